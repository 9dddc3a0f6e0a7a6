"""Sorted runs give what a sorted list would, and copies leave each other alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones.index import runs
from zones.index.runs import Runs

KEYS = st.tuples(st.integers(0, 40), st.integers(0, 5))
STEPS = st.lists(st.tuples(st.sampled_from(["add", "discard", "copy"]), KEYS), max_size=80)


@pytest.fixture(autouse=True, scope="module")
def _short_runs():
    before, runs.SIZE = runs.SIZE, 3
    yield
    runs.SIZE = before


def pks(pieces) -> list[int]:
    return list(chain.from_iterable(pieces))


def assert_same(made: Runs, keys: list[tuple[int, int]]) -> None:
    assert len(made) == len(keys)
    for low, high in ((None, 10), (5, None), (5, 10), (10, 5), (None, None), (41, 50), (7, 7)):
        start = 0 if low is None else bisect_left(keys, (low,))
        end = len(keys) if high is None else bisect_right(keys, (high, inf))
        found = made.span(None if low is None else (low,), None if high is None else (high, inf))
        assert found == (start, end)
        assert pks(made.pks(*found)) == [pk for _value, pk in keys[start:end]]
    for start in (0, 1, 4, len(keys)):
        assert pks(made.pks(start, start + 5)) == [pk for _value, pk in keys[start : start + 5]]
        assert pks(made.pks(start)) == [pk for _value, pk in keys[start:]]


@given(st.sets(KEYS, max_size=40), STEPS)
def test_runs_are_a_sorted_list(first, steps):
    made, keys = Runs(first), sorted(first)
    earlier = [(made, keys)]
    for step, key in steps:
        if step == "copy":
            made, keys = made.copy(), keys.copy()
            earlier.append((made, keys))
        elif step == "add" and key not in keys:
            made.add(key)
            keys.insert(bisect_left(keys, key), key)
        elif step == "discard" and key in keys:
            made.discard(key)
            keys.remove(key)
    for copied, expected in earlier:
        assert_same(copied, expected)


@pytest.mark.parametrize("keys", [[], [(1, 1)], [(1, 1), (3, 3)]])
def test_key_that_is_not_there_is_told(keys):
    with pytest.raises(KeyError):
        Runs(keys).discard((2, 2))
