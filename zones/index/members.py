"""The zones of each value of a facet, and how many of a selection each value has.

A page counts hundreds of values. Sets of whole numbers are kept in blocks of 65,536, a block with few of them as a
list and any other as bits, and the common part of two blocks of bits is counted some ten times as fast as that of a
list and anything. What most values lack is nearly all: so for values of many zones it is the zones *without* the value
that are kept, and met with the zones *outside* the selection. With n for the number of numbers,

    n(selection & members) = n(selection) - n(without) + n(outside & without)

which costs the same for a narrow selection as for a wide one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple, Self, TypeVar

from pyroaring import BitMap

V = TypeVar("V")

BLOCK = 1 << 16
# Values with fewer zones for each block are counted by their list, which is as fast and takes less memory.
FEW_IN_BLOCK = 300


class Blocks:
    """All numbers of those blocks in which there is a published zone."""

    def __init__(self, zones: BitMap) -> None:
        self.numbers, self.count = BitMap(), 0
        number, last = 0, zones.max() if zones else -1
        while number <= last:
            number = zones.next_set_bit(number) // BLOCK * BLOCK
            self.numbers.add_range(number, number + BLOCK)
            self.count += 1
            number += BLOCK


class Parted(NamedTuple):
    """Values of few zones with them; values of many with the numbers that are none of them, and how many those are."""

    few: dict[str, BitMap]
    many: dict[str, tuple[BitMap, int]]

    def only(self, values: Collection[str]) -> Parted:
        return Parted(_those(self.few, values), _those(self.many, values))


class Members:
    """Of one facet; never changed: later members share with these what is the same."""

    def __init__(self, zones: Mapping[str, BitMap], blocks: Blocks) -> None:
        self._zones = dict(zones)
        self._blocks = blocks
        self._parted: Parted | None = None  # made when first counted

    def of(self, value: str) -> BitMap:
        return self._zones.get(value) or BitMap()

    def followed(self, gone: BitMap, added: Mapping[str, BitMap], blocks: Blocks) -> Self:
        """Without the zones that are gone, and with those that are added."""
        changed = {value: zones - gone for value, zones in self._zones.items() if zones.intersect(gone)}
        for value, zones in added.items():
            changed[value] = changed.get(value, self.of(value)) | zones
        later = type(self)(self._zones | changed, blocks)
        if self._parted is not None and blocks.numbers == self._blocks.numbers:
            kept, new = self._parted.only(self._zones.keys() - changed.keys()), later._part(changed)
            later._parted = Parted(kept.few | new.few, kept.many | new.many)
        return later

    def _part(self, zones: Mapping[str, BitMap]) -> Parted:
        least = FEW_IN_BLOCK * self._blocks.count
        without = {value: self._blocks.numbers - members for value, members in zones.items() if len(members) >= least}
        return Parted(
            {value: members for value, members in zones.items() if value not in without},
            {value: (others, len(others)) for value, others in without.items()},
        )

    def sizes(self) -> dict[str, int]:
        """How many zones each value has, where it has any."""
        return {value: size for value, zones in self._zones.items() if (size := len(zones))}

    def sizes_within(self, selection: BitMap, values: Collection[str] | None = None) -> dict[str, int]:
        """How many of these zones each value has, or each of some values, where it has any."""
        if self._parted is None:
            self._parted = self._part(self._zones)
        few, many = self._parted if values is None else self._parted.only(values)
        common, chosen = selection.intersection_cardinality, len(selection)
        sizes = {value: size for value, members in few.items() if (size := common(members))}
        if many:
            common = (self._blocks.numbers - selection).intersection_cardinality
            sizes |= {
                value: size for value, (without, others) in many.items() if (size := chosen - others + common(without))
            }
        return sizes


def _those(found: dict[str, V], values: Collection[str]) -> dict[str, V]:
    return {value: found[value] for value in values if value in found}
