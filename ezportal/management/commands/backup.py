"""`manage.py backup`: the database and every file into one archive."""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ezportal.backup.keeping import drop_old, save_backup, write_journal
from ezportal.backup.making import write_backup
from ezportal.backup.manifest import Manifest
from ezportal.backup.problems import BackupError


class Command(BaseCommand):
    help = "Save the database and every file into one archive. It holds personal data: keep it as you keep the portal."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.BACKUP_DIR)
        parser.add_argument(
            "--keep", type=int, default=settings.BACKUP_KEEP, help="delete all but the newest so many (0: none)"
        )
        parser.add_argument(
            "--stdout", action="store_true", help="write the archive into a pipe, to be encrypted there"
        )

    def handle(self, *args: Any, folder: Path, keep: int, stdout: bool, **options: Any) -> None:
        if keep < 0:
            raise CommandError("--keep takes a number from 0.")
        try:
            if stdout:
                self._into_pipe()
            else:
                self._into_folder(folder, keep)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"The backup was not taken: {error}") from error

    def _into_folder(self, folder: Path, keep: int) -> None:
        started = time.monotonic()
        path, told = save_backup(folder)
        dropped = drop_old(folder, keep)
        self._tell(told)
        self.stdout.write(f"{path}: {path.stat().st_size / 1e6:.1f} MB in {time.monotonic() - started:.1f} s")
        for old in dropped:
            self.stdout.write(f"deleted {old.name}")

    def _into_pipe(self) -> None:
        if sys.stdout.isatty():
            raise CommandError(
                "Give the archive to a program: manage.py backup --stdout | age --recipient … > backup.age"
            )
        settings.BACKUP_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryDirectory(dir=settings.BACKUP_DIR, prefix=".pipe-") as work:
            write_backup(sys.stdout.buffer, Path(work))
        sys.stdout.buffer.flush()
        write_journal(settings.BACKUP_DIR)

    def _tell(self, told: Manifest) -> None:
        rows = sum(found["rows"] for found in told.tables.values())
        self.stdout.write(
            f"{len(told.tables)} tables, {rows} rows, {len(told.files)} files, version {told.data_version}"
        )
        for name in told.missing_files:
            self.stderr.write(self.style.WARNING(f"A row names a file that is not there: {name}"))
