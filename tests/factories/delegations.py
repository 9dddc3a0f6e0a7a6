"""Projects and learning visits."""

from __future__ import annotations

import datetime as dt

import factory
from django.utils import timezone

from delegations import models
from delegations.choices import ActivityKind, AimKind, ErasureKind, FindingKind, Gender, ReminderKind, Sector
from tests.factories.reference import CountryFactory, OrganisationFactory
from tests.factories.rows import RowFactory
from tests.factories.zones import ZoneFactory
from zones.choices import Publication


class ProjectFactory(RowFactory):
    class Meta:
        model = models.Project

    slug = factory.Sequence(lambda n: f"test-project-{n}")
    name_en = factory.Sequence(lambda n: f"Test project {n}")
    publication = Publication.PUBLISHED


class LearningVisitFactory(RowFactory):
    """A published visit of five days, planned for March 2030."""

    class Meta:
        model = models.LearningVisit

    slug = factory.Sequence(lambda n: f"test-visit-{n}")
    name_en = factory.Sequence(lambda n: f"Test visit {n}")
    planned_from = dt.date(2030, 3, 4)
    planned_to = dt.date(2030, 3, 8)
    publication = Publication.PUBLISHED


class ActivityFactory(RowFactory):
    class Meta:
        model = models.Activity

    project = factory.SubFactory(ProjectFactory)
    order = factory.Sequence(lambda n: n + 1)
    kind = ActivityKind.TRAINING
    title_en = factory.Sequence(lambda n: f"Test activity {n}")


class DiscussionAreaFactory(RowFactory):
    class Meta:
        model = models.DiscussionArea

    slug = factory.Sequence(lambda n: f"test-theme-{n}")
    name_en = factory.Sequence(lambda n: f"Test theme {n}")
    order = factory.Sequence(lambda n: n + 1)


class VisitPartFactory(RowFactory):
    class Meta:
        abstract = True

    visit = factory.SubFactory(LearningVisitFactory)


class VisitProjectFactory(VisitPartFactory):
    class Meta:
        model = models.VisitProject

    project = factory.SubFactory(ProjectFactory)


class AimFactory(VisitPartFactory):
    class Meta:
        model = models.Aim

    kind = AimKind.OBJECTIVE
    order = factory.Sequence(lambda n: n + 1)
    text_en = factory.Sequence(lambda n: f"Test objective {n}")


class VisitAreaFactory(VisitPartFactory):
    class Meta:
        model = models.VisitArea

    area = factory.SubFactory(DiscussionAreaFactory)


class CountryGroupFactory(VisitPartFactory):
    """A group that stands for an organisation, so that a visit can have several; name a country for one of those."""

    class Meta:
        model = models.CountryGroup

    code = factory.Sequence(lambda n: f"G{n}")
    organisation = factory.Maybe("country", None, factory.SubFactory(OrganisationFactory))
    country = None


class ContradictionFactory(VisitPartFactory):
    class Meta:
        model = models.Contradiction

    order = factory.Sequence(lambda n: n + 1)
    subject_en = factory.Sequence(lambda n: f"Test contradiction {n}")


class ReadingFactory(RowFactory):
    class Meta:
        model = models.Reading

    contradiction = factory.SubFactory(ContradictionFactory)
    order = factory.Sequence(lambda n: n + 1)
    text_en = factory.Sequence(lambda n: f"Test reading {n}")


class DelegateFactory(VisitPartFactory):
    """An invented person; the group is one of the same visit."""

    class Meta:
        model = models.Delegate

    group = factory.SubFactory(CountryGroupFactory, visit=factory.SelfAttribute("..visit"))
    number = factory.Sequence(lambda n: n + 1)
    title = "Ms."
    name = factory.Sequence(lambda n: f"Invented Person {n}")
    position = "Director of Testing"
    organisation_stated = "Ministry of Tests"
    gender = Gender.FEMALE
    sector = Sector.PUBLIC


class DelegateContactFactory(RowFactory):
    class Meta:
        model = models.DelegateContact

    delegate = factory.SubFactory(DelegateFactory)
    email = factory.Sequence(lambda n: f"invented{n}@example.org")
    phone = "+66 00 000 0000"


class PersonalLinkFactory(RowFactory):
    class Meta:
        model = models.PersonalLink

    delegate = factory.SubFactory(DelegateFactory)
    token_hash = factory.Sequence(lambda n: f"{n:064d}")
    expires_at = factory.LazyFunction(lambda: timezone.now() + dt.timedelta(days=30))


class ErasureFactory(VisitPartFactory):
    class Meta:
        model = models.Erasure

    kind = ErasureKind.CONTACTS
    delegates = 1
    rows = 2


class TravelGroupFactory(VisitPartFactory):
    class Meta:
        model = models.TravelGroup

    code = factory.Sequence(lambda n: f"test-route-{n}")
    date = dt.date(2030, 3, 4)
    label = "Route A"
    name_en = factory.Sequence(lambda n: f"Test route {n}")


class TravelCountFactory(RowFactory):
    class Meta:
        model = models.TravelCount

    travel_group = factory.SubFactory(TravelGroupFactory)
    country_group = factory.SubFactory(CountryGroupFactory, visit=factory.SelfAttribute("..travel_group.visit"))
    count = 2


class TravelGroupMemberFactory(RowFactory):
    class Meta:
        model = models.TravelGroupMember

    travel_group = factory.SubFactory(TravelGroupFactory)
    delegate = factory.SubFactory(DelegateFactory, visit=factory.SelfAttribute("..travel_group.visit"))


