"""The pages of the sheets: who may open them, what waits in the cache, and that a file is written whole or not at all."""

import io
import logging
import re
from contextlib import contextmanager

import pytest
from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from delegations.models import AgendaItem, Delegate, DelegateContact, SiteNote
from delegations.sheets import keeping
from delegations.sheets.kinds import KINDS
from delegations.sheets.plan import PlannedRow
from tests import factories, people
from tests.admin.pages import address as admin_address
from tests.admin.pages import signed_in
from tests.admin.test_pages_are_clean import assert_clean
from tests.delegations.sheet_files import (
    address,
    as_csv,
    as_xlsx,
    bring_in,
    confirm,
    file_address,
    problems,
    problems_of,
    recorded,
    states,
    upload,
)
from zones.models import data_version

HEADER = ["number", "country", "name", "e-mail", "phone"]
ANNA = [1, "LA", "Anna One", "anna@example.org", "+856 20 555"]
PAGES = [(kind, content) for kind in KINDS for content in ("page", "template", "recorded")]


@pytest.fixture
def visit(db):
    visit = factories.LearningVisitFactory(slug="sheet-visit")
    for code in ("LA", "TH"):
        country = factories.CountryFactory(code=code, time_zone="Asia/Bangkok")
        factories.CountryGroupFactory(visit=visit, code=code, country=country)
    factories.SiteFactory(slug="test-gate")
    return visit


@pytest.fixture
def cast(focal_point_laos, editor, administrator):
    return {
        "focal point": focal_point_laos,
        "editor": editor,
        "administrator": administrator,
        "no group": people.UserFactory(username="no-group"),
        "partner": people.UserFactory(username="partner", is_staff=False),
    }


def page_of(visit, kind, content):
    return address(visit, kind) if content == "page" else file_address(visit, kind, content, "csv")


# --- Who may ----------------------------------------------------------------------------------------
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


# --- Between preview and confirmation ---------------------------------------------------------------
def test_kept_file_is_its_owners_for_this_visit_and_kind(editor, administrator, visit):
    response = upload(editor, visit, "delegates", as_xlsx(HEADER, ANNA))
    other = factories.LearningVisitFactory()
    for who, where, kind in (
        (administrator, visit, "delegates"),
        (editor, other, "delegates"),
        (editor, visit, "agenda"),
    ):
        (message,) = confirm(who, where, kind, response).context["messages"]
        assert str(message) == "The file is no longer kept. Please upload it again."
    assert not Delegate.objects.exists()
    confirm(editor, visit, "delegates", response)
    assert Delegate.objects.count() == 1


def test_kept_file_is_gone_after_the_import(editor, visit):
    response = upload(editor, visit, "delegates", as_xlsx(HEADER, ANNA))
    before = data_version()
    confirm(editor, visit, "delegates", response)
    (message,) = confirm(editor, visit, "delegates", response).context["messages"]
    assert str(message) == "The file is no longer kept. Please upload it again."
    assert (Delegate.objects.count(), data_version()) == (1, before + 1)


def test_kept_file_expires(editor, visit, monkeypatch):
    kept = {}
    monkeypatch.setattr(cache, "set", lambda key, value, seconds: kept.update({key: seconds}))
    upload(editor, visit, "delegates", as_xlsx(HEADER, ANNA))
    assert [seconds for key, seconds in kept.items() if key.startswith("visit-sheet:")] == [30 * 60]


def test_file_with_problems_is_not_kept(editor, visit, monkeypatch):
    monkeypatch.setattr(keeping.cache, "set", lambda *args: pytest.fail("it was kept"))
    assert upload(editor, visit, "delegates", as_xlsx(HEADER, ["x", *ANNA[1:]])).context["token"] == ""


@pytest.mark.parametrize("token", ["", "x", "a b", "\x00", "x" * 300, "ຂ", "*"])
def test_made_up_token_finds_nothing(editor, visit, token):
    response = signed_in(editor).post(address(visit, "delegates"), {"token": token}, follow=True)
    (message,) = response.context["messages"]
    assert str(message) == "The file is no longer kept. Please upload it again."


def test_what_changed_since_the_preview_is_shown_again(editor, visit):
    response = upload(editor, visit, "delegates", as_xlsx(HEADER, ANNA))
    factories.DelegateFactory(visit=visit, group=visit.groups.get(code="LA"), number=1, name="Anna One", title="")
    before = data_version()
    again = confirm(editor, visit, "delegates", response)
    (message,) = again.context["messages"]
    assert str(message) == "Nothing was written: the data changed since the preview. Look at it again."
    assert (states(again), Delegate.objects.count(), data_version()) == (["changed"], 1, before)
    confirm(editor, visit, "delegates", again)
    assert DelegateContact.objects.get().email == "anna@example.org"


def test_rule_that_is_broken_since_the_preview_writes_nothing(editor, visit):
    response = upload(editor, visit, "delegates", as_xlsx(HEADER, ANNA, [2, "TH", "Bob Two", "", ""]))
    factories.DelegateFactory(visit=visit, group=visit.groups.get(code="LA"), number=2, name="Cara Three")
    before = data_version()
    again = confirm(editor, visit, "delegates", response)
    assert problems(again) == []
    assert (Delegate.objects.count(), data_version()) == (1, before)


