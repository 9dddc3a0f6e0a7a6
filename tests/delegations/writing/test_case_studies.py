"""Case studies are saved as typed and handed in; their files are checked and kept out of public reach."""

import pytest
from django.test import Client

from delegations.models import CaseStudy
from delegations.services import handing_in
from delegations.validators import LARGEST_FILE_BYTES
from tests.delegations.personal import archive, files_in, pdf
from tests.delegations.writing.slips import JSON, case_study, opened
from tests.factories import (
    AssignmentTopicFactory,
)
from zones.choices import Publication

pytestmark = [pytest.mark.django_db]


def begin(browser: Client) -> str:
    return browser.post("/en/my/case-studies/")["Location"]


def test_case_study_is_begun_once(browser, delegate):
    assert begin(browser) == begin(browser)
    row = CaseStudy.objects.get()
    assert (row.delegate, row.group, row.publication) == (delegate, delegate.group, Publication.DRAFT)


def test_case_study_is_saved_and_handed_in(browser, delegate):
    topic = AssignmentTopicFactory(visit=delegate.visit)
    path = begin(browser)
    data = opened(browser, path) | {"topic": topic.pk, "title": "Our hall", "text": "Long\r\ntext"}
    assert browser.post(path, data, headers=JSON).status_code == 200
    row = CaseStudy.objects.get()
    assert (row.topic, row.title, row.text, row.edition) == (topic, "Our hall", "Long\ntext", 1)
    assert browser.post(path, opened(browser, path) | {"then": "hand-in"}).status_code == 302
    row.refresh_from_db()
    assert row.publication == Publication.IN_REVIEW
    assert "Our hall" in browser.get("/en/my/case-studies/").content.decode()
    browser.post(path, {"then": "take-back"})
    row.refresh_from_db()
    assert row.publication == Publication.DRAFT


def test_empty_case_study_is_not_handed_in(browser):
    path = begin(browser)
    assert browser.post(path, opened(browser, path) | {"then": "hand-in"}).status_code == 400
    assert CaseStudy.objects.get().publication == Publication.DRAFT


def test_two_windows_of_a_case_study(browser):
    path = begin(browser)
    here = opened(browser, path)
    browser.post(path, here | {"text": "Theirs"}, headers=JSON)
    page = browser.post(path, here | {"text": "Mine", "then": "save"})
    assert page.status_code == 409
    assert "<p>Theirs</p>" in page.content.decode()
    assert "Mine</textarea>" in page.content.decode()


def test_text_for_a_case_study_removed_elsewhere_is_shown(browser):
    path = begin(browser)
    here = opened(browser, path)
    CaseStudy.objects.all().delete()
    page = browser.post(path, here | {"text": "Mine", "then": "save"})
    assert page.status_code == 409
    assert "<p>Mine</p>" in page.content.decode()
    assert browser.get(path).status_code == 404


def test_file_is_kept_under_a_random_name_out_of_public_reach(browser, private_folder):
    path = begin(browser)
    browser.post(path, opened(browser, path) | {"file": pdf("Somsanith Invented.pdf"), "then": "save"})
    row = CaseStudy.objects.get()
    assert "Somsanith" not in row.file.name
    assert files_in(private_folder) == [row.file.name.rpartition("/")[2]]
    assert browser.get(f"/{row.file.name}").status_code == 404


def test_own_file_comes_back_as_a_download(browser, delegate):
    path = begin(browser)
    browser.post(path, opened(browser, path) | {"file": pdf(), "then": "save"})
    response = browser.get(f"{path}file/")
    assert b"".join(response.streaming_content).startswith(b"%PDF-1.7")
    assert response["Content-Disposition"] == f'attachment; filename="case-study-{CaseStudy.objects.get().pk}.pdf"'
    assert response["Content-Type"] == "application/octet-stream"


def test_case_study_without_a_file_has_none_to_fetch(browser):
    assert browser.get(f"{begin(browser)}file/").status_code == 404


