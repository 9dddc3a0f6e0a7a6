"""The sheet of delegates: who is found, who is new, and what each problem says."""

import datetime as dt

import pytest
from django.utils import timezone

from delegations.models import CountryGroup, Delegate, DelegateContact
from tests import factories
from tests.delegations.sheet_files import (
    as_csv,
    as_xlsx,
    assert_nothing_to_write,
    bring_in,
    confirm,
    file_address,
    problems_of,
    recorded,
    states,
    upload,
    warnings_of,
)
from zones.models import data_version

HEADER = ["number", "country", "name", "gender", "e-mail", "phone"]
ANNA = [1, "LA", "Anna One", "female", "anna@example.org", "+856 20 555"]
BOB = [2, "TH", "Bob Two", "male", "", ""]


@pytest.fixture
def laos(db):
    return factories.CountryFactory(code="LA", short_name_en="Lao PDR")


@pytest.fixture
def visit(laos):
    """A published visit with a group for Laos and one for Thailand."""
    visit = factories.LearningVisitFactory()
    factories.CountryGroupFactory(visit=visit, code="LA", country=laos)
    factories.CountryGroupFactory(visit=visit, code="TH", country=factories.CountryFactory(code="TH"))
    return visit


@pytest.fixture
def anna(visit):
    delegate = factories.DelegateFactory(visit=visit, group=visit.groups.get(code="LA"), number=1, name="Anna One")
    factories.DelegateContactFactory(delegate=delegate, email="anna@example.org", phone="+856 20 555")
    return delegate


def names(visit):
    return dict(Delegate.objects.filter(visit=visit).values_list("number", "name"))


def test_delegates_are_previewed_then_written_in_one_step(editor, visit):
    before = data_version()
    response = upload(editor, visit, "delegates", as_xlsx(HEADER, ANNA, BOB))
    assert states(response) == ["new", "new"]
    assert (Delegate.objects.count(), data_version()) == (0, before)
    (message,) = confirm(editor, visit, "delegates", response).context["messages"]
    assert str(message) == "Imported. Delegates: 2 new, 0 changed, 0 unchanged."
    assert data_version() == before + 1
    anna = Delegate.objects.get(name="Anna One")
    assert (anna.visit, anna.group.code, anna.number, anna.gender, anna.sector, anna.role) == (
        visit, "LA", 1, "female", "not_stated", "delegate",
    )  # fmt: skip
    assert (anna.contact.email, anna.contact.phone) == ("anna@example.org", "+856 20 555")
    assert not DelegateContact.objects.filter(delegate__name="Bob Two").exists()


def test_corrected_sheet_changes_only_what_it_corrects(editor, visit, anna):
    sheet = as_xlsx(HEADER, [1, "LA", "Anna One", "female", "new@example.org", "+856 20 555"], BOB)
    response = upload(editor, visit, "delegates", sheet)
    assert states(response) == ["changed", "new"]
    (change,) = response.context["plan"].rows[0].changes
    assert (change.label, change.old, change.new) == ("e-mail", "anna@example.org", "new@example.org")
    confirm(editor, visit, "delegates", response)
    anna.refresh_from_db()
    assert (anna.contact.email, anna.position, Delegate.objects.count()) == (
        "new@example.org",
        "Director of Testing",
        2,
    )


def test_delegate_is_found_by_name_then_by_number(editor, visit, anna):
    bring_in(editor, visit, "delegates", HEADER, [7, "LA", "ANNA  one", "female", "anna@example.org", "+856 20 555"])
    assert names(visit) == {7: "ANNA one"}
    bring_in(editor, visit, "delegates", ["number", "country", "name"], [7, "LA", "Anne One"])
    assert names(visit) == {7: "Anne One"}
    anna.refresh_from_db()
    assert anna.contact.email == "anna@example.org"


def test_accents_tell_people_apart(editor, visit):
    bring_in(editor, visit, "delegates", ["country", "name"], ["LA", "Le Van"], ["LA", "Lê Văn"])
    assert Delegate.objects.count() == 2


def test_numbers_can_change_places(editor, visit):
    rows = [[number, "LA", f"Person {number}"] for number in range(1, 5)]
    bring_in(editor, visit, "delegates", ["number", "country", "name"], *rows)
    moved = [[number % 4 + 1, country, name] for number, country, name in rows]
    said = bring_in(editor, visit, "delegates", ["number", "country", "name"], *moved)
    assert said == "Imported. Delegates: 0 new, 4 changed, 0 unchanged."
    assert names(visit) == {2: "Person 1", 3: "Person 2", 4: "Person 3", 1: "Person 4"}


