"""The sheet of the agenda: days, items, offices and routes."""

import datetime as dt

import pytest

from delegations.models import AgendaDay, AgendaItem, AgendaPresenter
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

HEADER = ["date", "place", "country", "start", "end", "title", "route", "presenters"]
WELCOME = ["2030-03-04", "Vientiane", "LA", "08:30", "09:00", "Welcome", "", "Director, Office A; Deputy, Office B"]
TALK = ["2030-03-04", "", "", "09:00", "10:00", "Talk", "", ""]
VISIT = ["2030-03-05", "Luang Prabang", "LA", "10:00", "12:00", "Visit", "Route A", ""]


@pytest.fixture
def visit(db):
    factories.CountryFactory(code="LA", time_zone="Asia/Vientiane")
    factories.CountryFactory(code="MM", time_zone="Asia/Yangon")
    visit = factories.LearningVisitFactory()
    factories.TravelGroupFactory(visit=visit, code="4-mar-a", label="Route A", date=dt.date(2030, 3, 4))
    factories.TravelGroupFactory(visit=visit, code="5-mar-a", label="Route A", date=dt.date(2030, 3, 5))
    return visit


def items(visit):
    found = AgendaItem.objects.filter(day__visit=visit).order_by("day__date", "order")
    return [(item.day.date.day, item.order, item.title_en) for item in found]


def test_agenda_is_previewed_then_written_in_one_step(editor, visit):
    before = data_version()
    response = upload(editor, visit, "agenda", as_xlsx(HEADER, WELCOME, TALK, VISIT))
    assert (problems(response), states(response)) == ([], ["new"] * 3)
    assert (AgendaDay.objects.count(), AgendaItem.objects.count(), data_version()) == (0, 0, before)
    confirm(editor, visit, "agenda", response)
    assert data_version() == before + 1
    assert items(visit) == [(4, 1, "Welcome"), (4, 2, "Talk"), (5, 1, "Visit")]
    first, second = visit.days.all()
    assert (first.place_en, first.country_id, first.time_zone) == ("Vientiane", "LA", "Asia/Vientiane")
    welcome = first.items.get(order=1)
    assert welcome.starts_at == dt.datetime(2030, 3, 4, 1, 30, tzinfo=dt.UTC)
    assert [row.office_en for row in welcome.presenters.all()] == ["Director, Office A", "Deputy, Office B"]
    assert second.items.get().group.code == "5-mar-a"


def test_corrected_sheet_changes_only_what_it_corrects(editor, visit):
    bring_in(editor, visit, "agenda", HEADER, WELCOME, TALK, VISIT)
    talk = AgendaItem.objects.get(title_en="Talk")
    moved, renamed = [*TALK[:3], "09:15", "10:15", *TALK[5:]], [*VISIT[:5], "Visit of the gate", *VISIT[6:]]
    response = upload(editor, visit, "agenda", as_xlsx(HEADER, WELCOME, moved, renamed))
    assert states(response) == ["unchanged", "changed", "changed"]
    changes = [
        [(change.label, change.old, change.new) for change in row.changes] for row in response.context["plan"].rows
    ]
    assert changes == [
        [], [("start", "09:00", "09:15"), ("end", "10:00", "10:15")], [("title", "Visit", "Visit of the gate")],
    ]  # fmt: skip
    confirm(editor, visit, "agenda", response)
    talk.refresh_from_db()
    assert (talk.start, AgendaItem.objects.count()) == (dt.time(9, 15), 3)


def test_inserted_row_comes_where_it_stands(editor, visit):
    bring_in(editor, visit, "agenda", HEADER, WELCOME, TALK)
    break_ = ["2030-03-04", "", "", "09:00", "09:10", "Coffee break", "", ""]
    later = [*TALK[:3], "09:10", "10:00", *TALK[5:]]
    said = bring_in(editor, visit, "agenda", HEADER, WELCOME, break_, later)
    assert said == "Imported. Agenda: 1 new, 1 changed, 1 unchanged."
    assert items(visit) == [(4, 1, "Welcome"), (4, 2, "Coffee break"), (4, 3, "Talk")]


def test_item_alone_comes_last(editor, visit):
    bring_in(editor, visit, "agenda", HEADER, WELCOME, TALK)
    bring_in(editor, visit, "agenda", HEADER, ["2030-03-04", "", "", "19:00", "", "Dinner", "", ""])
    assert items(visit) == [(4, 1, "Welcome"), (4, 2, "Talk"), (4, 3, "Dinner")]


