"""Change between two answers of the same person: before and after, then and now."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

# Below this many pairs no test is made: even if all rose, chance could not be excluded at 5 %.
FEWEST_FOR_TEST = 6


@dataclass(frozen=True)
class PairedChange:
    """What became of the people who answered twice.

    `dropped` are those who answered only once; they are in no other figure here.
    """

    rose: int
    same: int
    fell: int
    dropped: int
    mean_change: Fraction | None

    @property
    def paired(self) -> int:
        """The denominator: people with both answers."""
        return self.rose + self.same + self.fell

    @property
    def p_value(self) -> Fraction | None:
        """Two-sided exact sign test; those who stayed the same are left out, as the test wants (Conover 1999).

        None below six pairs, and where nobody changed.
        """
        changed = self.rose + self.fell
        if self.paired < FEWEST_FOR_TEST or changed == 0:
            return None
        tail = sum(comb(changed, k) for k in range(min(self.rose, self.fell) + 1))
        return min(Fraction(1), Fraction(2 * tail, 2**changed))


def paired_change(before: Mapping[Key, int], after: Mapping[Key, int]) -> PairedChange:
    """Compare ratings by the key of the person who gave them."""
    both = before.keys() & after.keys()
    differences = [after[key] - before[key] for key in both]
    return PairedChange(
        rose=sum(difference > 0 for difference in differences),
        same=sum(difference == 0 for difference in differences),
        fell=sum(difference < 0 for difference in differences),
        dropped=len(before.keys() ^ after.keys()),
        mean_change=Fraction(sum(differences), len(differences)) if differences else None,
    )
