"""Files as people make them, and the pages they upload them on."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from delegations.sheets.kinds import KINDS
from tests.admin.pages import signed_in

HEADER = ["number", "country", "name", "e-mail", "phone"]
ANNA = [1, "LA", "Anna One", "anna@example.org", "+856 20 555"]
PAGES = [(kind, content) for kind in KINDS for content in ("page", "template", "recorded")]


def as_xlsx(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(*rows: list[Any], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def address(visit: Any, kind: str) -> str:
    return reverse("admin:delegations_learningvisit_sheet", args=(visit.pk, kind))


def file_address(visit: Any, kind: str, content: str, form: str) -> str:
    return reverse("admin:delegations_learningvisit_sheet_file", args=(visit.pk, kind, content, form))


def upload(user: Any, visit: Any, kind: str, content: bytes) -> Any:
    """The page after an upload: its plan, and its token where it can be confirmed."""
    response = signed_in(user).post(address(visit, kind), {"file": SimpleUploadedFile("a sheet", content)})
    assert response.status_code == 200
    assert bool(response.context["token"]) is response.context["plan"].can_be_written
    return response


def confirm(user: Any, visit: Any, kind: str, response: Any) -> Any:
    return signed_in(user).post(address(visit, kind), {"token": response.context["token"]}, follow=True)


def bring_in(user: Any, visit: Any, kind: str, *rows: list[Any]) -> str:
    """Upload and confirm; the words of the success message."""
    response = upload(user, visit, kind, as_xlsx(*rows))
    assert problems(response) == []
    (message,) = confirm(user, visit, kind, response).context["messages"]
    return str(message)


def assert_nothing_to_write(response: Any) -> None:
    assert problems(response) == []
    assert set(states(response)) == {"unchanged"}
    assert response.context["token"] == ""
    assert "there is nothing to write" in response.content.decode()


def problems(response: Any) -> list[str]:
    return [str(problem) for problem in response.context["plan"].problems]


def problems_of(user: Any, visit: Any, kind: str, *rows: list[Any]) -> list[str]:
    return problems(upload(user, visit, kind, as_xlsx(*rows)))


def warnings_of(user: Any, visit: Any, kind: str, *rows: list[Any]) -> list[str]:
    return [str(warning) for warning in upload(user, visit, kind, as_xlsx(*rows)).context["plan"].warnings]


def states(response: Any) -> list[str]:
    return [row.state.value for row in response.context["plan"].rows]


def recorded(user: Any, visit: Any, kind: str, form: str = "csv") -> bytes:
    """What the person downloads as it is on record."""
    response = signed_in(user).get(file_address(visit, kind, "recorded", form))
    assert response.status_code == 200
    return response.content


def page_of(visit, kind, content):
    return address(visit, kind) if content == "page" else file_address(visit, kind, content, "csv")
