"""Sorted values of the published zones, in which a range is found by its limits."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from itertools import chain
from math import inf
from operator import attrgetter
from typing import Any

from pyroaring import BitMap

from zones.derived import normalise
from zones.index.records import ZoneRecord
from zones.index.runs import Key, Runs

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
        self._runs = Runs(key for record in records for key in self._keys_of(record))
        self._all = self._set(0, len(self._runs))
        self._is_single = column != NAMES

    def copy(self) -> SortedValues:
        other = copy(self)
        other._runs, other._all = self._runs.copy(), self._all.copy()
        return other

    def _keys_of(self, record: ZoneRecord) -> Iterator[Key]:
        return ((value, record.pk) for value in self._values_of(record))

    def discard(self, record: ZoneRecord) -> None:
        for key in self._keys_of(record):
            self._runs.discard(key)
            self._all.discard(record.pk)

    def add(self, record: ZoneRecord) -> None:
        for key in self._keys_of(record):
            self._runs.add(key)
            self._all.add(record.pk)

    def between(self, low: Any, high: Any) -> BitMap:
        """Keys of those whose value is at least `low` and at most `high`; None for no limit."""
        start, end = self._runs.span(None if low is None else (low,), None if high is None else (high, inf))
        if self._is_single and 2 * (end - start) > len(self._runs):
            return self._all - self._set(0, start) - self._set(end, len(self._runs))  # fewer to gather
        return self._set(start, end)

    def patched(
        self, found: BitMap, low: Any, high: Any, *, gone: Iterable[ZoneRecord], added: Iterable[ZoneRecord]
    ) -> BitMap:
        """What lay between these limits, with some zones in the place of others."""
        later = found.copy()
        for record in gone:
            later.discard(record.pk)
        later.update(record.pk for record in added if self._lies_between(record, low, high))
        return later

    def _lies_between(self, record: ZoneRecord, low: Any, high: Any) -> bool:
        values = self._values_of(record)
        return any((low is None or value >= low) and (high is None or value <= high) for value in values)

    def _set(self, start: int, end: int) -> BitMap:
        return BitMap(array("I", chain.from_iterable(self._runs.pks(start, end))))