def test_what_the_database_refuses_is_told_and_undone(editor, visit, monkeypatch):
    """Somebody else writes the same number in the moment between planning and writing."""
    response = upload(editor, visit, "delegates", as_xlsx(HEADER, ANNA, [2, "TH", "Bob Two", "", ""]))
    before = data_version()
    save = Delegate.save

    def save_after_somebody_else(self, *args, **kwargs):
        monkeypatch.setattr(Delegate, "save", save)
        factories.DelegateFactory(visit=visit, group=self.group, number=2, name="Cara Three")
        save(self, *args, **kwargs)

    monkeypatch.setattr(Delegate, "save", save_after_somebody_else)
    again = confirm(editor, visit, "delegates", response)
    assert problems(again) == ["C3 · name: Learning visit, Number: This number is taken."]
    assert (Delegate.objects.count(), DelegateContact.objects.count(), data_version()) == (0, 0, before)


@pytest.mark.parametrize(
    ("kind", "rows", "model"),
    [
        ("agenda", [["date", "country", "title"], ["2030-03-04", "LA", "A"], ["2030-03-04", "", "B"]], AgendaItem),
        ("notes", [["site", "text"], ["test-gate", "A"], ["test-gate", "B"]], SiteNote),
    ],
)
def test_failure_while_writing_leaves_nothing(editor, visit, monkeypatch, kind, rows, model):
    response = upload(editor, visit, kind, as_xlsx(*rows))
    before, save, calls = data_version(), model.save, []

    def fail_at_the_second(self, *args, **kwargs):
        calls.append(self)
        if len(calls) > 1:
            raise RuntimeError("the machine stops")
        save(self, *args, **kwargs)

    monkeypatch.setattr(model, "save", fail_at_the_second)
    with pytest.raises(RuntimeError):
        confirm(editor, visit, kind, response)
    assert (model.objects.count(), visit.days.count(), visit.site_visits.count(), data_version()) == (0, 0, 0, before)


# --- Size ---------------------------------------------------------------------------------------------
def test_announced_length_is_refused_before_anything_is_read(editor, visit):
    class Unread(io.BytesIO):
        def read(self, *args):
            pytest.fail("the request was read")

    client = signed_in(editor)
    response = client.generic(
        "POST", address(visit, "delegates"), b"", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(20 * 1024 * 1024), **{"wsgi.input": Unread()},
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


# --- The wrong sheet ------------------------------------------------------------------------------------
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


# --- Templates ------------------------------------------------------------------------------------------
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


# --- What must not be seen ---------------------------------------------------------------------------------
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


# --- Queries -------------------------------------------------------------------------------------------------
@contextmanager
def counted():
    with CaptureQueriesContext(connection) as caught:
        yield caught


def rows_of(kind, count):
    match kind:
        case "delegates":
            return [
                HEADER,
                *([n, "LA" if n % 2 else "TH", f"Person {n}", f"p{n}@example.org", ""] for n in range(1, count + 1)),
            ]
        case "agenda":
            header = ["date", "country", "start", "end", "title", "presenters", "time zone"]
            return [header, *(["2030-03-04", "LA", f"{n % 24:02}:00", f"{n % 24:02}:30", f"Item {n}", "A; B", "Asia/Bangkok"]
                              for n in range(1, count + 1))]  # fmt: skip
        case _:
            return [["site", "order", "text"], *(["test-gate", n, f"Note {n}"] for n in range(1, count + 1))]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("is_stored", [False, True])
def test_preview_costs_the_same_for_1_and_for_30_rows(editor, visit, kind, is_stored):
    found = []
    for count in (1, 30):
        if is_stored:
            bring_in(editor, visit, kind, *rows_of(kind, count))
        client, file = signed_in(editor), SimpleUploadedFile("a.xlsx", as_xlsx(*rows_of(kind, count)))
        with counted() as caught:
            response = client.post(address(visit, kind), {"file": file})
        assert states(response) == ["unchanged" if is_stored else "new"] * count
        found.append(len(caught))
    assert found[1] <= found[0]


@pytest.mark.parametrize("kind", KINDS)
def test_export_costs_the_same_for_1_and_for_30_rows(editor, visit, kind):
    found = []
    for count in (1, 30):
        bring_in(editor, visit, kind, *rows_of(kind, count))
        client = signed_in(editor)
        with counted() as caught:
            client.get(file_address(visit, kind, "recorded", "xlsx"))
        found.append(len(caught))
    assert found[0] == found[1]


def test_focal_points_preview_costs_the_same_for_1_and_for_30_rows(focal_point_laos, visit):
    found = []
    for count in (1, 30):
        rows = [["country", "name"], *(["LA", f"Person {n}"] for n in range(count))]
        client, file = signed_in(focal_point_laos), SimpleUploadedFile("a.xlsx", as_xlsx(*rows))
        with counted() as caught:
            client.post(address(visit, "delegates"), {"file": file})
        found.append(len(caught))
    assert found[0] == found[1]


def test_digest_tells_plans_apart(editor, visit):
    plans = []
    for name in ("Anna One", "Anna One", "Bob Two"):
        plans.append(upload(editor, visit, "delegates", as_xlsx(["country", "name"], ["LA", name])).context["plan"])
    assert plans[0].digest() == plans[1].digest() != plans[2].digest()
    assert isinstance(plans[0].rows[0], PlannedRow)
