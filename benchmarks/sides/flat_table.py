"""`python -m benchmarks.sides.flat_table FILE`: the zones of DATABASE_URL as the file that Datasette serves.

Set up the way its documentation advises: one table with the columns of the API's row, lists as JSON arrays, texts
beside them, an index on every column that is filtered or sorted by, and full-text search by sqlite-utils. Its
default tokenizer splits at spaces, which Thai, Khmer, Lao, Burmese and Chinese do not write between words, so a
second full-text table has SQLite's trigram tokenizer for these.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# The columns of the API's row; a caller asks for these, not for the texts.
COLUMNS = (
    "slug", "name", "local_name", "country", "province", "province_name", "zone_types", "status", "development_form",
    "established", "area_ha", "longitude", "latitude", "location_precision", "industries", "last_confirmed",
    "freshness", "url",
)  # fmt: skip
INDEXED = (
    "name", "country", "province", "status", "development_form", "established", "area_ha", "has_location", "freshness",
)  # fmt: skip
TEXTS = ("texts",)


def build(file: Path) -> None:
    import sqlite_utils

    database = sqlite_utils.Database(file)
    table = database["zones"]
    table.insert_all(flat_rows(), pk="slug", batch_size=5_000)  # type: ignore[union-attr]
    for column in INDEXED:
        table.create_index([column])  # type: ignore[union-attr]
    table.enable_fts(TEXTS)  # type: ignore[union-attr]
    # sqlite-utils names the full-text table after its content, and a second one has to be made by hand.
    database.execute("CREATE VIRTUAL TABLE zones_trigram USING fts5(texts, content=zones, tokenize='trigram')")
    database.execute("INSERT INTO zones_trigram(zones_trigram) VALUES('rebuild')")
    database.conn.commit()
    database.analyze()
    database.vacuum()
    database.close()


def flat_rows() -> Iterator[dict[str, Any]]:
    from zones.models import Zone

    zones = (
        Zone.objects.published()
        .order_by("name_en", "pk")
        .select_related("country", "province")
        .prefetch_related("classifications__zone_type", "industries__industry", "aliases", "facilities", "milestones")
    )
    return (flat_row(zone) for zone in zones.iterator(chunk_size=1_000))


def flat_row(zone: Any) -> dict[str, Any]:
    names = [getattr(zone, f"name_{suffix}") for suffix in ("en", "zh_hans", "km", "lo", "my", "th", "vi")]
    summaries = [getattr(zone, f"summary_{suffix}") for suffix in ("en", "zh_hans", "km", "lo", "my", "th", "vi")]
    texts = [
        *names, *(row.name for row in zone.aliases.all()), *summaries, zone.location_advantage, zone.locality,
        *(row.name for row in zone.facilities.all()), *(row.title for row in zone.milestones.all()),
    ]  # fmt: skip
    return {
        "slug": zone.slug,
        "name": zone.name_en,
        "local_name": zone.local_name or None,
        "country": zone.country_id,
        "province": zone.province_id,
        "province_name": zone.province.name_en if zone.province else None,
        "zone_types": json.dumps([row.zone_type.slug for row in zone.classifications.all()]),
        "status": zone.status or None,
        "development_form": zone.development_form or None,
        "established": zone.established or None,
        "area_ha": None if zone.area_ha is None else float(zone.area_ha),
        "longitude": None if zone.longitude is None else float(zone.longitude),
        "latitude": None if zone.latitude is None else float(zone.latitude),
        "location_precision": zone.location_precision or None,
        "has_location": int(zone.longitude is not None),
        "industries": json.dumps([row.industry.slug for row in zone.industries.all()]),
        "last_confirmed": zone.last_confirmed and zone.last_confirmed.isoformat(),
        "freshness": zone.freshness,
        "url": f"/en/zones/{zone.slug}/",
        "website": zone.website or None,
        "land_tenure": zone.land_tenure or None,
        "investment_planned": None if zone.investment_planned is None else float(zone.investment_planned),
        "investment_planned_currency": zone.investment_planned_currency or None,
        "texts": "\n".join(text for text in texts if text),
    }


def main() -> None:
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ezportal.settings")
    django.setup()
    build(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
