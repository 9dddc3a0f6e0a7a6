"""A throw-away database of a release, filled with synthetic rows (they say so in their names) on PostgreSQL."""

from __future__ import annotations

from typing import Any

ROWS = 100_000
# Table → its key, and what differs in each copy of its first row; `g` counts from 1.
COPIES = {
    "zones_zone": ("id", {
        "slug": "'synthetic-' || g", "name": "'Synthetic zone ' || g", "name_en": "'Synthetic zone ' || g",
        "search_text": "'synthetic zone ' || g", "component_of_id": "NULL",
    }),
    "zones_claim": ("id", {"zone_id": "(SELECT MIN(id) FROM zones_zone WHERE slug LIKE 'synthetic-%') + g - 1"}),
    "zones_change": ("sequence", {}),
    "zones_observation": ("id", {"zone_id": "(SELECT MIN(id) FROM zones_zone WHERE slug LIKE 'synthetic-%') + g - 1"}),
    "django_admin_log": ("id", {}),
}  # fmt: skip


def fill(cursor: Any, table: str, rows: int = ROWS) -> None:
    """Copies of one row, until there are so many and more. Triggers don't run, as they would for each."""
    key, differing = COPIES[table]
    cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')  # noqa: S608
    columns = [column[0] for column in cursor.description]
    chosen = {key: f'(SELECT MAX("{key}") FROM "{table}") + g', **differing}  # noqa: S608
    values = ", ".join(chosen.get(column, f'one."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks that wait can't be altered
    cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
    cursor.execute(
        f'INSERT INTO "{table}" ({names}) SELECT {values} '  # noqa: S608
        f'FROM (SELECT * FROM "{table}" ORDER BY "{key}" LIMIT 1) one, generate_series(1, {rows}) g'
    )
    cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
    cursor.execute(f'ANALYZE "{table}"')
