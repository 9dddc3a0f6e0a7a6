"""What is wrong with a sheet, each told by its cell and its rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Problem:
    """A rule that a cell breaks, for example "B7 · end: 09:00 is before the start 10:00."."""

    text: str
    cell: str = ""
    column: str = ""

    def __str__(self) -> str:
        where = " · ".join(part for part in (self.cell, self.column) if part)
        return f"{where}: {self.text}" if where else self.text


class SheetRefused(Exception):
    """The file is no sheet of this kind; nothing of it was looked at row by row."""

    def __init__(self, *problems: Problem | str) -> None:
        super().__init__("sheet refused")
        self.problems = [Problem(str(item)) if not isinstance(item, Problem) else item for item in problems]


class NothingWritten(Exception):
    """Undoes an import of which a row was refused."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        super().__init__("nothing written")
        self.problems = list(problems)


@dataclass(frozen=True)
class NotPlain:
    """Stands in a cell for what is no plain value: a formula, or an error that a formula gave."""

    reason: Any


FORMULA = NotPlain(_("This is a formula. Paste its value in its place."))
CELL_ERROR = NotPlain(_("A spreadsheet's error stands here in place of a value."))
UNPRINTABLE = NotPlain(_("The text holds characters that can't be printed."))
NO_DATE = NotPlain(_("This is formatted as a date, but no date lies so far off."))
