"""What stands in each table, as a number of rows and a SHA-256, to compare a restored database with the one that was
saved. Both databases say their rows in the order of the primary key and with the columns in the order of their names.
"""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection


@dataclass(frozen=True)
class TablePrint:
    rows: int
    sha256: str


Prints = dict[str, TablePrint]


def as_plain(prints: Prints) -> dict[str, dict[str, Any]]:
    return {table: asdict(found) for table, found in sorted(prints.items())}


def from_plain(told: dict[str, dict[str, Any]]) -> Prints:
    return {table: TablePrint(**found) for table, found in told.items()}


def differences(before: Prints, after: Prints) -> list[str]:
    """What is not as it was, a line for each table."""
    lines = []
    for table in sorted({*before, *after}):
        old, new = before.get(table), after.get(table)
        if old is None or new is None:
            lines.append(f"{table}: {'is new' if old is None else 'is missing'}")
        elif old != new:
            lines.append(f"{table}: {old.rows} rows before, {new.rows} now, or other contents")
    return lines


# --- PostgreSQL ----------------------------------------------------------------------------
# Text that does not depend on the server's or the role's settings.
PLAIN_TEXT = "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL bytea_output = 'hex'; " \
    "SET LOCAL extra_float_digits = 1"  # fmt: skip
_TABLES = """
SELECT c.relname FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') ORDER BY 1
"""
_COLUMNS = """
SELECT a.attname, t.typcategory = 'S', COALESCE(a.attnum = ANY(i.indkey), false)
FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attname COLLATE "C"
"""


class _Hash:
    """Takes what COPY writes."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()

    def write(self, data: bytes | str) -> int:
        self.digest.update(data.encode() if isinstance(data, str) else data)
        return len(data)


def postgresql_tables(cursor: Any) -> list[str]:
    cursor.execute(_TABLES)
    return [name for (name,) in cursor.fetchall()]


def postgresql_prints() -> Prints:
    """Within a transaction, which the caller has opened; one pass over each table."""
    with connection.cursor() as cursor:
        cursor.execute(PLAIN_TEXT)
        return {table: _postgresql_print(cursor, table) for table in postgresql_tables(cursor)}


def _postgresql_print(cursor: Any, table: str) -> TablePrint:
    quote = connection.ops.quote_name
    cursor.execute(_COLUMNS, [quote(table)])
    columns = cursor.fetchall()
    names = ", ".join(quote(name) for name, _is_text, _is_key in columns)
    # Texts are sorted by their bytes, as the collation of another server may differ.
    key = [f"{quote(name)}{' COLLATE ' + quote('C') if is_text else ''}" for name, is_text, is_key in columns if is_key]
    digest = _Hash()
    order = f" ORDER BY {', '.join(key)}" if key else ""
    cursor.copy_expert(f"COPY (SELECT {names} FROM {quote(table)}{order}) TO STDOUT", digest)  # noqa: S608
    return TablePrint(cursor.rowcount, digest.digest.hexdigest())


# --- SQLite --------------------------------------------------------------------------------
def sqlite_tables(database: sqlite3.Connection) -> list[str]:
    found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return sorted(name for (name,) in found)


def sqlite_prints(database: sqlite3.Connection) -> Prints:
    return {table: _sqlite_print(database, table) for table in sqlite_tables(database)}


def _sqlite_print(database: sqlite3.Connection, table: str) -> TablePrint:
    columns = database.execute(f'PRAGMA table_info("{table}")').fetchall()
    names = ", ".join(f'"{name}"' for name in sorted(column[1] for column in columns))
    key = ", ".join(f'"{column[1]}"' for column in sorted(columns, key=lambda column: column[5]) if column[5])
    digest, rows = hashlib.sha256(), 0
    for row in database.execute(f'SELECT {names} FROM "{table}" ORDER BY {key or names}'):  # noqa: S608
        digest.update(f"{row!r}\n".encode())
        rows += 1
    return TablePrint(rows, digest.hexdigest())
