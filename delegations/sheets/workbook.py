"""Excel files (.xlsx), read row by row.

openpyxl opens the workbook; its rows are parsed here. Its own read-only sheets hide merged cells, fill every gap
between two rows (of which a hand-made file can have billions), and write values to the log that are no dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.datetime import from_excel
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import FORMULA_TAG, MERGE_TAG, ROW_TAG, WorkSheetParser

from delegations.sheets.problems import CELL_ERROR, FORMULA, NO_DATE, Problem, SheetRefused
from delegations.sheets.sheet import Sheet, collect
from ezportal.uploads import UploadRefused, check_archive, check_sheet_parts

# What a file may unpack to; a sheet of 2,000 rows has one or two.
MAX_UNPACKED_BYTES = 25 * 1024 * 1024
_MERGES_TOLD = 20
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576


def read_workbook(content: bytes) -> Sheet:
    """The first sheet that is not hidden; raises SheetRefused."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_archive(archive)
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        try:
            return _read_first(book)
        finally:
            book.close()
    except SheetRefused:
        raise
    except UploadRefused as refused:
        raise SheetRefused(str(refused)) from refused
    except Exception as error:  # whatever a damaged or hand-made file makes zip, XML and openpyxl stumble over
        raise SheetRefused(_("The file is damaged and can't be read. Save it again as .xlsx.")) from error


def _check_archive(archive: ZipFile) -> None:
    check_archive(archive, unpacked_bytes=MAX_UNPACKED_BYTES)
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        raise SheetRefused(_("This is a binary Excel file (.xlsb). Save it as .xlsx."))
    if "content.xml" in names:
        raise SheetRefused(_("This is an OpenDocument file. Save it as .xlsx."))
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise SheetRefused(_("This is no Excel file. Upload an .xlsx or a CSV file."))
    check_sheet_parts(archive)


def _read_first(book: Any) -> Sheet:
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not sheets:
        raise SheetRefused(_("The file has no sheet that can be seen."))
    merged: list[str] = []
    found = collect(_rows(book, sheets[0], merged))
    if merged:
        text = _("These cells are merged. Unmerge them, and write the value into each.")
        raise SheetRefused(*(Problem(text, cell=area) for area in merged[:_MERGES_TOLD]))
    return found


def _rows(book: Any, sheet: Any, merged: list[str]) -> Iterator[tuple[int, dict[int, Any]]]:
    """Each row's number and values; the areas of merged cells, which stand below the rows, are added to `merged`."""
    # With data_only the parser leaves formulas alone; without formats it leaves numbers as they are.
    parser = WorkSheetParser(None, sheet._shared_strings, data_only=True)
    with book._archive.open(sheet._worksheet_path) as source:
        for _event, element in iterparse(source):
            if element.tag == ROW_TAG:
                number, cells = parser.parse_row(element)
                if 0 < number <= _LAST_ROW:
                    yield number, dict(_values(book, element, cells))
                element.clear()
            elif element.tag == MERGE_TAG:
                merged += [str(area.get("ref"))[:30] for area in element]


def _values(book: Any, row: Element, cells: list[dict[str, Any]]) -> Iterator[tuple[int, Any]]:
    for element, cell in zip(row, cells, strict=True):
        if 0 < cell["column"] <= _LAST_COLUMN:
            yield cell["column"], FORMULA if element.find(FORMULA_TAG) is not None else _value(book, cell)


def _value(book: Any, cell: dict[str, Any]) -> Any:
    value = cell["value"]
    if cell["data_type"] == "e":
        return CELL_ERROR
    if isinstance(value, str):
        return unescape(value)
    if cell["data_type"] == "n" and value is not None and cell["style_id"] in book._date_formats:
        try:
            return from_excel(value, book.epoch, timedelta=cell["style_id"] in book._timedelta_formats)
        except (OverflowError, ValueError):
            return NO_DATE
    return value
