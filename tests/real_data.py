"""The data of fixtures/ in a database of its own beside the tests' empty one: loading it takes half a minute.

It is loaded once per process; a module of tests works on it and leaves it as it was. Modules that use it name the
xdist group `real data`, so that one process of a run has them all.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from django.conf import settings
from django.db import connection, transaction

from zones.loading.load import load

FIXTURES = settings.BASE_DIR / "fixtures"


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Whatever asks for the default connection, a server's threads too, gets the database of this name."""
    # Closing an SQLite database in memory would end it, so its connection is put aside.
    empty, own_name = connection.connection, connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        connection.connection = None
    else:
        connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        if connection.vendor == "sqlite":
            if connection.connection is not None:
                connection.connection.close()
            connection.connection = empty
        else:
            connection.close()
        connection.settings_dict["NAME"] = own_name


@contextmanager
def copy_of(name: str, copy: str) -> Iterator[str]:
    """A new database with the tables and rows of another, gone again at the end. Gives its name."""
    if connection.vendor == "sqlite":
        address = f"file:{copy}?mode=memory&cache=shared"
        # It lives as long as this connection to it is open.
        with closing(sqlite3.connect(address, uri=True)) as kept, closing(sqlite3.connect(name, uri=True)) as original:
            original.backup(kept)
            yield address
        return
    # PostgreSQL copies a database only while nobody is connected to it, as a server's thread may be for a moment yet.
    connection.close()
    quote = connection.ops.quote_name
    _administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", name)
    _administer(f"DROP DATABASE IF EXISTS {quote(copy)}")
    _administer(f"CREATE DATABASE {quote(copy)} TEMPLATE {quote(name)}")
    try:
        yield copy
    finally:
        _administer(f"DROP DATABASE {quote(copy)} WITH (FORCE)")


def _administer(statement: str, *values: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement, values or None)


@contextmanager
def loaded() -> Iterator[str]:
    """A database with the real data; gives its name."""
    empty = connection.settings_dict["NAME"]
    with copy_of(empty, f"{plain(empty)}_real") as name:
        with connected_to(name):
            load(FIXTURES)
        yield name


def plain(name: str) -> str:
    """A database's name as an identifier; SQLite's in memory are addresses."""
    return name.removeprefix("file:").partition("?")[0]


@contextmanager
def left_as_it_was() -> Iterator[None]:
    """What happens within is taken back at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
