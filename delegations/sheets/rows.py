"""A form per row: the columns of a kind of sheet, filled in by one of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from delegations.sheets.book import Book
from delegations.sheets.fields import CellField, KnownField
from delegations.sheets.problems import Problem
from delegations.sheets.sheet import SheetRow


class RowForm(forms.Form):
    """Columns that the sheet doesn't have are no fields of it, and leave what is stored as it is."""

    # Told here when a rule is broken by the row as a whole.
    main_column: ClassVar[str]

    def __init__(self, row: SheetRow, columns: dict[str, int], book: Book) -> None:
        self.row, self.columns, self.book = row, columns, book
        super().__init__({name: row.cells.get(column) for name, column in columns.items()})
        for name in self.fields.keys() - columns.keys():
            del self.fields[name]
        tell_known(self.fields.values(), book)

    def value(self, name: str) -> Any:
        """What a valid row says in a column; None where the sheet has no such column."""
        return self.cleaned_data.get(name)

    def cell(self, name: str) -> str:
        return self.row.name(self.columns.get(name) or self.columns[self.main_column])

    def problem(self, name: str, text: Any) -> Problem:
        """A problem of a column; of the row's main column where the sheet doesn't have that one."""
        shown = name if name in self.columns else self.main_column
        return Problem(str(text), cell=self.cell(shown), column=str(self.fields[shown].label))

    def problems(self, error: ValidationError | None = None) -> Iterator[Problem]:
        """Those of an error about the row, keyed by column; without one those of its cells."""
        said = self.errors if error is None else error.message_dict if hasattr(error, "error_dict") else {
            NON_FIELD_ERRORS: error.messages,
        }  # fmt: skip
        for name, texts in said.items():
            yield from (self.problem(name, text) for text in texts)


def tell_known(fields: Iterable[forms.Field], book: Book) -> None:
    """Give the columns that name rows the lists they look in."""
    for field in fields:
        if isinstance(field, KnownField):
            field.known = getattr(book, field.source)


def columns_of(form: type[RowForm], book: Book) -> dict[str, CellField]:
    """The columns in their order, for writing templates and exports."""
    fields: Any = deepcopy(form.base_fields)
    tell_known(fields.values(), book)
    return dict(fields)
