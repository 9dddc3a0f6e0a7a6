"""Saving and loading an SQLite database while others read and write it: by SQLite's own copying, never as a file."""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.backends.sqlite3._functions import register as register_functions  # type: ignore[import-untyped]

from ezportal.backup.problems import BackupError

MAGIC = b"SQLite format 3\x00"


def connect(path: str | Path, *, uri: bool = False) -> sqlite3.Connection:
    """With the functions that Django's constraints call, without which SQLite can't copy or check the rows."""
    database = sqlite3.connect(path, timeout=60, uri=uri)
    register_functions(database)
    return database


def portal() -> sqlite3.Connection:
    return connect(str(connection.settings_dict["NAME"]))


def dump(path: Path) -> None:
    """One moment of the database. The copy is compacted: free pages keep what was deleted, erased names among it."""
    path.touch(mode=0o600)
    with closing(portal()) as source, closing(connect(path)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        target.execute("VACUUM")


def load(path: Path) -> None:
    """Put the dump (a database file, or the SQL of one, also compressed by gzip) in place, whatever stands there now.

    Raises BackupError for a damaged file before anything is changed.
    """
    connection.close()
    with closing(_open(path)) as source, closing(portal()) as target:
        source.backup(target)


def _open(path: Path) -> sqlite3.Connection:
    with path.open("rb") as file:
        start = file.read(len(MAGIC))
    try:
        if start == MAGIC:
            database = connect(f"file:{path}?mode=ro", uri=True)
        else:
            database = connect(":memory:")
            is_packed = start[:2] == b"\x1f\x8b"
            script = gzip.decompress(path.read_bytes()) if is_packed else path.read_bytes()
            database.executescript(script.decode())
        if (said := database.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise BackupError(f"The database in the backup is damaged: {said}")
    except (sqlite3.Error, UnicodeDecodeError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise BackupError(f"The dump could not be loaded, and nothing was changed: {error}") from error
    return database
