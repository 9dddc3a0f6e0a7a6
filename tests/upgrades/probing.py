"""Measures from a second connection how long a writer would have waited for a table, or for a row of it."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg2

PAUSE = 0.02  # seconds between two tries


class Probe(threading.Thread):
    """Takes the locks of an UPDATE of one random row, and gives them back, over and over."""

    def __init__(self, url: str, table: str, key: str) -> None:
        super().__init__(daemon=True)
        self.url, self.table, self.key = url, table, key
        self.longest, self.tries = 0.0, 0
        self.ended = threading.Event()
        self.failure: Exception | None = None

    def run(self) -> None:
        try:
            with closing(psycopg2.connect(self.url)) as database, database.cursor() as cursor:
                cursor.execute(f'SELECT "{self.key}" FROM "{self.table}"')  # noqa: S608
                keys = [key for (key,) in cursor.fetchall()]
                database.rollback()
                while not self.ended.is_set():
                    started = time.monotonic()
                    cursor.execute(f'LOCK TABLE "{self.table}" IN ROW EXCLUSIVE MODE')
                    row = f'SELECT 1 FROM "{self.table}" WHERE "{self.key}" = %s FOR NO KEY UPDATE'  # noqa: S608
                    cursor.execute(row, [random.choice(keys)])
                    self.longest = max(self.longest, time.monotonic() - started)
                    self.tries += 1
                    database.rollback()
                    time.sleep(PAUSE)
        except Exception as error:  # told in the main thread
            self.failure = error


@contextmanager
def probing(url: str, tables: dict[str, str]) -> Iterator[dict[str, Probe]]:
    """A probe for each table, with the name of its key; their figures are complete after the block."""
    probes = {table: Probe(url, table, key) for table, key in tables.items()}
    for probe in probes.values():
        probe.start()
    try:
        yield probes
    finally:
        for probe in probes.values():
            probe.ended.set()
            probe.join()
    for probe in probes.values():
        if probe.failure is not None:
            raise probe.failure
