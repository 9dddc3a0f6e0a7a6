"""The forms of a page as a browser sees them, and what becomes of them in odd hands."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import strategies as st

from tests.delegations.personal import archive, pdf
from tests.delegations.sheet_files import as_xlsx
from tests.fuzz.odd import sendable


@dataclass
class Form:
    """Where a form is sent, and its values by name."""

    method: str = "get"
    action: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._text = ""  # name of the text area that is being read
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(found.get("method", "get").lower(), found.get("action", "")))
        if not self.forms:
            return
        name = found.get("name", "")
        if tag == "select":
            self._select = name
        elif tag == "textarea" and name:
            self._text = name
            self.forms[-1].values.setdefault(name, [""])
        elif tag == "option" and self._select and "selected" in found:
            self._put(self._select, found.get("value", ""))
        elif tag in ("input", "button") and name:
            self._input(name, found)

    def _input(self, name: str, found: dict[str, str]) -> None:
        kind = found.get("type", "text")
        if kind == "file":
            self.forms[-1].files.append(name)
        elif kind not in ("checkbox", "radio") or "checked" in found:
            self._put(name, found.get("value", "on"))

    def _put(self, name: str, value: str) -> None:
        self.forms[-1].values.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self._text:
            self.forms[-1].values[self._text][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""
        elif tag == "select":
            self._select = ""


def forms_of(response: Any) -> list[Form]:
    """The forms of a page that send something, with the address each is sent to."""
    if not response["Content-Type"].startswith("text/html"):
        return []
    reader = _Reader()
    reader.feed(response.content.decode())
    here = response.request["PATH_INFO"]
    for form in reader.forms:
        form.action = urlsplit(form.action).path or here
        if not form.action.startswith("/"):
            form.action = here.rpartition("/")[0] + "/" + form.action
    return [form for form in reader.forms if form.method == "post"]


FILES = (
    lambda: SimpleUploadedFile("x.csv", b""), lambda: SimpleUploadedFile("x.xlsx", b"PK\x03\x04" + b"\0" * 40),
    lambda: SimpleUploadedFile("x.csv", b"\xff\xfe\x00"), lambda: SimpleUploadedFile("x.csv", b'a,b\n"'),
    lambda: SimpleUploadedFile("../../x.csv", b"id,zone,value\n1,portal-zone,x\n9" + b"9" * 30 + b",,\n"),
    lambda: SimpleUploadedFile("x" * 400 + ".csv", "slug,kind,name_en\nŕ,\x00,x".encode()),
    lambda: SimpleUploadedFile("x.xlsx", as_xlsx(["slug", "kind"], ["=1+1", 3], [None, True])),
    lambda: SimpleUploadedFile("x.xlsx", as_xlsx(["id", "zone", "value"], ["1", "portal-zone", 1e300])),
    lambda: SimpleUploadedFile("x.csv", b"a" * 200_000), lambda: SimpleUploadedFile("x.csv", b"\n" * 5000),
    lambda: SimpleUploadedFile("x.csv", b"slug\r" * 50), lambda: pdf("\x00.pdf"), lambda: pdf("x.PDF"),
    lambda: archive("x.docx"), lambda: archive("x.odt", mimetype=b"x"), lambda: pdf("x.exe"),
)  # fmt: skip


@st.composite
def spoilt(draw: Any, form: Form) -> dict[str, Any]:
    """The form's own values but for a few: changed, doubled, left out or invented. Files are garbage."""
    values: dict[str, Any] = {name: list(found) for name, found in form.values.items()}
    for _turn in range(draw(st.integers(0, 4))):
        name = draw(st.sampled_from(sorted(values))) if values else "a"
        match draw(st.integers(0, 5)):
            case 0 | 1 | 2:
                values[name] = [draw(sendable)]
            case 3:
                values[name] = [*values.get(name, []), draw(sendable)]
            case 4:
                values.pop(name, None)
            case _:
                values[draw(sendable) or "b"] = [draw(sendable)]
    for name in form.files:
        if draw(st.integers(0, 3)):
            values[name] = draw(st.sampled_from(FILES))()
    return values
