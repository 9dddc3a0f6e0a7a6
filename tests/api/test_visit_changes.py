"""What the change feed tells of learning visits, and of the zones that show them."""

import datetime as dt

import pytest

from delegations.choices import Sector, VisitStatus
from delegations.models import Delegate, LearningVisit, SiteVisit
from tests import factories as make
from tests.api import visits
from zones.choices import Publication
from zones.models import record_changes

pytestmark = pytest.mark.django_db
VISIT = ("learning-visits", "the-visit", "updated")
ZONE = ("zones", "la-zone", "updated")


@pytest.fixture
def visit():
    return make.LearningVisitFactory(slug="the-visit")


@pytest.fixture
def zone():
    return make.ZoneFactory(slug="la-zone")


@pytest.fixture
def site(zone):
    return make.SiteFactory(slug="the-site", zone=zone)


@pytest.fixture
def site_visit(visit, site):
    return make.SiteVisitFactory(visit=visit, site=site)


@pytest.fixture
def told(ask, version):
    """What the feed tells of a piece of work, without the order."""

    def of(work):
        before = version()
        work()
        body = ask(f"changes/?after={before}").json()
        assert body["last_sequence"] == before + len(body["results"])
        return sorted((row["resource"], row["key"], row["action"]) for row in body["results"])

    return of


def saved(row, **fields):
    """A function that writes the fields."""

    def save():
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()

    return save


def test_visit_comes_and_goes(told, visit):
    assert told(lambda: make.LearningVisitFactory(slug="new")) == [("learning-visits", "new", "created")]
    assert told(saved(visit, name_en="Another name")) == [VISIT]
    assert told(saved(visit, publication=Publication.WITHDRAWN)) == [("learning-visits", "the-visit", "withdrawn")]
    assert told(saved(visit, name_en="A third name")) == []


PARTS = {
    "aim": lambda visit: make.AimFactory(visit=visit),
    "project of the visit": lambda visit: make.VisitProjectFactory(visit=visit, project=make.ProjectFactory()),
    "area of the visit": lambda visit: make.VisitAreaFactory(visit=visit, area=make.DiscussionAreaFactory()),
    "group": lambda visit: make.CountryGroupFactory(visit=visit, organisation=make.OrganisationFactory()),
    "delegate": lambda visit: make.DelegateFactory(visit=visit, group=visit.groups.get()),
    "day": lambda visit: make.AgendaDayFactory(visit=visit),
    "item": lambda visit: make.AgendaItemFactory(day=visit.days.get()),
    "presenter": lambda visit: make.AgendaPresenterFactory(item=visit.days.get().items.get()),
    "travel group": lambda visit: make.TravelGroupFactory(visit=visit),
    "travel count": lambda visit: make.TravelCountFactory(
        travel_group=visit.travel_groups.get(), country_group=visit.groups.get()
    ),
    "travel leg": lambda visit: make.TravelLegFactory(travel_group=visit.travel_groups.get()),
    "site note": lambda visit: make.SiteNoteFactory(site_visit=visit.site_visits.get(), area=None),
    "expectation": lambda visit: make.ExpectationFactory(visit=visit, group=visit.groups.get()),
    "topic": lambda visit: make.AssignmentTopicFactory(visit=visit),
    "case study": lambda visit: make.CaseStudyFactory(visit=visit, group=visit.groups.get()),
    "presentation": lambda visit: make.CountryPresentationFactory(visit=visit, group=visit.groups.get()),
    "finding": lambda visit: make.FindingFactory(presentation=visit.presentations.get(), area=None),
    "subject of a finding": lambda visit: make.FindingSubjectFactory(
        finding=visit.presentations.get().findings.get(), zone=make.ZoneFactory._meta.model.objects.get()
    ),
    "recommendation": lambda visit: make.RecommendationFactory(visit=visit),
    "answer": lambda visit: make.ExpectationAnswerFactory(
        expectation=visit.expectations.get(), finding=visit.presentations.get().findings.get()
    ),
    "lesson": lambda visit: make.LessonFactory(visit=visit),
    "contradiction": lambda visit: make.ContradictionFactory(visit=visit),
    "reading": lambda visit: make.ReadingFactory(contradiction=visit.contradictions.get()),
}
# Making one of these makes a row of another resource too.
WITH_OTHERS = {"project of the visit", "area of the visit", "group"}


