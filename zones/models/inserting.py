"""Rows of values into one table, in the way in which each database takes many at once."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Sequence
from decimal import Decimal
from types import NoneType
from typing import Any

from django.db import connection, models

# Values that JSON has, and others whose text PostgreSQL reads as the value it was.
_PLAIN = (bool, int, float, str, NoneType)
_TOLD = (Decimal, dt.date, dt.time, uuid.UUID)


def insert_values(model: type[models.Model], fields: Sequence[Any], columns: Sequence[Sequence[Any]]) -> None:
    """Put rows in that hold, in the order of `fields`, these columns of values as they are written.

    All rules of the database hold as for other inserts: its constraints, triggers and errors.
    """
    quote = connection.ops.quote_name
    table, names = quote(model._meta.db_table), [field.column for field in fields]
    listed = ", ".join(map(quote, names))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # One value instead of one for each cell, read by the types of the table. COPY would be as quick, but does
            # not go with bounded waits for the server.
            rows = zip(*map(_told, columns), strict=True)
            told = json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False)
            source = f"SELECT {listed} FROM json_populate_recordset(NULL::{table}, %s)"  # noqa: S608 (names of the models alone)
            cursor.execute(f"INSERT INTO {table} ({listed}) {source}", [told])
        else:
            marks = ", ".join("%s" for _field in fields)
            rows = zip(*columns, strict=True)
            cursor.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", list(rows))  # noqa: S608 (names of the models alone)


def _told(column: Sequence[Any]) -> Sequence[Any]:
    kinds = set(map(type, column))
    if all(issubclass(kind, _PLAIN) for kind in kinds):
        return column
    if unknown := [kind.__name__ for kind in kinds if not issubclass(kind, _PLAIN + _TOLD)]:
        raise TypeError(f"Values of these kinds can't be written in batches: {', '.join(unknown)}")
    return [str(value) if isinstance(value, _TOLD) else value for value in column]


def take_keys(model: type[models.Model], count: int) -> list[int]:
    """As many new keys as asked for, taken from where the database takes them itself."""
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # By the quoted name, as the function reads its first argument like a statement.
            of = [connection.ops.quote_name(table), column, count]
            # A query inside the query is asked once, not for each key.
            cursor.execute(
                "SELECT nextval((SELECT pg_get_serial_sequence(%s, %s)::regclass)) FROM generate_series(1, %s)", of
            )
            return [key for (key,) in cursor.fetchall()]
        # Nobody else takes keys before this transaction ends: SQLite has one writer, and a reader that went on to
        # write after another has written would be refused.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        (last,) = cursor.fetchone() or (0,)
        return list(range(last + 1, last + 1 + count))
