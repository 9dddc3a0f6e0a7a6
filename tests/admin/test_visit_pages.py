"""The visit's page and the pages of its rows: short, quick, within one visit."""

import datetime as dt

import pytest

from delegations.models import (
    AgendaDay,
    AgendaItem,
    AgendaPresenter,
    Aim,
    CountryGroup,
    Delegate,
    Expectation,
    LearningVisit,
    Recommendation,
    SiteVisit,
    TravelCount,
    TravelGroup,
    TravelGroupMember,
)
from tests import factories
from tests.admin.pages import add_row, address, errors_of, form_data, inline_of, open_form, queries_of, signed_in
from tests.factories.rows import one_change
from zones.choices import Publication


def post(client, row, **values):
    return client.post(address(row), open_form(client, row) | values)


def add_page(model, visit):
    return f"{address(model(), 'add')}?visit={visit.pk}"


# --- What is in a visit -----------------------------------------------------------------------------


def parts_on_page(client, visit):
    groups = client.get(address(visit)).context["visit_parts"]
    return {part.label: part for _title, parts in groups for part in parts}


def test_visits_page_counts_what_is_in_it_and_leads_there(editor, visit, lao, thai):
    factories.DelegateFactory(name="Of another visit")
    client = signed_in(editor)
    parts = parts_on_page(client, visit)
    assert (parts["Delegates"].count, parts["Findings"].count, parts["Days of the agenda"].count) == (2, 2, 0)
    shown = client.get(parts["Delegates"].address).context["cl"].queryset
    assert set(shown) == {lao.delegate, thai.delegate}
    for part in parts.values():
        assert client.get(part.address).status_code == 200, part.label
        assert not part.add or client.get(part.add).status_code == 200, part.label


def test_focal_points_counts_end_at_the_border(focal_point_laos, visit, lao, thai):
    parts = parts_on_page(signed_in(focal_point_laos), visit)
    assert {name: part.count for name, part in parts.items() if part.count} == {
        "Delegates": 1, "Expectations": 1, "Case studies": 1, "Country presentations": 1, "Findings": 1,
    }  # fmt: skip
    assert {name for name, part in parts.items() if part.add} == {
        "Delegates", "Expectations", "Case studies", "Country presentations",
    }  # fmt: skip
    assert "Personal links" not in parts


def test_list_cut_to_a_visit_leads_back_to_it(editor, visit, lao):
    client = signed_in(editor)
    whole = client.get(address(lao.delegate, "changelist"))
    cut = client.get(address(lao.delegate, "changelist"), {"visit__id__exact": visit.pk})
    assert f'href="{address(visit)}"' in cut.content.decode()
    assert f'href="{address(visit)}"' not in whole.content.decode()
    assert ("visit" in whole.context["cl"].list_display, "visit" in cut.context["cl"].list_display) == (True, False)


def test_page_of_a_row_leads_through_its_visit(editor, visit):
    presenter = factories.AgendaPresenterFactory(item__day__visit=visit)
    page = signed_in(editor).get(address(presenter))
    assert [link for _label, link in page.context["trail"]][1:] == [
        address(visit), address(presenter.item.day), address(presenter.item),
    ]  # fmt: skip


@one_change()
def fill(visit, count):
    """So many rows in each table of the visit's page and its days."""
    first = visit.planned_from + dt.timedelta(days=visit.days.count())
    for number in range(count):
        source, area = factories.SourceFactory(), factories.DiscussionAreaFactory()
        factories.VisitProjectFactory(visit=visit)
        factories.AimFactory(visit=visit, source=source)
        factories.VisitAreaFactory(visit=visit, area=area, source=source)
        group = factories.CountryGroupFactory(visit=visit)
        factories.LessonFactory(visit=visit, area=area)
        factories.AssignmentTopicFactory(visit=visit, area=area)
        day = factories.AgendaDayFactory(visit=visit, date=first + dt.timedelta(days=number))
        route = factories.TravelGroupFactory(visit=visit)
        factories.TravelCountFactory(travel_group=route, country_group=group)
        delegate = factories.DelegateFactory(visit=visit, group=group)
        factories.AgendaItemFactory(day=day, group=route, site=factories.SiteFactory())
        factories.ExpectationFactory(visit=visit, group=group, delegate=delegate)


