"""`manage.py erasure_journal`: what must stay erased, to be kept away from the database."""

from typing import Any

from django.core.management.base import BaseCommand

from ezportal.backup import journal


class Command(BaseCommand):
    help = "Print the journal of erasures, a line for each. It names nobody. A restore takes it as --erasures."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(journal.as_lines(journal.entries_here()), ending="")