def test_every_part_is_announced_as_its_visit_alone(told, visit, site_visit):
    """Also a delegate, whose row moves the counts: the feed has no person's key, and zones show none of these."""
    for name, make_part in PARTS.items():
        found = told(lambda make_part=make_part: make_part(visit))
        own = [row for row in found if row[0] in ("learning-visits", "zones")]
        assert own == [VISIT], name
        assert found == own or name in WITH_OTHERS, name


def test_changing_and_deleting_a_part_is_announced_as_its_visit(told, visit, site_visit):
    delegate = make.DelegateFactory(visit=visit)
    note = make.SiteNoteFactory(site_visit=site_visit)
    assert told(saved(delegate, sector=Sector.ACADEMIC)) == [VISIT]
    assert told(saved(note, text_en="Another text")) == [VISIT]
    assert told(delegate.delete) == told(note.delete) == [VISIT]


def test_parts_of_a_draft_leave_no_trace(told):
    draft = make.LearningVisitFactory(publication=Publication.DRAFT)
    make.CountryGroupFactory(visit=draft)
    site = make.SiteFactory()
    for work in (
        lambda: make.DelegateFactory(visit=draft, group=draft.groups.get()),
        lambda: make.SiteVisitFactory(visit=draft, site=site),
        lambda: make.ExpectationFactory(visit=draft, group=draft.groups.get()),
        draft.delete,
    ):
        assert told(work) == []


def test_expectation_is_announced_when_it_is_released(told, visit):
    group = make.CountryGroupFactory(visit=visit)
    fields = {"visit": visit, "group": group, "publication": Publication.DRAFT}
    made = make.ExpectationFactory(**fields)
    assert told(saved(made, text_en="Half a sen")) == []
    assert told(saved(made, publication=Publication.IN_REVIEW)) == []
    assert told(saved(made, publication=Publication.PUBLISHED)) == [VISIT]


def test_going_to_a_zone_is_announced_with_the_zone(told, visit, site):
    assert told(lambda: make.SiteVisitFactory(visit=visit, site=site)) == [VISIT, ZONE]
    row = SiteVisit.objects.get()
    assert told(saved(row, date=dt.date(2030, 3, 7))) == [VISIT]
    elsewhere = make.SiteFactory(zone=make.ZoneFactory(slug="th-zone"))
    both = [VISIT, ZONE, ("zones", "th-zone", "updated")]
    assert told(saved(row, site=elsewhere)) == both
    assert told(row.delete) == [VISIT, ("zones", "th-zone", "updated")]


@pytest.mark.parametrize(
    "fields",
    [
        {"name_en": "Another name"},
        {"name_lo": "ຊື່ໃໝ່"},
        {"planned_from": dt.date(2030, 3, 5)},
        {"status": VisitStatus.CANCELLED},
    ],
)
def test_what_a_zone_tells_of_a_visit_is_announced_with_the_zone(told, visit, site_visit, fields):
    assert told(saved(visit, **fields)) == [VISIT, ZONE]


@pytest.mark.parametrize("fields", [{"purpose_en": "To learn"}, {"expected_delegates": 9}, {"note": "A note"}])
def test_what_a_zone_does_not_tell_is_not(told, visit, site_visit, fields):
    assert told(saved(visit, **fields)) == [VISIT]


def test_withdrawing_releasing_and_deleting_a_visit_reaches_its_zones(told, visit, site_visit):
    gone = ("learning-visits", "the-visit", "withdrawn")
    assert told(saved(visit, publication=Publication.WITHDRAWN)) == [gone, ZONE]
    assert told(saved(visit, publication=Publication.PUBLISHED)) == [("learning-visits", "the-visit", "created"), ZONE]
    assert told(LearningVisit.objects.all().delete) == [("learning-visits", "the-visit", "deleted"), ZONE]
    assert not SiteVisit.objects.exists()