@pytest.mark.sweep
@pytest.mark.parametrize("who", ["editor", "focal_point_laos"])
def test_visit_with_thirty_rows_of_each(request, visit, who):
    client = signed_in(request.getfixturevalue(who))
    fill(visit, 1)
    client.get(address(visit))
    one = queries_of(client, address(visit))
    fill(visit, 29)
    assert queries_of(client, address(visit)) == one
    assert one < 45


@pytest.mark.sweep
def test_rows_with_thirty_rows_of_their_own(editor, visit, lao):
    client = signed_in(editor)
    day, route = factories.AgendaDayFactory(visit=visit), factories.TravelGroupFactory(visit=visit)
    place, expectation = factories.SiteVisitFactory(visit=visit), lao.expectation
    recommendation = factories.RecommendationFactory(visit=visit)

    @one_change()
    def grow(count):
        for _number in range(count):
            body = factories.OrganisationFactory()
            item = factories.AgendaItemFactory(day=day, group=route, site=factories.SiteFactory(), body=body)
            delegate = factories.DelegateFactory(visit=visit, group=lao.group)
            factories.AgendaPresenterFactory(item=day.items.first(), delegate=delegate, organisation=body)
            factories.TravelGroupMemberFactory(travel_group=route, delegate=delegate)
            factories.TravelCountFactory(travel_group=route, country_group__visit=visit)
            factories.TravelLegFactory(travel_group=route)
            note = factories.SiteNoteFactory(site_visit=place)
            finding = factories.FindingFactory(presentation=lao.presentation)
            factories.FindingSubjectFactory(finding=lao.finding)
            factories.RecommendationSubjectFactory(recommendation=recommendation)
            for values in ({"item": item}, {"site_note": note}, {"finding": finding}):
                factories.ExpectationAnswerFactory(expectation=expectation, **({"finding": None} | values))

    grow(1)
    rows = (day, day.items.first(), route, place, expectation, lao.presentation, lao.finding, recommendation)
    for row in rows:
        client.get(address(row))
    ones = {row: queries_of(client, address(row)) for row in rows}
    grow(29)
    assert {row: queries_of(client, address(row)) for row in rows} == ones
    assert max(ones.values()) < 40


# --- Adding to a visit ------------------------------------------------------------------------------


def test_visit_is_asked_for_before_a_row_is_added(editor, visit):
    client = signed_in(editor)
    for query in (
        {},
        {"visit": "nonsense"},
        {"visit": "99999"},
        {"_changelist_filters": "group__country__code__exact=LA"},
    ):
        response = client.get(address(Delegate(), "add"), query)
        assert [found for found, _link in response.context["visits"]] == [visit]
    assert client.post(address(Delegate(), "add"), {"name": "Nobody"}).status_code == 200
    assert not Delegate.objects.exists()
    (_visit, link), = response.context["visits"]  # fmt: skip
    assert client.get(link).context["adminform"].form.instance.visit == visit


def test_row_added_from_a_list_is_of_its_visit_and_leads_back(editor, visit, lao):
    client = signed_in(editor)
    path = f"{address(Delegate(), 'add')}?_changelist_filters=visit__id__exact%3D{visit.pk}"
    data = form_data(client.get(path))
    assert data["number"] == lao.delegate.number + 1
    data |= {"name": "Invented Guest", "group": lao.group.pk}
    assert client.post(path, data)["Location"] == f"{address(Delegate(), 'changelist')}?visit__id__exact={visit.pk}"
    assert Delegate.objects.get(name="Invented Guest").visit == visit
    again = client.post(path, data | {"name": "Another Guest", "number": "", "_addanother": "1"})
    assert client.get(again["Location"]).context["adminform"].form.instance.visit == visit


