"""Writes the page of results."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.options import Options
from benchmarks.outcome import Outcome
from benchmarks.statistics import spread
from benchmarks.targets import NAMES, Row, evaluate
from benchmarks.works import BY_KEY

INTRODUCTION = """\
# Results of the benchmarks

Written by `make bench`; do not edit. All sides ran in one run and took turns, with two worker processes each, on the
same machine and on the same invented zones. What counts are the ratios; each is the median of the rounds with the
least and the greatest in brackets. *By time* compares requests a second, which other work on the machine disturbs;
*by processor* compares the processor time of a request (the server's processes and its database's), which is the
steadier figure. How it is measured, and why so: [docs/decisions/benchmarks.md](../docs/decisions/benchmarks.md).
"""


def write_results(outcome: Outcome, options: Options) -> None:
    options.results.write_text("\n".join(page(outcome, options)) + "\n", encoding="utf-8")


def page(outcome: Outcome, options: Options) -> Iterator[str]:
    yield INTRODUCTION
    yield "## Machine and versions\n"
    yield from table(("what", "which"), outcome.machine.items())
    yield f"\n{options.rounds} rounds, {options.seconds:g} s for each measurement, seed {options.seed}."
    yield from (f"\n{note}" for note in outcome.notes)
    rows = evaluate(outcome)
    met = sum(row.is_met for row in rows)
    yield f"\n## What is to be reached\n\n{met} of {len(rows)} reached.\n"
    yield from table(
        ("work", "database", "zones", "by time", "by processor", "target", "reached"), map(_target_cells, rows)
    )
    yield "\n## Requests a second and processor time of a request\n"
    yield from table(
        ("work", "database", "zones", "side", "requests a second", "processor (ms)", "errors"), _sample_rows(outcome)
    )
    yield "\n## Single figures\n"
    yield from table(
        ("figure", "database", "zones", "value"),
        (
            (what, database, f"{zones:,}", str(spread(values)))
            for (database, zones, what), values in outcome.figures.items() if values
        ),
    )  # fmt: skip


def table(head: tuple[str, ...], rows: object) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for cells in rows:  # type: ignore[attr-defined]
        yield f"| {' | '.join(str(cell).replace('|', '/') for cell in cells)} |"


def _target_cells(row: Row) -> tuple[str, ...]:
    by_cpu = str(row.by_cpu) if row.by_cpu else "–"
    return row.title, row.database, row.zones, str(row.by_time), by_cpu, row.target, "yes" if row.is_met else "**no**"


def _sample_rows(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    for (database, zones, work, side), samples in outcome.samples.items():
        yield (
            BY_KEY[work].title, database, f"{zones:,}", NAMES[side], str(spread([s.per_second for s in samples])),
            str(spread([s.cpu_ms for s in samples])), str(sum(s.errors for s in samples)),
        )  # fmt: skip
