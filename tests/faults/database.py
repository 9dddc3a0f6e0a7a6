"""A database of a test's own, which the portal's processes and the test both work on.

It is copied from the tests' migrated database, which takes a moment instead of a migration.
"""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connections


class Database:
    """Where it is; `url` takes the port of a proxy in its place."""

    def __init__(self, settings: dict[str, object]) -> None:
        self.settings = settings
        self.is_postgresql = "postgresql" in str(settings["ENGINE"])
        self.host = str(settings.get("HOST") or "127.0.0.1")
        self.port = int(str(settings.get("PORT") or 5432))

    def url(self, port: int | None = None) -> str:
        if not self.is_postgresql:
            return f"sqlite:///{self.settings['NAME']}"
        user, word = self.settings["USER"], quote(str(self.settings.get("PASSWORD") or ""))
        host = self.host if port is None else "127.0.0.1"
        return f"postgres://{user}:{word}@{host}:{port or self.port}/{self.settings['NAME']}"


def is_for_tests(connection: Any) -> bool:
    """Whether this is the database that tests were given, and not that of this machine's portal."""
    if connection.vendor == "sqlite":
        return connection.is_in_memory_db()
    return str(connection.settings_dict["NAME"]).startswith("test_")


@contextlib.contextmanager
def own_database(folder: Path) -> Iterator[Database]:
    """Make it, and let the ORM of this process work on it; gone afterwards. The caller has unblocked the database."""
    shared = connections["default"]
    assert is_for_tests(shared)
    wrapper = type(shared)
    copy = _postgresql_copy if shared.vendor == "postgresql" else _sqlite_copy
    with copy(shared, folder) as name:
        settings = {**shared.settings_dict, "NAME": name}
        own = wrapper(settings, alias="default")
        connections["default"] = own
        try:
            yield Database(settings)
        finally:
            own.close()
            connections["default"] = shared


@contextlib.contextmanager
def _sqlite_copy(shared: object, folder: Path) -> Iterator[str]:
    path = folder / "ezportal.sqlite3"
    with connections["default"].cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    yield str(path)


@contextlib.contextmanager
def _postgresql_copy(shared: object, folder: Path) -> Iterator[str]:
    connection = connections["default"]
    connection.close()  # a database is copied only while nobody uses it
    name = f"ezportal_fault_{os.getpid()}_{uuid.uuid4().hex[:6]}"
    template = connection.settings_dict["NAME"]
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield name
    finally:
        with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
