"""What is to be reached, as ratios within one run, and whether it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.addresses import SCRIPTS
from benchmarks.outcome import Outcome
from benchmarks.statistics import Sample, Spread, ratios, spread
from benchmarks.works import BY_KEY

BEFORE, AFTER = 10_000, 100_000


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured by time and by processor time, and what was wanted."""

    title: str
    database: str
    zones: str
    by_time: Spread
    by_cpu: Spread | None
    target: str
    is_met: bool


@dataclass(frozen=True)
class Against:
    """Requests a second of the portal over those of another side; by processor time, the other's over the portal's."""

    work: str
    other: str
    at_least: float
    at_least_after: float | None = None

    def rows(self, outcome: Outcome, database: str) -> Iterator[Row]:
        for zones in outcome.sizes(database):
            ours = outcome.samples.get((database, zones, self.work, "portal"))
            theirs = outcome.samples.get((database, zones, self.work, self.other))
            if not ours or not theirs:
                continue
            wanted = self.at_least_after if self.at_least_after and zones >= AFTER else self.at_least
            by_time = spread(ratios([s.per_second for s in ours], [s.per_second for s in theirs]))
            by_cpu = _spread_or_none(ratios([s.cpu_ms for s in theirs], [s.cpu_ms for s in ours]))
            title = f"{BY_KEY[self.work].title} / {NAMES[self.other]}"
            yield Row(title, database, f"{zones:,}", by_time, by_cpu, f"≥ {wanted:g}", by_time.middle >= wanted)


@dataclass(frozen=True)
class Growth:
    """What the portal's cost of a request grows by from 10,000 to 100,000 zones."""

    work: str
    at_most: float

    def rows(self, outcome: Outcome, database: str) -> Iterator[Row]:
        small = outcome.samples.get((database, BEFORE, self.work, "portal"))
        large = outcome.samples.get((database, AFTER, self.work, "portal"))
        if small and large:
            by_time = spread(ratios([_cost(s) for s in large], [_cost(s) for s in small]))
            by_cpu = _spread_or_none(ratios([s.cpu_ms for s in large], [s.cpu_ms for s in small]))
            title = f"{BY_KEY[self.work].title}: growth of the cost"
            yield Row(
                title, database, f"{BEFORE:,} to {AFTER:,}", by_time, by_cpu, f"≤ {self.at_most:g}",
                by_time.middle <= self.at_most,
            )  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """A single figure that must not be passed; `cpu` names the same one by processor time."""

    what: str
    title: str
    at_most: float
    cpu: str = ""

    def rows(self, outcome: Outcome, database: str) -> Iterator[Row]:
        for zones in outcome.sizes(database):
            if found := outcome.figures.get((database, zones, self.what)):
                by_time = spread(found)
                by_cpu = _spread_or_none(outcome.figures.get((database, zones, self.cpu), []))
                target = f"≤ {self.at_most:g}"
                yield Row(self.title, database, f"{zones:,}", by_time, by_cpu, target, by_time.middle <= self.at_most)


@dataclass(frozen=True)
class FigureRatio:
    """One figure over another one of the same round."""

    what: str
    other: str
    title: str
    at_least: float
    cpu: tuple[str, str]

    def rows(self, outcome: Outcome, database: str) -> Iterator[Row]:
        for zones in outcome.sizes(database):
            ours = outcome.figures.get((database, zones, self.what))
            theirs = outcome.figures.get((database, zones, self.other))
            if ours and theirs:
                by_time = spread(ratios(ours, theirs))
                ours_cpu, theirs_cpu = (outcome.figures.get((database, zones, name), []) for name in self.cpu)
                by_cpu = _spread_or_none(ratios(theirs_cpu, ours_cpu))
                target = f"≥ {self.at_least:g}"
                yield Row(self.title, database, f"{zones:,}", by_time, by_cpu, target, by_time.middle >= self.at_least)


def _cost(sample: Sample) -> float:
    return 1 / sample.per_second if sample.per_second else 0.0


def _spread_or_none(values: list[float]) -> Spread | None:
    return spread(values) if values else None


NAMES = {
    "portal": "the portal", "datasette": "Datasette", "plain": "a plain REST framework list",
    "limit": "constant bytes",
}  # fmt: skip
SEARCHES = [f"search-{how}-{script.lower()}" for script in SCRIPTS for how in ("common", "rare")]

TARGETS: tuple[Against | Growth | Figure | FigureRatio, ...] = (
    Against("list-cached", "datasette", 20),
    Against("list-cached", "limit", 0.6),
    Against("list-304", "limit", 0.7),
    Against("list", "datasette", 2),
    Against("list", "plain", 8),
    Against("detail-cached", "limit", 0.6),
    Against("detail", "datasette", 2),
    *(Against(work, "datasette", 1.2, at_least_after=1) for work in SEARCHES),
    Against("html-list", "datasette", 10),
    Against("html-zone", "datasette", 3),
    *(Growth(work, 1.3) for work in ("list", "detail", "html-list", "html-zone")),
    *(Growth(work, 3) for work in SEARCHES),
    Figure("page-by-next", "page 1,000 by following next / page 1", 1.2, "page-by-next-cpu"),
    Figure("page-by-number", "page 1,000 by its number / page 1 (for comparison)", 1.2, "page-by-number-cpu"),
    FigureRatio(
        "export-rows-portal", "export-rows-datasette", "all zones as CSV, rows a second / Datasette", 3,
        ("export-cpu-us-portal", "export-cpu-us-datasette"),
    ),
    Figure("export-growth-mib-portal", "memory that the export adds (MiB)", 50),
    Figure("map-kb", "largest answer of the map, compressed (kB)", 120),
    Figure("map-seconds", "map on the screen (s)", 1),
    Figure("import-both", "10,000 rows through the import / reading the file", 3, "import-both-cpu"),
    Figure("write-stale", "readers who got an old answer after a write", 0),
    Figure("write-extra-ms", "what readers' speed adds to a write (ms)", 10),
)  # fmt: skip


def evaluate(outcome: Outcome) -> list[Row]:
    return [row for target in TARGETS for database in outcome.databases() for row in target.rows(outcome, database)]
