"""Reads the data version with as little work as can be: it is asked before every public answer."""

from typing import Any

from django.db import Error, connection

SQL = "SELECT last_sequence FROM zones_dataversion WHERE id = 1"


def read_version() -> int:
    """The number of the last committed public change, from the primary database; 0 before any data.

    Goes past Django's cursors, which cost more than the read itself. A connection that the server has closed is
    opened anew once; raises Django's database errors where the database does not answer.
    """
    try:
        return _read()
    except Error:
        if connection.in_atomic_block:  # a test's transaction, which a new connection would not see
            raise
        connection.close()
        return _read()


def _read() -> int:
    if connection.connection is None:
        connection.ensure_connection()
    with connection.wrap_database_errors:
        cursor: Any = connection.connection.cursor()
        try:
            cursor.execute(SQL)
            row = cursor.fetchone()
        finally:
            cursor.close()
    return row[0] if row else 0
