"""A sheet of figures through the admin's import, against only reading the file; see `benchmarks.sheet_import`."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from benchmarks.options import Options
from benchmarks.sides.start import Setting
from benchmarks.stores import BASE

ROWS = 10_000


def measure_import(setting: Setting, options: Options) -> dict[str, list[float]]:
    """Ratios of preview, confirmation and both to the reading of the file; the sheet's rows are new ones each round."""
    figures: dict[str, list[float]] = {}
    rows = min(ROWS, setting.zones * 20)
    for number in range(options.rounds):
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.sheet_import", str(rows), str(setting.zones), str(2100 + number)],
            check=True, cwd=BASE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, **setting.environment, "REDIS_URL": "", "LOG_LEVEL": "ERROR"},
        ).stdout  # fmt: skip
        for what, value in json.loads(told.splitlines()[-1]).items():
            figures.setdefault(f"import-{what}", []).append(value)
    return figures
