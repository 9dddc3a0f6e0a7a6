"""Which sums may be shown so that none tells of fewer than five people, not even by subtraction.

The question is put exactly. Everybody who answered belongs to one class: the combination of attributes that figures
are cut by (country group, gender, sector) and of the releases the answer was counted in. A published figure is a sum
over classes. What a reader can compute from all of them is any linear combination, and one that is zero outside few
people tells about those few. So the sums are safe when no combination other than zero touches fewer than `threshold`
people. What holds for numbers of people holds for the counts of each rating, which add up over the same people.

With the sums as rows and the classes as columns of a matrix brought to the form [I | A], a combination touches only
the classes of a set T exactly when taking the columns of T away lowers the rank; and that is seen from the few rows
of A whose pivots lie in T. So all sets of fewer than `threshold` people are tried, which is quick as they are small.

Ranks are computed modulo a large prime. A rank can only come out too low that way, and then a figure is hidden that
might have been shown: the error is on the safe side (and of probability 10⁻¹⁸).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

THRESHOLD = 5
_PRIME = 2**61 - 1

Matrix = list[list[int]]


def reduced(rows: Iterable[Sequence[int]]) -> tuple[Matrix, list[int]]:
    """Reduced row echelon form without its zero rows, modulo the prime, and the pivot column of each row."""
    matrix = [[value % _PRIME for value in row] for row in rows]
    pivots: list[int] = []
    for column in range(len(matrix[0]) if matrix else 0):
        at = len(pivots)
        chosen = next((row for row in range(at, len(matrix)) if matrix[row][column]), None)
        if chosen is None:
            continue
        matrix[at], matrix[chosen] = matrix[chosen], matrix[at]
        inverse = pow(matrix[at][column], -1, _PRIME)
        head = matrix[at] = [value * inverse % _PRIME for value in matrix[at]]
        for row, vector in enumerate(matrix):
            if row != at and (factor := vector[column]):
                matrix[row] = [(a - factor * b) % _PRIME for a, b in zip(vector, head, strict=True)]
        pivots.append(column)
        if len(pivots) == len(matrix):
            break
    return matrix[: len(pivots)], pivots


def _largest_small_sets(sizes: Sequence[int], threshold: int) -> Iterator[tuple[int, ...]]:
    """Sets of classes with fewer than `threshold` people to which no further class could be added.

    What a set reveals, every set around it reveals too, so the smaller ones need no look.
    """
    small = [index for index, size in enumerate(sizes) if size < threshold]
    for length in range(min(threshold - 1, len(small)), 0, -1):
        for chosen in combinations(small, length):
            total = sum(sizes[index] for index in chosen)
            if total >= threshold:
                continue
            rest = [sizes[index] for index in small if index not in chosen]
            if not rest or total + min(rest) >= threshold:
                yield chosen


def revealed_classes(
    rows: Iterable[Sequence[int]], sizes: Sequence[int], threshold: int = THRESHOLD
) -> set[int] | None:
    """Classes of fewer than `threshold` people in all of which the sums tell something; None where there are none.

    `rows` holds for each sum how often it counts each class (0 or 1), `sizes` the people in each class.
    """
    occupied = [index for index, size in enumerate(sizes) if size]
    weights = [sizes[index] for index in occupied]
    matrix, pivots = reduced([[row[index] for index in occupied] for row in rows])
    row_of = {column: row for row, column in enumerate(pivots)}
    loose = [column for column in range(len(weights)) if column not in row_of]
    for chosen in _largest_small_sets(weights, threshold):
        heads = [row_of[column] for column in chosen if column in row_of]
        left = [[matrix[row][column] for column in loose if column not in chosen] for row in heads]
        if heads and len(reduced(left)[1]) < len(heads):
            return {occupied[column] for column in chosen}
    return None
