"""A new visit made from an earlier one."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from delegations import models
from delegations.services.copying import copy_visit
from tests import factories
from zones.models import data_version

FIRST = dt.date(2030, 3, 4)
STARTS = dt.date(2031, 5, 5)


@pytest.fixture
def earlier(db):
    """A held, published visit with a row in every table."""
    visit = factories.LearningVisitFactory(
        name_en="Earlier visit", name_th="Earlier visit in Thai", purpose_en="To learn.", purpose_th="Thai purpose",
        status="held", planned_from=FIRST, planned_to=FIRST + dt.timedelta(days=2), actual_from=FIRST,
        actual_to=FIRST + dt.timedelta(days=1), expected_delegates=1, contacts_kept_until=dt.date(2030, 9, 1),
        organiser=factories.OrganisationFactory(), note="As the report has it.", source=factories.SourceFactory(),
    )  # fmt: skip
    factories.VisitProjectFactory(visit=visit)
    factories.AimFactory(visit=visit, text_en="An objective", text_vi="An objective in Vietnamese")
    factories.VisitAreaFactory(visit=visit, wording="Investment")
    group = factories.CountryGroupFactory(visit=visit, code="LA", country=factories.CountryFactory(code="LA"))
    topic = factories.AssignmentTopicFactory(visit=visit)
    route = factories.TravelGroupFactory(visit=visit, date=FIRST, stated_total=4, is_leaving=True, locator="line 7")
    factories.TravelCountFactory(travel_group=route, country_group=group)
    factories.TravelLegFactory(
        travel_group=route, date=FIRST, start=dt.time(9), end=dt.time(10), number="QV 1", mode="air"
    )
    days = [factories.AgendaDayFactory(visit=visit, date=FIRST + dt.timedelta(days=number)) for number in range(2)]
    item = factories.AgendaItemFactory(
        day=days[1], group=route, title_en="Visit the gate", title_lo="In Lao", start=dt.time(23), end=dt.time(1),
        ends_next_day=True, site=factories.SiteFactory(), source=visit.source, locator="line 9",
    )  # fmt: skip
    site_visit = factories.SiteVisitFactory(visit=visit, date=days[1].date, item=item, host=visit.organiser)
    delegate = factories.DelegateFactory(visit=visit, group=group)
    factories.DelegateContactFactory(delegate=delegate)
    factories.PersonalLinkFactory(delegate=delegate)
    factories.TravelGroupMemberFactory(travel_group=route, delegate=delegate)
    factories.AgendaPresenterFactory(item=item, delegate=delegate)
    factories.SiteNoteFactory(site_visit=site_visit)
    expectation = factories.ExpectationFactory(visit=visit, group=group)
    factories.CaseStudyFactory(visit=visit, group=group, topic=topic)
    finding = factories.FindingFactory(presentation__visit=visit, presentation__group=group)
    factories.ExpectationAnswerFactory(expectation=expectation, finding=finding)
    factories.RecommendationFactory(visit=visit)
    factories.LessonFactory(visit=visit)
    factories.ReadingFactory(contradiction__visit=visit)
    factories.ErasureFactory(visit=visit)
    return visit


def copy(visit, editor, **values):
    return copy_visit(
        **{"visit": visit, "name": "Next visit", "slug": "next-visit", "starts_on": STARTS, "by": editor, **values}
    )


def test_copy_is_a_planned_draft_with_moved_days(earlier, editor):
    version = data_version()
    new = copy(earlier, editor).visit
    new.refresh_from_db()
    assert (new.name_en, new.slug, new.publication, new.status) == ("Next visit", "next-visit", "draft", "planned")
    assert (new.planned_from, new.planned_to, new.actual_from) == (STARTS, STARTS + dt.timedelta(days=1), None)
    assert (new.purpose_en, new.purpose_th, new.organiser) == ("To learn.", "Thai purpose", earlier.organiser)
    assert (new.expected_delegates, new.contacts_kept_until, new.source, new.note) == (None, None, None, "")
    assert not new.name_th
    assert data_version() == version


def test_copy_has_the_structure(earlier, editor):
    copied = copy(earlier, editor)
    new = copied.visit
    assert copied.counts == {
        "projects of the visit": 1, "objectives and expected outcomes": 1, "discussion areas of the visit": 1,
        "country groups": 1, "assignment topics": 1, "travel groups": 1, "legs of a journey": 1,
        "days of the agenda": 2, "items of the agenda": 1, "site visits": 1,
    }  # fmt: skip
    assert new.project_links.get().project == earlier.project_links.get().project
    assert (new.aims.get().text_en, new.aims.get().text_vi) == ("An objective", "An objective in Vietnamese")
    assert new.areas.get().area == earlier.areas.get().area
    assert new.groups.get().country_id == "LA"
    assert new.topics.get().text_en == earlier.topics.get().text_en


def test_copied_agenda_hangs_together_on_the_new_days(earlier, editor):
    new = copy(earlier, editor).visit
    assert [day.date for day in new.days.all()] == [STARTS, STARTS + dt.timedelta(days=1)]
    route, site_visit = new.travel_groups.get(), new.site_visits.get()
    item = models.AgendaItem.objects.get(day__visit=new)
    assert (route.date, route.stated_total, route.is_leaving, route.locator) == (STARTS, None, True, "")
    assert (item.title_en, item.title_lo, item.group, item.source) == ("Visit the gate", "In Lao", route, None)
    assert item.starts_at == dt.datetime(2031, 5, 6, 16, tzinfo=dt.UTC)
    assert item.ends_at == dt.datetime(2031, 5, 6, 18, tzinfo=dt.UTC)
    assert (site_visit.item, site_visit.date, site_visit.host) == (item, item.day.date, earlier.organiser)
    leg = route.legs.get()
    assert (leg.date, leg.mode, leg.number) == (STARTS, "air", "")
    assert leg.starts_at == dt.datetime(2031, 5, 5, 2, tzinfo=dt.UTC)


def test_copy_takes_no_people_and_nothing_that_came_of_the_visit(earlier, editor):
    new = copy(earlier, editor).visit
    for model, path in (
        (models.Delegate, "visit"), (models.DelegateContact, "delegate__visit"),
        (models.PersonalLink, "delegate__visit"), (models.TravelGroupMember, "travel_group__visit"),
        (models.TravelCount, "travel_group__visit"), (models.AgendaPresenter, "item__day__visit"),
        (models.SiteNote, "site_visit__visit"), (models.Expectation, "visit"), (models.CaseStudy, "visit"),
        (models.CountryPresentation, "visit"), (models.Recommendation, "visit"), (models.Lesson, "visit"),
        (models.Contradiction, "visit"), (models.Erasure, "visit"), (models.Activity, "visit"),
    ):  # fmt: skip
        assert not model._base_manager.filter(**{path: new}).exists(), model


def test_earlier_visit_stays_as_it_was(earlier, editor):
    def rows(visit):
        return {
            model: list(model._base_manager.filter(**{path: visit}).values())
            for model, path in (
                (models.LearningVisit, "pk"),
                (models.AgendaDay, "visit"),
                (models.AgendaItem, "day__visit"),
            )
        }

    before = rows(earlier.pk)
    copy(earlier, editor)
    assert rows(earlier.pk) == before


def test_history_names_who_copied(earlier, editor):
    new = copy(earlier, editor).visit
    assert {entry.history_user for entry in new.history.all()} == {editor}
    assert {entry.history_user for entry in new.days.first().history.all()} == {editor}


def test_copy_with_a_taken_slug_writes_nothing(earlier, editor):
    before = models.LearningVisit.objects.count(), models.AgendaDay.objects.count()
    with pytest.raises(ValidationError) as refused:
        copy(earlier, editor, slug=earlier.slug)
    assert list(refused.value.message_dict) == ["slug"]
    assert (models.LearningVisit.objects.count(), models.AgendaDay.objects.count()) == before


def test_copy_beyond_the_calendar_is_refused(earlier, editor):
    with pytest.raises(ValidationError) as refused:
        copy(earlier, editor, starts_on=dt.date.max)
    assert list(refused.value.message_dict) == ["starts_on"]
    assert models.LearningVisit.objects.count() == 1


def test_visit_without_any_dates_is_copied_to_one_day(editor):
    bare = factories.LearningVisitFactory(planned_from=None, planned_to=None)
    copied = copy(bare, editor)
    assert (copied.visit.planned_from, copied.visit.planned_to, copied.counts) == (STARTS, STARTS, {})


def test_days_of_the_agenda_tell_the_shift_where_the_visit_has_none(editor):
    bare = factories.LearningVisitFactory(planned_from=None, planned_to=None)
    factories.AgendaDayFactory(visit=bare, date=FIRST)
    assert copy(bare, editor).visit.days.get().date == STARTS
