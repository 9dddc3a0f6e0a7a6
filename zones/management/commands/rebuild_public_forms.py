"""Makes the stored public forms of all zones that are missing or out of date."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from zones.filling import MAKERS, OF_ALL_ZONES, fill_forms
from zones.models import FormKind, StoredForm


class Command(BaseCommand):
    help = "Make the rows, lines and cards of all zones, and profiles that were asked for, where they are out of date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kinds", nargs="+", choices=[kind.value for kind in MAKERS], default=list(OF_ALL_ZONES))
        parser.add_argument("--languages", nargs="+", choices=list(dict(settings.LANGUAGES)), default=[])

        parser.add_argument(
            "--from-scratch", action="store_true", help="throw all forms away first: an older release wrote meanwhile"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["from_scratch"]:
            StoredForm.objects.all().delete()
        total = 0
        for _kind, _language, number in fill_forms([FormKind(kind) for kind in options["kinds"]], options["languages"]):
            total += number
        self.stdout.write(f"{total} forms made")
