"""A sheet as rows of cells, bounded in rows and columns before anything is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from delegations.sheets.problems import UNPRINTABLE, Problem, SheetRefused

MAX_ROWS = 2000
MAX_COLUMNS = 60

# Control characters, and halves of characters, which a damaged file can hold.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass
class SheetRow:
    """A row by its number in the sheet. `cells` holds what is filled in, by column, counted from 1."""

    number: int
    cells: dict[int, Any] = field(default_factory=dict)

    def name(self, column: int) -> str:
        return cell_name(column, self.number)


@dataclass
class Sheet:
    """The row that names the columns, and the rows below it that are not empty."""

    header: SheetRow
    rows: list[SheetRow]


def cell_name(column: int, row: int) -> str:
    """As the spreadsheet program shows it: B7."""
    return f"{get_column_letter(column)}{row}"


def collect(rows: Iterable[tuple[int, dict[int, Any]]]) -> Sheet:
    """The sheet of these rows, each a number and what its cells hold; raises SheetRefused when there are too many."""
    kept: list[SheetRow] = []
    for number, cells in rows:
        row = SheetRow(number, {column: _clean(value) for column, value in cells.items() if not _is_blank(value)})
        if not row.cells:
            continue
        kept.append(row)
        _check_size(kept)
    if not kept:
        raise SheetRefused(_("The sheet is empty."))
    return Sheet(header=kept[0], rows=kept[1:])


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _clean(value: Any) -> Any:
    return UNPRINTABLE if isinstance(value, str) and _UNPRINTABLE.search(value) else value


def _check_size(rows: list[SheetRow]) -> None:
    if len(rows) > MAX_ROWS + 1:
        text = _("The sheet has more than %(limit)s rows. Split it.") % {"limit": MAX_ROWS}
        raise SheetRefused(Problem(text, cell=str(rows[-1].number)))
    last = max(rows[-1].cells)
    if last > MAX_COLUMNS:
        text = _("The sheet has more than %(limit)s columns.") % {"limit": MAX_COLUMNS}
        raise SheetRefused(Problem(text, cell=rows[-1].name(min(last, 16_384))))
