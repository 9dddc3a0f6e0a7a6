"""Rows of values into one table, in the way in which each database takes many at once."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.db import connection, models

# Values whose text PostgreSQL reads as the value it was.
_TOLD = (Decimal, dt.date, dt.time, uuid.UUID)


def insert_values(model: type[models.Model], fields: Sequence[Any], rows: Iterable[Sequence[Any]]) -> None:
    """Put rows in that hold what the columns of `fields` are written as.

    All rules of the database hold as for other inserts: its constraints, triggers and errors.
    """
    quote = connection.ops.quote_name
    table, names = quote(model._meta.db_table), [field.column for field in fields]
    columns = ", ".join(map(quote, names))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # One value instead of one for each cell, read by the types of the table. COPY would be as quick, but does
            # not go with bounded waits for the server.
            told = json.dumps([dict(zip(names, row, strict=True)) for row in rows], default=_told, ensure_ascii=False)
            source = f"SELECT {columns} FROM json_populate_recordset(NULL::{table}, %s)"  # noqa: S608 (names of the models alone)
            cursor.execute(f"INSERT INTO {table} ({columns}) {source}", [told])
        else:
            marks = ", ".join("%s" for _field in fields)
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(rows))  # noqa: S608 (names of the models alone)


def _told(value: Any) -> str:
    if isinstance(value, _TOLD):
        return str(value)
    raise TypeError(f"{value!r} can't be written in batches")


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
