"""Which row of a sheet means which stored row, and in which order rows with unique numbers can be saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import count
from typing import Any, Protocol, TypeVar

Place = tuple[Hashable, int]
Row = TypeVar("Row")
Stored = TypeVar("Stored")
Key = Hashable | None


def pair_up(
    rows: Iterable[Row], stored: Iterable[Stored], *ways: tuple[Callable[[Row], Key], Callable[[Stored], Key]]
) -> dict[int, Stored]:
    """The stored row of each row, by the row's id. Each way compares two keys, the surest way first.

    A key that is None, or that several rows have, says nothing.
    """
    left, free = list(rows), list(stored)
    pairs: dict[int, Stored] = {}
    for key_of_row, key_of_stored in ways:
        by_key = _unique(free, key_of_stored)
        for key, row in _unique(left, key_of_row).items():
            if key in by_key:
                pairs[id(row)] = by_key[key]
        taken = {id(item) for item in pairs.values()}
        left = [row for row in left if id(row) not in pairs]
        free = [item for item in free if id(item) not in taken]
    return pairs


def _unique(rows: Iterable[Any], key_of: Callable[[Any], Key]) -> dict[Hashable, Any]:
    keys = [(key_of(row), row) for row in rows]
    times = Counter(key for key, _row in keys)
    return {key: row for key, row in keys if key is not None and times[key] == 1}


class Numbered(Protocol):
    """A row that has its number alone: its place when it was read and the one it is to have."""

    place_before: Place | None

    @property
    def place(self) -> Place | None: ...

    def step_aside(self, place: Place) -> None:
        """Save the row with another number for the time being, and know it as the place before."""


def in_turn(rows: list[Numbered], taken: Iterable[Place]) -> Iterator[Any]:
    """Rows in an order in which each finds its number free; save each one before asking for the next.

    Where numbers go round in a circle, one row steps aside first. `taken` are the places of all stored rows.
    """
    waiting, used = rows, {*taken, *(row.place for row in rows if row.place)}
    while waiting:
        held: dict[Any, Numbered] = {row.place_before: row for row in waiting if row.place_before is not None}
        ready = [row for row in waiting if held.get(row.place, row) is row]
        if not ready:
            row = _in_circle(waiting[0], held)
            free = _free_place(row.place_before, used)
            used.add(free)
            row.step_aside(free)
            continue
        yield from ready
        done = {id(row) for row in ready}
        waiting = [row for row in waiting if id(row) not in done]


def _in_circle(row: Numbered, held: dict[Any, Numbered]) -> Numbered:
    """Each row waits for the one that holds its place: whoever comes up again is in a circle."""
    seen: set[int] = set()
    while id(row) not in seen:
        seen.add(id(row))
        row = held[row.place]
    return row


def _free_place(place: Any, used: set[Place]) -> Place:
    scope, _number = place
    return next((scope, number) for number in count(1) if (scope, number) not in used)
