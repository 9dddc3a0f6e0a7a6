"""A sorted sequence in runs of some hundred: a copy with one change shares all runs but one with the first."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

# Compared from the left; ends with the zone's key, so that no two are equal.
Key = tuple[Any, ...]

SIZE = 512
Bisect = Callable[[list[Key], Any], int]


class Run(NamedTuple):
    """Keys in order and, beside them, the zones' own keys alone: what is read is mostly these. Never changed."""

    keys: list[Key]
    pks: array[int]

    @classmethod
    def of(cls, keys: list[Key]) -> Run:
        return cls(keys, array("I", [key[-1] for key in keys]))


class Runs:
    def __init__(self, keys: Iterable[Key]) -> None:
        ordered = sorted(keys)
        self._runs = [Run.of(ordered[at : at + SIZE]) for at in range(0, len(ordered), SIZE)]
        self._count = len(ordered)

    def copy(self) -> Runs:
        other = Runs(())
        other._runs, other._count = self._runs.copy(), self._count
        return other

    def __len__(self) -> int:
        return self._count

    def _run_of(self, key: Key, bisect: Bisect = bisect_left) -> int:
        """The number of the run in which the key stands or would stand; may be one too many."""
        return bisect([run.keys[-1] for run in self._runs], key)

    def add(self, key: Key) -> None:
        number = min(self._run_of(key), max(0, len(self._runs) - 1))
        keys = self._runs[number].keys if self._runs else []
        at = bisect_left(keys, key)
        changed = [*keys[:at], key, *keys[at:]]
        halves = [changed] if len(changed) <= 2 * SIZE else [changed[:SIZE], changed[SIZE:]]
        self._runs[number : number + 1] = map(Run.of, halves)
        self._count += 1

    def discard(self, key: Key) -> None:
        """Raises KeyError when it is not there."""
        number = self._run_of(key)
        keys = self._runs[number].keys if number < len(self._runs) else []
        at = bisect_left(keys, key)
        if keys[at : at + 1] != [key]:
            raise KeyError(key)
        changed = [*keys[:at], *keys[at + 1 :]]
        self._runs[number : number + 1] = [Run.of(changed)] if changed else []
        self._count -= 1

    # --- By position ---------------------------------------------------------------------
    def span(self, low: Key | None, high: Key | None) -> tuple[int, int]:
        """Where the keys from `low` up to `high` stand, both included; None for no limit.

        The beginning of a key comes before all keys that begin so.
        """
        start = 0 if low is None else self._position(low, bisect_left)
        return start, self._count if high is None else self._position(high, bisect_right)

    def _position(self, key: Key, bisect: Bisect) -> int:
        number = self._run_of(key, bisect)
        before = sum(len(run.keys) for run in self._runs[:number])
        return before + (bisect(self._runs[number].keys, key) if number < len(self._runs) else 0)

    def pks(self, start: int = 0, end: int | None = None) -> Iterator[array[int]]:
        """The zones' own keys of a span, in pieces."""
        left = (self._count if end is None else end) - start
        for run in self._runs:
            if left <= 0:
                return
            if start < len(run.pks):
                piece = run.pks[start : start + left]
                left -= len(piece)
                yield piece
            start = max(0, start - len(run.pks))
