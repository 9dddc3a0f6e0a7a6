"""After a write: does everybody see it at once, and what does it cost the writer?"""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from benchmarks.load import Answer, get
from benchmarks.options import Options
from benchmarks.sides.start import HEADERS, Setting, Writer
from benchmarks.synthetic.guard import MARK

SLUG = f"{MARK}000001"
PATH = f"/api/v1/zones/{SLUG}/"
# New connections, so that each worker is met: that one of two is missed has a chance of 1 in 2,000.
READERS = 12
TIMES = 15
PLAIN = {**HEADERS, "Accept-Encoding": "identity"}


def measure_writes(setting: Setting, options: Options) -> dict[str, list[float]]:
    """Answers that were older than the write (to be 0), and the milliseconds that derived data add to it."""
    if setting.writer is None:
        return {}
    figures: dict[str, list[float]] = {"write-stale": [], "write-extra-ms": [], "write-ms": []}
    for number in range(options.rounds):
        stale = sum(_stale_readers(setting, setting.writer, f"Synthetic place {number} {n}") for n in range(TIMES))
        timed = setting.writer.do("time", SLUG, str(TIMES))
        whole, bare = statistics.median(timed["whole"]), statistics.median(timed["bare"])
        figures["write-stale"].append(stale)
        figures["write-ms"].append(whole)
        figures["write-extra-ms"].append(whole - bare)
    return figures


def _stale_readers(setting: Setting, writer: Writer, text: str) -> int:
    for _warmed in _ask(setting):
        pass  # both workers hold the old answer
    version = writer.do("rename", SLUG, text)["version"]
    return sum(not _is_new(answer, text, version) for answer in _ask(setting))


def _ask(setting: Setting) -> Iterator[Answer]:
    return (get(setting.servers["portal"].port, PATH, PLAIN) for _reader in range(READERS))


def _is_new(answer: Answer, text: str, version: int) -> bool:
    return text.encode() in answer.body and int(answer.headers["x-data-version"]) >= version