def test_orders_as_given_can_change_places(editor, visit):
    header = ["date", "country", "order", "title"]
    rows = [["2030-03-04", "LA", order, f"Item {order}"] for order in (1, 2, 3)]
    bring_in(editor, visit, "agenda", header, *rows)
    before = dict(AgendaItem.objects.values_list("title_en", "pk"))
    bring_in(editor, visit, "agenda", header, *([row[0], row[1], row[2] % 3 + 1, row[3]] for row in rows))
    assert items(visit) == [(4, 1, "Item 3"), (4, 2, "Item 1"), (4, 3, "Item 2")]
    assert dict(AgendaItem.objects.values_list("title_en", "pk")) == before


def test_item_is_found_by_its_order_when_all_else_changed(editor, visit):
    header = ["date", "country", "order", "start", "title"]
    bring_in(editor, visit, "agenda", header, ["2030-03-04", "LA", 1, "08:00", "Welcome"])
    said = bring_in(editor, visit, "agenda", header, ["2030-03-04", "LA", 1, "09:00", "Opening"])
    assert said == "Imported. Agenda: 0 new, 1 changed, 0 unchanged."


def test_what_is_not_in_the_sheet_stays(editor, visit):
    bring_in(editor, visit, "agenda", HEADER, WELCOME, TALK, VISIT)
    content = as_xlsx(["date", "start", "title"], ["2030-03-04", "09:00", "Talk"])
    assert_nothing_to_write(upload(editor, visit, "agenda", content))
    assert len(items(visit)) == 3


def test_offices_are_corrected_in_place(editor, visit):
    bring_in(editor, visit, "agenda", HEADER, WELCOME)
    organisation = factories.OrganisationFactory()
    second = AgendaPresenter.objects.get(office_en="Deputy, Office B")
    second.organisation = organisation
    second.save()
    bring_in(editor, visit, "agenda", HEADER, [*WELCOME[:7], "Deputy, Office B\nHead, Office C"])
    second.refresh_from_db()
    assert (second.order, second.organisation) == (1, organisation)
    assert list(AgendaPresenter.objects.values_list("office_en", flat=True)) == ["Deputy, Office B", "Head, Office C"]
    bring_in(editor, visit, "agenda", HEADER, [*WELCOME[:7], ""])
    assert not AgendaPresenter.objects.exists()


def test_day_without_items_tells_where_it_is_spent(editor, visit):
    bring_in(editor, visit, "agenda", HEADER, ["2030-03-04", "On the way", "LA", "", "", "", "", ""])
    assert (AgendaDay.objects.get().place_en, AgendaItem.objects.count()) == ("On the way", 0)
    said = bring_in(editor, visit, "agenda", HEADER, ["2030-03-04", "Vientiane", "", "", "", "", "", ""])
    assert said == "Imported. Agenda: 0 new, 1 changed, 0 unchanged."


def test_day_is_told_in_any_of_its_rows_and_another_country_moves_its_moments(editor, visit):
    bring_in(editor, visit, "agenda", HEADER, WELCOME, TALK)
    response = upload(
        editor, visit, "agenda", as_xlsx(HEADER, [*WELCOME[:2], "", *WELCOME[3:]], [*TALK[:2], "MM", *TALK[3:]])
    )
    assert states(response) == ["changed", "unchanged"]
    confirm(editor, visit, "agenda", response)
    talk = AgendaItem.objects.get(title_en="Talk")
    assert talk.starts_at == dt.datetime(2030, 3, 4, 2, 30, tzinfo=dt.UTC)


def test_empty_cells_leave_the_day_as_it_is(editor, visit):
    bring_in(editor, visit, "agenda", HEADER, WELCOME)
    assert_nothing_to_write(upload(editor, visit, "agenda", as_xlsx(HEADER, [WELCOME[0], "", "", *WELCOME[3:]])))


def test_span_in_one_cell_is_split(editor, visit):
    header = ["date", "country", "start", "title"]
    bring_in(editor, visit, "agenda", header, ["2030-03-04", "LA", "08.30 - 09.00", "Welcome"])
    item = AgendaItem.objects.get()
    assert (item.start, item.end) == (dt.time(8, 30), dt.time(9))


