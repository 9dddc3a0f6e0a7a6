"""Sorted values of the published zones, in which a range is found by its limits."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
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
        pairs = sorted((value, record.pk) for record in records for value in self._values_of(record))
        self._values = [value for value, _pk in pairs]
        # Beside the values and in their order; the sets are filled from it without a loop.
        self._pks = array("I", [pk for _value, pk in pairs])
        self._all = BitMap(self._pks)
        self._is_single = column != NAMES

    def discard(self, record: ZoneRecord) -> None:
        for value in self._values_of(record):
            at = self._pks.index(record.pk, *self._span(value, value))
            del self._values[at], self._pks[at]
        self._all.discard(record.pk)

    def add(self, record: ZoneRecord) -> None:
        for value in self._values_of(record):
            at = bisect_right(self._values, value)
            self._values.insert(at, value)
            self._pks.insert(at, record.pk)
            self._all.add(record.pk)

    def _span(self, low: Any, high: Any) -> tuple[int, int]:
        start = 0 if low is None else bisect_left(self._values, low)
        return start, len(self._values) if high is None else bisect_right(self._values, high)

    def between(self, low: Any, high: Any) -> BitMap:
        """Keys of those whose value is at least `low` and at most `high`; None for no limit."""
        start, end = self._span(low, high)
        if self._is_single and 2 * (end - start) > len(self._pks):
            return self._all - BitMap(self._pks[:start]) - BitMap(self._pks[end:])  # fewer to gather
        return BitMap(self._pks[start:end])
