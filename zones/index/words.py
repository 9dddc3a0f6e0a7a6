"""Finds the zones whose texts contain a word or a part of one, in any script.

A searched word has no blank, so it lies within one blank-separated word of a text. All different words are kept by the
pairs of letters in them: those that have all pairs of the searched part are few, and only they are looked at. This
finds what LIKE '%part%' would, also two Chinese characters in the midst of a phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy

from pyroaring import BitMap

# Found parts that are remembered; what many look for at once is found once.
REMEMBERED = 500
# Texts that changed since the words were gathered are searched one by one, until there are too many of them.
FEWEST_CHANGED = 200


def pairs_of(text: str) -> set[str]:
    """The pairs of neighbouring letters, and the last letter alone."""
    return {text[at : at + 2] for at in range(len(text))}


class Words:
    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        zones: dict[str, list[int]] = {}
        for pk, text in texts:
            for word in set(text.split()):
                zones.setdefault(word, []).append(pk)
        self._words = list(zones)
        self._zones = list(zones.values())
        numbers: dict[str, list[int]] = {}
        for number, word in enumerate(self._words):
            for pair in pairs_of(word):
                numbers.setdefault(pair, []).append(number)
        self._by_pair = {pair: BitMap(found) for pair, found in numbers.items()}
        self._found: dict[str, BitMap] = {}
        self._changed: dict[int, str] = {}

    def copy(self) -> Words:
        """Words are never taken away, so all copies share them; each has the changes of its own."""
        other = copy(self)
        other._changed = self._changed.copy()
        return other

    def change(self, pk: int, text: str) -> None:
        """The zone has another text now; an empty one if it is gone."""
        self._changed[pk] = text

    def is_worn(self, total: int) -> bool:
        """So much has changed that gathering the words anew is cheaper than searching the changed texts."""
        return len(self._changed) > max(FEWEST_CHANGED, total // 20)

    def containing(self, part: str) -> BitMap:
        found = self._found.get(part)
        if found is None:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            found = self._found[part] = BitMap([pk for number in self._with(part) for pk in self._zones[number]])
        if not self._changed:
            return found
        now = BitMap([pk for pk, text in self._changed.items() if part in text])
        return (found - BitMap(self._changed)) | now

    def _with(self, part: str) -> Iterable[int] | Iterator[int]:
        """Numbers of the words that contain the part."""
        if len(part) == 1:
            return BitMap.union(BitMap(), *(chosen for pair, chosen in self._by_pair.items() if pair[0] == part))
        wanted = [self._by_pair.get(part[at : at + 2]) for at in range(len(part) - 1)]
        known = [chosen for chosen in wanted if chosen is not None]
        if len(known) < len(wanted):
            return ()
        chosen = BitMap.intersection(*known)
        return chosen if len(part) == 2 else (number for number in chosen if part in self._words[number])
