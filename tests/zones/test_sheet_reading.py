"""Excel sheets: read as openpyxl reads them, in a third of the time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from ezportal.uploads import UploadRefused
from zones.sheets.cells import plain_cell
from zones.sheets.reading import Sheet, read_csv, read_xlsx

MORNING = dt.datetime.fromisoformat("2019-12-09T08:30")
CELLS = [
    "text", " spaced ", "'=1+1", "'plain", "ໄທ & <b>", "", None, 0, 7, -5, 3430.0, 0.1, 1e22, 1.5e-7, 12345678901234,
    True, False, dt.date(2019, 12, 9), MORNING, dt.time(8, 30), dt.timedelta(hours=30),
]  # fmt: skip


def by_openpyxl(content: bytes) -> list[list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return [[plain_cell(cell) for cell in row] for row in book.active.iter_rows(values_only=True)]


def written_by_openpyxl() -> bytes:
    book = openpyxl.Workbook()
    book.active.append([f"column {number}" for number in range(len(CELLS))])
    book.active.append(CELLS)
    book.active.append([None, None, CellRichText("one ", TextBlock(InlineFont(b=True), "two")), *CELLS[3:]])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def written_by_xlsxwriter() -> bytes:
    """With inline strings, rich ones among them, and a formula with its value."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["a", "b", "c", "d", "e", "f"])
        sheet.write_row(1, 0, ["x", 2, "", True])
        sheet.write_formula(1, 4, "=1+1", None, 2)
        sheet.write_datetime(1, 5, dt.date(2020, 2, 29), day)
        sheet.write_rich_string(2, 0, "plain ", day, "and not", " so")
        sheet.write_number(2, 5, -1, day)  # no day at all
    return out.getvalue()


@pytest.mark.parametrize("write", [written_by_openpyxl, written_by_xlsxwriter])
@pytest.mark.filterwarnings("ignore:Cell .* is marked as a date:UserWarning")
def test_cells_are_read_as_by_openpyxl(write) -> None:
    content = write()
    sheet = read_xlsx(content)
    assert [sheet.headers, *sheet.rows] == by_openpyxl(content)


def with_sheet(xml: str) -> bytes:
    """A workbook with this XML in place of its sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written_by_openpyxl())) as book, zipfile.ZipFile(out, "w") as changed:
        for name in book.namelist():
            changed.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else book.read(name))
    return out.getvalue()


def sheet_xml(rows: str, head: str = "", prefix: str = "") -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    declared = f'xmlns{":" if prefix else ""}{prefix}="{space}"'
    mark = f"{prefix}:" if prefix else ""
    return f"{head}<{mark}worksheet {declared}><{mark}sheetData>{rows}</{mark}sheetData></{mark}worksheet>"


HEADER = '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="C1" t="inlineStr"><is><t>c</t></is></c></row>'


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ('<row><c t="str"><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>', ["1", "2", "3"]),  # no places told
        ('<row r="9"><c r="C9"><v>3</v></c></row>', ["", "", "3"]),
        ('<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="C2"><f>now()</f></c></row>', ["2", "", ""]),
        ('<row r="2"><c r="A2" t="e"><v>#DIV/0!</v></c></row>', ["#DIV/0!", "", ""]),
        (
            '<row r="2"><c r="A2" t="inlineStr"><is><r><t>語</t></r><rPh sb="0" eb="1"><t>ご</t></rPh></is></c></row>',
            ["語", "", ""],
        ),
        ('<row r="2"><c r="A2" t="d"><v>2019-12-09T08:30:00</v></c></row>', ["2019-12-09", "", ""]),
        ('<row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>9</v></c></row>', ["1", "", ""]),  # beyond the header
    ],
)
def test_cells_of_other_programs(row: str, cells: list[str]) -> None:
    content = with_sheet(sheet_xml(HEADER + row))
    assert read_xlsx(content).rows == [cells]
    assert (by_openpyxl(content)[-1] + ["", ""])[:3] == cells


def test_names_may_have_a_prefix() -> None:
    row = '<x:row r="1"><x:c r="A1" t="str"><x:v>a</x:v></x:c></x:row>'
    assert read_xlsx(with_sheet(sheet_xml(row, prefix="x"))).headers == ["a"]


@pytest.mark.parametrize(
    "xml",
    [
        sheet_xml(HEADER, '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "lol">]>'),
        sheet_xml(HEADER + '<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
        sheet_xml(HEADER + '<row r="2"><c r="A2" t="s"><v>9999</v></c></row>'),
        sheet_xml(HEADER + '<row r="two"/>'),
        sheet_xml(HEADER + '<row r="2"><c r="A2"><v>many</v></c></row>'),
        sheet_xml(HEADER)[:-9],
    ],
)
def test_sheet_that_is_damaged_is_refused(xml: str) -> None:
    with pytest.raises(UploadRefused):
        read_xlsx(with_sheet(xml))


def test_encoding_that_hides_declarations_is_refused() -> None:
    xml = sheet_xml(HEADER, '<?xml version="1.0" encoding="cp037"?><!DOCTYPE a [<!ENTITY e "lol">]>')
    with pytest.raises(UploadRefused):
        read_xlsx(with_sheet(xml.encode("cp037")))  # type: ignore[arg-type]


def test_sheet_waits_as_it_was_read() -> None:
    sheet = read_csv("a,b\n1, ໄທ \n,\n'=x,\n".encode())
    assert sheet == Sheet(["a", "b"], [["1", "ໄທ"], ["=x", ""]])
    assert Sheet.unpacked(sheet.packed()) == sheet
