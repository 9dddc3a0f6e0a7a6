"""Cells of sheets as text, and the values that texts stand for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from import_export import widgets

from ezportal.parts import in_parts
from zones.models.instances import partly_read
from zones.profile import plain

_FORMULA = re.compile(r"^[=+\-@\t\r]")
_NUMBER = re.compile(r"^[+-]?[0-9.,]+$")

Rows = Sequence[dict[str, str]]


def is_formula(cell: Any) -> bool:
    """Would a spreadsheet run this text?"""
    return isinstance(cell, str) and bool(_FORMULA.match(cell)) and not _NUMBER.match(cell)


def plain_cell(cell: Any) -> str:
    """The text of a cell: nothing for an empty one, without the apostrophe the export puts before formulas."""
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()[:10]
    text = "" if cell is None else str(cell).strip()
    return text[1:] if text.startswith("'") and is_formula(text[1:]) else text


class KeyWidget(widgets.ForeignKeyWidget):
    """A row by its key; a key that is unknown is an error that names it.

    `load` finds the rows that the whole sheet names, with these of their columns, before the first is asked for.
    """

    # Does a text stand for the same in every row of a sheet?
    is_by_text = True

    def __init__(self, model: type[Model], field: str, *, columns: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(model, field, **kwargs)
        self.columns = ("pk", field, *columns)
        self.found: dict[Any, Any] = {}

    def load(self, column: str, rows: Rows) -> None:
        wanted = {row[column] for row in rows} - {""}
        self.found = {getattr(row, self.field): row for row in self._rows(self.field, wanted)}

    def _rows(self, field: str, values: set[str]) -> Iterator[Any]:
        for part in in_parts(sorted(values)):
            yield from self._read({f"{field}__in": part})

    def _read(self, lookup: dict[str, Any]) -> Iterable[Any]:
        return partly_read(self.model, self.columns, **lookup)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return self._take(value, value) if value else None

    def _take(self, key: Any, text: str) -> Any:
        try:
            return self.found[key]
        except KeyError as error:
            raise ValueError(_("There is no “%(text)s”.") % {"text": text}) from error


class PartOfZoneWidget(KeyWidget):
    """A part, such as a facility, of the zone that the same row names in its column "zone"."""

    is_by_text = False

    def load(self, column: str, rows: Rows) -> None:
        zones = {row.get("zone", "") for row in rows if row[column]} - {""}
        self.found = {(row.zone.slug, getattr(row, self.field)): row for row in self._rows("zone__slug", zones)}

    def _read(self, lookup: dict[str, Any]) -> Iterable[Any]:
        return self.model._base_manager.filter(**lookup).select_related("zone").only(*self.columns)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return self._take((row.get("zone", ""), value), value) if value else None


class TextWidget(widgets.CharWidget):
    is_by_text = True

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return value


class NumberWidget(widgets.DecimalWidget):
    is_by_text = True

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        try:
            return Decimal(value) if value else None
        except ArithmeticError as error:
            raise ValueError(_("“%(text)s” is not a number.") % {"text": value}) from error

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        """With a point and without separators in every language, so that a sheet can come back."""
        if value is None:
            return None if kwargs.get("force_native_type") else ""
        return value if kwargs.get("force_native_type") else plain(value)
