"""The stored rows behind one row of a sheet."""

from __future__ import annotations

import datetime as dt
import unicodedata
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from django.db.models import Model

from delegations.sheets.fields import in_lines
from delegations.sheets.pairing import Place
from delegations.sheets.rows import RowForm

Cells = dict[str, Any]


class Entry(ABC):
    """The stored rows that one row of a sheet speaks of, or new ones. Subclasses know which."""

    place_before: Place | None = None

    def __init__(self, *, is_stored: bool) -> None:
        self.is_stored = is_stored

    def meet(self, form: RowForm) -> None:
        """Learn from the form, before anything is compared, how the row stands among the others."""

    @abstractmethod
    def cells(self) -> Cells:
        """What the sheet's row says if it is exported, by column."""

    @abstractmethod
    def take(self, form: RowForm) -> None:
        """Put the values of a row into the rows, without saving them."""

    def check(self) -> None:
        """Rules of the rows as they would become; raises ValidationError by column."""

    @abstractmethod
    def rows(self) -> list[Model]:
        """The rows that saving would write, each to be asked for."""

    @property
    @abstractmethod
    def numbered(self) -> Any:
        """The row whose number is its own alone."""

    number_field: ClassVar[str] = "order"

    @property
    @abstractmethod
    def place(self) -> Place | None:
        """Where the row stands among the others; None where it has no number yet."""

    def step_aside(self, place: Place) -> None:
        wanted = getattr(self.numbered, self.number_field)
        setattr(self.numbered, self.number_field, place[1])
        self.numbered.save()
        setattr(self.numbered, self.number_field, wanted)
        self.place_before = place

    @abstractmethod
    def save(self) -> None:
        """Write the rows."""


def put(row: Model, name: str, value: Any) -> None:
    """Set a column, unless a text differs from what is stored only by spaces or the form of its letters."""
    stored = getattr(row, name)
    if isinstance(value, str) and _same(stored or "", value):
        return
    setattr(row, name, value)


def _same(one: str, other: str) -> bool:
    return in_lines(unicodedata.normalize("NFC", one)) == in_lines(other)


def shown(value: Any) -> str:
    """A value of an exported cell as people read it."""
    if value is None:
        return ""
    return f"{value:%H:%M}" if isinstance(value, dt.time) else str(value)