def test_who_is_not_in_the_sheet_stays(editor, visit, anna):
    bring_in(editor, visit, "delegates", HEADER, BOB)
    assert names(visit) == {1: "Anna One", 2: "Bob Two"}


def test_column_that_is_not_there_leaves_its_values(editor, visit, anna):
    assert_nothing_to_write(upload(editor, visit, "delegates", as_xlsx(["country", "name"], ["LA", "Anna One"])))


def test_emptied_values_are_told(editor, visit, anna):
    said = warnings_of(editor, visit, "delegates", HEADER, [1, "LA", "Anna One", "female", None, None])
    assert said == ["2 values that are on record become empty."]


@pytest.mark.parametrize("country", ["LA", "la", "LAO", "Lao PDR", "laos", "老挝", "ລາວ", "ลาว", "Lào", "ឡាវ"])
def test_country_is_read_by_code_or_name(editor, visit, country):
    bring_in(editor, visit, "delegates", ["country", "name"], [country, "Anna One"])
    assert Delegate.objects.get().group.code == "LA"


def test_group_of_an_organisation_is_read_by_its_code(editor, visit):
    factories.CountryGroupFactory(visit=visit, code="MI")
    bring_in(editor, visit, "delegates", ["country", "name", "role"], ["mi", "Anna One", "organising team"])
    assert Delegate.objects.get().group.code == "MI"


def test_group_is_added_for_a_new_country_and_told(editor, visit):
    factories.CountryFactory(code="VN")
    rows = [["country", "name"], ["VN", "Anna One"], ["Vietnam", "Bob Two"]]
    assert warnings_of(editor, visit, "delegates", *rows) == ["A country group is added to the visit: Vietnam."]
    before = data_version()
    bring_in(editor, visit, "delegates", *rows)
    assert CountryGroup.objects.get(code="VN").delegates.count() == 2
    assert data_version() == before + 1


@pytest.mark.parametrize("name", ["សុខ សំ", "李伟", "ສົມສັກ", "မောင်မောင်", "สมชาย", "Nguyễn Văn Ánh"])
def test_names_of_every_script_are_kept(editor, visit, name):
    bring_in(editor, visit, "delegates", ["country", "name", "name in own script"], ["LA", "Anna One", name])
    assert Delegate.objects.get().name_local == name


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([1, "LA", "", "", "", ""], "C2 · name: Fill in this cell."),
        ([1, "", "Anna", "", "", ""], "B2 · country: Fill in this cell."),
        ([1, "XX", "Anna", "", "", ""], "B2 · country: “XX” is not known. Known are: Lao PDR, Thailand."),
        (["one", "LA", "Anna", "", "", ""], "A2 · number: “one” is no whole number from 0 to 32767."),
        ([1, "LA", "Anna", "robot", "", ""], "D2 · gender: “robot” is not one of: female, male, not stated."),
        ([1, "LA", "Anna", "", "anna at home", ""], "E2 · e-mail: Enter a valid email address."),
        ([1, "LA", "=1+1", "", "", ""], "C2 · name: This is a formula. Paste its value in its place."),
        ([1, "LA", "<b>Anna</b>", "", "", ""], "C2 · name: Write plain text, without HTML such as <b>."),
        ([1, "LA", "x" * 151, "", "", ""], "C2 · name: The text has 151 characters; at most 150 fit."),
        ([1, "LA", "Anna", "", "", "0" * 61], "F2 · phone: The text has 61 characters; at most 60 fit."),
        ([1, "LA", "Anna", "", "#REF!", ""], "E2 · e-mail: A spreadsheet's error stands here in place of a value."),
    ],
)  # fmt: skip
def test_problem_names_cell_column_and_rule(editor, visit, row, said):
    assert problems_of(editor, visit, "delegates", HEADER, row) == [said]
    assert not Delegate.objects.exists()


def test_all_problems_are_told_at_once_in_the_order_of_the_sheet(editor, visit):
    said = problems_of(editor, visit, "delegates", HEADER, [1, "LA", "", "", "", ""], BOB, ["x", "XX", "C", "", "", ""])
    assert [problem.split(":")[0] for problem in said] == ["C2 · name", "A4 · number", "B4 · country"]


