"""`manage.py load_data`: the real data of fixtures/ into the database."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from zones.loading.load import count_rows, load
from zones.loading.problems import LoadError
from zones.models import data_version


class Command(BaseCommand):
    help = "Load the data of fixtures/, all or nothing. Running it again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "fixtures")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            with tqdm(total=count_rows(folder), unit="row", disable=True if options["verbosity"] < 1 else None) as bar:

                def on_row(what: str, rows: int) -> None:
                    bar.set_description(what, refresh=False)
                    bar.update(rows)

                report = load(folder, on_row=on_row)
        except LoadError as error:
            lines = [f"Nothing was loaded. {len(error.problems)} problem(s):", *map(str, error.problems)]
            raise CommandError("\n".join(lines)) from error
        for outcome in ("created", "updated", "unchanged"):
            counts = getattr(report, outcome)
            self.stdout.write(
                f"{outcome}: " + (", ".join(f"{n} {name}" for name, n in sorted(counts.items())) or "nothing")
            )
        for line in report.kept:
            self.stdout.write(f"kept as staff edited it: {line}")
        self.stdout.write(f"data version: {data_version()}")
