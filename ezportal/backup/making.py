"""Taking a backup: one tar archive of the files, the database at one moment, and a manifest that tells what it holds.

Files are read before the database and looked at again after it. A file is written before the row that names it is
committed, and deleted after the row is gone; so what a row of the snapshot names was there before it, or came since
the first reading and is found by the second.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import sqlite3
import tarfile
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from ezportal.backup import files, fingerprints, manifest, postgresql, sqlite
from ezportal.backup.manifest import Manifest, Stored
from ezportal.backup.problems import BackupError

BLOCK = 1024 * 1024
MOST_TRIES = 3


@dataclass
class Writer:
    """The archive as it grows. A file that is added again counts as it was the last time."""

    archive: tarfile.TarFile
    stored: dict[str, Stored] = field(default_factory=dict)

    def add(self, name: str, source: IO[bytes], size: int, at: dt.datetime) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode, entry.mtime = size, 0o600, int(at.timestamp())
        reader = _Hashing(source)
        self.archive.addfile(entry, reader)  # type: ignore[arg-type]
        self.stored[name] = Stored(size, reader.digest.hexdigest())


class _Hashing:
    """A file that is hashed while it is read."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source, self.digest = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.source.read(size)
        self.digest.update(data)
        return data


@dataclass(frozen=True)
class Snapshot:
    """What the manifest tells of the database."""

    referred: set[str]
    migrations: list[str]
    data_version: int
    tables: fingerprints.Prints
    server_version: str


def write_backup(target: IO[bytes], work: Path) -> Manifest:
    """Write a whole backup into `target`, front to back. `work` is a private folder with room for the dump."""
    with tarfile.open(fileobj=target, mode="w|", bufsize=BLOCK) as archive:
        writer = Writer(archive)
        first = _add_files(writer, {})
        taken_at, name = timezone.now(), manifest.DATABASE_NAMES[connection.vendor]
        found = _dump(work / name)
        with (work / name).open("rb") as dump:
            writer.add(name, dump, (work / name).stat().st_size, taken_at)
        (work / name).unlink()
        kept = _settle(writer, first, found.referred)
        told = Manifest(
            taken_at=taken_at, release=settings.RELEASE, vendor=connection.vendor, server_version=found.server_version,
            migrations=found.migrations, data_version=found.data_version, tables=fingerprints.as_plain(found.tables),
            database=writer.stored[name], files={name: writer.stored[name] for name in sorted(kept)},
            missing_files=sorted(found.referred - kept),
        )  # fmt: skip
        text = told.as_json().encode()
        writer.add(manifest.NAME, io.BytesIO(text), len(text), taken_at)
    return told


def _dump(path: Path) -> Snapshot:
    if connection.vendor == "postgresql":
        with postgresql.snapshot() as (cursor, name):
            postgresql.dump(path, name)
            return _look(_runner(cursor), fingerprints.postgresql_prints(), postgresql.server_version())
    sqlite.dump(path)
    with closing(sqlite3.connect(path)) as copy:
        return _look(copy.execute, fingerprints.sqlite_prints(copy), sqlite3.sqlite_version)


def _runner(cursor: Any) -> Callable[[str], Any]:
    def execute(sql: str) -> Any:
        cursor.execute(sql)
        return cursor.fetchall()

    return execute


def _look(execute: Callable[[str], Any], tables: fingerprints.Prints, server_version: str) -> Snapshot:
    version = next(iter(execute("SELECT last_sequence FROM zones_dataversion")), (0,))[0]
    return Snapshot(
        files.referred_files(execute), manifest.applied_migrations(execute), version, tables, server_version
    )


def _settle(writer: Writer, first: files.Seen, referred: set[str]) -> set[str]:
    """Read again what came or changed since the first reading; returns the files that belong to the snapshot.

    A file that changes under each reading is one that somebody is writing: it is tried a few times.
    """
    seen = first
    for _try in range(MOST_TRIES):
        now = _add_files(writer, seen)
        if now == seen:
            break
        seen = now
    else:
        raise BackupError("The files change faster than they can be read; try again at a quieter hour.")
    return {name for name in writer.stored if name in seen or name in referred}


def _add_files(writer: Writer, seen: files.Seen) -> files.Seen:
    """Read the files that are not as they were seen, and return what is there now."""
    now = files.stored_files()
    for name, state in now.items():
        if seen.get(name) != state:
            _add_file(writer, name, *state)
    return now


def _add_file(writer: Writer, name: str, size: int, at: dt.datetime) -> None:
    """Through a buffer: tar wants the size first, and a file may shrink or vanish while it is read."""
    storage, inner = files.split(name)
    with tempfile.SpooledTemporaryFile(max_size=16 * BLOCK) as buffer:
        try:
            with storage.open(inner) as source:
                while data := source.read(BLOCK):
                    buffer.write(data)
        except FileNotFoundError:
            return  # deleted since it was listed; its row is gone, too, or the manifest will say that it is missing
        length = buffer.tell()
        buffer.seek(0)
        writer.add(name, buffer, length, at)  # type: ignore[arg-type]
