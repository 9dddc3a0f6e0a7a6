"""Sheets as files: a template with an example row and instructions, or what is recorded now, in the same columns."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from typing import Any

import xlsxwriter
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from delegations.sheets.entry import Cells, shown
from delegations.sheets.fields import CellField, ChoiceField, DateField, NumberField
from delegations.sheets.plan import EXAMPLE, VisitSheet
from delegations.sheets.rows import columns_of
from delegations.sheets.sheet import MAX_ROWS
from zones.sheets.cells import is_formula

# Of no harm in a cell that is formatted as text.
_PHONE = re.compile(r"\+[0-9 ().-]+")
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


def template_rows(plan: VisitSheet) -> list[Cells]:
    """The example row, marked as such."""
    fields = columns_of(plan.form, plan.book)
    row: Cells = {name: _example(field) for name, field in fields.items()}
    row[plan.marked_column] = f"{EXAMPLE} {row[plan.marked_column]}"
    return [row]


def recorded_rows(plan: VisitSheet) -> list[Cells]:
    return [entry.cells() for entry in plan.exported()]


def _example(field: CellField) -> str:
    if isinstance(field, ChoiceField):
        return str(dict(field.choices.choices).get(field.example, ""))
    return field.example


def as_csv(plan: VisitSheet, rows: Iterable[Cells]) -> bytes:
    """With a byte order mark, or Excel reads Lao and Chinese as Latin letters."""
    fields, out = columns_of(plan.form, plan.book), io.StringIO()
    lines = csv.writer(out)
    lines.writerow([capfirst(str(field.label)) for field in fields.values()])
    lines.writerows([_escaped(shown(row.get(name))) for name in fields] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _escaped(text: str) -> str:
    """A text that a spreadsheet would run gets an apostrophe before it, which reading takes off."""
    return f"'{text}" if is_formula(text) else text


def as_xlsx(plan: VisitSheet, rows: Iterable[Cells], *, are_examples: bool = False) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        _Writer(book, plan).write(rows, are_examples=are_examples)
    return out.getvalue()


class _Writer:
    """Three sheets: the rows, the instructions, and the lists that cells offer."""

    def __init__(self, book: Any, plan: VisitSheet) -> None:
        self.book, self.plan = book, plan
        self.fields = columns_of(plan.form, plan.book)
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.grey = book.add_format({"italic": True, "font_color": "#666666", "num_format": "@"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.text = book.add_format({"num_format": "@"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.number = book.add_format({"num_format": "0"})

    def write(self, rows: Iterable[Cells], *, are_examples: bool) -> None:
        sheet = self._add_sheet(str(self.plan.label))
        instructions, lists = self._add_sheet(_("instructions")), self._add_sheet(_("lists"))
        sheet.freeze_panes(1, 0)
        for column, (name, field) in enumerate(self.fields.items()):
            sheet.set_column(column, column, field.width, self._format(field))
            sheet.write_string(0, column, capfirst(str(field.label)), self.bold)
            self._offer(sheet, lists, column, name)
        for number, row in enumerate(rows, 1):
            for column, (name, field) in enumerate(self.fields.items()):
                self._write_cell(sheet, number, column, row.get(name), self.grey if are_examples else None, field)
        self._instruct(instructions)

    def _add_sheet(self, name: str) -> Any:
        return self.book.add_worksheet(_FORBIDDEN_IN_NAMES.sub(" ", capfirst(name))[:31])

    def _format(self, field: CellField) -> Any:
        """Texts and times stay as they are typed; a program that takes 8.30 for a number can't then."""
        return (
            self.day if isinstance(field, DateField) else self.number if isinstance(field, NumberField) else self.text
        )

    def _write_cell(self, sheet: Any, row: int, column: int, value: Any, style: Any, field: CellField) -> None:
        if value in (None, ""):
            return
        if isinstance(value, dt.date):
            sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), style or self.day)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, style or self.number)
        else:
            text = shown(value)
            sheet.write_string(row, column, text if _PHONE.fullmatch(text) else _escaped(text), style or self.text)

    def _offer(self, sheet: Any, lists: Any, column: int, name: str) -> None:
        """A list to choose from. Another spelling is let through with a warning: the portal may know it."""
        offers = self.fields[name].offers()
        if not offers:
            return
        lists.set_column(column, column, 24)
        lists.write_string(0, column, capfirst(str(self.fields[name].label)), self.bold)
        for row, offer in enumerate(offers, 1):
            lists.write_string(row, column, offer)
        letter = xlsxwriter.utility.xl_col_to_name(column)
        sheet.data_validation(1, column, MAX_ROWS, column, {
            "validate": "list", "source": f"='{lists.get_name()}'!${letter}$2:${letter}${len(offers) + 1}",
            "error_type": "warning",
        })  # fmt: skip

    def _instruct(self, sheet: Any) -> None:
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 10)
        sheet.set_column(2, 2, 90)
        sheet.set_column(3, 3, 32)
        lines = instructions(self.plan)
        for row, line in enumerate(lines):
            sheet.merge_range(row, 0, row, 3, line, self.wrapped)
            sheet.set_row(row, 32)
        start = len(lines) + 1
        heads = (_("column"), _("needed"), _("what to write"), _("example"))
        for column, head in enumerate(heads):
            sheet.write_string(start, column, capfirst(head), self.bold)
        for row, field in enumerate(self.fields.values(), start + 1):
            needed = _("yes") if field.needed else ""
            for column, text in enumerate((capfirst(str(field.label)), needed, _explain(field), _example(field))):
                sheet.write_string(row, column, text, self.wrapped)


def _explain(field: CellField) -> str:
    words = [str(field.help_text)] if field.help_text else []
    if isinstance(field, ChoiceField):
        words.append(_("One of: %(labels)s.") % {"labels": ", ".join(field.offers())})
    return " ".join(words)


def instructions(plan: VisitSheet) -> list[str]:
    return [
        _("Visit: %(visit)s") % {"visit": plan.visit},
        str(plan.about),
        _("The row that begins with “%(word)s” shows how to fill in a row. It is left out when the file is read.")
        % {"word": EXAMPLE},
        _("An empty cell means unknown. A column that you take out leaves what is on record as it is."),
        _("You may upload the corrected file again: rows that are the same stay as they are, and nothing that is on "
          "record is deleted because it isn't in the sheet."),
        _("No formulas, no merged cells. At most %(rows)s rows.") % {"rows": MAX_ROWS},
        _("Nothing is written before you have seen the preview and confirmed it; then all rows are written, or none."),
    ]  # fmt: skip
