"""The desk of a visit: timetable, warnings, to-do list, set-up and copy, as each of the cast."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from delegations.models import AgendaDay, LearningVisit
from tests import factories
from tests.admin.pages import queries_of, signed_in
from tests.admin.test_pages_are_clean import assert_clean
from tests.admin.visits import FIRST, make_visit
from tests.factories.rows import one_change
from tests.people import UserFactory

READ, RUN = ("days", "warnings"), ("todo", "copy")


def desk(visit, page):
    return reverse(f"admin:delegations_learningvisit_{page}", args=(visit.pk,))


ADD = "/admin/delegations/learningvisit/add/"


@pytest.fixture
def visit(laos, thailand):
    return make_visit(laos, thailand)


@pytest.mark.parametrize("page", [*READ, *RUN])
@pytest.mark.parametrize("who", ["editor", "administrator"])
def test_those_who_run_visits_open_every_page(request, visit, who, page):
    assert_clean(signed_in(request.getfixturevalue(who)).get(desk(visit, page)))


@pytest.mark.parametrize("who", ["focal_point_laos", "focal_point_thailand"])
def test_focal_points_look_and_do_not_run(request, visit, who):
    client = signed_in(request.getfixturevalue(who))
    for page in READ:
        assert_clean(client.get(desk(visit, page)))
    for page in RUN:
        assert client.get(desk(visit, page)).status_code == 403
    assert client.post(desk(visit, "copy"), {"name": "Mine", "starts_on": "2031-01-01"}).status_code == 403
    assert client.get(ADD).status_code == 403
    assert client.post(ADD, {"name": "Mine"}).status_code == 403
    assert LearningVisit.objects.count() == 1


@pytest.mark.parametrize("page", [*READ, *RUN])
def test_others_are_kept_out(client, visit, partner, page):
    assert client.get(desk(visit, page))["Location"].startswith("/admin/login/")
    assert signed_in(partner).get(desk(visit, page)).status_code == 302
    assert signed_in(UserFactory(username="no-group")).get(desk(visit, page)).status_code == 403


def test_visit_that_is_not_there(editor, visit):
    client = signed_in(editor)
    for address in (desk(visit, "days").replace(f"/{visit.pk}/", "/999/"), "/admin/delegations/learningvisit/x/todo/"):
        assert client.get(address).status_code == 403


# --- Names --------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", READ)
@pytest.mark.parametrize(
    ("who", "seen", "hidden"),
    [
        ("focal_point_laos", "Invented Lao", "Invented Thai"),
        ("focal_point_thailand", "Invented Thai", "Invented Lao"),
    ],
)
def test_focal_points_read_no_names_of_other_countries(request, visit, page, who, seen, hidden):
    text = signed_in(request.getfixturevalue(who)).get(desk(visit, page)).content.decode()
    assert hidden not in text
    assert "Thailand" in text
    assert (seen in text) is (page == "days" or who == "focal_point_thailand")


def test_editors_read_who_presents(editor, visit):
    text = signed_in(editor).get(desk(visit, "days")).content.decode()
    assert "Lao office (Invented Lao)" in text
    assert "Thai office (Invented Thai)" in text


# --- Timetable -----------------------------------------------------------------------------------


def tables(user, visit):
    return signed_in(user).get(desk(visit, "days")).context["days"]


def told(table):
    """The lines of a day: its time, and per cell the width and the titles in it."""
    return [
        (line.time, [(cell.span, [entry.item.title for entry in cell.entries]) for cell in line.cells])
        for line in table.lines
    ]


def test_routes_stand_in_columns(editor, visit):
    (table,) = tables(editor, visit)
    assert [(column.route.label, column.delegates, column.counts) for column in table.columns] == [
        ("Route A", 1, ("LA 1",)), ("Route B", 1, ("TH 1",)),
    ]  # fmt: skip
    assert told(table) == [
        ("08:00–09:00", [(2, ["Opening"])]),
        ("09:00", [(1, ["Ride to the gate"]), (1, ["Ride home"])]),
        ("11:00–12:00", [(1, ["Closing"]), (1, [])]),
    ]


def test_line_of_two_times_begins_by_the_clock_of_the_day(editor, visit):
    (table,) = tables(editor, visit)
    times = [cell.entries[0].time for cell in table.lines[1].cells]
    assert times == ["10:00–11:00 (UTC+8)", "09:00–10:00"]
    assert table.lines[0].cells[0].entries[0].time == ""


def test_those_who_stay_have_a_column_where_all_routes_leave(editor, visit):
    visit.travel_groups.get(label="Route A").items.all().delete()
    (table,) = tables(editor, visit)
    assert [column.route and column.route.label for column in table.columns] == [None, "Route B"]
    assert told(table)[-1] == ("11:00–12:00", [(1, ["Closing"]), (1, [])])


def test_day_without_routes_is_one_column(editor, visit):
    day = factories.AgendaDayFactory(visit=visit, date=FIRST + dt.timedelta(days=1))
    factories.AgendaItemFactory(
        day=day, order=1, title_en="Dinner", start=dt.time(20), end=dt.time(1), ends_next_day=True
    )
    factories.AgendaItemFactory(day=day, order=2, title_en="Free time", start=None, end=None)
    factories.AgendaItemFactory(
        day=day, order=3, title_en="Flight", start=dt.time(9), end=dt.time(12), end_time_zone="Asia/Yangon"
    )
    table = tables(editor, visit)[1]
    assert table.columns == []
    assert told(table) == [
        ("09:00 (UTC+7) – 12:00 (UTC+6:30)", [(1, ["Flight"])]),
        ("20:00–01:00 (+1)", [(1, ["Dinner"])]),
        ("no time", [(1, ["Free time"])]),
    ]


def test_warnings_stand_beside_the_items_they_concern(editor, visit):
    (table,) = tables(editor, visit)
    closing = table.lines[-1].cells[0].entries[0]
    assert [warning.message for warning in closing.warnings] == [
        "A delegate (Thailand) is to present at “Closing” after leaving with 2030-03-04 Route B."
    ]
    assert table.warnings == []
    factories.SiteVisitFactory(visit=visit, date=FIRST, site__name_en="Gate", item=None)
    visit.planned_from = visit.planned_to = FIRST + dt.timedelta(days=1)
    visit.save()
    (table,) = tables(editor, visit)
    assert [warning.message for warning in table.warnings] == [
        "2030-03-04 stands on the agenda, but is none of the days of the visit.",
        "“Gate” was visited on 2030-03-04, which is none of the days of the visit.",
    ]


def test_visit_without_days_has_an_empty_desk(editor):
    bare = factories.LearningVisitFactory(planned_from=None, planned_to=None)
    client = signed_in(editor)
    assert "The agenda has no days yet." in client.get(desk(bare, "days")).content.decode()
    assert "Nothing was found." in client.get(desk(bare, "warnings")).content.decode()
    assert client.get(desk(bare, "todo")).status_code == 200


def test_links_of_the_desk_lead_somewhere(editor, visit):
    client = signed_in(editor)
    for page in (*READ, "todo"):
        text = client.get(desk(visit, page)).content.decode()
        content = text[text.index('id="content-main"') :]
        for address in set(re.findall(r'href="(/admin/[^"#]*)"', content)):
            assert client.get(address.replace("&amp;", "&")).status_code == 200, address


def test_form_of_the_visit_leads_to_its_desk(editor, focal_point_laos, visit):
    form = reverse("admin:delegations_learningvisit_change", args=(visit.pk,))
    text = signed_in(editor).get(form).content.decode()
    assert all(desk(visit, page) in text for page in (*READ, *RUN))
    assert "Warnings (1)" in text
    text = signed_in(focal_point_laos).get(form).content.decode()
    assert [desk(visit, page) in text for page in (*READ, *RUN)] == [True, True, False, False]


def test_warning_is_told_with_rows_figures_and_lines(editor, visit):
    source = factories.SourceFactory()
    late = AgendaDay.objects.get(visit=visit).items.get(order=4)
    late.source, late.locator = source, "lines 7-9"
    late.save()
    (warning,) = signed_in(editor).get(desk(visit, "warnings")).context["shown"]
    assert warning.figures == (("Thailand", "0 delegates present"), ("since departure", "2 hours"))
    assert [(row.kind, row.name, row.locator) for row in warning.rows] == [
        ("Item of the agenda", "11:00 Closing", "lines 7-9"), ("Delegate", "Invented Thai", ""),
        ("Travel group", "2030-03-04 Route B", ""),
    ]  # fmt: skip
    assert all(row.address for row in warning.rows)


@one_change()
def fill(visit, count):
    day, groups = visit.days.get(), list(visit.groups.all())
    for _index in range(count):
        order = day.items.count() + 1
        delegate = factories.DelegateFactory(visit=visit, group=groups[1], number=None)
        route = factories.TravelGroupFactory(visit=visit, date=FIRST, is_leaving=True)
        factories.TravelCountFactory(travel_group=route, country_group=groups[0])
        item = factories.AgendaItemFactory(
            day=day, order=order, group=route, body=factories.OrganisationFactory(), site=factories.SiteFactory()
        )
        factories.AgendaPresenterFactory(item=item, delegate=delegate)
        factories.SiteVisitFactory(visit=visit, item=item, date=FIRST)
        factories.RecommendationFactory(visit=visit)


@pytest.mark.sweep
@pytest.mark.parametrize(("who", "pages"), [("editor", (*READ, "todo")), ("focal_point_laos", READ)])
def test_pages_with_thirty_rows(request, visit, who, pages):
    client = signed_in(request.getfixturevalue(who))
    fill(visit, 1)
    client.get(desk(visit, "days"))
    ones = {page: queries_of(client, desk(visit, page)) for page in pages}
    fill(visit, 29)
    assert {page: queries_of(client, desk(visit, page)) for page in pages} == ones
    assert max(ones.values()) < 45


# --- Set-up and copy ---------------------------------------------------------------------------------


@pytest.fixture
def members(db):
    return [
        factories.CountryFactory(code=code, is_member=True, time_zone="Asia/Vientiane") for code in ("LA", "TH", "VN")
    ]


def answers(**values):
    return {
        "name": "Visit to Test City", "slug": "", "first_day": "2031-05-05", "last_day": "2031-05-07", "host": "LA",
        "countries": ["LA", "TH"], "organiser": "", "expected_delegates": "", **values,
    }  # fmt: skip


def test_visit_is_set_up_in_one_step(editor, members):
    response = signed_in(editor).post(ADD, answers(expected_delegates="12"), follow=True)
    visit = LearningVisit.objects.get()
    assert response.redirect_chain == [(desk(visit, "todo"), 302)]
    assert "The visit has its days and its country groups." in response.content.decode()
    assert (visit.slug, visit.name_en, visit.publication) == ("visit-to-test-city", "Visit to Test City", "draft")
    assert [group.code for group in visit.groups.all()] == ["LA", "TH"]
    assert visit.days.count() == 3
    assert visit.history.get().history_user == editor


def test_form_of_a_new_visit_proposes_what_is_usual(editor, members):
    body = factories.OrganisationFactory()
    factories.LearningVisitFactory(organiser=body)
    response = signed_in(editor).get(ADD)
    assert_clean(response)
    assert set(response.context["form"].fields["countries"].initial) == set(members)
    assert response.context["form"]["organiser"].value() == body.pk


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"name": ""}, "name", "required"),
        ({"name": "ແຂວງ"}, "slug", "Latin letters"),
        ({"slug": "taken"}, "slug", "Another visit has the slug “taken”"),
        ({"last_day": "2031-05-04"}, "last_day", "before the first day"),
        ({"last_day": "2031-08-01"}, "last_day", "at most 60 days"),
        ({"last_day": "7 May"}, "last_day", "valid date"),
        ({"host": "XX"}, "host", "valid choice"),
        ({"countries": []}, "countries", "required"),
        ({"expected_delegates": "0"}, "expected_delegates", "greater than or equal to 1"),
    ],
)
def test_answers_that_cannot_be_are_told_at_their_field(editor, members, values, field, words):
    factories.LearningVisitFactory(slug="taken")
    response = signed_in(editor).post(ADD, answers(**values))
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert list(errors) == [field]
    assert words in errors[field][0]
    assert LearningVisit.objects.count() == 1


def test_visit_is_copied_in_one_step(editor, visit):
    values = {"name": "Next visit", "slug": "", "starts_on": "2031-05-05"}
    response = signed_in(editor).post(desk(visit, "copy"), values, follow=True)
    new = LearningVisit.objects.get(slug="next-visit")
    assert response.redirect_chain == [(desk(new, "todo"), 302)]
    assert (
        "Copied: country groups 2, travel groups 2, days of the agenda 1, items of the agenda 4."
        in response.content.decode()
    )
    assert [day.date for day in new.days.all()] == [dt.date(2031, 5, 5)]
    assert not new.delegates.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"slug": "taken"}, "slug"),
        ({"starts_on": ""}, "starts_on"),
        ({"starts_on": "9999-12-31", "name": "Late"}, "starts_on"),
    ],
)
def test_copy_that_cannot_be_is_told_at_its_field(editor, visit, values, field):
    factories.LearningVisitFactory(slug="taken")
    visit.planned_to = FIRST + dt.timedelta(days=1)
    visit.save()
    response = signed_in(editor).post(desk(visit, "copy"), {"name": "Next", "starts_on": "2031-05-05", **values})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert LearningVisit.objects.count() == 2