def test_end_after_midnight_and_in_another_time_zone(editor, visit):
    header = ["date", "country", "start", "end", "ends on the next day", "time zone at the end", "title"]
    bring_in(
        editor, visit, "agenda", header,
        ["2030-03-04", "LA", "22:00", "01:00", "yes", "", "Night train"],
        ["2030-03-05", "LA", "10:00", "09:50", "", "Asia/Yangon", "Flight"],
    )  # fmt: skip
    lengths = [item.ends_at - item.starts_at for item in AgendaItem.objects.order_by("day")]
    assert lengths == [dt.timedelta(hours=3), dt.timedelta(minutes=20)]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"start": "10:00"}, "E2 · end: 09:00 is before the start 10:00."),
        ({"start": "09:00"}, "E2 · end: It ends when it starts, at 09:00."),
        ({"start": ""}, "D2 · start: Say when it starts, too."),
        ({"start": "08.30 - 08.45"}, "D2 · start: The end that stands here is not the one under “end”."),
        ({"end": "09.00 - 10.00"}, "E2 · end: These are two times; write the first one under “start”."),
        ({"start": "early"}, "D2 · start: “early” is no time; write it like 08:30."),
        ({"date": "4 March"}, "A2 · date: “4 March” is no date; write it like 2030-03-04."),
        ({"date": ""}, "A2 · date: Fill in this cell."),
        ({"title": ""}, "F2 · title: Fill in this cell."),
        ({"country": "Atlantis"}, "C2 · country: “Atlantis” is not known."),
        ({"country": ""}, "C2 · country: Give the time zone of this day, or a country whose time zone is on record."),
        ({"route": "Route Z"}, "G2 · route: “Route Z” is not known. Known are: 4-mar-a, 5-mar-a."),
        ({"title": "<i>Welcome</i>"}, "F2 · title: Write plain text, without HTML such as <i>."),
        ({"title": "x" * 301}, "F2 · title: The text has 301 characters; at most 300 fit."),
        ({"title": "=A1"}, "F2 · title: This is a formula. Paste its value in its place."),
    ],
)  # fmt: skip
def test_problem_names_cell_column_and_rule(editor, visit, changed, said):
    row = [changed.get(name, value) for name, value in zip(HEADER, WELCOME, strict=True)]
    (told,) = problems_of(editor, visit, "agenda", HEADER, row)
    assert told.startswith(said)
    assert not AgendaDay.objects.exists()


@pytest.mark.parametrize(
    ("header", "value", "said"),
    [
        ("site", "nowhere", "D2 · site: “nowhere” is not known."),
        ("hosted by", "nobody", "D2 · hosted by: “nobody” is not known."),
        ("time zone", "UTC+7", "D2 · time zone: “UTC+7” is not known."),
        ("kind", "party", "D2 · kind: “party” is not one of: session, site visit,"),
        ("order", "first", "D2 · order: “first” is no whole number from 0 to 32767."),
        ("not confirmed", "perhaps", "D2 · not confirmed: “perhaps” is neither yes nor no."),
        ("description", "x" * 10_001, "D2 · description: The text has 10001 characters; at most 10000 fit."),
    ],
)
def test_problem_of_a_further_column(editor, visit, header, value, said):
    (told,) = problems_of(
        editor, visit, "agenda", ["date", "country", "title", header], ["2030-03-04", "LA", "Welcome", value]
    )
    assert told.startswith(said)


def test_end_before_start_is_seen_through_time_zones(editor, visit):
    header = ["date", "country", "start", "end", "time zone at the end", "title"]
    said = problems_of(
        editor, visit, "agenda", header, ["2030-03-04", "MM", "10:00", "10:20", "Asia/Vientiane", "Flight"]
    )
    assert said == ["D2 · end: It ends before it starts, counted with the time zones."]


def test_one_bad_row_keeps_all_out(editor, visit):
    before = data_version()
    assert problems_of(editor, visit, "agenda", HEADER, WELCOME, [*TALK[:3], "11:00", *TALK[4:]])
    assert (AgendaDay.objects.count(), AgendaItem.objects.count(), data_version()) == (0, 0, before)


def test_item_twice_in_the_sheet(editor, visit):
    said = problems_of(editor, visit, "agenda", HEADER, WELCOME, TALK, TALK)
    assert said == ["F4 · title: This item stands here twice; the first time in F3."]


