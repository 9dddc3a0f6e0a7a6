"""Who may open the pages of the sheets, and what a focal point may bring in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from delegations.models import Delegate, DelegateContact
from delegations.sheets.kinds import KINDS
from tests import factories
from tests.admin.pages import address as admin_address
from tests.admin.pages import signed_in
from tests.delegations.sheet_files import (
    ANNA,
    HEADER,
    PAGES,
    address,
    as_xlsx,
    bring_in,
    page_of,
    problems_of,
    recorded,
)


@pytest.mark.parametrize(("kind", "content"), PAGES)
def test_page_opens_for_those_who_may_write_such_rows(cast, visit, kind, content):
    page = page_of(visit, kind, content)
    found = {name: signed_in(user).get(page).status_code for name, user in cast.items()}
    focal = 200 if kind == "delegates" else 403
    assert found == {"focal point": focal, "editor": 200, "administrator": 200, "no group": 403, "partner": 302}
    assert Client().get(page).status_code == 302


@pytest.mark.parametrize("kind", KINDS)
def test_upload_is_refused_to_others(cast, visit, kind):
    for name in ("no group", "partner", *(["focal point"] if kind != "delegates" else [])):
        file = SimpleUploadedFile("sheet.xlsx", as_xlsx(HEADER, ANNA))
        assert signed_in(cast[name]).post(address(visit, kind), {"file": file}).status_code in (302, 403)
        assert signed_in(cast[name]).post(address(visit, kind), {"token": "x"}).status_code in (302, 403)
    assert not Delegate.objects.exists()


def test_unknown_visits_kinds_and_files_are_refused(editor, visit):
    client, page = signed_in(editor), address(visit, "delegates")
    for other in (page.replace(f"/{visit.pk}/", "/999999/"), page.replace(f"/{visit.pk}/", "/x/"),
                  page.replace("/delegates/", "/findings/")):  # fmt: skip
        assert client.get(other).status_code == 403
    assert {client.get(f"{page}{file}").status_code for file in ("template.pdf", "secret.csv")} == {404}


def test_visit_leads_to_its_sheets(cast, visit):
    link = f'href="/admin/delegations/learningvisit/{visit.pk}/sheets/"'
    for name in ("focal point", "editor"):
        client = signed_in(cast[name])
        assert link in client.get(admin_address(visit)).content.decode()
        assert client.get(f"/admin/delegations/learningvisit/{visit.pk}/sheets/").url == address(visit, "delegates")
    assert signed_in(cast["no group"]).get(f"/admin/delegations/learningvisit/{visit.pk}/sheets/").status_code == 403


def test_focal_point_enters_the_own_country_only(focal_point_laos, visit):
    assert problems_of(focal_point_laos, visit, "delegates", HEADER, ANNA, [2, "TH", "Bob Two", "", ""]) == [
        "B3 · country: You may not enter delegates of this country."
    ]
    said = bring_in(focal_point_laos, visit, "delegates", HEADER, ANNA)
    assert said == "Imported. Delegates: 1 new, 0 changed, 0 unchanged."
    assert DelegateContact.objects.get().email == "anna@example.org"


def test_focal_point_learns_nothing_of_other_countries_people(focal_point_laos, visit):
    thai = factories.DelegateFactory(visit=visit, group=visit.groups.get(code="TH"), number=2, name="Bob Two")
    factories.DelegateContactFactory(delegate=thai)

    def said(*row):
        return problems_of(focal_point_laos, visit, "delegates", HEADER, list(row))

    not_yours = ["B2 · country: You may not enter delegates of this country."]
    assert said(2, "TH", "Bob Two", "", "") == not_yours
    assert said(9, "TH", "Nobody At All", "", "") == not_yours
    assert said(9, "LA", "Bob Two", "", "") == ["C2 · name: An editor has to enter this row."]
    assert said(2, "LA", "Anna One", "", "") == ["C2 · name: An editor has to enter this row."]
    assert thai.name.encode() not in recorded(focal_point_laos, visit, "delegates")
    thai.refresh_from_db()
    assert thai.group.code == "TH"


def test_focal_point_moves_nobody_to_or_from_another_country(focal_point_laos, visit):
    bring_in(focal_point_laos, visit, "delegates", HEADER, ANNA)
    said = problems_of(focal_point_laos, visit, "delegates", HEADER, [1, "TH", *ANNA[2:]])
    assert said == ["B2 · country: You may not enter delegates of this country."]


def test_focal_point_adds_no_country_group(focal_point_laos, visit):
    visit.groups.get(code="LA").delete()
    assert problems_of(focal_point_laos, visit, "delegates", HEADER, ANNA) == [
        "B2 · country: The visit has no group for this country yet; an editor has to add it."
    ]
