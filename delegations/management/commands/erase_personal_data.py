"""`manage.py erase_personal_data`: what the daily task does, said line by line."""

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from delegations.services import retention


class Command(BaseCommand):
    help = "Erase contact data and names of delegates whose visits' set days have passed, and print what was erased."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--today", type=dt.date.fromisoformat, help="act as on this day (2030-12-31)")
        parser.add_argument(
            "--replay", action="store_true", help="erase again all that the log says was erased: after a restore"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        today = options["today"] or timezone.localdate()
        erased = retention.replay_erasures() if options["replay"] else []
        erased += retention.erase_personal_data(today=today)
        for entry in erased:
            self.stdout.write(str(entry))
        if not erased:
            self.stdout.write("Nothing was due.")
        for visit in retention.visits_without_set_day(today):
            self.stdout.write(self.style.WARNING(f"{visit.slug}: has ended, and no day is set for its contact data"))
