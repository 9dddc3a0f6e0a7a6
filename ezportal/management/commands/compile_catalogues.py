from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from ezportal.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Compiles the translation catalogues that changed; needs no gettext tools."
    # The catalogues must be there before the checks, which ask for every language.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        written = [path for base in settings.LOCALE_PATHS for path in compile_catalogues(Path(base))]
        self.stdout.write(f"{len(written)} catalogue(s) compiled.")
