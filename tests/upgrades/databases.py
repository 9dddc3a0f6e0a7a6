"""The database of a release, below Django: loaded from its dump, read, and written as that release's code writes."""

from __future__ import annotations

import contextlib
import gzip
import io
import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any

import psycopg2
import psycopg2.extensions
from django.db.backends.sqlite3._functions import register

from tests.backup.portal import VENDOR, Portal
from tests.upgrades.releases import dump_of

# Table → its columns, and the rows in that order.
Saved = dict[str, tuple[list[str], list[tuple]]]


@contextlib.contextmanager
def opened(portal: Portal) -> Iterator[Any]:
    """A connection that commits when nothing went wrong."""
    database: Any = (
        psycopg2.connect(portal.url) if VENDOR == "postgresql" else sqlite3.connect(portal.folder / portal.name)
    )
    if VENDOR == "sqlite":
        register(database)  # constraints call functions of Django
    with contextlib.closing(database), database:
        yield database


def load_release(portal: Portal, release: str) -> None:
    script = gzip.decompress(dump_of(release).read_bytes()).decode()
    with opened(portal) as database:
        if VENDOR == "postgresql":
            database.cursor().execute(script)
        else:
            database.executescript(script)


def save(portal: Portal) -> Saved:
    with opened(portal) as database:
        return {table: rows_of(database, table) for table in tables_of(database)}


def tables_of(database: Any) -> list[str]:
    cursor = database.cursor()
    if VENDOR == "postgresql":
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    else:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1")
    return [name for (name,) in cursor.fetchall()]


def rows_of(database: Any, table: str, columns: list[str] | None = None) -> tuple[list[str], list[tuple]]:
    cursor = database.cursor()
    # As text, so that each value goes back as it was, whatever its type.
    if columns is None:
        cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')  # noqa: S608
        columns = [column[0] for column in cursor.description]
    cast = "::text" if VENDOR == "postgresql" else ""
    chosen = ", ".join(f'"{column}"{cast}' for column in columns)
    cursor.execute(f'SELECT {chosen} FROM "{table}"')  # noqa: S608
    return columns, [tuple(row) for row in cursor.fetchall()]


def lost_rows(saved: Saved, portal: Portal) -> list[str]:
    """Rows that are not there any more as they were, in the columns that they had."""
    lost = []
    with opened(portal) as database:
        for table, (columns, rows) in saved.items():
            _columns, now = rows_of(database, table, columns)
            if missing := Counter(rows) - Counter(now):
                lost.append(f"{table}: {missing.total()} of {len(rows)} rows, for example {next(iter(missing))}")
    return lost


def write_as_before(saved: Saved, portal: Portal) -> int:
    """Empty every table, and insert the old rows with the old columns only: what old code does on the new schema.

    Raises the database's IntegrityError where a new column has no default of the database's own, or a constraint
    refuses what old code writes. Returns how many rows were written.
    """
    with opened(portal) as database:
        cursor = database.cursor()
        tables = tables_of(database)
        if VENDOR == "postgresql":
            # Rows are checked all the same; only triggers that look at other rows must not ask for an order.
            cursor.execute("".join(f'ALTER TABLE "{table}" DISABLE TRIGGER USER;' for table in tables))
            names = ", ".join(f'"{table}"' for table in tables)
            cursor.execute(f"TRUNCATE {names}")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')
            for table in tables:
                cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608
        written = sum(_insert(cursor, table, *saved[table]) for table in saved)
        if VENDOR == "sqlite":
            assert cursor.execute("PRAGMA foreign_key_check").fetchall() == []
    return written


def _insert(cursor: Any, table: str, columns: list[str], rows: list[tuple]) -> int:
    names = ", ".join(f'"{column}"' for column in columns)
    if VENDOR == "sqlite":
        marks = ", ".join("?" * len(columns))
        cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)  # noqa: S608
    else:
        text = "".join("\t".join(map(_copied, row)) + "\n" for row in rows)
        with _plain_waits():
            cursor.copy_expert(f'COPY "{table}" ({names}) FROM STDIN', io.StringIO(text))
    return len(rows)


@contextlib.contextmanager
def _plain_waits() -> Iterator[None]:
    """COPY does not go with the bounded waits that the suite has like a web process."""
    bounded = psycopg2.extensions.get_wait_callback()
    psycopg2.extensions.set_wait_callback(None)
    try:
        yield
    finally:
        psycopg2.extensions.set_wait_callback(bounded)


def _copied(value: str | None) -> str:
    if value is None:
        return r"\N"
    return value.replace("\\", r"\\").replace("\t", r"\t").replace("\n", r"\n").replace("\r", r"\r")
