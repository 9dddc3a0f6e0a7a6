"""`python -m benchmarks.sheet_import ROWS ZONES YEAR`: a sheet of figures through the admin's import, and only read.

Works on the database of DATABASE_URL in a process of its own, and prints the ratios as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.synthetic.guard import SOURCE, slug_of

COLUMNS = ("id", "indicator", "zone", "period", "value", "unit", "source", "locator", "publication")


def write_sheet(file: Path, rows: int, zones: int, year: int) -> None:
    import xlsxwriter

    from zones.models import Indicator

    indicators = list(_all(Indicator).order_by("slug").values_list("slug", "unit")[:20])
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, COLUMNS)
        for number in range(rows):
            indicator, unit = indicators[number // zones % len(indicators)]
            slug = slug_of(number % zones + 1)
            cells = ("", indicator, slug, str(year), number + 1, unit, SOURCE, f"row {number}", "published")
            sheet.write_row(number + 1, 0, cells)


def _all(model: Any) -> Any:
    return model.objects.all()


def read_sheet(file: Path) -> float:
    """Seconds."""
    import openpyxl

    began = time.perf_counter()
    book = openpyxl.load_workbook(file, read_only=True)
    for _row in book.active.iter_rows(values_only=True):
        pass
    return time.perf_counter() - began


def import_sheet(file: Path, rows: int) -> tuple[float, float]:
    """Seconds of the preview and of the confirmation; raises ValueError when not all rows came in."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse

    from zones.models import Observation

    user, _is_new = get_user_model().objects.get_or_create(
        username="synthetic", defaults={"is_staff": True, "is_superuser": True}
    )
    client: Any = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    before = Observation.objects.count()
    began = time.perf_counter()
    with file.open("rb") as sheet:
        shown = client.post(
            reverse("admin:zones_observation_import"), {"import_file": sheet, "format": "0", "resource": "0"}
        )
    preview = time.perf_counter() - began
    if shown.context is None or "confirm_form" not in shown.context:
        raise ValueError(f"The preview was refused with {shown.status_code}: {shown.content[:2000]!r}")
    began = time.perf_counter()
    client.post(reverse("admin:zones_observation_process_import"), shown.context["confirm_form"].initial)
    confirmed = time.perf_counter() - began
    if (added := Observation.objects.count() - before) != rows:
        raise ValueError(f"{added} of {rows} rows came in")
    return preview, confirmed


def main() -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "ezportal.settings"
    django.setup()
    from django.test.utils import setup_test_environment

    setup_test_environment()  # pages tell the test client their context
    rows, zones, year = map(int, sys.argv[1:])
    with TemporaryDirectory() as folder:
        file = Path(folder) / "synthetic.xlsx"
        write_sheet(file, rows, zones, year)
        marks = [time.process_time()]
        reading = read_sheet(file)
        marks.append(time.process_time())
        preview, confirmed = import_sheet(file, rows)
        marks.append(time.process_time())
    print(
        json.dumps(
            {
                "preview": preview / reading, "confirmed": confirmed / reading,
                "both": (preview + confirmed) / reading, "both-cpu": (marks[2] - marks[1]) / (marks[1] - marks[0]),
                "read-seconds": reading,
            }
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()
