"""`manage.py data_report`: how much is known, sourced, disputed and missing."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from zones.quality import DataReport, build_report


class Command(BaseCommand):
    help = "Print zones per country, the share of values with a source, conflicts and gaps."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="as JSON, for other programs")

    def handle(self, *args: Any, **options: Any) -> None:
        report = build_report()
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report), ensure_ascii=False, indent=1))
        else:
            self._print(report)

    def _print(self, report: DataReport) -> None:
        self._counts(f"Zones: {report.zones}", report.zones_per_country)
        self._counts("Publication", report.zones_per_publication)
        self._counts("Operating status", report.zones_per_status)
        share = 100 * report.values_with_source / report.values if report.values else 0
        self.stdout.write(
            f"\nValues: {report.values}, "
            f"with an accepted claim and its source: {report.values_with_source} ({share:.1f} %)"
        )
        for line in report.values_off_their_claim:
            self.stdout.write(self.style.ERROR(f"  differs from its claim: {line}"))
        self._counts("Answers without a value", report.answers_without_value)
        explained = sum(bool(conflict.reason) for conflict in report.conflicts)
        self.stdout.write(f"\nConflicts: {len(report.conflicts)}, of which explained: {explained}")
        for conflict in report.conflicts:
            self.stdout.write(
                f"  {conflict.zone} {conflict.field}: {conflict.used or 'nothing'} | {' | '.join(conflict.others)}"
            )
            if not conflict.reason:
                self.stdout.write(self.style.WARNING("    the choice is not explained"))
        self._counts("Gaps: zones without", report.zones_without)
        self.stdout.write(f"\nApproximate points: {report.approximate_points}")

    def _counts(self, title: str, counts: dict[str, int]) -> None:
        self.stdout.write(f"\n{title}")
        for name, count in counts.items():
            self.stdout.write(f"  {count:5d}  {name}")
