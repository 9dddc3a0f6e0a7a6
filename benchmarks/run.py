"""A whole run: databases, servers, rounds in which all sides take turns, single measurements, the page of results."""

from __future__ import annotations

import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks import machine
from benchmarks.measure import ask_before, measure
from benchmarks.options import Options
from benchmarks.outcome import Outcome
from benchmarks.results import write_results
from benchmarks.sides.start import Setting, make_flat_table, start_all, start_limit, start_redis
from benchmarks.singles import measure_singles
from benchmarks.stores import PostgreSQLStore, SQLiteStore, Store, copy_for_run, keep, run_python
from benchmarks.works import BY_KEY, limit_addresses

BEGAN = time.monotonic()
MIB = 2**20


def say(text: str) -> None:
    print(f"[{time.monotonic() - BEGAN:6.0f} s] {text}", file=sys.stderr, flush=True)


def run(options: Options) -> Outcome:
    # However it is ended, servers are stopped and copies dropped.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    signal.signal(signal.SIGINT, signal.default_int_handler)
    run_python("manage.py", "compile_catalogues", DATABASE_URL="sqlite://:memory:", VAR_DIR=str(options.data))
    outcome = Outcome(machine=machine.describe())
    for store in stores_of(options, outcome):
        with settings_on(store, options, outcome) as settings:
            take_turns(settings, options, outcome)
            for setting in settings:
                memory = setting.servers["portal"].memory() / MIB
                outcome.figures[store.name, setting.zones, "process-memory-mib-portal"].append(memory)
            measure_singles(settings, options, outcome, say)
    options.data.mkdir(parents=True, exist_ok=True)
    outcome.save(options.data / "last-run.json")
    write_results(outcome, options)
    say(f"Results are in {options.results}")
    return outcome


def stores_of(options: Options, outcome: Outcome) -> Iterator[Store]:
    if "sqlite" in options.databases:
        yield SQLiteStore(options.data)
    if "postgresql" in options.databases:
        import psycopg2

        store = PostgreSQLStore(options.postgres)
        try:
            outcome.machine["PostgreSQL"] = store.version()
        except psycopg2.OperationalError as error:
            outcome.notes.append(f"PostgreSQL was not measured: {str(error).splitlines()[0]}")
            say(outcome.notes[-1])
            return
        yield store


@contextmanager
def settings_on(store: Store, options: Options, outcome: Outcome) -> Iterator[list[Setting]]:
    """All sizes with all their servers at once, so that sizes take turns as well as sides."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ezportal-bench-")))
        redis_url = start_redis(folder, stack) if store.name == "PostgreSQL" else ""
        settings = []
        for zones in options.sizes:
            kept = keep(store, zones, seed=options.seed, say=say)
            setting = Setting(store, zones, copy_for_run(store, kept, zones), moves_source=options.moves_source)
            stack.callback(store.drop, setting.database)
            flat_table = make_flat_table(setting, kept, options.data)
            start_all(setting, folder, stack, redis_url=redis_url, flat_table=flat_table)
            start_limit(setting, folder, stack, limit_addresses(zones))
            settings.append(setting)
            say(f"{store.name}: all sides stand on {zones} zones")
        yield settings


def take_turns(settings: list[Setting], options: Options, outcome: Outcome) -> None:
    for setting in settings:
        for key in options.turns:
            ask_before(setting, BY_KEY[key])
    for number in range(1, options.rounds + 1):
        for key in options.turns:
            work = BY_KEY[key]
            for setting in settings:
                # Nobody is always the one who comes after the same other one.
                shift = number % len(work.sides)
                for side in work.sides[shift:] + work.sides[:shift]:
                    sample = measure(setting, work, side, seconds=options.seconds, round_number=number)
                    outcome.samples[setting.store.name, setting.zones, key, side].append(sample)
                    say(
                        f"{setting.store.name} {setting.zones} {number}/{options.rounds} {key} {side}: "
                        f"{sample.per_second:.0f}/s, {sample.cpu_ms:.2f} ms, {sample.errors} errors"
                    )