def test_order_twice_on_a_day(editor, visit):
    header = ["date", "country", "order", "title"]
    said = problems_of(editor, visit, "agenda", header, ["2030-03-04", "LA", 1, "A"], ["2030-03-04", "LA", 1, "B"])
    assert said == ["C3 · order: This order stands twice on that day; the first time in C2."]


def test_order_of_another_item_is_taken(editor, visit):
    header = ["date", "country", "order", "start", "title"]
    bring_in(
        editor, visit, "agenda", header, ["2030-03-04", "LA", 1, "08:00", "A"], ["2030-03-04", "LA", 2, "09:00", "B"]
    )
    said = problems_of(editor, visit, "agenda", header, ["2030-03-04", "LA", 2, "08:00", "A"])
    assert said == ["C2 · order: Another item of this day has this order."]


def test_rows_that_say_different_things_of_a_day(editor, visit):
    said = problems_of(editor, visit, "agenda", HEADER, WELCOME, [TALK[0], "Savannakhet", "", *TALK[3:]])
    assert said == ["B3 · place: Of this day B2 says something else."]


def test_presenter_is_an_office_not_a_person(editor, visit):
    factories.DelegateFactory(visit=visit, name="Anna One")
    said = problems_of(editor, visit, "agenda", HEADER, [*WELCOME[:7], "Director; Ms. ANNA ONE, Office A"])
    assert said == ["H2 · presenters: Name the office, not the person: this is public."]
    factories.DelegateFactory(visit=visit, name="Li")
    assert problems_of(editor, visit, "agenda", HEADER, [*WELCOME[:7], "Director, Office of Linguistics"]) == []


def test_day_outside_the_visit_is_a_warning(editor, visit):
    said = warnings_of(editor, visit, "agenda", HEADER, ["2031-03-04", *WELCOME[1:]], ["2031-03-04", *TALK[1:]], VISIT)
    assert said == ["A2 · date: This day lies outside the days of the visit, 2030-03-04 to 2030-03-08."]


def test_route_of_another_visit_is_unknown(editor, visit):
    factories.TravelGroupFactory(code="other", label="Other route")
    (told,) = problems_of(editor, visit, "agenda", HEADER, [*WELCOME[:6], "other", ""])
    assert told.startswith("G2 · route: “other” is not known.")


# --- Out and in again --------------------------------------------------------------------------------
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_export_comes_back_unchanged(editor, visit, form):
    day = factories.AgendaDayFactory(visit=visit, date=dt.date(2030, 3, 4), time_zone="Asia/Yangon", place_en="=1+1")
    factories.AgendaDayFactory(visit=visit, date=dt.date(2030, 3, 5))
    item = factories.AgendaItemFactory(
        day=day, order=0, title_en="-2+3", description_en="one\r\n two\r\n", venue_en=None, kind="meal", tentative=True,
        site=factories.SiteFactory(), body=factories.OrganisationFactory(), group=visit.travel_groups.first(),
        time_zone="Asia/Shanghai", end=dt.time(1), ends_next_day=True,
    )  # fmt: skip
    factories.AgendaItemFactory(day=day, order=7, start=None, end=None)
    factories.AgendaItemFactory(day=day, order=8, start=None, end=None)
    for order, office in enumerate(("Director; Deputy", "Head,  Office")):
        factories.AgendaPresenterFactory(item=item, office_en=office, order=order)
    response = upload(editor, visit, "agenda", recorded(editor, visit, "agenda", form))
    assert_nothing_to_write(response)
    assert len(states(response)) == 4


def test_rows_with_problems_of_their_own_are_compared_with_the_others_too(editor, visit):
    bad = [*TALK[:2], "Atlantis", *TALK[3:]]
    said = problems_of(editor, visit, "agenda", HEADER, WELCOME, bad, bad)
    assert [problem.split(":")[0] for problem in said] == ["C3 · country", "C4 · country", "F4 · title"]


def test_order_that_no_column_holds_is_told(editor, visit):
    header = ["date", "country", "order", "title"]
    said = problems_of(editor, visit, "agenda", header, ["2030-03-04", "LA", 32767, "A"], ["2030-03-04", "LA", "", "B"])
    assert said == ["C3 · order: There is no larger number left for this row."]
