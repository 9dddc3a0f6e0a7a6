"""Reads the data version with as little work as can be: it is asked before every public answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from ezportal.prepared import Prepared
from zones.edge.shared_reads import SharedReads

SQL = "SELECT last_sequence FROM zones_dataversion WHERE id = 1"
_PREPARED = Prepared("data_version", SQL)

_answered: ContextVar[int | None] = ContextVar("answered", default=None)


@contextmanager
def answering(version: int) -> Iterator[None]:
    """Inside, an answer for this data version is computed."""
    token = _answered.set(version)
    try:
        yield
    finally:
        _answered.reset(token)


def version_to_answer() -> int:
    """The data version that the answer under way is for; outside of answers that of this moment."""
    known = _answered.get()
    return read_version() if known is None else known


def read_version() -> int:
    """The number of the last committed public change, from the primary database; 0 before any data.

    Goes past Django's cursors, which cost more than the read itself. A connection that the server has closed is
    opened anew once; raises Django's database errors where the database does not answer.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    try:
        return _read(connection)
    except Error as error:
        if connection.in_atomic_block:  # a test's transaction, which a new connection would not see
            raise
        Prepared.is_refused(error)
        connection.close()
        return _read(connection)


def _read(connection: BaseDatabaseWrapper) -> int:
    if connection.connection is None:
        connection.ensure_connection()
    with connection.wrap_database_errors:
        cursor: Any = connection.connection.cursor()
        try:
            if connection.vendor == "postgresql":
                _PREPARED.execute(connection, cursor)
            else:
                cursor.execute(SQL)
            row = cursor.fetchone()
        finally:
            cursor.close()
    return row[0] if row else 0


version_since = SharedReads(read_version).since
