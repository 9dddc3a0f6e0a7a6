"""Every zone as CSV: rows a second, processor time, and how much more memory the server takes for it."""

from __future__ import annotations

import threading
import time
from urllib.parse import urlencode

from benchmarks.load import Connection
from benchmarks.options import Options
from benchmarks.processes import Server
from benchmarks.sides.flat_table import COLUMNS
from benchmarks.sides.start import Setting

ADDRESSES = {
    "portal": "/api/v1/zones/?format=csv",
    "datasette": "/synthetic/zones.csv?" + urlencode([
        ("_stream", "on"), ("_size", "max"), *(("_col", name) for name in COLUMNS if name != "slug"),
    ]),
}  # fmt: skip
HEADERS = {"Accept": "*/*"}
MIB = 2**20


class Peak:
    """The most memory that the largest process of a server takes while the block runs."""

    def __init__(self, server: Server) -> None:
        self.server, self.bytes = server, server.memory()
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._watch)

    def _watch(self) -> None:
        while not self.ended.wait(0.05):
            self.bytes = max(self.bytes, self.server.memory())

    def __enter__(self) -> Peak:
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.ended.set()
        self.thread.join()


def measure_export(setting: Setting, options: Options) -> dict[str, list[float]]:
    figures: dict[str, list[float]] = {}
    for _round in range(options.rounds):
        setting.move()
        for side, path in ADDRESSES.items():
            for what, value in _export(setting, side, path).items():
                figures.setdefault(f"export-{what}-{side}", []).append(value)
    return figures


def _export(setting: Setting, side: str, path: str) -> dict[str, float]:
    """Raises ValueError when rows are missing: half a file would be twice as fast."""
    server = setting.servers[side]
    before, cpu, began = server.memory(), server.cpu_seconds(), time.perf_counter()
    with Peak(server) as peak, Connection(server.port, HEADERS) as connection:
        body = connection.get(path).body
    seconds = time.perf_counter() - began
    # A header, then a row for each zone; fields of the list hold no line breaks.
    rows = body.count(b"\n") - 1
    if rows != setting.zones:
        raise ValueError(f"{side} exported {rows} of {setting.zones} zones; it ends with {body[-200:]!r}")
    return {
        "rows": rows / seconds,
        "cpu-us": 1e6 * (server.cpu_seconds() - cpu) / rows,
        "growth-mib": max(0, peak.bytes - before) / MIB,
    }
