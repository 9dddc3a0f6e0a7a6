"""An invented visit with one row of everything its pages can show, and persons that none of them may show."""

from __future__ import annotations

import datetime as dt

from delegations import models
from delegations.choices import AimKind, FindingKind, Gender, ItemKind, Sector, VisitStatus
from tests import factories as make
from tests.factories.rows import one_change
from zones.models import Country, Source, Zone

FIRST_DAY = dt.date(2030, 3, 4)
SITE_DAY = dt.date(2030, 3, 5)
# Words of the persons of the visit; none of them may stand in anything public.
SECRETS = ("Zebulon Quagmire", "ຊີບູລອນ", "Keeper of Quagmires", "Quagmire Office", "zebulon@example.org",
           "+856 20 5550 1234", "WeChat: zebulon-q", "12 Quagmire Lane")  # fmt: skip


@one_change()
def make_visit(zone: Zone, source: Source, country: Country) -> models.LearningVisit:
    """A visit that was held, to a site in the zone, by a delegation of the country."""
    visit = make.LearningVisitFactory(
        slug="test-visit", name_en="Test visit to Boten", source=source, purpose_en="To learn how tests are run.",
        status=VisitStatus.HELD, planned_from=FIRST_DAY, planned_to=SITE_DAY, actual_from=FIRST_DAY, actual_to=SITE_DAY,
        organiser=make.OrganisationFactory(name_en="Institute of tests"), expected_delegates=3,
    )  # fmt: skip
    project = make.ProjectFactory(slug="test-project", name_en="Test project", source=source, starts="2029")
    make.VisitProjectFactory(visit=visit, project=project)
    make.ActivityFactory(
        project=project, visit=visit, source=source, starts="2030-03-04", ends="2030-03-05",
        dates_stated="4-5 March 2030", status_stated="Conducted",
    )  # fmt: skip
    group = make.CountryGroupFactory(visit=visit, country=country, code=country.code)
    add_person(group)
    make.DelegateFactory(visit=visit, group=group, gender=Gender.NOT_STATED, sector=Sector.PRIVATE)
    furnish(visit, group, zone, source)
    return visit


def add_person(group: models.CountryGroup) -> models.Delegate:
    """Somebody who can be told from everybody else."""
    delegate = make.DelegateFactory(
        visit=group.visit, group=group, name=SECRETS[0], name_local=SECRETS[1], position=SECRETS[2],
        organisation_stated=SECRETS[3], gender=Gender.MALE,
    )  # fmt: skip
    make.DelegateContactFactory(
        delegate=delegate, email=SECRETS[4], phone=SECRETS[5], messenger=SECRETS[6], address=SECRETS[7],
        shares_name=True, shares_email=True, shares_phone=True, shares_messenger=True, shares_in_report=True,
    )  # fmt: skip
    return delegate


def furnish(visit: models.LearningVisit, group: models.CountryGroup, zone: Zone, source: Source) -> None:
    """One more part of each kind."""
    of_visit = {"visit": visit, "source": source, "locator": "page 7"}
    area = make.VisitAreaFactory(visit=visit, wording="Areas as worded").area
    make.AimFactory(**of_visit)
    make.AimFactory(**of_visit, kind=AimKind.OUTCOME)
    person = group.delegates.first()
    site = make.SiteFactory(zone=zone, longitude=zone.longitude, latitude=zone.latitude, location_precision="town",
                            address="1 Test Road", address_local="ຖະໜົນ 1")  # fmt: skip
    item = furnish_agenda(visit, group, site, source)
    site_visit = make.SiteVisitFactory(**of_visit, site=site, date=None, item=item)
    note = make.SiteNoteFactory(site_visit=site_visit, area=area, source=source, heading="Words of the notes")
    presentation = visit.presentations.first() or make.CountryPresentationFactory(**of_visit, group=group, item=item)
    finding = make.FindingFactory(presentation=presentation, area=area, source=source, heading="Words of the slides")
    make.FindingFactory(presentation=presentation, area=None, source=source, kind=FindingKind.APPLICATION)
    make.FindingSubjectFactory(finding=finding, zone=zone)
    make.FindingSubjectFactory(finding=finding, zone=None, country=group.country)
    expectation = make.ExpectationFactory(**of_visit, group=group, delegate=person, area=area)
    for answer in ({"item": item, "finding": None}, {"site_note": note, "finding": None}, {"finding": finding}):
        make.ExpectationAnswerFactory(expectation=expectation, **answer)
    topic = make.AssignmentTopicFactory(**of_visit, area=area)
    make.CaseStudyFactory(visit=visit, group=group, topic=topic, delegate=person)
    recommendation = make.RecommendationFactory(
        **of_visit, group=group, area=area, owner=make.OrganisationFactory(), due_on=dt.date(2031, 1, 1),
        response_en="We shall see.", evidence="A letter", evidence_url="https://example.org/letter",
    )  # fmt: skip
    make.RecommendationSubjectFactory(recommendation=recommendation, zone=zone)
    make.LessonFactory(**of_visit, area=area)
    contradiction = make.ContradictionFactory(visit=visit, reason_en="The later one is used.")
    make.ReadingFactory(contradiction=contradiction, source=source, is_used=True)
    make.ReadingFactory(contradiction=contradiction, source=source)


def furnish_agenda(
    visit: models.LearningVisit, group: models.CountryGroup, site: models.Site, source: Source
) -> models.AgendaItem:
    """A route with its legs, an item for it and one for everybody; the latter is given back."""
    day = visit.days.first() or make.AgendaDayFactory(visit=visit, date=FIRST_DAY, time_zone="Asia/Vientiane")
    route = make.TravelGroupFactory(visit=visit, date=FIRST_DAY, stated_total=3, source=source)
    make.TravelCountFactory(travel_group=route, country_group=group, count=2)
    make.TravelGroupMemberFactory(travel_group=route, delegate=group.delegates.first())
    make.TravelLegFactory(
        travel_group=route, source=source, start=dt.time(6), end=dt.time(7), time_zone="Asia/Shanghai",
        end_time_zone="Asia/Vientiane",
    )  # fmt: skip
    make.AgendaItemFactory(day=day, group=route, kind=ItemKind.TRAVEL, start=None, end=None, tentative=True)
    item = make.AgendaItemFactory(
        day=day, site=site, kind=ItemKind.SITE_VISIT, source=source, note="Doubtful.", venue_en="Test hall",
        body=make.OrganisationFactory(), description_en="What is seen there.",
    )  # fmt: skip
    make.AgendaPresenterFactory(item=item, delegate=group.delegates.first())
    return item