def test_one_bad_row_keeps_all_out(editor, visit):
    before = data_version()
    assert problems_of(editor, visit, "delegates", HEADER, ANNA, [2, "XX", "Bob Two", "", "", ""])
    assert (Delegate.objects.count(), DelegateContact.objects.count(), data_version()) == (0, 0, before)


def test_delegate_twice_in_the_sheet(editor, visit):
    said = problems_of(editor, visit, "delegates", HEADER, ANNA, BOB, [3, "LA", "anna  ONE", "", "", ""])
    assert said == ["C4 · name: This delegate stands here twice; the first time in C2."]


def test_number_twice_in_the_sheet(editor, visit):
    said = problems_of(editor, visit, "delegates", HEADER, ANNA, [1, "TH", "Bob Two", "", "", ""])
    assert said == ["A3 · number: This number stands here twice; the first time in A2."]


def test_delegate_of_the_visit_is_never_entered_twice(editor, visit, anna):
    factories.DelegateFactory(visit=visit, number=5, name="Cara Three")
    said = problems_of(editor, visit, "delegates", HEADER, [5, "LA", "Anna One", "", "", ""])
    assert said == ["A2 · number: Another delegate has this number."]


def test_same_name_in_another_visit_is_another_person(editor, visit):
    factories.DelegateFactory(name="Anna One", number=1)
    bring_in(editor, visit, "delegates", HEADER, ANNA)
    assert Delegate.objects.filter(name="Anna One").count() == 2


@pytest.mark.parametrize(
    ("expected", "said"), [(3, ["The visit would have 2 delegates; 3 are expected."]), (2, []), (None, [])]
)
def test_number_that_is_not_the_expected_one_is_a_warning(editor, visit, anna, expected, said):
    visit.expected_delegates = expected
    visit.save()
    assert warnings_of(editor, visit, "delegates", HEADER, ANNA, BOB) == said


def test_erased_delegate_is_not_named_again(editor, visit, anna):
    anna.name, anna.names_erased_at = "", timezone.now()
    anna.save()
    assert problems_of(editor, visit, "delegates", HEADER, ANNA) == ["A2 · number: Another delegate has this number."]
    assert b"anna" not in recorded(editor, visit, "delegates").lower()


def test_contact_data_is_not_entered_after_its_time(editor, visit):
    visit.contacts_kept_until = timezone.localdate() - dt.timedelta(days=1)
    visit.save()
    said = problems_of(editor, visit, "delegates", HEADER, ANNA, BOB)
    day = visit.contacts_kept_until
    text = f"Contact data of this visit was kept until {day} only. Leave the cell empty."
    assert said == [f"E2 · e-mail: {text}", f"F2 · phone: {text}"]


# --- Out and in again --------------------------------------------------------------------------------
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_export_comes_back_unchanged(editor, visit, anna, form):
    factories.DelegateFactory(visit=visit, group=visit.groups.get(code="TH"), number=None, name="Bob Two", title="")
    evil = factories.DelegateFactory(visit=visit, group=visit.groups.get(code="TH"), name="=1+1", position="@SUM(A1)")
    factories.DelegateContactFactory(delegate=evil, phone="+66 (0)2 555", messenger="-2+3", language="lo")
    content = recorded(editor, visit, "delegates", form)
    response = upload(editor, visit, "delegates", content)
    assert_nothing_to_write(response)
    assert len(states(response)) == 3
    if form == "csv":
        assert b"'=1+1" in content
        assert b",=" not in content


def test_sheet_of_another_language_comes_back_unchanged(editor, visit, anna, client):
    client.force_login(editor)
    content = client.get(
        file_address(visit, "delegates", "recorded", "csv"), headers={"accept-language": "vi"},
    ).content  # fmt: skip
    assert "Lào".encode() in content
    assert states(upload(editor, visit, "delegates", content)) == ["unchanged"]


def test_text_file_with_semicolons_is_read_in_full(editor, visit):
    content = as_csv(HEADER, ANNA, BOB, delimiter=";", encoding="utf-16")
    confirm(editor, visit, "delegates", upload(editor, visit, "delegates", content))
    assert names(visit) == {1: "Anna One", 2: "Bob Two"}
