"""Works that are measured one at a time: paging, export, map, import of a sheet, writes."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.options import Options
from benchmarks.outcome import Outcome
from benchmarks.sides.start import Setting
from benchmarks.singles import export, map_page, paging, sheet, writes

MAP_ZONES = 10_000


def measure_singles(settings: list[Setting], options: Options, outcome: Outcome, say: Callable[[str], None]) -> None:
    """Those of the options, each on the size that its target speaks of or the nearest one below it."""
    largest = settings[-1]
    middle = [setting for setting in settings if setting.zones <= MAP_ZONES] or settings
    # What writes most comes last.
    runs: list[tuple[str, Setting, Callable[[Setting, Options], dict[str, list[float]]]]] = [
        ("paging", largest, paging.measure_paging),
        ("export", largest, export.measure_export),
        ("map", middle[-1], map_page.measure_map),
        ("write", largest, writes.measure_writes),
        ("import", middle[-1], sheet.measure_import),
    ]
    for name, setting, run in runs:
        if name in options.works:
            figures = run(setting, options)
            for what, values in figures.items():
                outcome.figures[setting.store.name, setting.zones, what] += values
            say(f"{setting.store.name} {setting.zones} {name}: {figures}")