def test_adding_is_for_those_who_may(focal_point_laos, visit):
    client = signed_in(focal_point_laos)
    for model in (AgendaDay, TravelGroup, SiteVisit, Recommendation, LearningVisit, AgendaItem, Aim):
        assert client.get(address(model(), "add")).status_code == 403
        assert client.post(address(model(), "add"), {}).status_code == 403


def test_visit_of_a_row_is_settled(editor, visit, lao):
    other = factories.LearningVisitFactory()
    client = signed_in(editor)
    assert post(client, lao.delegate, visit=other.pk, sector="private").status_code == 302
    lao.delegate.refresh_from_db()
    assert (lao.delegate.visit, lao.delegate.sector) == (visit, "private")


# --- Within one visit -------------------------------------------------------------------------------


@pytest.fixture
def stranger(visit):
    """Rows of another visit that must be no choice in this one."""
    other = factories.LearningVisitFactory(name_en="Other visit")
    return {
        "group": factories.CountryGroupFactory(visit=other), "delegate": factories.DelegateFactory(visit=other),
        "route": factories.TravelGroupFactory(visit=other), "item": factories.AgendaItemFactory(day__visit=other),
        "topic": factories.AssignmentTopicFactory(visit=other),
        "finding": factories.FindingFactory(presentation__visit=other),
    }  # fmt: skip


def test_choices_are_of_the_same_visit(editor, visit, lao, stranger):
    client = signed_in(editor)
    recommendation = factories.RecommendationFactory(visit=visit)
    place = factories.SiteVisitFactory(visit=visit)
    for row, name, foreign in (
        (lao.delegate, "group", stranger["group"]), (lao.expectation, "group", stranger["group"]),
        (lao.expectation, "delegate", stranger["delegate"]), (lao.case_study, "topic", stranger["topic"]),
        (lao.presentation, "item", stranger["item"]), (place, "item", stranger["item"]),
        (recommendation, "finding", stranger["finding"]),
    ):  # fmt: skip
        form = client.get(address(row)).context["adminform"].form
        assert foreign not in form.fields[name].queryset
        assert name in errors_of(post(client, row, **{name: foreign.pk}))


@pytest.mark.parametrize(
    ("model", "name", "foreign"),
    [(AgendaItem, "group", "route"), (AgendaPresenter, "delegate", "delegate"), (TravelCount, "country_group", "group"),
     (TravelGroupMember, "delegate", "delegate")],
)  # fmt: skip
def test_choices_of_rows_in_tables_are_of_the_same_visit(editor, visit, lao, stranger, model, name, foreign):
    day = factories.AgendaDayFactory(visit=visit)
    parents = {AgendaItem: day, AgendaPresenter: factories.AgendaItemFactory(day=day)}
    client = signed_in(editor)
    parent = parents.get(model) or factories.TravelGroupFactory(visit=visit)
    values = {
        AgendaItem: {"title_en": "Talk", "kind": "session"}, AgendaPresenter: {"office_en": "Director"},
        TravelCount: {"count": 2}, TravelGroupMember: {},
    }[model]  # fmt: skip
    prefix = inline_of(client.get(address(parent)), model).formset.prefix
    data = add_row(open_form(client, parent), prefix, **{name: stranger[foreign].pk}, **values)
    response = client.post(address(parent), data)
    assert list(inline_of(response, model).formset.errors[-1]) == [name]


def test_route_is_added_with_its_counts_at_once(editor, visit, lao):
    client = signed_in(editor)
    data = form_data(client.get(add_page(TravelGroup, visit)))
    data |= {"date": "2030-03-05", "label": "Route A", "name_en": "Home", "code": "5-mar-a"}
    add_row(data, "counts", country_group=lao.group.pk, count=3)
    assert client.post(add_page(TravelGroup, visit), data).status_code == 302
    assert TravelGroup.objects.get().counts.get().count == 3


