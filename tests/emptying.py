"""Empties the tables after a test that committed: on PostgreSQL by deleting the few rows that it left.

TRUNCATE, which Django uses, makes new files for each of some two hundred tables and their indexes, empty or not.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql.operations import DatabaseOperations

_truncating = DatabaseOperations.sql_flush


def delete_instead_of_truncating() -> None:
    DatabaseOperations.sql_flush = _sql_flush


def _sql_flush(self: Any, style: Any, tables: list[str], **how: Any) -> list[str]:
    with self.connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if not tables or how.get("reset_sequences") or cursor.fetchone() != (True,):
            return _truncating(self, style, tables, **how)
        looks = (f"(SELECT {number} FROM {self.quote_name(table)} LIMIT 1)" for number, table in enumerate(tables))  # noqa: S608 (names of tables)
        cursor.execute(" UNION ALL ".join(looks))
        filled = [self.quote_name(tables[number]) for (number,) in cursor.fetchall()]
    # As with TRUNCATE, no trigger is asked and no reference followed: everything goes.
    return ["SET LOCAL session_replication_role = replica", *(f"DELETE FROM {table}" for table in filled)]  # noqa: S608 (names of tables)
