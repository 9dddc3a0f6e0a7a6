"""Sorted values of the published zones, in which a range is found by its limits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from pyroaring import BitMap

from zones.derived import normalise
from zones.index.records import ZoneRecord

NAMES = "names"


def names_of(record: ZoneRecord) -> list[str]:
    """Each name as it is searched."""
    return [normalise(name) for name in record.names if name]


def _known(column: str) -> Callable[[ZoneRecord], list[Any]]:
    read = attrgetter(column)
    return lambda record: [value for value in (read(record),) if value not in (None, "")]


class SortedValues:
    """The values of one column, or all names, each with the key of its zone. Unknown values are left out."""

    def __init__(self, column: str, records: Iterable[ZoneRecord]) -> None:
        self._values_of = names_of if column == NAMES else _known(column)
        self._pairs = sorted((value, record.pk) for record in records for value in self._values_of(record))

    def discard(self, record: ZoneRecord) -> None:
        for value in self._values_of(record):
            del self._pairs[bisect_left(self._pairs, (value, record.pk))]

    def add(self, record: ZoneRecord) -> None:
        for value in self._values_of(record):
            insort(self._pairs, (value, record.pk))

    def between(self, low: Any, high: Any) -> BitMap:
        """Keys of those whose value is at least `low` and at most `high`; None for no limit."""
        start = 0 if low is None else bisect_left(self._pairs, (low,))
        end = len(self._pairs) if high is None else bisect_right(self._pairs, (high, float("inf")))
        return BitMap([pk for _value, pk in self._pairs[start:end]])
