"""CSV files: with commas, semicolons or tabs, in UTF-8 or UTF-16, with or without a byte order mark."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from delegations.sheets.problems import FORMULA, SheetRefused
from delegations.sheets.sheet import Sheet, collect

_DELIMITERS = ",;\t"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_delimited(content: bytes) -> Sheet:
    """Raises SheetRefused."""
    text = _decode(content)
    if text.lstrip()[:1] == "<":
        raise SheetRefused(_("This is a web page, no sheet. Upload an .xlsx or a CSV file."))
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        return collect(_rows(lines))
    except csv.Error as error:
        message = _("Line %(line)s can't be read: a quotation mark is missing, or the line is too long.")
        raise SheetRefused(message % {"line": lines.line_num}) from error


def _decode(content: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), _without_mark(content))
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise SheetRefused(_("This is no sheet, or its letters can't be read. Save it as .xlsx, or as CSV in UTF-8."))
    return text


def _without_mark(content: bytes) -> str:
    """Every second byte of Latin text in UTF-16 is zero."""
    if content[1:8:2] == b"\0\0\0\0"[: len(content[1:8:2])]:
        return "utf-16-le"
    return "utf-16-be" if content[0:8:2] == b"\0\0\0\0"[: len(content[0:8:2])] else "utf-8"


def _delimiter(text: str) -> str:
    """Of the three, the one that the first line has most of."""
    first = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _rows(lines: Iterator[list[str]]) -> Iterator[tuple[int, dict[int, Any]]]:
    for number, cells in enumerate(lines, 1):
        yield number, {column: _value(text) for column, text in enumerate(cells, 1)}


def _value(text: str) -> Any:
    return FORMULA if text.lstrip().startswith("=") else text