def test_replaced_and_removed_files_are_deleted_after_the_commit(
    browser, private_folder, django_capture_on_commit_callbacks
):  # fmt: skip
    path = begin(browser)

    def send(**data):
        with django_capture_on_commit_callbacks(execute=True):
            browser.post(path, opened(browser, path) | data)

    send(file=pdf(size=1), then="save")
    first = files_in(private_folder)
    send(file=pdf(size=2), then="save")
    second = files_in(private_folder)
    assert (len(first), len(second)) == (1, 1)
    assert first != second
    send(then="remove-file")
    assert files_in(private_folder) == []
    send(file=pdf(), then="save")
    send(then="remove")
    assert files_in(private_folder) == []
    assert not CaseStudy.objects.exists()


def test_file_of_a_failed_save_is_not_left_behind(delegate, private_folder, monkeypatch):
    row = case_study(delegate)

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("delegations.services.handing_in.transaction.on_commit", fail)
    CaseStudy._base_manager.filter(pk=row.pk).update(file="case-studies/old.pdf")
    with pytest.raises(RuntimeError):
        handing_in.put_file(row=row, file=pdf())
    assert files_in(private_folder) == []


WORD = {"word__document_xml": b"<x/>", "[Content_Types]_xml": b"<x/>"}
SLIDES = {"ppt__presentation_xml": b"<x/>"}
OPEN_TEXT = {"mimetype": b"application/vnd.oasis.opendocument.text"}


@pytest.mark.parametrize(
    "file",
    [
        lambda: pdf("CASE.PDF"), lambda: archive("case.docx", **WORD), lambda: archive("case.pptx", **SLIDES),
        lambda: archive("case.odt", **OPEN_TEXT),
        lambda: archive("case.odp", mimetype=b"application/vnd.oasis.opendocument.presentation"),
    ],
)  # fmt: skip
def test_file_of_a_known_type_is_taken(browser, file):
    path = begin(browser)
    assert browser.post(path, opened(browser, path) | {"file": file(), "then": "save"}).status_code == 302
    assert CaseStudy.objects.get().file


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (lambda: pdf(size=LARGEST_FILE_BYTES), "at most 10 MB"),
        (lambda: pdf("case.exe"), "exe"),
        (lambda: archive("case.pdf", **WORD), "no readable PDF file"),
        (lambda: pdf("case.docx"), "no readable DOCX file"),
        (lambda: archive("case.docx", **SLIDES), "no readable DOCX file"),
        (lambda: archive("case.odt", mimetype=b"application/epub+zip"), "no readable ODT file"),
        (lambda: archive("case.docx", **WORD, word__vbaProject_bin=b"x"), "macros"),
    ],
)
def test_file_of_another_kind_is_refused_and_the_text_is_saved(browser, private_folder, file, said):
    path = begin(browser)
    page = browser.post(path, opened(browser, path) | {"file": file(), "text": "Typed", "then": "hand-in"})
    assert page.status_code == 400
    assert said in page.content.decode()
    row = CaseStudy.objects.get()
    assert (row.text, bool(row.file), row.publication) == ("Typed", False, Publication.DRAFT)
    assert files_in(private_folder) == []
    # The page builds on what was saved: typing on is no clash with oneself.
    again = {bound.html_name: bound.value() or "" for bound in page.context["slip"].form}
    assert browser.post(path, again | {"text": "Typed on"}, headers=JSON).status_code == 200


def test_empty_file_is_refused(browser):
    path = begin(browser)
    page = browser.post(path, opened(browser, path) | {"file": archive("x.pdf").__class__("x.pdf", b"")})
    assert page.status_code == 400
    assert "empty" in page.content.decode()


def test_no_more_than_five_case_studies(browser, delegate):
    for _ in range(handing_in.MOST_CASE_STUDIES):
        case_study(delegate, text="x")
    response = browser.post("/en/my/case-studies/")
    assert response.status_code == 400
    assert "5 already" in response.content.decode()