class TravelLegFactory(RowFactory):
    class Meta:
        model = models.TravelLeg

    travel_group = factory.SubFactory(TravelGroupFactory)
    order = factory.Sequence(lambda n: n + 1)
    date = dt.date(2030, 3, 4)
    origin = "Test town"
    destination = "Test city"
    time_zone = "Asia/Bangkok"


class AgendaDayFactory(VisitPartFactory):
    class Meta:
        model = models.AgendaDay

    date = factory.Sequence(lambda n: dt.date(2030, 3, 4) + dt.timedelta(days=n))
    place_en = "Test town"
    time_zone = "Asia/Bangkok"


class AgendaItemFactory(RowFactory):
    class Meta:
        model = models.AgendaItem

    day = factory.SubFactory(AgendaDayFactory)
    order = factory.Sequence(lambda n: n + 1)
    title_en = factory.Sequence(lambda n: f"Test session {n}")
    start = dt.time(9)
    end = dt.time(10)


class AgendaPresenterFactory(RowFactory):
    class Meta:
        model = models.AgendaPresenter

    item = factory.SubFactory(AgendaItemFactory)
    office_en = "Director, Department of Tests"


class SiteFactory(RowFactory):
    class Meta:
        model = models.Site

    slug = factory.Sequence(lambda n: f"test-site-{n}")
    name_en = factory.Sequence(lambda n: f"Test site {n}")
    zone = factory.SubFactory(ZoneFactory)
    country = factory.LazyAttribute(lambda site: site.zone.country if site.zone else CountryFactory())
    host = factory.SubFactory(OrganisationFactory)
    publication = Publication.PUBLISHED


class SiteVisitFactory(VisitPartFactory):
    class Meta:
        model = models.SiteVisit

    site = factory.SubFactory(SiteFactory)
    date = dt.date(2030, 3, 5)
    order = factory.Sequence(lambda n: n + 1)


class SiteNoteFactory(RowFactory):
    class Meta:
        model = models.SiteNote

    site_visit = factory.SubFactory(SiteVisitFactory)
    area = factory.SubFactory(DiscussionAreaFactory)
    order = factory.Sequence(lambda n: n + 1)
    text_en = factory.Sequence(lambda n: f"Test note {n}")


class ExpectationFactory(VisitPartFactory):
    class Meta:
        model = models.Expectation

    group = factory.SubFactory(CountryGroupFactory, visit=factory.SelfAttribute("..visit"))
    order = factory.Sequence(lambda n: n + 1)
    text_en = factory.Sequence(lambda n: f"Test expectation {n}")
    publication = Publication.PUBLISHED


class AssignmentTopicFactory(VisitPartFactory):
    class Meta:
        model = models.AssignmentTopic

    order = factory.Sequence(lambda n: n + 1)
    text_en = factory.Sequence(lambda n: f"Test topic {n}")


class CaseStudyFactory(VisitPartFactory):
    class Meta:
        model = models.CaseStudy

    group = factory.SubFactory(CountryGroupFactory, visit=factory.SelfAttribute("..visit"))
    title = factory.Sequence(lambda n: f"Test case study {n}")
    text = "A case study made for tests."
    publication = Publication.PUBLISHED


class CountryPresentationFactory(VisitPartFactory):
    class Meta:
        model = models.CountryPresentation

    group = factory.SubFactory(CountryGroupFactory, visit=factory.SelfAttribute("..visit"))
    order = factory.Sequence(lambda n: n + 1)


class FindingFactory(RowFactory):
    class Meta:
        model = models.Finding

    presentation = factory.SubFactory(CountryPresentationFactory)
    kind = FindingKind.FINDING
    area = factory.SubFactory(DiscussionAreaFactory)
    order = factory.Sequence(lambda n: n + 1)
    text_en = factory.Sequence(lambda n: f"Test finding {n}")


class FindingSubjectFactory(RowFactory):
    class Meta:
        model = models.FindingSubject

    finding = factory.SubFactory(FindingFactory)
    zone = factory.SubFactory(ZoneFactory)


class LessonFactory(VisitPartFactory):
    class Meta:
        model = models.Lesson

    order = factory.Sequence(lambda n: n + 1)
    text_en = factory.Sequence(lambda n: f"Test lesson {n}")


class ExpectationAnswerFactory(RowFactory):
    class Meta:
        model = models.ExpectationAnswer

    expectation = factory.SubFactory(ExpectationFactory)
    finding = factory.SubFactory(
        FindingFactory,
        presentation=factory.SubFactory(
            CountryPresentationFactory, visit=factory.SelfAttribute("...expectation.visit")
        ),
    )


class RecommendationFactory(VisitPartFactory):
    class Meta:
        model = models.Recommendation

    order = factory.Sequence(lambda n: n + 1)
    text_en = factory.Sequence(lambda n: f"Test recommendation {n}")


class RecommendationSubjectFactory(RowFactory):
    class Meta:
        model = models.RecommendationSubject

    recommendation = factory.SubFactory(RecommendationFactory)
    zone = factory.SubFactory(ZoneFactory)


class ReminderFactory(RowFactory):
    class Meta:
        model = models.Reminder

    recommendation = factory.SubFactory(RecommendationFactory)
    kind = ReminderKind.DUE
    due_on = dt.date(2030, 6, 1)
