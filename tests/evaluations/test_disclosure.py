"""An attack on what is published: with all sums in hand, can anything be told of fewer than five people?

The attacker here uses other means than the code under test: plain Gaussian elimination over the rationals on the
matrix of single people, and every set of one to four of them.
"""

import random
from collections import Counter
from fractions import Fraction
from itertools import combinations

import pytest

from evaluations.figures.cells import EVERYBODY, Cell, Part, choose_cells

CUTS = {"group": ["KH", "CN", "LA", "MM", "TH", "VN", "MI"], "gender": ["f", "m", "x"], "sector": ["public", "private"]}


def rank(rows: list[list[int]]) -> int:
    matrix = [[Fraction(value) for value in row] for row in rows]
    found = 0
    for column in range(len(matrix[0]) if matrix else 0):
        pivot = next((r for r in range(found, len(matrix)) if matrix[r][column] != 0), None)
        if pivot is None:
            continue
        matrix[found], matrix[pivot] = matrix[pivot], matrix[found]
        for r in range(found + 1, len(matrix)):
            factor = matrix[r][column] / matrix[found][column]
            matrix[r] = [a - factor * b for a, b in zip(matrix[r], matrix[found], strict=True)]
        found += 1
    return found


def attack(rows: list[list[int]], people: int) -> tuple[int, ...] | None:
    """People of whom some combination of the sums tells, if they are fewer than five."""
    whole = rank(rows)
    for few in combinations(range(people), min(4, people)):
        without = [[value for index, value in enumerate(row) if index not in few] for row in rows]
        if rank(without) < whole:
            return few
    return None


def invent_people(source: random.Random, number: int) -> list[tuple[tuple[str, str], ...]]:
    return [
        tuple((cut, source.choices(values, weights=range(len(values), 0, -1))[0]) for cut, values in CUTS.items())
        for _person in range(number)
    ]


def sums_over(people: list[tuple[tuple[str, str], ...]], cells: set[Cell]) -> list[list[int]]:
    return [[int(cell == EVERYBODY or cell in person) for person in people] for cell in sorted(cells)]


@pytest.mark.parametrize("seed", range(25))
def test_no_combination_of_the_shown_cells_tells_of_few_people(seed: int) -> None:
    source = random.Random(seed)
    people = invent_people(source, source.randint(5, 13))
    cells = choose_cells(Counter(Part(person) for person in people))
    assert EVERYBODY in cells
    assert attack(sums_over(people, cells), len(people)) is None


def test_showing_every_large_cell_would_have_told() -> None:
    """The attack works: on cells that are only large enough themselves it finds somebody."""
    people = [(("group", "TH"),)] * 6 + [(("group", "VN"),)] * 6 + [(("group", "MM"),)] * 2
    naive = {EVERYBODY, ("group", "TH"), ("group", "VN")}
    assert attack(sums_over(people, naive), len(people)) is not None
    chosen = choose_cells(Counter(Part(person) for person in people))
    assert chosen == {EVERYBODY, ("group", "TH")}


def test_a_cell_is_hidden_that_another_cut_would_reveal() -> None:
    """All women but one come from one country: its figure and the women's would tell of that one."""
    people = [
        *[(("group", "TH"), ("gender", "f"))] * 6, (("group", "LA"), ("gender", "f")),
        *[(("group", "LA"), ("gender", "m"))] * 7,
    ]  # fmt: skip
    chosen = choose_cells(Counter(Part(person) for person in people))
    assert not {("group", "TH"), ("gender", "f")} <= chosen
    assert attack(sums_over(people, chosen), len(people)) is None


def test_fewer_than_five_answers_are_not_shown_at_all() -> None:
    assert choose_cells({Part((("group", "TH"),)): 4}) == set()
    assert choose_cells({Part((("group", "TH"),)): 5}) == {EVERYBODY, ("group", "TH")}


def test_two_releases_do_not_tell_of_the_few_who_answered_between_them() -> None:
    first = Part((("group", "TH"),), releases=frozenset({1}))
    late = Part((("group", "TH"),))
    earlier = {1: {EVERYBODY, ("group", "TH")}}
    assert choose_cells({first: 9, late: 2}, earlier=earlier) == set()
    assert choose_cells({first: 9, late: 5}, earlier=earlier) == {EVERYBODY, ("group", "TH")}


def test_two_releases_do_not_tell_of_an_answer_that_was_changed() -> None:
    same = Part((), releases=frozenset({1}))
    old = Part((), releases=frozenset({1}), is_current=False)
    new = Part(())
    assert choose_cells({same: 9, old: 1, new: 1}, earlier={1: {EVERYBODY}}) == set()
    assert choose_cells({same: 9, old: 5, new: 5}, earlier={1: {EVERYBODY}}) == {EVERYBODY}


def test_a_release_without_news_may_repeat_the_last_one() -> None:
    part = Part((("group", "TH"),), releases=frozenset({1}))
    assert choose_cells({part: 9}, earlier={1: {EVERYBODY}}) == {EVERYBODY, ("group", "TH")}


@pytest.mark.parametrize("seed", range(12))
def test_three_releases_together_tell_of_no_few_people(seed: int) -> None:
    """Answers come in and some are changed between releases; the attacker keeps every release."""
    source = random.Random(1000 + seed)
    # Each entry: attributes and the releases (1..3) that count this version of the answer.
    answers = [(person, {1, 2, 3}) for person in invent_people(source, 6)]
    answers += [(person, {2, 3}) for person in invent_people(source, source.choice([1, 3, 5]))]
    answers += [(person, {3}) for person in invent_people(source, source.choice([0, 2]))]
    published: dict[int, set[Cell]] = {}
    rows: list[list[int]] = []
    for release in (1, 2, 3):
        parts = Counter(
            Part(person, frozenset(r for r in counted if r < release), release in counted)
            for person, counted in answers
            if min(counted) <= release
        )
        published[release] = choose_cells(parts, earlier={r: c for r, c in published.items() if r < release})
        rows += [
            [int(release in counted and (cell == EVERYBODY or cell in person)) for person, counted in answers]
            for cell in sorted(published[release])
        ]
    assert attack(rows, len(answers)) is None


def test_the_delegation_of_26_is_decided_quickly_and_safely() -> None:
    """The size and mix of the 2019 delegation, all answering."""
    mix = {"KH": "mf", "CN": "mmf", "LA": "mfmf", "MM": "ff", "VN": "mfm", "TH": "fffmfmf", "MI": "xmmmf"}
    people = [
        (("group", group), ("gender", gender), ("sector", "private" if group == "KH" and gender == "f" else "public"))
        for group, genders in mix.items()
        for gender in genders
    ]
    cells = choose_cells(Counter(Part(person) for person in people))
    assert EVERYBODY in cells
    assert ("group", "TH") in cells
    assert not any(cell in cells for cell in (("group", "MM"), ("gender", "x"), ("sector", "private")))
    assert ("sector", "public") not in cells
