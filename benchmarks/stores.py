"""Databases of invented zones: made once in stages, kept between runs, copied for each run.

A kept database is named after what went into it, so changed code makes another one and nothing stale is measured.
Runs write into a copy, never into a kept database.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit, urlunsplit

from ezportal.release import hash_of_code

BASE = Path(__file__).resolve().parent.parent
Say = Callable[[str], None]

# What the rows of each stage depend on, besides those of the stage before.
INPUTS = {
    "reference": ("*/migrations/*.py", "zones/triggers.py", "zones/loading/*.py", "fixtures/*.*",
                  "benchmarks/synthetic/reference.py"),
    "rows": ("benchmarks/synthetic/*.py",),
    "derived": ("benchmarks/synthetic/build.py",),
}  # fmt: skip
PREFIX = "ezportal_synthetic"


def hash_of(patterns: Iterable[str], *more: object) -> str:
    digest = hashlib.sha256(repr(more).encode())
    for pattern in patterns:
        for path in sorted(BASE.glob(pattern)):
            digest.update(path.relative_to(BASE).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:10]


class Store(Protocol):
    """Where databases of one kind are kept."""

    name: str

    def has(self, key: str) -> bool: ...

    def copy(self, source: str, target: str) -> None: ...

    def create(self, key: str) -> None: ...

    def rename(self, key: str, new: str) -> None: ...

    def drop(self, key: str) -> None: ...

    def url(self, key: str) -> str: ...

    def prepare_for_run(self, key: str) -> None: ...


class SQLiteStore:
    """A file for each database."""

    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, key: str) -> Path:
        return self.folder / f"{key}.sqlite3"

    def has(self, key: str) -> bool:
        return self.path(key).exists()

    def copy(self, source: str, target: str) -> None:
        shutil.copyfile(self.path(source), self.path(target))

    def create(self, key: str) -> None:
        self.drop(key)

    def rename(self, key: str, new: str) -> None:
        self.path(key).rename(self.path(new))

    def drop(self, key: str) -> None:
        for path in self.folder.glob(f"{key}.sqlite3*"):
            path.unlink()

    def url(self, key: str) -> str:
        return f"sqlite:///{self.path(key)}"

    def prepare_for_run(self, key: str) -> None:
        """The file is in the memory of the machine already, as it has just been written."""


class PostgreSQLStore:
    """A database on the server of `server_url`; kept ones serve as templates."""

    name = "PostgreSQL"

    def __init__(self, server_url: str) -> None:
        self.server_url = server_url

    def _run(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        import psycopg2

        connection = psycopg2.connect(self.url(database))
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def version(self) -> str:
        return str(self._run("SHOW server_version")[0][0])

    def has(self, key: str) -> bool:
        return bool(self._run(f"SELECT 1 FROM pg_database WHERE datname = '{key}'"))

    def copy(self, source: str, target: str) -> None:
        self.drop(target)
        self._run(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')

    def create(self, key: str) -> None:
        self.drop(key)
        self._run(f"CREATE DATABASE \"{key}\" ENCODING 'UTF8' TEMPLATE template0")

    def rename(self, key: str, new: str) -> None:
        self._run(f'ALTER DATABASE "{key}" RENAME TO "{new}"')

    def drop(self, key: str) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{key}" WITH (FORCE)')

    def url(self, key: str) -> str:
        return urlunsplit(urlsplit(self.server_url)._replace(path=f"/{key}"))

    def prepare_for_run(self, key: str) -> None:
        """Reads every table once: a database that has just been copied is cold, one in use is not."""
        self._run("VACUUM (ANALYZE)", key)


def keep(store: Store, zones: int, *, seed: int, say: Say) -> str:
    """The key of a kept database of that many zones; makes the stages that are missing."""
    reference = f"{PREFIX}_ref_{hash_of(INPUTS['reference'])}"
    rows = f"{PREFIX}_rows_{zones}_{hash_of(INPUTS['rows'], reference, seed)}"
    # Stored forms count for the release that made them only, so any change of the portal's code makes them anew.
    whole = f"{PREFIX}_{zones}_{hash_of(INPUTS['derived'], rows, hash_of_code(BASE))}"
    if store.has(whole):
        return whole
    if not store.has(rows):
        if not store.has(reference):
            _stage(store, "reference", reference, None, say)
        _stage(store, "rows", rows, reference, say, "--zones", str(zones), "--seed", str(seed))
    _stage(store, "derived", whole, rows, say)
    return whole


def copy_for_run(store: Store, kept: str, zones: int) -> str:
    """A database of this process that may be written to; drop it at the end."""
    key = f"{PREFIX}_run_{os.getpid()}_{zones}"
    store.copy(kept, key)
    store.prepare_for_run(key)
    return key


def _stage(store: Store, stage: str, key: str, before: str | None, say: Say, *options: str) -> None:
    """Work on a draft and rename it when it is whole, so that a broken run leaves nothing to be taken for it."""
    began = time.monotonic()
    draft = f"{key}_draft_{os.getpid()}"
    if before is None:
        store.create(draft)
    else:
        store.copy(before, draft)
    try:
        run_python("-m", "benchmarks.synthetic", stage, *options, DATABASE_URL=store.url(draft))
        store.rename(draft, key)
    finally:
        store.drop(draft)
    say(f"{store.name}: made {key} in {time.monotonic() - began:.0f} s")


def run_python(*arguments: str, **environment: str) -> None:
    """A Python of the project with these variables; raises CalledProcessError with its words on the screen."""
    subprocess.run(
        [sys.executable, *arguments], check=True, cwd=BASE, env={**os.environ, "REDIS_URL": "", **environment}
    )
