"""Files of every make, and those that are no sheets."""

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.formula import ArrayFormula

from delegations.sheets import sheet as limits
from delegations.sheets import workbook
from delegations.sheets.problems import CELL_ERROR, FORMULA, NO_DATE, UNPRINTABLE, SheetRefused
from delegations.sheets.reading import read_sheet
from tests.delegations.sheet_files import as_csv, as_xlsx, saved

NAMES = ["សុខ សំ", "李伟", "ສົມສັກ", "မောင်မောင်", "สมชาย", "Nguyễn Văn Ánh"]


def values(content):
    sheet = read_sheet(content)
    return [list(row.cells.values()) for row in (sheet.header, *sheet.rows)]


def refusal(content):
    with pytest.raises(SheetRefused) as caught:
        read_sheet(content)
    return [str(problem) for problem in caught.value.problems]


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_sheet_xml(xml):
    """A workbook whose rows are written by hand."""
    out, book = io.BytesIO(), zipfile.ZipFile(io.BytesIO(as_xlsx(["name"])))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in book.namelist():
            content = book.read(part)
            if part == "xl/worksheets/sheet1.xml":
                start, end = content.index(b"<sheetData>"), content.index(b"</sheetData>")
                content = content[:start] + b"<sheetData>" + xml + content[end:]
            archive.writestr(part, content)
    return out.getvalue()


# --- Sheets --------------------------------------------------------------------------------------
def test_excel_file_gives_what_was_typed():
    row = ["Anna", 3, 2.5, True, dt.date(2030, 3, 4), dt.time(8, 30), None, "x"]
    day = dt.datetime(2030, 3, 4)  # noqa: DTZ001
    assert values(as_xlsx(["a"] * 8, row))[1] == ["Anna", 3, 2.5, True, day, dt.time(8, 30), "x"]


def test_empty_rows_are_left_out_and_the_others_keep_their_numbers():
    sheet = read_sheet(as_xlsx([], ["name"], [], ["  "], ["Anna"], [None]))
    assert (sheet.header.number, [row.number for row in sheet.rows]) == (2, [5])


