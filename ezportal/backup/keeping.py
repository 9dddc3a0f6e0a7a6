"""Backups in their folder: written under another name until they are whole, and the oldest thrown away."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.utils import timezone

from ezportal.backup import journal
from ezportal.backup.making import write_backup
from ezportal.backup.manifest import Manifest
from ezportal.backup.problems import BackupError

PATTERN = "ezportal-*.tar"
UNFINISHED = ".part"


def save_backup(folder: Path) -> tuple[Path, Manifest]:
    """Take a backup into the folder; returns its path and what it holds. Raises BackupError and leaves nothing behind.

    Its name is the moment in UTC. It is readable by its owner alone, as is the folder when it is made here.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(folder):
        path = folder / f"ezportal-{timezone.now():%Y%m%dT%H%M%SZ}.tar"
        if path.exists():
            raise BackupError(f"{path} is there already, and no backup is written over another.")
        draft = path.with_name(path.name + UNFINISHED)
        try:
            with _private(draft) as target, tempfile.TemporaryDirectory(dir=folder, prefix=".work-") as work:
                told = write_backup(target, Path(work))
                target.flush()
                os.fsync(target.fileno())
            draft.rename(path)
        finally:
            draft.unlink(missing_ok=True)
        _sync(folder)
        write_journal(folder)
    return path, told


def _private(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _sync(folder: Path) -> None:
    """A new name lasts when its folder is written out, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One backup at a time in a folder. Whoever has the lock finds only what a killed one left, and removes it."""
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(f"Another backup into {folder} is being taken.") from error
        for left in folder.glob(PATTERN + UNFINISHED):
            left.unlink()
        for left in folder.glob(".work-*"):
            shutil.rmtree(left)
        yield


def write_journal(folder: Path) -> Path:
    """Beside the backups, the erasures that any of them may not know: what stands there, and what is new."""
    path = folder / journal.FILE_NAME
    try:
        entries = journal.entries_here() | (journal.read_lines(path) if path.exists() else set())
    except ValueError as error:
        raise BackupError(f"The backup is taken, but {path} can't be brought up to date: {error}") from error
    draft = path.with_name(path.name + UNFINISHED)
    draft.unlink(missing_ok=True)
    with _private(draft) as target:
        target.write(journal.as_lines(entries).encode())
        target.flush()
        os.fsync(target.fileno())
    draft.rename(path)
    return path


def drop_old(folder: Path, keep: int) -> list[Path]:
    """Delete all but the newest `keep` backups, by the time in their names; returns what was deleted."""
    old = sorted(folder.glob(PATTERN))[:-keep] if keep > 0 else []
    for path in old:
        path.unlink()
    return old
