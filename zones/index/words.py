"""Finds the zones whose texts contain a word or a part of one, in any script.

A searched word has no blank, so it lies within one blank-separated word of a text. All different words together are far
shorter than all texts: they are searched as one long string, and the zones of each word that contains the part are
joined. This finds what LIKE '%part%' would, also two Chinese characters in the midst of a phrase.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyroaring import BitMap

BREAK = "\n"
# Found parts that are remembered; what many look for at once is found once.
REMEMBERED = 500
# Texts that changed since the words were gathered are searched one by one, until there are too many of them.
FEWEST_CHANGED = 200


class Words:
    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        postings: dict[str, list[int]] = {}
        for pk, text in texts:
            for word in set(text.split()):
                postings.setdefault(word, []).append(pk)
        # Plain letters take a byte each and are searched fastest, so they are kept apart.
        plain = [word for word in postings if word.isascii()]
        others = [word for word in postings if not word.isascii()]
        self._plain = BREAK + BREAK.join(plain) + BREAK
        self._others = BREAK + BREAK.join(others) + BREAK
        self._postings = postings
        self._found: dict[str, BitMap] = {}
        self._changed: dict[int, str] = {}

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
            found = self._found[part] = self._containing(part)
        if not self._changed:
            return found
        now = BitMap([pk for pk, text in self._changed.items() if part in text])
        return (found - BitMap(self._changed)) | now

    def _containing(self, part: str) -> BitMap:
        pks: list[int] = []
        for words in [self._others, self._plain] if part.isascii() else [self._others]:
            at = words.find(part)
            while at >= 0:
                end = words.index(BREAK, at)
                pks += self._postings[words[words.rindex(BREAK, 0, at + 1) + 1 : end]]
                at = words.find(part, end)
        return BitMap(pks)
