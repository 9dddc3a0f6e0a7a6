"""Rows with a `location` as a GeoJSON FeatureCollection (RFC 7946): WGS 84, lon before lat."""

from collections.abc import Iterable
from typing import Any


def feature_collection(rows: Iterable[dict[str, Any]], key: str) -> dict[str, Any]:
    """Every row is a feature; one without a location has a null geometry and is kept."""
    return {"type": "FeatureCollection", "features": [feature(row, key) for row in rows]}


def feature(row: dict[str, Any], key: str) -> dict[str, Any]:
    """`properties` is the row, with the precision of the point in place of the point."""
    location = row.pop("location", None)
    geometry = location and {"type": "Point", "coordinates": [location["lon"], location["lat"]]}
    row["location_precision"] = location and location["precision"]
    return {"type": "Feature", "id": row[key], "geometry": geometry, "properties": row}
