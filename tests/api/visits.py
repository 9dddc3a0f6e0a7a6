"""A learning visit with a row of every kind, and people who must appear in no answer."""

import datetime as dt

from delegations.choices import AimKind, Gender, Sector
from delegations.models import LearningVisit, Project
from tests import factories as make
from tests.factories.rows import one_change

# What tells who somebody is. None of it may ever be public.
PERSONAL = {
    "title": "Dr.Xq", "name": "Zzyzx Quillfeather", "name_local": "ཟིཟིཀས", "position": "Vice Quibbler of Snark",
    "organisation_stated": "Ministry of Snarkology", "note": "Sits beside Wolpertinger", "locator": "line 31415",
}  # fmt: skip
CONTACT = {
    "email": "quillfeather@snark.example", "phone": "+99 271828", "messenger": "WeChat: zzyzx-q",
    "address": "7 Snark Alley", "language": "qaa",
}  # fmt: skip
PARTS = (
    "agenda", "travel-groups", "site-visits", "expectations", "topics", "case-studies", "presentations", "findings",
    "recommendations", "lessons", "contradictions",
)  # fmt: skip


@one_change()
def add_parts(visit: LearningVisit, number: int = 1) -> None:
    """A row of every kind. `number` keeps the rows of several calls apart."""
    area, source = make.DiscussionAreaFactory(), make.SourceFactory()
    recorded = {"source": source, "locator": "line 7"}
    group = make.CountryGroupFactory(visit=visit)
    body = make.OrganisationFactory()
    delegate = make.DelegateFactory(
        visit=visit, group=group, **{**PERSONAL, "name": f"{PERSONAL['name']} {number}"},
        gender=Gender.FEMALE, sector=Sector.PRIVATE, source=source,
    )  # fmt: skip
    make.DelegateContactFactory(delegate=delegate, shares_in_report=True, shares_email=True, **CONTACT)
    make.PersonalLinkFactory(delegate=delegate)
    make.VisitProjectFactory(visit=visit)
    for kind in AimKind:
        make.AimFactory(visit=visit, kind=kind, **recorded)
    make.VisitAreaFactory(visit=visit, area=area, wording="As the programme words it", **recorded)
    travel = make.TravelGroupFactory(visit=visit, **recorded)
    make.TravelCountFactory(travel_group=travel, country_group=group)
    make.TravelGroupMemberFactory(travel_group=travel, delegate=delegate)
    make.TravelLegFactory(travel_group=travel, start=dt.time(13, 25), end=dt.time(19, 20), **recorded)
    day = make.AgendaDayFactory(visit=visit, country=make.CountryFactory(), **recorded)
    zone = make.ZoneFactory()
    site = make.SiteFactory(zone=zone, facility=make.FacilityFactory(zone=zone), **recorded)
    item = make.AgendaItemFactory(day=day, site=site, body=body, group=travel, **recorded)
    make.AgendaPresenterFactory(item=item, organisation=body, delegate=delegate)
    site_visit = make.SiteVisitFactory(visit=visit, site=site, host=body, item=item, **recorded)
    note = make.SiteNoteFactory(site_visit=site_visit, area=area, **recorded)
    topic = make.AssignmentTopicFactory(visit=visit, area=area, **recorded)
    make.CaseStudyFactory(visit=visit, group=group, topic=topic, delegate=delegate)
    presentation = make.CountryPresentationFactory(visit=visit, group=group, item=item, **recorded)
    finding = make.FindingFactory(presentation=presentation, area=area, **recorded)
    subjects = (
        {"zone": zone}, {"zone": None, "country": zone.country},
        {"zone": None, "cross_border_area": make.CrossBorderAreaFactory()},
    )  # fmt: skip
    recommendation = make.RecommendationFactory(
        visit=visit, group=group, finding=finding, area=area, owner=body, due_on=dt.date(2030, 6, 1), **recorded
    )
    for subject in subjects:
        make.FindingSubjectFactory(finding=finding, **subject)
        make.RecommendationSubjectFactory(recommendation=recommendation, **subject)
    expectation = make.ExpectationFactory(visit=visit, group=group, area=area, delegate=delegate, **recorded)
    for answer in ({"item": item}, {"site_note": note}, {"finding": finding}):
        make.ExpectationAnswerFactory(expectation=expectation, **{"finding": None, **answer})
    make.LessonFactory(visit=visit, area=area, **recorded)
    make.ReadingFactory(contradiction=make.ContradictionFactory(visit=visit), is_used=True, **recorded)


@one_change()
def full_visit(**fields: object) -> LearningVisit:
    visit = make.LearningVisitFactory(
        organiser=make.OrganisationFactory(), partner=make.OrganisationFactory(), source=make.SourceFactory(), **fields
    )
    add_parts(visit)
    return visit


def full_project(visit: LearningVisit | None = None) -> Project:
    office = make.OrganisationFactory()
    project = make.ProjectFactory(funder=office, implementer=office, coordinator=office, source=make.SourceFactory())
    make.ActivityFactory(project=project, visit=visit or make.LearningVisitFactory(), source=make.SourceFactory())
    return project
