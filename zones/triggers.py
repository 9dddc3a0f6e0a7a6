"""Invariants a CHECK can't express, as triggers of the database; installed after each migrate.

- No zone, zone type, industry, organisation, facility or section is its own ancestor.
- A published zone has no profile value without an accepted claim.

SQLite rebuilds a table when a migration alters it and drops the table's triggers with it; that is why they are
put back after every migrate instead of once by a migration.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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
    # No word of rows at the top, whose column is NULL: SQLite would look for all others first, on each write.
    return (
        f"EXISTS (WITH RECURSIVE up(id) AS (SELECT NEW.{column} UNION "
        f"SELECT t.{column} FROM {table} t JOIN up ON t.id = up.id) "
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


@dataclass(frozen=True)
class Rule:
    """A write that the database refuses: on which table and event, under which condition on NEW and OLD.

    `message` is what both databases report (plain ASCII, no quotes); forms say `explanation` at `field` instead.
    """

    name: str
    table: str
    condition: str
    message: str
    events: tuple[str, ...] = ("INSERT", "UPDATE")
    # Columns without which in its SET an UPDATE cannot break the rule; all of them where there are none.
    columns: tuple[str, ...] = ()
    field: str = ""
    explanation: Any = ""

    def sql_events(self) -> dict[str, str]:
        """Each event as a trigger names it."""
        of_columns = f" OF {', '.join(self.columns)}" if self.columns else ""
        return {event: event + of_columns * (event == "UPDATE") for event in self.events}


# Rules of other apps, which add theirs when they are ready.
MORE_RULES: list[Rule] = []


def add_rules(rules: Iterable[Rule]) -> None:
    known = {rule.name for rule in MORE_RULES}
    MORE_RULES.extend(rule for rule in rules if rule.name not in known)


def all_rules() -> list[Rule]:
    from zones import profile

    found = [
        Rule(f"{table}_no_cycle", table, _cycle_condition(table, column), CYCLE_MESSAGE, columns=(column,))
        for table, column in TREES.items()
    ]
    columns = ("publication", *(item.columns[0] for item in profile.FIELDS))
    found.append(
        Rule("zones_zone_is_sourced", "zones_zone", _unsourced_condition(), UNSOURCED_MESSAGE, columns=columns)
    )
    return found + MORE_RULES


def _install_sqlite(cursor: Any) -> None:
    for rule in all_rules():
        for event, sql_event in rule.sql_events().items():
            trigger = f"{rule.name}_{event.lower()}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger}")
            # AFTER: a new row has its key only then; the statement is undone all the same.
            cursor.execute(
                f"CREATE TRIGGER {trigger} AFTER {sql_event} ON {rule.table} WHEN {rule.condition} "
                f"BEGIN SELECT RAISE(ABORT, '{rule.message}'); END"
            )


def _install_postgresql(cursor: Any) -> None:
    for rule in all_rules():
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {rule.name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN "
            f"IF {rule.condition} THEN RAISE EXCEPTION '{rule.message}' USING ERRCODE = 'check_violation', "
            f"CONSTRAINT = '{rule.name}'; END IF; RETURN NULL; END $body$"
        )
        cursor.execute(f"DROP TRIGGER IF EXISTS {rule.name} ON {rule.table}")
        cursor.execute(
            f"CREATE TRIGGER {rule.name} AFTER {' OR '.join(rule.sql_events().values())} ON {rule.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {rule.name}()"
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
