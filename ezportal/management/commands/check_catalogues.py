import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.management.commands import makemessages
from django.utils.translation import to_locale

from ezportal.catalogues import catalogue_faults
from ezportal.languages import DEFAULT_LANGUAGE

IGNORED = [".venv", "tests", "static", "staticfiles", "var", "scripts"]
SHOWN = 10


class ExtractStrings(makemessages.Command):
    """makemessages that stops at the template and leaves the catalogues alone."""

    def write_po_file(self, potfile: str, locale: str) -> None:
        pass


class Command(BaseCommand):
    help = "Fails where a string of the public pages has no translation, or a broken one."

    def handle(self, *args: Any, **options: Any) -> None:
        if not shutil.which("xgettext"):
            self.stdout.write("Not checked: xgettext is missing (apt-get install gettext).")
            return
        template = self._todays_strings()
        faults = [line for code, _ in settings.LANGUAGES for line in _faults_in(code, template)]
        if faults:
            raise CommandError("\n".join(["Catalogues are behind the code (make messages):", *faults]))
        self.stdout.write(f"{len(template)} strings, no fault in {len(settings.LANGUAGES) - 1} catalogues.")

    def _todays_strings(self) -> polib.POFile:
        folder = Path(settings.LOCALE_PATHS[0])
        file = folder / "django.pot"
        try:
            call_command(
                ExtractStrings(),
                locale=[to_locale(DEFAULT_LANGUAGE)],
                keep_pot=True,
                ignore_patterns=IGNORED,
                verbosity=0,
            )
            return polib.pofile(str(file))
        finally:
            file.unlink(missing_ok=True)


def _faults_in(language: str, template: polib.POFile) -> Iterator[str]:
    if language == DEFAULT_LANGUAGE:
        return
    path = Path(settings.LOCALE_PATHS[0]) / to_locale(language) / "LC_MESSAGES" / "django.po"
    if not path.exists():
        yield f"{language}: no catalogue"
        return
    faults = list(catalogue_faults(polib.pofile(str(path)), template))
    yield from (f"{language}: {fault}" for fault in faults[:SHOWN])
    if len(faults) > SHOWN:
        yield f"{language}: and {len(faults) - SHOWN} more"
