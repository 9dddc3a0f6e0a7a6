"""What is still missing before, during and after a visit."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from delegations import todo
from delegations.checks import read_record
from delegations.models import LearningVisit
from tests import factories
from tests.factories.rows import one_change
from zones.choices import Publication

BEFORE, AFTER = dt.date(2030, 1, 1), dt.date(2030, 6, 1)


@pytest.fixture
def visit(db):
    """A draft of two days with two countries and the organisers."""
    visit = factories.LearningVisitFactory(
        planned_from=dt.date(2030, 3, 4), planned_to=dt.date(2030, 3, 5), publication=Publication.DRAFT
    )
    for code in ("LA", "TH"):
        factories.CountryGroupFactory(visit=visit, code=code, country=factories.CountryFactory(code=code))
    factories.CountryGroupFactory(visit=visit, code="MI")
    return visit


def found(visit, today=BEFORE):
    """Label → (done, total) of each line."""
    record = read_record(LearningVisit.objects.get(pk=visit.pk))
    return {str(line.label): (line.done, line.total) for line in todo.todo_for(record, today)}


def line(visit, label, today=BEFORE):
    return found(visit, today).get(label)


def group(visit, code):
    return visit.groups.get(code=code)


def test_new_visit_has_everything_to_do(db):
    bare = factories.LearningVisitFactory(planned_from=None, planned_to=None, publication=Publication.DRAFT)
    assert found(bare) == {
        "First and last day": (0, 1), "Country groups": (0, 1), "Delegates on the list": (0, 1),
        "Days with an agenda": (0, 1), "Sites to visit": (0, 1), "Day until which contact data is kept": (0, 1),
        "Marked as held, with the actual days": (0, 1), "Recommendations with an owner and a due date": (0, 1),
        "Lessons for the next visit": (0, 1), "Published": (0, 1),
    }  # fmt: skip


def test_days_and_groups(visit):
    assert line(visit, "First and last day") == (1, 1)
    assert line(visit, "Country groups") == (3, 3)


def test_delegates_against_the_expected_number(visit):
    factories.DelegateFactory(visit=visit, group=group(visit, "LA"))
    assert line(visit, "Delegates on the list") == (1, 1)
    visit.expected_delegates = 12
    visit.save()
    assert line(visit, "Delegates on the list") == (1, 12)


def test_contact_and_links_of_all_but_the_organisers(visit):
    one, _other = (factories.DelegateFactory(visit=visit, group=group(visit, code)) for code in ("LA", "TH"))
    factories.DelegateFactory(visit=visit, group=group(visit, "MI"), role="organiser")
    factories.DelegateContactFactory(delegate=one)
    factories.PersonalLinkFactory(delegate=one)
    assert line(visit, "Delegates with an e-mail address") == (1, 2)
    assert line(visit, "Personal links sent") == (0, 2)
    for _index in range(2):
        factories.PersonalLinkFactory(delegate=one, sent_at=timezone.now())
    assert line(visit, "Personal links sent") == (1, 2)


def test_contact_is_not_asked_for_once_it_is_erased(visit):
    factories.DelegateContactFactory(delegate__visit=visit, delegate__group=group(visit, "LA"))
    visit.contacts_kept_until = dt.date(2030, 5, 1)
    visit.save()
    assert line(visit, "Delegates with an e-mail address", dt.date(2030, 5, 1)) == (1, 1)
    assert line(visit, "Delegates with an e-mail address", dt.date(2030, 5, 2)) is None
    assert line(visit, "Personal links sent", dt.date(2030, 5, 2)) is None
    assert line(visit, "Day until which contact data is kept", AFTER) == (1, 1)


def test_visit_entered_from_a_report_needs_no_contact(visit):
    factories.DelegateFactory(visit=visit, group=group(visit, "LA"))
    assert line(visit, "Delegates with an e-mail address", AFTER) is None
    assert line(visit, "Day until which contact data is kept", AFTER) is None


def test_agenda_for_each_day(visit):
    assert line(visit, "Days with an agenda") == (0, 2)
    assert line(visit, "Items of the agenda confirmed") is None
    day = factories.AgendaDayFactory(visit=visit, date=dt.date(2030, 3, 4))
    assert line(visit, "Days with an agenda") == (0, 2)
    factories.AgendaItemFactory(day=day)
    factories.AgendaItemFactory(day=day, tentative=True)
    assert line(visit, "Days with an agenda") == (1, 2)
    assert line(visit, "Items of the agenda confirmed") == (1, 2)


def test_travel_groups_with_their_delegates(visit):
    assert line(visit, "Travel groups with their delegates") is None
    route, other = factories.TravelGroupFactory(visit=visit), factories.TravelGroupFactory(visit=visit)
    factories.TravelCountFactory(travel_group=route, country_group=group(visit, "LA"))
    assert line(visit, "Travel groups with their delegates") == (1, 2)
    delegate = factories.DelegateFactory(visit=visit, group=group(visit, "TH"))
    factories.TravelGroupMemberFactory(travel_group=other, delegate=delegate)
    assert line(visit, "Travel groups with their delegates") == (2, 2)


def test_sites_hosts_and_zones(visit):
    zone_site = factories.SiteFactory(host=None)
    outside = factories.SiteFactory(host=None, zone=None)
    visited = factories.SiteVisitFactory(visit=visit, site=zone_site)
    factories.SiteVisitFactory(visit=visit, site=outside)
    assert line(visit, "Sites to visit") == (2, 2)
    assert line(visit, "Visits to zones with a host") == (0, 1)
    assert line(visit, "Sites tied to the zone they lie in") == (1, 2)
    item = factories.AgendaItemFactory(day__visit=visit, body=factories.OrganisationFactory())
    visited.item = item
    visited.save()
    assert line(visit, "Visits to zones with a host") == (1, 1)


def test_expectations_of_each_country(visit):
    for code in ("LA", "LA", "MI"):
        factories.ExpectationFactory(visit=visit, group=group(visit, code))
    assert line(visit, "Countries that said what they expect") == (1, 2)


def test_notes_and_presentations(visit):
    visited = factories.SiteVisitFactory(visit=visit)
    assert line(visit, "Site visits with notes") == (0, 1)
    factories.SiteNoteFactory(site_visit=visited)
    assert line(visit, "Site visits with notes") == (1, 1)
    presentation = factories.CountryPresentationFactory(visit=visit, group=group(visit, "LA"))
    factories.CountryPresentationFactory(visit=visit, group=group(visit, "MI"))
    assert line(visit, "Countries with a presentation") == (1, 2)
    assert line(visit, "Presentations with their findings") == (0, 2)
    tied, _untied = (factories.FindingFactory(presentation=presentation) for _index in range(2))
    for _index in range(2):
        factories.FindingSubjectFactory(finding=tied)
    assert line(visit, "Presentations with their findings") == (1, 2)
    assert line(visit, "Findings tied to a zone, a country or a cross-border area") == (1, 2)


def test_answers_case_studies_lessons(visit):
    expectations = [factories.ExpectationFactory(visit=visit, group=group(visit, "LA")) for _index in range(2)]
    finding = factories.FindingFactory(presentation__visit=visit, presentation__group=group(visit, "LA"))
    factories.ExpectationAnswerFactory(expectation=expectations[0], finding=finding)
    assert line(visit, "Expectations with what answered them") == (1, 2)
    for state in (Publication.DRAFT, Publication.IN_REVIEW, Publication.PUBLISHED):
        factories.CaseStudyFactory(visit=visit, group=group(visit, "LA"), publication=state)
    assert line(visit, "Case studies decided on") == (1, 2)
    factories.LessonFactory(visit=visit)
    assert line(visit, "Lessons for the next visit") == (1, 1)


def test_recommendations_with_owner_and_due_date(visit):
    owner = factories.OrganisationFactory()
    factories.RecommendationFactory(visit=visit)
    factories.RecommendationFactory(visit=visit, owner=owner)
    factories.RecommendationFactory(visit=visit, owner=owner, due_on=AFTER)
    factories.RecommendationFactory(visit=visit, status="done", evidence="A report.")
    assert line(visit, "Recommendations with an owner and a due date") == (2, 4)


def test_held_and_published(visit):
    assert line(visit, "Published") == (0, 1)
    visit.status, visit.actual_from, visit.actual_to = "held", visit.planned_from, visit.planned_to
    visit.publication = Publication.PUBLISHED
    visit.save()
    assert line(visit, "Marked as held, with the actual days") == (1, 1)
    assert line(visit, "Published") == (1, 1)


def test_lines_come_in_the_order_of_the_phases(visit, monkeypatch):
    extra = todo.Todo(todo.Phase.DURING, "Forms handed out", 0, 1)
    monkeypatch.setattr(todo, "RULES", [*todo.RULES, lambda record, today: extra])
    lines = todo.todo_for(read_record(visit), BEFORE)
    assert extra in lines
    assert [entry.phase for entry in lines] == sorted((entry.phase for entry in lines), key=list(todo.Phase).index)


@one_change()
def fill(visit, count):
    for _index in range(count):
        delegate = factories.DelegateFactory(visit=visit, group=group(visit, "LA"))
        factories.DelegateContactFactory(delegate=delegate)
        factories.SiteVisitFactory(visit=visit, item=factories.AgendaItemFactory(day__visit=visit))
        other = factories.CountryGroupFactory(visit=visit)
        presentation = factories.CountryPresentationFactory(visit=visit, group=other)
        factories.FindingSubjectFactory(finding=factories.FindingFactory(presentation=presentation))
        factories.ExpectationFactory(visit=visit, group=other)
        factories.CaseStudyFactory(visit=visit, group=other)
        factories.RecommendationFactory(visit=visit)
        factories.TravelGroupFactory(visit=visit)


def queries(visit):
    record = read_record(LearningVisit.objects.get(pk=visit.pk))
    with CaptureQueriesContext(connection) as caught:
        todo.todo_for(record, BEFORE)
    return len(caught)


def test_list_costs_one_query_a_rule_at_most(visit):
    fill(visit, 1)
    one = queries(visit)
    fill(visit, 29)
    assert queries(visit) == one
    assert one <= len(todo.RULES)
