"""Which column of a sheet is which, and which kind of sheet it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, cast

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from delegations.sheets.fields import CellField, text_of
from delegations.sheets.known import fold, in_each_language
from delegations.sheets.problems import NotPlain, Problem, SheetRefused
from delegations.sheets.rows import RowForm
from delegations.sheets.sheet import Sheet, SheetRow

_IGNORED = re.compile(r"[\s_.*:()/-]+")


def _key(text: Any) -> str:
    return _IGNORED.sub("", fold(text))


@cache
def _names(form: type[RowForm]) -> dict[str, str]:
    """Column by what may stand in its header: its label in any language, or its name."""
    found: dict[str, str] = {}
    for name, field in form.base_fields.items():
        for text in (*in_each_language(field.label), name):
            found.setdefault(_key(text), name)
    return found


def _recognised(header: SheetRow, form: type[RowForm]) -> dict[int, str]:
    texts = {column: _key(text_of(raw)) for column, raw in header.cells.items() if not isinstance(raw, NotPlain)}
    names = _names(form)
    return {column: names[text] for column, text in texts.items() if text in names}


def _missing(names: Iterable[str], form: type[RowForm]) -> list[str]:
    found, fields = set(names), cast("dict[str, CellField]", form.base_fields)
    return [str(field.label) for name, field in fields.items() if field.needed and name not in found]


def find_columns(sheet: Sheet, form: type[RowForm], others: Iterable[tuple[Any, type[RowForm]]]) -> dict[str, int]:
    """Column number by field name. `others` are the other kinds of sheets with their names; raises SheetRefused."""
    found = _recognised(sheet.header, form)
    missing = _missing(found.values(), form)
    if missing:
        raise SheetRefused(*_explain_missing(sheet.header, form, missing, others))
    problems = [*_strange_headers(sheet.header, found), *_nameless_columns(sheet)]
    if problems:
        raise SheetRefused(*problems)
    return {name: column for column, name in found.items()}


def _explain_missing(
    header: SheetRow, form: type[RowForm], missing: list[str], others: Iterable[tuple[Any, type[RowForm]]]
) -> list[Problem]:
    own = _recognised(header, form)
    for label, other in others:
        theirs = _recognised(header, other)
        if not _missing(theirs.values(), other) and len(theirs) > len(own):
            return [Problem(_("This looks like a sheet of another kind: “%(kind)s”. Upload it there.")
                            % {"kind": capfirst(label)})]  # fmt: skip
    if not own:
        names = ", ".join(str(field.label) for field in form.base_fields.values())
        text = _("The first row must name the columns: %(names)s.") % {"names": names}
        return [Problem(text, cell=str(header.number))]
    text = _("There is no column “%(name)s”.")
    return [Problem(text % {"name": name}, cell=str(header.number)) for name in missing]


def _strange_headers(header: SheetRow, found: dict[int, str]) -> Iterable[Problem]:
    first: dict[str, int] = {}
    for column, raw in sorted(header.cells.items()):
        cell = header.name(column)
        if isinstance(raw, NotPlain):
            yield Problem(str(raw.reason), cell=cell)
        elif column not in found:
            yield Problem(_("There is no column “%(name)s” in this kind of sheet. Take it out.")
                          % {"name": text_of(raw)[:60]}, cell=cell)  # fmt: skip
        elif found[column] in first:
            yield Problem(_("This column stands here twice; the first time in %(cell)s.")
                          % {"cell": header.name(first[found[column]])}, cell=cell)  # fmt: skip
        else:
            first[found[column]] = column


def _nameless_columns(sheet: Sheet) -> Iterable[Problem]:
    told = set(sheet.header.cells)
    for row in sheet.rows:
        for column in sorted(row.cells.keys() - told):
            told.add(column)
            yield Problem(_("This column has no name in the first row."), cell=row.name(column))
