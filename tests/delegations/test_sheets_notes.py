"""The sheet of site notes."""

import datetime as dt

import pytest

from delegations.models import SiteNote, SiteVisit
from tests import factories
from tests.delegations.sheet_files import (
    as_xlsx,
    assert_nothing_to_write,
    bring_in,
    confirm,
    problems,
    problems_of,
    recorded,
    states,
    upload,
    warnings_of,
)
from zones.models import data_version

HEADER = ["site", "date", "order", "discussion area", "heading", "text"]
FIRST = ["test-gate", "", 1, "customs", "Gate", "Two lanes."]
SECOND = ["test-gate", "", 2, "", "", "Open day and night."]


@pytest.fixture
def visit(db):
    factories.SiteFactory(slug="test-gate", name_en="Test gate", name_th="ประตูทดสอบ")
    factories.DiscussionAreaFactory(slug="customs", name_en="Customs procedures")
    return factories.LearningVisitFactory()


def notes():
    return list(SiteNote.objects.order_by("site_visit__order", "order").values_list("order", "text_en"))


def test_notes_are_previewed_then_written_in_one_step(editor, visit):
    before = data_version()
    response = upload(editor, visit, "notes", as_xlsx(HEADER, FIRST, SECOND))
    assert (problems(response), states(response)) == ([], ["new", "new"])
    assert (SiteVisit.objects.count(), SiteNote.objects.count()) == (0, 0)
    confirm(editor, visit, "notes", response)
    note = SiteNote.objects.first()
    assert (note.site_visit.visit, note.site_visit.site.slug, note.site_visit.date) == (visit, "test-gate", None)
    assert (note.area.slug, note.heading) == ("customs", "Gate")
    assert notes() == [(1, "Two lanes."), (2, "Open day and night.")]
    sequence = data_version()
    assert sequence > before
    bring_in(editor, visit, "notes", HEADER, [*FIRST[:5], "Three lanes."])
    assert notes() == [(1, "Three lanes."), (2, "Open day and night.")]


def test_site_that_is_added_is_told(editor, visit):
    assert warnings_of(editor, visit, "notes", HEADER, FIRST, SECOND) == [
        "“test-gate” is added to the sites of the visit."
    ]


@pytest.mark.parametrize("site", ["test-gate", "TEST GATE", "ประตูทดสอบ"])
@pytest.mark.parametrize("area", ["customs", "customs procedures", "as the programme words it"])
def test_site_and_area_are_read_by_key_or_name(editor, visit, site, area):
    area_row = factories.VisitAreaFactory(visit=visit, wording="As the programme words it")
    bring_in(editor, visit, "notes", ["site", "text", "discussion area"], [site, "Two lanes.", area])
    assert SiteNote.objects.get().area.slug == (area_row.area.slug if area.startswith("as") else "customs")


def test_note_without_a_number_is_found_by_its_text_or_is_new(editor, visit):
    header = ["site", "text"]
    bring_in(editor, visit, "notes", header, ["test-gate", "Two lanes."], ["test-gate", "Open day and night."])
    said = bring_in(editor, visit, "notes", header, ["test-gate", "two lanes."], ["test-gate", "New."])
    assert said == "Imported. Site notes: 1 new, 1 changed, 0 unchanged."
    assert notes() == [(1, "two lanes."), (2, "Open day and night."), (3, "New.")]


def test_notes_can_change_places(editor, visit):
    bring_in(editor, visit, "notes", HEADER, FIRST, SECOND)
    bring_in(editor, visit, "notes", HEADER, [*FIRST[:2], 2, *FIRST[3:]], [*SECOND[:2], 1, *SECOND[3:]])
    assert notes() == [(1, "Open day and night."), (2, "Two lanes.")]


