"""What a page far down the list costs against the first: by its number, and by following `next`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from benchmarks.addresses import ROWS
from benchmarks.load import Connection
from benchmarks.options import Options
from benchmarks.sides.start import HEADERS, Setting

DEEP = 1_000
AT_ONCE = 20
FEWEST_PAGES = 3 * AT_ONCE
START = "/api/v1/zones/"
Cost = tuple[float, float]


def measure_paging(setting: Setting, options: Options) -> dict[str, list[float]]:
    """Ratios of time and of processor time, deep pages over first ones. Empty where there are too few pages."""
    deep = min(DEEP, setting.zones // ROWS - 1)
    if deep < FEWEST_PAGES:
        return {}
    figures: dict[str, list[float]] = {}
    for _round in range(options.rounds):
        first, last = _by_number(setting, range(1, 1 + AT_ONCE)), _by_number(setting, range(deep - AT_ONCE, deep))
        _note(figures, "page-by-number", first, last)
        first, last = _by_following(setting, deep)
        _note(figures, "page-by-next", first, last)
    return figures


def _note(figures: dict[str, list[float]], name: str, first: Cost, last: Cost) -> None:
    figures.setdefault(name, []).append(last[0] / first[0])
    if first[1]:
        figures.setdefault(f"{name}-cpu", []).append(last[1] / first[1])


def _by_number(setting: Setting, numbers: range) -> Cost:
    paths = [f"{START}?page={number}" for number in numbers]
    with Connection(setting.servers["portal"].port, HEADERS_PLAIN) as connection:
        return _fresh(setting, lambda: [connection.get(path) for path in paths])


def _by_following(setting: Setting, deep: int) -> tuple[Cost, Cost]:
    """Follow `next` from the first page to the deep one; the costs of the first and of the last pages."""
    path = START
    with Connection(setting.servers["portal"].port, HEADERS_PLAIN) as connection:

        def follow(pages: int) -> None:
            nonlocal path
            for _page in range(pages):
                address = urlsplit(json.loads(connection.get(path).body)["next"])
                path = f"{address.path}?{address.query}"

        first = _fresh(setting, lambda: follow(AT_ONCE))
        follow(deep - 2 * AT_ONCE)
        return first, _timed(setting, lambda: follow(AT_ONCE))


# Not compressed, so that the links in it can be read without work of this process.
HEADERS_PLAIN = {**HEADERS, "Accept-Encoding": "identity"}


def _fresh(setting: Setting, run: Callable[[], object]) -> Cost:
    setting.move()
    return _timed(setting, run)


def _timed(setting: Setting, run: Callable[[], object]) -> Cost:
    """Seconds and processor seconds of the server."""
    server = setting.servers["portal"]
    before, began = server.cpu_seconds(), time.perf_counter()
    run()
    return time.perf_counter() - began, server.cpu_seconds() - before
