"""What a cell may hold: form fields that take what a spreadsheet gives (texts, numbers, dates, times) as typed.

Each column of a sheet is one of these; its label is the header, its help text stands in the instructions.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delegations.sheets.known import Known, fold, in_each_language
from delegations.sheets.problems import NotPlain
from delegations.sheets.times import parse_times
from zones.sheets.cells import plain_cell

LONGEST_TEXT = 10_000
LARGEST_NUMBER = 32_767

_TAG = re.compile(r"</?[a-z][a-z0-9]*(\s[^<>]*)?/?>|<!--|<!doctype", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?)?")


def text_of(raw: Any) -> str:
    """A cell as text: whole numbers without a point, an apostrophe before a formula taken off."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, dt.time):
        return f"{raw:%H:%M}"
    return unicodedata.normalize("NFC", plain_cell(raw))


class CellField(forms.Field):
    """A column. `example` fills the template's example row; `width` is that of the column, in characters.

    A sheet must have a column that is `needed`; each row must fill one that is `required`.
    """

    default_error_messages = {"required": gettext_lazy("Fill in this cell.")}

    def __init__(
        self, *, example: str = "", width: int = 16, required: bool = False, needed: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(required=required, **kwargs)
        self.example, self.width, self.needed = example, width, needed or required

    def clean(self, value: Any) -> Any:
        if isinstance(value, NotPlain):
            raise ValidationError(value.reason)
        return super().clean(value)

    def offers(self) -> list[str]:
        """What the template's list offers for a cell; nothing where anything may be written."""
        return []


class TextField(CellField):
    """Plain text. A text of one line is put on one line."""

    def __init__(self, *, max_length: int = LONGEST_TEXT, has_lines: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.max_length, self.has_lines = max_length, has_lines

    def to_python(self, value: Any) -> str:
        text = in_lines(text_of(value))
        return plain_text(text if self.has_lines else " ".join(text.split()), self.max_length)


def in_lines(text: str) -> str:
    """A text with its lines kept, and every other run of spaces made one."""
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())


def plain_text(text: str, max_length: int) -> str:
    if tag := _TAG.search(text):
        raise ValidationError(_("Write plain text, without HTML such as %(tag)s.") % {"tag": tag.group()[:20]})
    if len(text) > max_length:
        raise ValidationError(
            _("The text has %(length)d characters; at most %(limit)d fit.") % {"length": len(text), "limit": max_length}
        )
    return text


class EmailField(TextField):
    default_validators = [EmailValidator()]


class NumberField(CellField):
    def to_python(self, value: Any) -> int | None:
        text = text_of(value)
        if not text:
            return None
        if not text.isdecimal() or len(text) > 5 or int(text) > LARGEST_NUMBER:
            raise ValidationError(_("“%(text)s” is no whole number from 0 to %(limit)d.")
                                  % {"text": text[:30], "limit": LARGEST_NUMBER})  # fmt: skip
        return int(text)


class DateField(CellField):
    def to_python(self, value: Any) -> dt.date | None:
        if isinstance(value, dt.datetime) and value.time() == dt.time():
            return self._in_reach(value.date())
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return self._in_reach(value)
        text = value.isoformat(" ", "minutes") if isinstance(value, dt.datetime) else text_of(value)
        if not text:
            return None
        found = _DAY.fullmatch(text)
        try:
            return self._in_reach(dt.date(*map(int, found.groups()))) if found else self._refuse(text)
        except ValueError:
            return self._refuse(text)

    def _in_reach(self, day: dt.date) -> dt.date:
        """A year of another calendar, or a number that is formatted as a date, lies far off."""
        return day if 1990 <= day.year <= 2100 else self._refuse(day.isoformat())

    def _refuse(self, text: str) -> dt.date:
        raise ValidationError(_("“%(text)s” is no date; write it like 2030-03-04.") % {"text": text[:30]})


class TimeField(CellField):
    """A time of day; where `may_be_span`, also "08:30 - 09:00". Gives the times in a tuple of up to two."""

    def __init__(self, *, may_be_span: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.may_be_span = may_be_span

    def to_python(self, value: Any) -> tuple[dt.time, ...]:
        times = parse_times(value if isinstance(value, dt.date | dt.time | dt.timedelta | int | float) else
                            text_of(value))  # fmt: skip
        if len(times) > 1 and not self.may_be_span:
            raise ValidationError(_("These are two times; write the first one under “start”."))
        return times


@cache
def _values_by_label(choices: type[TextChoices]) -> dict[str, str]:
    found = {fold(value): value for value in choices.values}
    for value, label in choices.choices:
        for text in in_each_language(label):
            found.setdefault(fold(text), value)
    return found


class ChoiceField(CellField):
    """One of a closed vocabulary, by its value or by its label in any language; `empty` is what an empty cell says."""

    def __init__(self, *, choices: type[TextChoices], empty: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choices, self.empty = choices, empty

    def to_python(self, value: Any) -> str:
        text = text_of(value)
        if not text:
            return self.empty
        found = _values_by_label(self.choices).get(fold(text))
        if found is None:
            labels = ", ".join(self.offers())
            raise ValidationError(_("“%(text)s” is not one of: %(labels)s.") % {"text": text[:60], "labels": labels})
        return found

    def offers(self) -> list[str]:
        return [str(label) for label in self.choices.labels]


class YesNoField(CellField):
    """Empty means no."""

    def to_python(self, value: Any) -> bool:
        text = "" if value is False else "1" if value is True else fold(text_of(value))
        if text in _words(gettext_lazy("yes"), "1", "true", "x"):
            return True
        if text in ("", *_words(gettext_lazy("no"), "0", "false")):
            return False
        raise ValidationError(_("“%(text)s” is neither yes nor no.") % {"text": text[:30]})

    def offers(self) -> list[str]:
        return [_("yes"), _("no")]


def yes_or_empty(value: bool) -> str:
    return _("yes") if value else ""


def _words(word: Any, *others: str) -> set[str]:
    return {fold(text) for text in (*in_each_language(word), *others)}


class KnownField(CellField):
    """A row by its key or by its name in any language. `source` names the list of the book that has them."""

    known: Known

    def __init__(self, *, source: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.source = source

    def to_python(self, value: Any) -> Any:
        text = text_of(value)
        return self.known.find(text) if text else None

    def offers(self) -> list[str]:
        return self.known.offers


class TextListField(CellField):
    """Several texts in one cell, with semicolons or line breaks between them."""

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.max_length = max_length

    def to_python(self, value: Any) -> list[str]:
        parts: Iterable[str] = (" ".join(part.split()) for part in re.split(r"[;\n\r]+", text_of(value)))
        return list(dict.fromkeys(plain_text(part, self.max_length) for part in parts if part))
