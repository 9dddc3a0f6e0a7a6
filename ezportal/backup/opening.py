"""Opening a backup: an archive, a folder with what was in one, or a bare dump; and checking it before it is used."""

from __future__ import annotations

import hashlib
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO

from django.conf import settings

from ezportal.backup import files, manifest
from ezportal.backup.manifest import Manifest, Stored
from ezportal.backup.problems import BackupError

BLOCK = 1024 * 1024
STDIN = "-"


@dataclass(frozen=True)
class Opened:
    """A checked backup; `beside` is where the administrator keeps it. A bare dump has neither manifest nor files."""

    dump: Path
    manifest: Manifest | None
    folder: Path
    beside: Path

    def file(self, name: str) -> Path:
        return self.folder / name


@contextmanager
def opened(source: str) -> Iterator[Opened]:
    """A backup, its sums checked. What is unpacked lies in a private folder that is removed at the end."""
    path = Path(source)
    if source != STDIN and not path.exists():
        raise BackupError(f"There is no backup {source}.")
    if source != STDIN and path.is_dir():
        yield _checked(path, path.parent)
        return
    if source != STDIN and not tarfile.is_tarfile(path):
        yield Opened(path, None, path.parent, path.parent)
        return
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=settings.VAR_DIR, prefix="restore-") as work:
        if source == STDIN:
            _unpack(sys.stdin.buffer, Path(work))
        else:
            with path.open("rb") as file:
                _unpack(file, Path(work))
        yield _checked(Path(work), settings.BACKUP_DIR if source == STDIN else path.parent)


def _unpack(source: IO[bytes], work: Path) -> None:
    """Only plain files below the folder, each as it stands last in the archive."""
    try:
        with tarfile.open(fileobj=source, mode="r|") as archive:
            for entry in archive:
                target = work / _safe(entry.name)
                content = archive.extractfile(entry) if entry.isfile() else None
                if content is None:
                    raise BackupError(f"The archive holds {entry.name}, which is no file.")
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as file:
                    while data := content.read(BLOCK):
                        file.write(data)
    except (tarfile.TarError, EOFError) as error:
        raise BackupError(f"The archive is damaged: {error}.") from error


def _safe(name: str) -> PurePosixPath:
    place = PurePosixPath(name)
    is_known = name in (manifest.NAME, *manifest.DATABASE_NAMES.values()) or place.parts[0] in files.STORAGES
    if place.is_absolute() or ".." in place.parts or not is_known:
        raise BackupError(f"The archive holds {name}, which is no part of a backup.")
    return place


def _checked(folder: Path, beside: Path) -> Opened:
    """Raises BackupError naming what is missing or not as it was written."""
    if not (folder / manifest.NAME).is_file():
        raise BackupError(f"There is no {manifest.NAME}: this is no backup, or only the beginning of one.")
    told = Manifest.from_json((folder / manifest.NAME).read_text(encoding="utf-8"))
    told.check_fits()
    name = manifest.DATABASE_NAMES[told.vendor]
    for part, stored in {name: told.database, **told.files}.items():
        if not (folder / _safe(part)).is_file():
            raise BackupError(f"The backup lacks {part}.")
        if _measure(folder / part) != stored:
            raise BackupError(f"{part} is not as it was when the backup was taken.")
    return Opened(folder / name, told, folder, beside)


def _measure(path: Path) -> Stored:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while data := file.read(BLOCK):
            digest.update(data)
            size += len(data)
    return Stored(size, digest.hexdigest())
