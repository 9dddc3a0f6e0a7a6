"""Sorted orders of the published zones, in which a page is found without sorting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from itertools import chain, islice

from pyroaring import BitMap

from zones.index.records import ZoneRecord
from zones.index.runs import Key, Runs

# Sorting a selection costs about twenty times as much per row as stepping over a row of the order.
SORTING_COST = 20


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

    def __init__(self, ordering: str, language: str, records: Mapping[int, ZoneRecord]) -> None:
        self._key = KEYS[ordering.removeprefix("-")]
        self._sign = -1 if ordering.startswith("-") else 1
        self._language = language
        self._records = records
        self._runs = Runs(map(self.key, records.values()))

    def among(self, records: Mapping[int, ZoneRecord]) -> Order:
        """A copy that goes by these records; what differs has to be added and discarded yet."""
        other = copy(self)
        other._records, other._runs = records, self._runs.copy()
        return other

    def key(self, record: ZoneRecord) -> Key:
        return self._key(record, self._sign, self._language)

    def discard(self, record: ZoneRecord) -> None:
        self._runs.discard(self.key(record))

    def add(self, record: ZoneRecord) -> None:
        self._runs.add(self.key(record))

    def _key_of(self, pk: int) -> Key:
        return self.key(self._records[pk])

    def all_of(self, chosen: BitMap, after: int | None = None) -> Iterator[int]:
        """The chosen zones in this order, beginning after one of them."""
        start = 0 if after is None else self._runs.span(None, self._key_of(after))[1]
        pks = chain.from_iterable(self._runs.pks(start))
        return pks if len(chosen) == len(self._runs) else filter(chosen.__contains__, pks)

    def some_of(self, chosen: BitMap, offset: int, size: int, after: int | None = None) -> list[int]:
        """`size` of the chosen zones, from `offset` on or after one of them."""
        if after is not None:
            return take(self.all_of(chosen, after), 0, size)
        if len(chosen) == len(self._runs):
            return list(chain.from_iterable(self._runs.pks(offset, offset + size)))
        steps = (offset + size) * len(self._runs) / max(1, len(chosen))
        if len(chosen) * SORTING_COST < steps:
            return sorted(chosen, key=self._key_of)[offset : offset + size]
        return take(self.all_of(chosen), offset, size)


def take(rows: Iterator[int], offset: int, size: int) -> list[int]:
    return list(islice(rows, offset, offset + size))