def test_only_the_first_visible_sheet_is_read():
    book = Workbook()
    book.active.append(["hidden"])
    book.active.sheet_state = "hidden"
    book.create_sheet("second").append(["name"])
    book.create_sheet("third").append(["other"])
    assert values(saved(book)) == [["name"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_file_is_read_whatever_program_saved_it(delimiter, encoding):
    rows = [["name", "position"], *([name, 'a "b", c; d'] for name in NAMES)]
    assert values(as_csv(*rows, delimiter=delimiter, encoding=encoding)) == rows


@pytest.mark.parametrize("name", NAMES)
def test_every_script_comes_through_excel(name):
    assert values(as_xlsx(["name"], [name])) == [["name"], [name]]


def test_lines_within_a_cell_are_one_row():
    assert values(b'name,text\r\nAnna,"one\r\ntwo"\r\n') == [["name", "text"], ["Anna", "one\r\ntwo"]]


# --- What is in a cell in place of a value ----------------------------------------------------------
def test_formula_is_seen_in_excel_and_in_text():
    book = Workbook()
    book.active.append(["name", "=1+1", "=SUM(A1:A2)"])
    book.active["A2"] = ArrayFormula("A2:A3", "=A1:A2")
    assert values(saved(book)) == [["name", FORMULA, FORMULA], [FORMULA]]
    assert values(b"name,other\n=1+1, =cmd|' /C calc'!A0\n")[1] == [FORMULA, FORMULA]


def test_formula_without_text_is_a_formula_all_the_same():
    cells = b'<row r="1"><c r="A1" t="str"><f t="shared" si="0"/><v>Anna</v></c></row>'
    assert values(with_sheet_xml(cells)) == [[FORMULA]]


def test_error_of_a_formula_is_no_value():
    assert values(as_xlsx(["#REF!"])) == [[CELL_ERROR]]


def test_number_that_is_no_date_is_told(recwarn):
    book = Workbook()
    book.active["A1"] = 66123456789012
    book.active["A1"].number_format = "yyyy-mm-dd"
    assert values(saved(book)) == [[NO_DATE]]
    assert recwarn.list == []  # openpyxl would write the number to the log


@pytest.mark.parametrize("text", ["a_x0000_b", "a_xD800_b", "a_x001F_b"])
def test_unprintable_characters_are_told(text):
    assert values(with_sheet_xml(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'.encode())) == [
        [UNPRINTABLE]
    ]


# --- No sheets --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b" \r\n\r\n", "The file is empty."),
        (as_xlsx(), "The sheet is empty."),
        (b",,,\n,,\n", "The sheet is empty."),
        (b"%PDF-1.7 ...", "This is a PDF."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "This is an old Excel file (.xls)"),
        (b"<html><table><tr><td>name</td></tr></table>", "This is a web page"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "This is no sheet"),
        ("name\nสมชาย\n".encode("cp874"), "Save it as .xlsx, or as CSV in UTF-8."),
        (b'name,position\n"Anna,Director\n', "Line 2 can't be read"),
        (b"name\n" + b"x" * 200_000, "can't be read"),
        (b"PK\x03\x04 broken", "The file is damaged"),
        (as_xlsx(["name"])[:-200], "The file is damaged"),
        (packed(**{"a.txt": "hello"}), "This is no Excel file."),
        (packed(**{"word/document.xml": "<a/>", "[Content_Types].xml": "<a/>"}), "This is no Excel file."),
        (packed(**{"content.xml": "<a/>", "mimetype": "x"}), "This is an OpenDocument file."),
        (packed(**{"xl/workbook.bin": "x"}), "This is a binary Excel file"),
        (packed(**{"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<a/>"}), "The file is damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",  # packed files hold the time of day
)  # fmt: skip
def test_what_is_no_sheet_is_told(content, said):
    (told,) = refusal(content)
    assert said in told


def test_merged_cells_are_told_by_their_area():
    book = Workbook()
    for row in (["name", "place"], ["Anna", "A"], ["Bob", "A"]):
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    book.active["B2"].alignment = Alignment(vertical="center")
    assert refusal(saved(book)) == ["B2:B3: These cells are merged. Unmerge them, and write the value into each."]


def test_rows_beyond_the_limit_are_refused():
    rows = [["name"], *([f"Person {number}"] for number in range(limits.MAX_ROWS + 1))]
    (told,) = refusal(as_csv(*rows))
    assert told == "2002: The sheet has more than 2000 rows. Split it."
    assert len(read_sheet(as_csv(*rows[:-1])).rows) == limits.MAX_ROWS


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_columns_beyond_the_limit_are_refused(make):
    (told,) = refusal(make(["name"], [""] * limits.MAX_COLUMNS + ["far out"]))
    assert told == "BI2: The sheet has more than 60 columns."


def test_far_rows_and_columns_cost_nothing():
    """A hand-made file of a few bytes whose cells lie billions of rows apart."""
    rows = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="999999999999"><c r="A999999999999"><v>2</v></c></row>'
    assert values(with_sheet_xml(rows)) == [[1]]
    wide = b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
    assert refusal(with_sheet_xml(wide)) == ["XFD1: The sheet has more than 60 columns."]


def test_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(workbook, "load_workbook", lambda *args, **kwargs: pytest.fail("it was opened"))
    content = packed(**{"[Content_Types].xml": "<a/>", "xl/workbook.xml": "0" * (30 * 1024 * 1024)})
    assert len(content) < 100_000
    (told,) = refusal(content)
    assert told == "Unpacked, the file has more than 25 MB. Remove pictures and other sheets."
    (told,) = refusal(packed(**{f"xl/{number}": "" for number in range(1001)}))
    assert told == "The file holds more than 1000 parts."


def test_entities_that_grow_are_refused():
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50}">' for n in range(1, 9))
    xml = f'<!DOCTYPE a [<!ENTITY e0 "lol">{lines}]><worksheet><sheetData>&e8;</sheetData></worksheet>'
    out, book = io.BytesIO(), zipfile.ZipFile(io.BytesIO(as_xlsx(["name"])))
    with zipfile.ZipFile(out, "w") as archive:
        for part in book.namelist():
            archive.writestr(part, xml if part == "xl/worksheets/sheet1.xml" else book.read(part))
    (told,) = refusal(out.getvalue())
    assert "The file is damaged" in told
