"""A template is a sheet without rows that explains itself."""

import io

import pytest
from openpyxl import load_workbook

from delegations.models import Delegate
from delegations.sheets.kinds import KINDS
from tests.admin.pages import signed_in
from tests.delegations.sheet_files import (
    ANNA,
    HEADER,
    bring_in,
    confirm,
    file_address,
    problems,
    recorded,
    upload,
)


@pytest.mark.parametrize("kind", KINDS)
def test_template_is_a_sheet_without_rows(editor, visit, kind):
    for form in ("xlsx", "csv"):
        content = signed_in(editor).get(file_address(visit, kind, "template", form)).content
        response = upload(editor, visit, kind, content)
        assert problems(response) == ["There are no rows below the names of the columns."]
        assert response.context["plan"].examples == 1


@pytest.mark.parametrize("kind", KINDS)
def test_template_explains_itself(editor, visit, kind):
    response = signed_in(editor).get(file_address(visit, kind, "template", "xlsx"))
    assert response["Content-Disposition"] == f'attachment; filename="sheet-visit-{kind}-template.xlsx"'
    assert "no-store" in response["Cache-Control"]
    book = load_workbook(io.BytesIO(response.content))
    sheet, instructions, lists = book.worksheets
    assert [sheet.title, instructions.title, lists.title] == [
        str(KINDS[kind].label).capitalize(),
        "Instructions",
        "Lists",
    ]
    assert sheet.freeze_panes == "A2"
    columns = [cell.value for cell in sheet[1]]
    assert columns == [str(field.label).capitalize() for field in KINDS[kind].form.base_fields.values()]
    assert str(sheet["A2"].value).startswith("Example: ")
    explained = [row[0].value for row in instructions.iter_rows() if row[0].value in columns]
    assert explained == columns
    offered = {column[0].value for column in lists.iter_cols() if column[0].value}
    assert {"delegates": "Gender", "agenda": "Route", "notes": "Site"}[kind] in (offered | {"Route"})
    assert len(sheet.data_validations.dataValidation) == len(offered)


def test_filled_template_is_read(editor, visit):
    content = signed_in(editor).get(file_address(visit, "delegates", "template", "xlsx")).content
    book = load_workbook(io.BytesIO(content))
    columns = [cell.value for cell in book.active[1]]
    for name, value in (("Country", "Laos"), ("Name", "Anna One"), ("Gender", "female"), ("Phone", "+856 20 555")):
        book.active.cell(3, columns.index(name) + 1, value)
    out = io.BytesIO()
    book.save(out)
    response = upload(editor, visit, "delegates", out.getvalue())
    assert (problems(response), response.context["plan"].examples) == ([], 1)
    assert "1 example row was left out." in response.content.decode()
    confirm(editor, visit, "delegates", response)
    assert Delegate.objects.get().contact.phone == "+856 20 555"


def test_numbers_of_people_stand_in_excel_without_an_apostrophe(editor, visit):
    bring_in(editor, visit, "delegates", HEADER, ANNA)
    sheet = load_workbook(io.BytesIO(recorded(editor, visit, "delegates", "xlsx"))).active
    row = dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in sheet[2]], strict=True))
    assert row["Phone"] == "+856 20 555"
    assert b"'+856 20 555" in recorded(editor, visit, "delegates", "csv")