def test_visit_is_deleted_with_all_of_its_parts(told):
    visit = visits.full_visit(slug="the-visit")
    found = told(visit.delete)
    assert [row for row in found if row[0] != "zones"] == [("learning-visits", "the-visit", "deleted")]
    assert not Delegate.objects.exists()


def test_withdrawing_or_moving_a_site_reaches_zones_and_visits(told, visit, site, site_visit):
    moved = make.ZoneFactory(slug="la-other")
    other = ("zones", "la-other", "updated")
    updated = ("sites", "the-site", "updated")
    assert told(saved(site, zone=moved)) == [VISIT, updated, ZONE, other][:2] + sorted([ZONE, other])
    assert told(saved(site, name_en="Another name")) == [VISIT, updated]
    found = told(saved(site, publication=Publication.WITHDRAWN))
    assert found == [VISIT, ("sites", "the-site", "withdrawn"), other]
    assert told(saved(site_visit, date=dt.date(2030, 3, 7))) == [VISIT]


def test_site_that_no_visit_went_to_is_announced_alone(told, site):
    assert told(saved(site, zone=None)) == [("sites", "the-site", "updated")]


def test_zone_that_is_not_public_is_not_announced(told, visit):
    site = make.SiteFactory(zone=make.ZoneFactory(publication=Publication.DRAFT))
    assert told(lambda: make.SiteVisitFactory(visit=visit, site=site)) == [VISIT]


def test_project_is_announced_with_its_visits_only_when_it_comes_or_goes(told, visit):
    project = make.ProjectFactory(slug="the-project")
    make.VisitProjectFactory(visit=visit, project=project)
    updated = ("projects", "the-project", "updated")
    assert told(lambda: make.ActivityFactory(project=project)) == [updated]
    assert told(saved(project, name_en="Another name")) == [updated]
    found = told(saved(project, publication=Publication.WITHDRAWN))
    assert found == [VISIT, ("projects", "the-project", "withdrawn")]


def test_project_whose_activity_is_a_visit_hears_of_it(told, visit):
    make.ActivityFactory(project=make.ProjectFactory(slug="the-project"), visit=visit)
    found = told(saved(visit, publication=Publication.WITHDRAWN))
    assert found == [("learning-visits", "the-visit", "withdrawn"), ("projects", "the-project", "updated")]


def test_renamed_discussion_area_reaches_the_visits_that_show_it(told, visit):
    area = make.DiscussionAreaFactory(slug="logistics")
    make.VisitAreaFactory(visit=visit, area=area)
    assert told(saved(area, name_en="Ports")) == [("discussion-areas", "logistics", "updated"), VISIT]


def test_renamed_organisation_reaches_whatever_names_it(told):
    visit = visits.full_visit(slug="the-visit")
    project, site = visits.full_project(), visit.site_visits.get().site
    naming = {
        visit.organiser: VISIT,
        visit.partner: VISIT,
        visit.groups.get().organisation: VISIT,
        visit.recommendations.get().owner: VISIT,
        project.funder: ("projects", project.slug, "updated"),
        site.host: ("sites", site.slug, "updated"),
    }
    for organisation, row in naming.items():
        renamed = ("organisations", organisation.slug, "updated")
        found = told(saved(organisation, name_en="Another name"))
        assert found == sorted([renamed, row])


def test_one_transaction_announces_visit_and_zone_once(told, visit, site):
    def work():
        with record_changes():
            for day in (4, 5, 6):
                make.SiteVisitFactory(visit=visit, site=site, date=dt.date(2030, 3, day))
            visits.add_parts(visit)

    found = told(work)
    assert found.count(VISIT) == found.count(ZONE) == 1
    assert len(found) == len(set(found))


def test_feed_names_no_person(ask):
    visits.full_visit()
    body = ask("changes/?limit=1000").json()
    assert {row["resource"] for row in body["results"]} <= {
        "learning-visits", "projects", "sites", "discussion-areas", "zones", "countries", "organisations", "sources",
        "cross-border-areas", "zone-types",
    }  # fmt: skip
