"""Invariants a CHECK can't express, as triggers of the database; installed after each migrate.

- No zone, zone type, industry, organisation, facility or section is its own ancestor.
- A published zone has no profile value without an accepted claim.

SQLite rebuilds a table when a migration alters it and drops the table's triggers with it; that is why they are
put back after every migrate instead of once by a migration.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

TREES = {
    "zones_zone": "component_of_id",
    "zones_zonetype": "parent_id",
    "zones_industry": "parent_id",
    "zones_organisation": "parent_id",
    "zones_facility": "parent_id",
    "zones_transportsection": "parent_id",
}
# PostgreSQL and SQLite report these words; forms turn them into a message.
CYCLE_MESSAGE = "a row can not be its own ancestor"
UNSOURCED_MESSAGE = "a published zone has a value without an accepted claim"


def _cycle_condition(table: str, column: str) -> str:
    return (
        f"EXISTS (WITH RECURSIVE up(id) AS (SELECT NEW.{column} UNION "
        f"SELECT t.{column} FROM {table} t JOIN up ON t.id = up.id WHERE t.{column} IS NOT NULL) "
        f"SELECT 1 FROM up WHERE up.id = NEW.id)"
    )


def _unsourced_condition() -> str:
    from zones import profile
    from zones.models import Zone

    tests = []
    for item in profile.FIELDS:
        column = item.columns[0]
        nullable = Zone._meta.get_field(column.removesuffix("_id") if column.endswith("_id") else column)
        empty = f"COALESCE(NEW.{column}, '') <> ''" if nullable.get_internal_type() in (
            "CharField", "TextField", "URLField",
        ) and not nullable.is_relation else f"NEW.{column} IS NOT NULL"  # fmt: skip
        tests.append(
            f"({empty} AND NOT EXISTS (SELECT 1 FROM zones_claim c WHERE c.zone_id = NEW.id "
            f"AND c.field = '{item.name}' AND c.status = 'accepted' AND c.value_state = 'known'))"
        )
    return "NEW.publication = 'published' AND (" + " OR ".join(tests) + ")"


def _rules() -> list[tuple[str, str, str, str]]:
    """(name, table, condition under which the write is refused, message)."""
    found = [
        (f"{table}_no_cycle", table, _cycle_condition(table, column), CYCLE_MESSAGE) for table, column in TREES.items()
    ]
    found.append(("zones_zone_is_sourced", "zones_zone", _unsourced_condition(), UNSOURCED_MESSAGE))
    return found


def _install_sqlite(cursor: Any) -> None:
    for name, table, condition, message in _rules():
        for event in ("INSERT", "UPDATE"):
            trigger = f"{name}_{event.lower()}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger}")
            # AFTER: a new row has its key only then; the statement is undone all the same.
            cursor.execute(
                f"CREATE TRIGGER {trigger} AFTER {event} ON {table} WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )


def _install_postgresql(cursor: Any) -> None:
    for name, table, condition, message in _rules():
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN "
            f"IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation', "
            f"CONSTRAINT = '{name}'; END IF; RETURN NEW; END $body$"
        )
        cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
        cursor.execute(
            f"CREATE TRIGGER {name} AFTER INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        )


def install(using: str = "default", **kwargs: Any) -> None:
    """Put the triggers in place; running it again changes nothing."""
    connection = connections[using]
    if "zones_zone" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _install_postgresql(cursor)
        else:
            _install_sqlite(cursor)
