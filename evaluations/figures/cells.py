"""Choosing the cells of a release: as many figures as possible, none of which tells of fewer than five people."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from evaluations.figures.disclosure import THRESHOLD, revealed_classes

# A cell is a cut ("group", "gender", "sector") and one of its values; everybody together is the cell below.
Cell = tuple[str, str]
EVERYBODY: Cell = ("all", "")


@dataclass(frozen=True)
class Part:
    """Answers that no figure tells apart: of people alike in every cut, counted in the same releases.

    `attributes` maps cut → value; a cut that is not known of these people is left out, and they are then in none of
    its cells. `releases` are the earlier releases that counted exactly these answers. `is_current` says whether the
    release being made counts them; an answer changed since is a part of its own, old and new.
    """

    attributes: tuple[tuple[str, str], ...]
    releases: frozenset[int] = frozenset()
    is_current: bool = True

    def is_in(self, cell: Cell) -> bool:
        return cell == EVERYBODY or cell in self.attributes


def choose_cells(
    parts: Mapping[Part, int],
    *,
    earlier: Mapping[int, Collection[Cell]] | None = None,
    threshold: int = THRESHOLD,
) -> set[Cell]:
    """The cells that may be shown, given what earlier releases have shown for good.

    `parts` maps each part to its number of people. Everybody together comes first, then cell by cell from the largest:
    each is shown if it and all that is out already stay safe (see `evaluations.figures.disclosure`). The result
    depends on nothing but the arguments.
    """
    order = sorted(parts, key=lambda part: (part.attributes, sorted(part.releases), part.is_current))
    sizes = [parts[part] for part in order]
    shown = [
        [int(release in part.releases and part.is_in(cell)) for part in order]
        for release, cells in sorted((earlier or {}).items())
        for cell in sorted(cells)
    ]
    chosen: set[Cell] = set()
    for cell in _candidates(order, sizes, threshold):
        row = [int(part.is_current and part.is_in(cell)) for part in order]
        if row in shown or revealed_classes([*shown, row], sizes, threshold) is None:
            shown.append(row)
            chosen.add(cell)
    return chosen


def _candidates(order: Sequence[Part], sizes: Sequence[int], threshold: int) -> list[Cell]:
    """Cells with enough people, everybody first, then the largest first."""
    people: dict[Cell, int] = {EVERYBODY: 0}
    for part, size in zip(order, sizes, strict=True):
        if part.is_current:
            for cell in (EVERYBODY, *part.attributes):
                people[cell] = people.get(cell, 0) + size
    enough = [cell for cell, size in people.items() if size >= threshold]
    return sorted(enough, key=lambda cell: (cell != EVERYBODY, -people[cell], cell))
