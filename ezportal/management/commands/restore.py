"""`manage.py restore`: a backup into an empty portal."""

import datetime as dt
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from ezportal.backup.opening import opened
from ezportal.backup.problems import BackupError
from ezportal.backup.restoring import Wishes, restore


def moment(text: str) -> dt.datetime:
    found = dt.datetime.fromisoformat(text)
    return found if found.tzinfo else timezone.make_aware(found)


class Command(BaseCommand):
    help = (
        "Put a backup back: an archive, a folder with what was in one, “-” for a pipe, or a bare dump. Stop the portal "
        "first. Erasures that are newer than the backup are done again."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("backup")
        parser.add_argument("--replace", action="store_true", help="throw away the database and files of here")
        parser.add_argument("--confirm", metavar="DATABASE", help="answers what --replace asks: the database's name")
        parser.add_argument(
            "--erasures", type=Path, action="append", default=[], metavar="FILE", help="a further journal of erasures"
        )
        parser.add_argument("--taken-at", type=moment, help="when a bare dump was taken (2026-12-09T01:30+07:00)")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        if options["replace"]:
            self._confirm(options["confirm"])
        wishes = Wishes(options["replace"], tuple(options["erasures"]), options["taken_at"])
        try:
            with opened(options["backup"]) as backup:
                restore(backup, wishes, self.stdout.write)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"The restore has stopped: {error}. Run it again with --replace.") from error
        self.stdout.write(self.style.SUCCESS(f"Restored in {time.monotonic() - started:.1f} s. Start the portal."))

    def _confirm(self, answer: str | None) -> None:
        name = Path(str(connection.settings_dict["NAME"])).name
        if answer is None:
            try:
                answer = input(f"Everything in “{name}” and every stored file will be lost. Type {name} to go on: ")
            except EOFError:
                answer = ""
        if answer != name:
            raise CommandError(f"Nothing was changed: to replace it, type its name, {name}.")