def test_same_item_names_its_day_in_choices(editor, visit, lao):
    item = factories.AgendaItemFactory(day__visit=visit, day__date=dt.date(2030, 3, 6), title_en="Workshop")
    page = signed_in(editor).get(address(lao.presentation)).content.decode()
    assert "2030-03-06 09:00 Workshop" in page
    assert str(item.pk) in page


# --- Small helps ------------------------------------------------------------------------------------


def test_group_takes_the_code_of_its_country(editor, visit, laos):
    client = signed_in(editor)
    data = add_row(open_form(client, visit), "groups", country="LA", order="", code="")
    assert client.post(address(visit), data).status_code == 302
    group = CountryGroup.objects.get()
    assert (group.code, group.order) == ("LA", 1)
    data = add_row(open_form(client, visit), "groups", organisation=factories.OrganisationFactory().pk, code="")
    response = client.post(address(visit), data)
    assert inline_of(response, CountryGroup).formset.errors[1] == {
        "code": ["A group that stands for no country needs a code."]
    }


def test_day_takes_the_time_zone_of_its_country(editor, visit):
    country = factories.CountryFactory(code="MM", time_zone="Asia/Yangon")
    client = signed_in(editor)
    data = form_data(client.get(add_page(AgendaDay, visit))) | {"date": "2030-03-04", "country": country.pk}
    assert client.post(add_page(AgendaDay, visit), data).status_code == 302
    day = AgendaDay.objects.get()
    assert day.time_zone == "Asia/Yangon"
    data = add_row(open_form(client, day), "items", title_en="Talk", start="08:30", end="9:00", kind="session")
    assert client.post(address(day), data).status_code == 302
    assert day.items.get().starts_at == dt.datetime(2030, 3, 4, 2, tzinfo=dt.UTC)
    page = client.get(address(day)).content.decode()
    assert 'value="08:30"' in page
    assert '<option value="Asia/Yangon">' in page


def test_public_visit_is_withdrawn_before_it_is_deleted(editor, visit, lao):
    visit.publication = Publication.PUBLISHED
    visit.save()
    client = signed_in(editor)
    assert client.post(address(visit, "delete"), {"post": "yes"}).status_code == 403
    rows = {"action": "withdraw_selected", "_selected_action": [visit.pk]}
    client.post(address(visit, "changelist"), rows)
    visit.refresh_from_db()
    assert visit.publication == Publication.WITHDRAWN


def test_what_no_hand_deletes_goes_along_with_its_row(editor, lao):
    factories.PersonalLinkFactory(delegate=lao.delegate)
    reminder = factories.ReminderFactory()
    client = signed_in(editor)
    for row in (lao.delegate, reminder.recommendation):
        assert client.post(address(row, "delete"), {"post": "yes"}).status_code == 302
        assert not type(row).objects.filter(pk=row.pk).exists()


def test_draft_has_no_page_on_the_site(editor, visit):
    day = factories.AgendaDayFactory(visit=visit)
    client = signed_in(editor)
    assert not client.get(address(day)).context["has_absolute_url"]
    visit.publication = Publication.PUBLISHED
    visit.save()
    assert client.get(address(day)).context["has_absolute_url"]


@pytest.mark.parametrize(("query", "expected"), [({"starts": "soon"}, 1), ({}, 2)])
def test_visits_that_start_soon_are_found(editor, query, expected):
    today = dt.date.today()  # noqa: DTZ011
    for days in (10, 60):
        start = today + dt.timedelta(days=days)
        factories.LearningVisitFactory(planned_from=start, planned_to=start)
    shown = signed_in(editor).get(address(LearningVisit(), "changelist"), query).context["cl"].queryset
    assert len(shown) == expected


def test_expectation_saved_meanwhile_is_not_overwritten(editor, lao):
    client = signed_in(editor)
    data = open_form(client, lao.expectation) | {"text_en": "Mine"}
    Expectation._base_manager.filter(pk=lao.expectation.pk).update(text_en="The writer's", edition=1)
    assert "Somebody else saved this meanwhile" in str(errors_of(client.post(address(lao.expectation), data)))
    assert Expectation.objects.get(pk=lao.expectation.pk).text_en == "The writer's"
