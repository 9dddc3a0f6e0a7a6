"""What a cell may name: countries, sites, routes and so on, each by its key or by its name in any language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from zones.derived import SUFFIXES, normalise

_OFFERED_IN_MESSAGES = 12


def fold(text: Any) -> str:
    """Two words are the same if they fold to the same text: small letters, accents of Latin letters off."""
    return normalise(str(text))


def in_each_language(text: Any) -> Iterable[str]:
    """A lazy text in all interface languages, the active one first."""
    yield str(text)
    for code, _name in settings.LANGUAGES:
        with override(code):
            yield str(text)


def names_of(row: Any, field: str) -> Iterable[str]:
    """A translated column in every language that has it."""
    return (getattr(row, f"{field}_{suffix}", "") or "" for suffix in SUFFIXES)


class Known:
    """Rows by key and by name. A key wins over a name; a name that several rows have needs the key."""

    def __init__(self) -> None:
        self._keys: dict[str, Any] = {}
        self._names: dict[str, dict[int, tuple[str, Any]]] = {}
        self.offers: list[str] = []

    def add(self, row: Any, key: str, *names: Any, offer: str = "") -> None:
        """`offer` is how templates and messages name the row; without it the row is not offered."""
        self._keys.setdefault(fold(key), row)
        for name in filter(None, map(fold, names)):
            self._names.setdefault(name, {})[id(row)] = (key, row)
        if offer:
            self.offers.append(offer)

    def find(self, text: str, *, prefer: Callable[[Any], bool] = lambda row: True) -> Any:
        """The row that the text names; of several the one that is preferred. Raises ValidationError."""
        folded = fold(text)
        if folded in self._keys:
            return self._keys[folded]
        found = list(self._names.get(folded, {}).values())
        preferred = [item for item in found if prefer(item[1])] if len(found) > 1 else found
        if len(preferred) == 1:
            return preferred[0][1]
        if found:
            keys = ", ".join(sorted(key for key, _row in found))
            raise ValidationError(_("Several are called “%(text)s”; write one of: %(keys)s.")
                                  % {"text": text[:60], "keys": keys})  # fmt: skip
        raise ValidationError(self._unknown(text))

    def _unknown(self, text: str) -> str:
        said = _("“%(text)s” is not known.") % {"text": text[:60]}
        near = get_close_matches(text, self.offers, n=3, cutoff=0.7)
        near = near or (self.offers if len(self.offers) <= _OFFERED_IN_MESSAGES else [])
        return f"{said} {_('Known are:')} {', '.join(near)}." if near else said
