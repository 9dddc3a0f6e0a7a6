"""Files that are too large, of the wrong kind or empty, headers in other words, and what must not be seen."""

import io
import logging
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from delegations.models import Delegate
from delegations.sheets.kinds import KINDS
from tests import factories
from tests.admin.pages import address as admin_address
from tests.admin.pages import signed_in
from tests.admin.test_pages_are_clean import assert_clean
from tests.delegations.sheet_files import (
    ANNA,
    HEADER,
    address,
    as_csv,
    as_xlsx,
    confirm,
    problems,
    problems_of,
    recorded,
    states,
    upload,
)


def test_announced_length_is_refused_before_anything_is_read(editor, visit):
    class Unread(io.BytesIO):
        def read(self, *args):
            pytest.fail("the request was read")

    client = signed_in(editor)
    response = client.generic(
        "POST", address(visit, "delegates"), b"", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(8 * 1024 * 1024), **{"wsgi.input": Unread()},
    )  # fmt: skip
    assert response.status_code == 413
    assert "The file is larger than 5 MB." in response.content.decode()


def test_large_file_is_refused_before_it_is_parsed(editor, visit, monkeypatch):
    monkeypatch.setattr("delegations.sheets.importing.read_sheet", lambda content: pytest.fail("it was parsed"))
    file = SimpleUploadedFile("sheet.xlsx", b"PK" + b"\0" * (5 * 1024 * 1024))
    response = signed_in(editor).post(address(visit, "delegates"), {"file": file})
    assert response.context["form"].errors["file"][0].startswith("The file is larger than 5 MB.")


@pytest.mark.parametrize(
    ("content", "said"), [(None, "This field is required."), (SimpleUploadedFile("a.xlsx", b""), "The file is empty.")]
)
def test_missing_and_empty_file_are_told(editor, visit, content, said):
    response = signed_in(editor).post(address(visit, "delegates"), {"file": content} if content else {})
    assert response.context["form"].errors["file"] == [said]


def test_forged_request_is_refused(editor, visit):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    file = SimpleUploadedFile("sheet.xlsx", as_xlsx(HEADER, ANNA))
    assert client.post(address(visit, "delegates"), {"file": file}).status_code == 403
    assert client.post(address(visit, "delegates"), {"token": "x"}).status_code == 403


@pytest.mark.parametrize("kind", KINDS)
def test_sheet_of_another_kind_is_recognised(editor, visit, kind):
    factories.DelegateFactory(visit=visit)
    factories.AgendaItemFactory(day__visit=visit)
    factories.SiteNoteFactory(site_visit__visit=visit)
    content = recorded(editor, visit, kind, "xlsx")
    for other in KINDS.keys() - {kind}:
        label = str(KINDS[kind].label).capitalize()
        said = problems(upload(editor, visit, other, content))
        assert said == [f"This looks like a sheet of another kind: “{label}”. Upload it there."]


def test_headers_are_told_by_cell(editor, visit):
    def said(*rows):
        return problems_of(editor, visit, "delegates", *rows)

    assert said(["Anna One", "LA"], ["Bob Two", "TH"])[0].startswith("1: The first row must name the columns: number,")
    assert said(["number", "name"], [1, "Anna"]) == ["1: There is no column “country”."]
    assert said(["name", "country", "shoe size"], ["Anna", "LA", 40]) == [
        "C1: There is no column “shoe size” in this kind of sheet. Take it out."
    ]
    assert said(["name", "country", "Name"], ["Anna", "LA"]) == [
        "C1: This column stands here twice; the first time in A1."
    ]
    assert said(["name", "country"], ["Anna", "LA", "", "lost"]) == ["D2: This column has no name in the first row."]
    assert said(["name", "country", "=A1"], ["Anna", "LA"]) == ["C1: This is a formula. Paste its value in its place."]
    assert said(["name", "country"]) == ["There are no rows below the names of the columns."]


@pytest.mark.parametrize(
    "header", [["Name*", "COUNTRY "], ["name", "e mail", "country"], ["organisation_stated", "Name", "Country"]]
)
def test_headers_may_be_written_in_other_ways(editor, visit, header):
    row = ["Anna One" if "ame" in name else "LA" if "ountr" in name.lower() else "" for name in header]
    assert problems_of(editor, visit, "delegates", header, row) == []


def test_contact_data_is_in_no_log_message_or_history(editor, administrator, visit, caplog):
    caplog.set_level(logging.DEBUG)
    response = upload(editor, visit, "delegates", as_xlsx(HEADER, ANNA))
    upload(editor, visit, "delegates", as_xlsx(HEADER, [*ANNA[:3], "anna@example", "5" * 70]))
    done = confirm(editor, visit, "delegates", response)
    seen = [caplog.text, *(str(message) for message in done.context["messages"]), *map(str, LogEntry.objects.all())]
    seen += [entry.get_change_message() for entry in LogEntry.objects.all()]
    seen.append(signed_in(administrator).get(admin_address(visit, "history")).content.decode())
    seen += [str(list(model.history.values())) for model in (Delegate, visit.__class__)]
    for secret in ("anna@example", "+856 20", "55555"):
        assert secret not in "".join(seen).replace("&#x2B;", "+")
    assert LogEntry.objects.get().get_change_message() == "Imported a sheet. Delegates: 1 new, 0 changed, 0 unchanged."


def test_texts_of_a_sheet_are_never_run(editor, visit):
    evil = 'x" onmouseover="alert(1)'
    response = upload(editor, visit, "delegates", as_csv(["name", "country"], [evil, "LA"]))
    assert states(response) == ["new"]
    assert evil not in response.content.decode()
    response = upload(editor, visit, "delegates", as_csv(["name", "country"], ["Anna", "<img src=x>"]))
    assert "&lt;img src=x&gt;" in response.content.decode()
    assert "<img" not in response.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_clean(editor, visit, kind):
    assert_clean(signed_in(editor).get(address(visit, kind)))


def test_many_problems_are_counted(editor, visit):
    rows = [[number, "XX", f"Person {number}"] for number in range(1, 302)]
    text = upload(editor, visit, "delegates", as_csv(["number", "country", "name"], *rows)).content.decode()
    assert len(re.findall("is not known", text)) == 200
    assert "and 101 more" in text
