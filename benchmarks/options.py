"""What a run is to measure: arguments of the command, with defaults from BENCH_ variables."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

from benchmarks.stores import BASE
from benchmarks.works import WORKS

SINGLES = ("paging", "export", "map", "import", "write")
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Options:
    sizes: tuple[int, ...]
    rounds: int
    seconds: float
    databases: tuple[str, ...]
    works: tuple[str, ...]
    postgres: str
    data: Path
    results: Path
    seed: int
    moves_source: bool

    @property
    def turns(self) -> list[str]:
        return [work.key for work in WORKS if work.key in self.works]


def parse(arguments: list[str] | None = None) -> Options:
    everything = [*(work.key for work in WORKS), *SINGLES]
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure the portal against Datasette, a plain REST framework list and a server of constant bytes, "
        "all in one run and in turns, on invented zones in throw-away databases.",
        epilog=f"Works: {', '.join(everything)}. A variable BENCH_SIZES, BENCH_ROUNDS and so on gives the default.",
    )
    add = parser.add_argument
    add("--sizes", default=_given("sizes", "200,10000,100000"), help="numbers of zones (%(default)s)")
    add("--rounds", type=int, default=_given("rounds", "5"), help="rounds of turns (%(default)s)")
    add("--seconds", type=float, default=_given("seconds", "2"), help="of each measurement (%(default)s)")
    add("--databases", default=_given("databases", "sqlite,postgresql"), help="%(default)s")
    add("--works", default=_given("works", "all"), help="names, or beginnings of names, with commas between them")
    add("--postgres", default=_given("postgres", "postgres://postgres@127.0.0.1:5432/postgres"),
        help="server that may make databases (%(default)s)")  # fmt: skip
    add("--data", type=Path, default=_given("data", str(BASE / "var" / "benchmarks")), help="folder of kept databases")
    add("--results", type=Path, default=_given("results", str(HERE / "RESULTS.md")), help="%(default)s")
    add("--seed", type=int, default=_given("seed", "1"), help="of the invented zones (%(default)s)")
    add("--write", choices=("zone", "source"), default=_given("write", "zone"),
        help="what moves the data version: a zone, or the source that all zones show (%(default)s)")  # fmt: skip
    given = parser.parse_args(arguments)
    wanted = everything if given.works == "all" else [
        key for key in everything if any(key.startswith(name.strip()) for name in given.works.split(","))
    ]  # fmt: skip
    if not wanted:
        parser.error(f"no work is called {given.works}; there are: {', '.join(everything)}")
    return Options(
        sizes=tuple(sorted(int(size) for size in given.sizes.split(","))), rounds=given.rounds,
        seconds=given.seconds, databases=tuple(given.databases.split(",")), works=tuple(wanted),
        postgres=given.postgres, data=given.data.resolve(), results=given.results, seed=given.seed,
        moves_source=given.write == "source",
    )  # fmt: skip


def _given(name: str, default: str) -> str:
    return os.environ.get(f"BENCH_{name.upper()}") or default
