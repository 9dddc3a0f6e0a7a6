"""Uploads: bounded in size, type and expansion, wherever the portal takes a file."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from delegations.models import CaseStudy
from tests import bombs, factories
from tests.admin.pages import address, signed_in
from tests.delegations.personal import archive, come_in, pdf
from tests.delegations.sheet_files import address as sheet_address
from zones.admin.sheet_files import read_xlsx
from zones.models import Claim, Organisation, data_version

# In a process of its own, so that its peak is that of the files alone: with what Django needs to start, and no more.
MEASURE = """
import pathlib, resource, sys
import django
django.setup()
from delegations.sheets.problems import SheetRefused
from delegations.sheets.reading import read_sheet
from ezportal.uploads import UploadRefused
from zones.admin.sheet_files import read_xlsx
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
before = peak()
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    for read, refused in ((read_sheet, SheetRefused), (read_xlsx, UploadRefused)):
        try:
            read(path.read_bytes())
        except refused:
            continue
        print(read.__name__, "took", path.name)
print(peak() - before)
"""
PEAK_MB = 100


def test_bombs_are_refused_in_bounded_memory_and_time(tmp_path) -> None:
    """By both readers of sheets, within what a small file would take. A cell far away is left out by one of them."""
    for name, make in bombs.BOMBS.items():
        content = make()
        assert len(content) < 1_000_000, name
        (tmp_path / name).write_bytes(content)
    found = subprocess.run(  # noqa: S603
        [sys.executable, "-c", MEASURE, str(tmp_path)], cwd=settings.BASE_DIR, capture_output=True, text=True,
        check=True, timeout=120, env={"DJANGO_SETTINGS_MODULE": "ezportal.settings", "PATH": "/usr/bin"},
    )  # fmt: skip
    *taken, peak = found.stdout.splitlines()
    assert taken == ["read_sheet took far_cell"]
    assert int(peak) < PEAK_MB


def test_archives_in_archives_stay_closed(monkeypatch) -> None:
    """The outer sheet is read as any other; nothing ever opens what is packed in it."""
    opened: list[int] = []
    plain = zipfile.ZipFile.__init__

    def count(self, file, *args, **kwargs):
        opened.append(1)
        plain(self, file, *args, **kwargs)

    content = bombs.nested()
    monkeypatch.setattr(zipfile.ZipFile, "__init__", count)
    assert list(read_xlsx(content)) == [("a", "b")]
    assert len(opened) == 2  # once to check, once to read


@pytest.mark.parametrize("name", ["sheet_of_spaces", "sheet_of_cells", "billion_laughs", "path_outside"])
def test_pages_tell_field_and_rule(name: str, editor, visit) -> None:
    content, before = bombs.BOMBS[name](), data_version()
    assert len(content) < 500_000
    client = signed_in(editor)
    file = SimpleUploadedFile("sheet.xlsx", content)
    response = client.post(address(Claim(), "import"), {"import_file": file, "format": "0", "resource": "0"})
    (told,) = response.context["form"].errors["import_file"]
    assert told.startswith(("Unpacked, the file has more than 50 MB.", "The file is damaged or was made to do harm."))
    assert told in response.content.decode()
    response = client.post(sheet_address(visit, "delegates"), {"file": SimpleUploadedFile("sheet.xlsx", content)})
    (problem,) = response.context["plan"].problems
    assert problem.text.startswith(("Unpacked, the file has more than 25 MB.", "The file is damaged"))
    assert data_version() == before


@pytest.fixture
def visit(db):
    return factories.LearningVisitFactory()


@pytest.fixture
def source(db):
    return factories.SourceFactory(slug="a-source")


def test_sheet_that_is_too_large_is_not_opened(editor, db) -> None:
    file = SimpleUploadedFile("sheet.csv", b"slug,kind\n" + b"a,b\n" * 1_400_000)
    response = signed_in(editor).post(
        address(Organisation(), "import"), {"import_file": file, "format": "1", "resource": "0"}
    )
    assert response.context["form"].errors["import_file"] == ["The file is larger than 5 MB. Split it."]


def test_sheet_of_too_many_rows_is_refused(editor, db) -> None:
    file = SimpleUploadedFile("sheet.csv", b"slug,kind\n" + b"a,b\n" * 20_001)
    response = signed_in(editor).post(
        address(Organisation(), "import"), {"import_file": file, "format": "1", "resource": "0"}
    )
    assert response.context["form"].errors["import_file"] == ["The sheet has more than 20000 rows. Split it."]


@pytest.mark.parametrize(
    ("content", "form"),
    [(b"%PDF-1.7 no sheet", "0"), (b"PK\x05\x06" + b"\0" * 18, "0"), (b"\xff\xfe=\0", "1"), (b"a\0b", "1"),
     (b"<html><body>a</body></html>", "1")],
)  # fmt: skip
def test_content_decides_not_the_name(editor, db, content, form) -> None:
    name = ("sheet.xlsx", "sheet.csv")[int(form)]
    response = signed_in(editor).post(
        address(Organisation(), "import"),
        {"import_file": SimpleUploadedFile(name, content), "format": form, "resource": "0"},
    )
    kind = ("no Excel file", "no CSV file")[int(form)]
    assert kind in response.context["form"].errors["import_file"][0]


@pytest.mark.parametrize(
    "changed", [{"format": "7"}, {"format": "x"}, {"format": ""}, {"resource": "9"}, {"import_file_name": "../../x"}]
)
def test_confirmation_that_was_tampered_with_asks_again(editor, source, changed) -> None:
    client = signed_in(editor)
    file = SimpleUploadedFile("x.csv", b"slug,kind,name_en,source\na-body,authority,A body,a-source\n")
    page = address(Organisation(), "import")
    data = client.post(page, {"import_file": file, "format": "1", "resource": "0"}).context["confirm_form"].initial
    response = client.post(page.replace("import/", "process_import/"), {**data, **changed}, follow=True)
    assert "upload" in str(*response.context["messages"])
    assert not Organisation.objects.filter(slug="a-body").exists()
    client.post(page.replace("import/", "process_import/"), data)
    assert Organisation.objects.filter(slug="a-body").exists()


def test_confirmed_file_is_read_as_what_it_is(editor, source) -> None:
    """A text confirmed as an Excel file is refused, not a crash."""
    client = signed_in(editor)
    file = SimpleUploadedFile("x.csv", b"slug,kind,name_en,source\na-body,authority,A body,a-source\n")
    page = address(Organisation(), "import")
    data = client.post(page, {"import_file": file, "format": "1", "resource": "0"}).context["confirm_form"].initial
    response = client.post(page.replace("import/", "process_import/"), {**data, "format": "0"}, follow=True)
    assert "no Excel file" in str(*response.context["messages"])


def test_filter_that_does_not_exist_does_not_break_an_export(editor, db) -> None:
    response = signed_in(editor).get(f"{address(Organisation(), 'export')}?nothing=1", follow=True)
    assert response.status_code == 200
    assert "It was left out" in str(*response.context["messages"])


# --- Files of delegates -----------------------------------------------------------------------------


def hand_in(delegate, file):
    client = come_in(delegate)
    client.post("/en/my/case-studies/")
    row = CaseStudy._base_manager.get(delegate=delegate)
    data = {"edition": row.edition, "language": "en", "topic": "", "title": "", "text": "", "file": file}
    response = client.post(f"/en/my/case-studies/{row.pk}/", data)
    row.refresh_from_db()
    return response, row


def document_of(part: zipfile.ZipInfo, blocks: int) -> SimpleUploadedFile:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", "<a/>")
        with file.open(part, "w") as entry:
            for _block in range(blocks):
                entry.write(b" " * 2**20)
    return SimpleUploadedFile("case.docx", out.getvalue())


def deflated(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


@pytest.mark.parametrize(
    "make",
    [
        lambda: document_of(deflated("word/media/x.xml"), 250),
        lambda: document_of(deflated("word/media/x.xml"), 20),
        lambda: document_of(deflated("../../outside.xml"), 0),
        lambda: archive("case.docx", word__vbaProject_bin=b"x", word__document_xml=b"<a/>"),
        lambda: SimpleUploadedFile("case.pdf", b"MZ\x90\0 a program"),
        lambda: pdf("case.exe"), lambda: pdf("case.pdf.svg"), lambda: pdf("case"),
    ],
    ids=["unpacks to 250 MB", "ratio", "path outside", "macros", "program", "type", "last suffix", "no suffix"],
)  # fmt: skip
def test_file_of_a_delegate_is_bounded(db, make) -> None:
    response, row = hand_in(factories.DelegateFactory(), make())
    assert response.status_code == 400
    assert not row.file
    assert response.context["files"].errors["file"]
    assert response.context["files"].errors["file"][0] in response.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize("name", ["../../../etc/cron.d/x.pdf", "C:\\windows\\x.pdf", "é.pdf"])
def test_name_of_a_file_decides_nothing(db, private_folder, name) -> None:
    delegate = factories.DelegateFactory()
    response, row = hand_in(delegate, pdf(name))
    assert response.status_code == 302
    (stored,) = [path for path in private_folder.rglob("*") if path.is_file()]
    assert stored.suffix == ".pdf"
    assert stored.stem.isalnum()
    download = come_in(delegate).get(f"/en/my/case-studies/{row.pk}/file/")
    assert download["Content-Disposition"] == f'attachment; filename="case-study-{row.pk}.pdf"'
    assert download["Content-Type"] == "application/octet-stream"
    list(download)


# --- Requests ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/en/my/", "/admin/login/", "/api/v1/zones/", "/en/"])
def test_request_that_announces_too_much_is_not_read(client, db, path) -> None:
    class Unread:
        def read(self, *args: object) -> bytes:
            raise AssertionError("the body was read")

        readline = read

    length = str(settings.LARGEST_REQUEST_BYTES + 1)
    response = client.post(path, **{"CONTENT_LENGTH": length, "wsgi.input": Unread()})
    assert response.status_code == 413
    assert "more than 12 MB" in response.content.decode()


@pytest.mark.parametrize("length", ["", "0", "-1", "x", "9" * 30])
def test_odd_lengths_are_no_crash(client, db, length) -> None:
    response = client.generic("POST", "/en/my/", CONTENT_LENGTH=length)
    assert response.status_code == (413 if length.startswith("9") else 403)