def test_site_visited_twice_needs_the_date(editor, visit):
    site = factories.SiteFactory(slug="two-times")
    for day in (4, 6):
        factories.SiteVisitFactory(visit=visit, site=site, date=dt.date(2030, 3, day))
    said = problems_of(editor, visit, "notes", HEADER, ["two-times", "", 1, "", "", "Text"])
    assert said == ["B2 · date: The site was visited several times; give the date: 2030-03-04, 2030-03-06."]
    bring_in(editor, visit, "notes", HEADER, ["two-times", "2030-03-06", 1, "", "", "Text"])
    assert SiteNote.objects.get().site_visit.date == dt.date(2030, 3, 6)
    assert SiteVisit.objects.count() == 2


def test_dated_row_does_not_date_the_visit_to_the_site(editor, visit):
    factories.SiteVisitFactory(visit=visit, site__slug="undated", date=None)
    (told,) = problems_of(editor, visit, "notes", HEADER, ["undated", "2030-03-06", 1, "", "", "Text"])
    assert told.startswith("B2 · date: The visit to this site has no date on record.")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["nowhere", "", 1, "", "", "Text"], "A2 · site: “nowhere” is not known."),
        (["", "", 1, "", "", "Text"], "A2 · site: Fill in this cell."),
        (["test-gate", "", 1, "weather", "", "Text"], "D2 · discussion area: “weather” is not known."),
        (["test-gate", "", 1, "", "", ""], "F2 · text: Fill in this cell."),
        (["test-gate", "", 1, "", "x" * 201, "Text"], "E2 · heading: The text has 201 characters; at most 200 fit."),
        (["test-gate", "", 1, "", "", "<script>alert(1)</script>"], "F2 · text: Write plain text, without HTML"),
        (["test-gate", "", 1, "", "", "=A1"], "F2 · text: This is a formula."),
        (["test-gate", "tomorrow", 1, "", "", "Text"], "B2 · date: “tomorrow” is no date;"),
    ],
)
def test_problem_names_cell_column_and_rule(editor, visit, row, said):
    (told,) = problems_of(editor, visit, "notes", HEADER, row)
    assert told.startswith(said)
    assert not SiteVisit.objects.exists()


def test_retired_area_is_kept_where_it_stands_and_unknown_elsewhere(editor, visit):
    old = factories.DiscussionAreaFactory(slug="old-theme", is_retired=True)
    row = [*FIRST[:3], "old-theme", *FIRST[4:]]
    assert problems_of(editor, visit, "notes", HEADER, row)[0].startswith("D2 · discussion area: “old-theme”")
    factories.SiteNoteFactory(site_visit__visit=visit, area=old)
    assert problems_of(editor, visit, "notes", HEADER, row) == []


def test_note_and_order_twice_in_the_sheet(editor, visit):
    said = problems_of(
        editor, visit, "notes", HEADER, FIRST, [*FIRST[:2], 1, "", "", "Other"], [*FIRST[:2], 3, *FIRST[3:]]
    )
    assert said == [
        "C3 · order: This order stands twice at that site; the first time in C2.",
        "F4 · text: This note stands here twice; the first time in F2.",
    ]


def test_order_of_another_note_is_taken(editor, visit):
    bring_in(editor, visit, "notes", HEADER, FIRST, SECOND)
    said = problems_of(editor, visit, "notes", HEADER, [*FIRST[:2], 2, *FIRST[3:]])
    assert said == ["C2 · order: Another note of this site has this order."]


def test_one_bad_row_keeps_all_out(editor, visit):
    before = data_version()
    assert problems_of(editor, visit, "notes", HEADER, FIRST, ["nowhere", "", 1, "", "", "Text"])
    assert (SiteVisit.objects.count(), SiteNote.objects.count(), data_version()) == (0, 0, before)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_export_comes_back_unchanged(editor, visit, form):
    for date in (None, dt.date(2030, 3, 5)):
        site_visit = factories.SiteVisitFactory(visit=visit, date=date)
        factories.SiteNoteFactory(site_visit=site_visit, order=0, text_en="- one\r\n- two,  three\r\n\r\n=four")
        factories.SiteNoteFactory(site_visit=site_visit, order=3, area=None, heading="@home", text_en="'quoted'")
    response = upload(editor, visit, "notes", recorded(editor, visit, "notes", form))
    assert_nothing_to_write(response)
    assert len(states(response)) == 4
