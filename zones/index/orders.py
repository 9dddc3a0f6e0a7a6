"""Sorted orders of the published zones, in which a page is found without sorting."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pyroaring import BitMap

from zones.index.records import ZoneRecord

# Compared from the left; ends with the zone's key, so that no two are equal.
Key = tuple[Any, ...]

# Sorting a selection costs about five times as much per row as stepping over a row of the order.
SORTING_COST = 5


class Descending(str):
    """A text that sorts the other way round."""

    __slots__ = ()
    __lt__ = str.__gt__
    __gt__ = str.__lt__


def name_key(record: ZoneRecord, language: str) -> str:
    return record.name_in(language).lower()


def _numbered(record: ZoneRecord, value: float | None, sign: int, language: str) -> Key:
    """Rows without a value come last either way."""
    known = (1, 0.0) if value is None else (0, sign * value)
    return (*known, name_key(record, language), record.pk)


def _day(date: str) -> int | None:
    """An EDTF date as a number, in the order of its text: 2003 comes before 2003-01."""
    return int(date.replace("-", "").ljust(8, "0")) if date else None


def _by_name(record: ZoneRecord, sign: int, language: str) -> Key:
    name = name_key(record, language)
    return (name if sign > 0 else Descending(name), record.pk)


KEYS: dict[str, Callable[[ZoneRecord, int, str], Key]] = {
    "name": _by_name,
    "established": lambda record, sign, language: _numbered(record, _day(record.established), sign, language),
    "area_ha": lambda record, sign, language: _numbered(record, record.area_ha, sign, language),
    "updated": lambda record, sign, language: _numbered(record, record.updated_at, sign, language),
}


class Order:
    """All published zones in one order; `-` before the name reverses it."""

    def __init__(self, ordering: str, language: str, records: Iterable[ZoneRecord]) -> None:
        self._key = KEYS[ordering.removeprefix("-")]
        self._sign = -1 if ordering.startswith("-") else 1
        self._language = language
        self._keys = {record.pk: self.key(record) for record in records}
        self._sorted = sorted(self._keys.values())

    def key(self, record: ZoneRecord) -> Key:
        return self._key(record, self._sign, self._language)

    def discard(self, record: ZoneRecord) -> None:
        del self._sorted[bisect_left(self._sorted, self._keys.pop(record.pk))]

    def add(self, record: ZoneRecord) -> None:
        key = self._keys[record.pk] = self.key(record)
        insort(self._sorted, key)

    def all_of(self, chosen: BitMap, after: int | None = None) -> Iterator[int]:
        """The chosen zones in this order, beginning after one of them."""
        start = 0 if after is None else bisect_right(self._sorted, self._keys[after])
        if len(chosen) == len(self._sorted):
            return (key[-1] for key in self._sorted[start:])
        return (pk for index in range(start, len(self._sorted)) if (pk := self._sorted[index][-1]) in chosen)

    def some_of(self, chosen: BitMap, offset: int, size: int, after: int | None = None) -> list[int]:
        """`size` of the chosen zones, from `offset` on or after one of them."""
        if after is not None:
            offset = 0
        if len(chosen) == len(self._sorted):
            start = offset if after is None else bisect_right(self._sorted, self._keys[after])
            return [key[-1] for key in self._sorted[start : start + size]]
        steps = (offset + size) * len(self._sorted) / max(1, len(chosen))
        if after is None and len(chosen) * SORTING_COST < steps:
            return [key[-1] for key in sorted(map(self._keys.__getitem__, chosen))[offset : offset + size]]
        return take(self.all_of(chosen, after), offset, size)


def take(rows: Iterator[int], offset: int, size: int) -> list[int]:
    taken: list[int] = []
    for number, row in enumerate(rows):
        if number >= offset:
            taken.append(row)
            if len(taken) == size:
                break
    return taken
