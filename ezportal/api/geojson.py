"""Rows with a `location` as a GeoJSON FeatureCollection (RFC 7946): WGS 84, lon before lat."""

from collections.abc import Collection, Iterable
from typing import Any

Row = dict[str, Any]


def feature_collection(rows: Iterable[Row], key: str, picked: Collection[str] | None) -> Row:
    """Every row is a feature; one without a location has a null geometry and is kept."""
    return {"type": "FeatureCollection", "features": [feature(row, key, picked) for row in rows]}


def feature(row: Row, key: str, picked: Collection[str] | None) -> Row:
    """`properties` is the row, or what was picked of it, with the precision of the point in place of the point."""
    location = row["location"]
    geometry = location and {"type": "Point", "coordinates": [location["lon"], location["lat"]]}
    properties = {
        name: value for name, value in row.items() if name != "location" and (picked is None or name in picked)
    }
    properties["location_precision"] = location and location["precision"]
    return {"type": "Feature", "id": row[key], "geometry": geometry, "properties": properties}
