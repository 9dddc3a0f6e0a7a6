"""The file of a case study: for those who may see the row, as a download, at no public address."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from delegations.models import CaseStudy
from tests.admin.pages import address, open_form, signed_in
from zones.choices import Publication


def file_of(row):
    return reverse("admin:delegations_casestudy_file", args=(row.pk,))


def test_staff_download_the_file(editor, lao):
    response = signed_in(editor).get(file_of(lao.case_study))
    assert b"".join(response) == b"%PDF-1.4 Bounmy"
    assert response["Content-Disposition"] == f'attachment; filename="case-study-{lao.case_study.pk}.pdf"'
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]


def test_file_is_closed_to_everybody_else(client, partner, focal_point_laos, focal_point_thailand, lao):
    path = file_of(lao.case_study)
    assert b"".join(signed_in(focal_point_laos).get(path)) == b"%PDF-1.4 Bounmy"
    assert signed_in(focal_point_thailand).get(path).status_code == 403
    assert client.get(path).status_code == 302
    assert signed_in(partner).get(path).status_code == 302
    partner.is_staff = True
    partner.save()
    assert signed_in(partner).get(path).status_code == 403


def test_file_that_is_not_there_is_not_found(editor, lao, private_folder):
    client = signed_in(editor)
    (private_folder / lao.case_study.file.name).unlink()
    assert client.get(file_of(lao.case_study)).status_code == 404
    CaseStudy._base_manager.filter(pk=lao.case_study.pk).update(file="")
    assert client.get(file_of(lao.case_study)).status_code == 404
    assert client.get(reverse("admin:delegations_casestudy_file", args=(99999,))).status_code == 403


@pytest.mark.parametrize("state", [Publication.IN_REVIEW, Publication.PUBLISHED])
def test_pages_link_to_the_download_only(editor, focal_point_laos, lao, state):
    """Published, it is read-only for the focal point; in both forms the link is the admin's own."""
    lao.case_study.publication = state
    lao.case_study.save()
    for user in (editor, focal_point_laos):
        page = signed_in(user).get(address(lao.case_study)).content.decode()
        assert f'href="{file_of(lao.case_study)}"' in page
        assert f"/{lao.case_study.file.name}" not in page


def test_file_is_exchanged_and_taken_away(editor, lao, private_folder):
    client = signed_in(editor)
    data = open_form(client, lao.case_study)
    assert client.post(address(lao.case_study), data | {"title": "Other title"}).status_code == 302
    lao.case_study.refresh_from_db()
    assert lao.case_study.file
    new = SimpleUploadedFile("New case.pdf", b"%PDF-1.4 new")
    assert client.post(address(lao.case_study), data | {"file": new, "seen": lao.case_study.edition}).status_code == 302
    assert b"".join(client.get(file_of(lao.case_study))) == b"%PDF-1.4 new"
    data = open_form(client, lao.case_study) | {"file-clear": "on"}
    assert client.post(address(lao.case_study), data).status_code == 302
    lao.case_study.refresh_from_db()
    assert not lao.case_study.file
