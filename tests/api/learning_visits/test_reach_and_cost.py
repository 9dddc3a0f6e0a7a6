"""What is hidden is told nowhere, and no list costs more for thirty rows."""

import pytest

from tests import factories as make
from tests.api import visits
from tests.factories.rows import one_change
from zones.choices import Publication
from zones.models import record_changes

pytestmark = pytest.mark.django_db
HIDDEN = Publication.DRAFT


@pytest.mark.parametrize("name", ["", *(f"{part}/" for part in visits.PARTS)])
@pytest.mark.parametrize("state", [Publication.DRAFT, Publication.IN_REVIEW, Publication.WITHDRAWN, None])
def test_visit_that_is_not_published_does_not_exist(ask, name, state):
    if state is not None:
        make.LearningVisitFactory(slug="the-visit", publication=state)
    response = ask(f"learning-visits/the-visit/{name}")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_parts_are_those_of_the_visit_alone(ask):
    one, other = visits.full_visit(slug="one"), visits.full_visit(slug="other")
    for name in visits.PARTS:
        [row] = ask(f"learning-visits/{one.slug}/{name}/").json()["results"]
        [its] = ask(f"learning-visits/{other.slug}/{name}/").json()["results"]
        assert row != its, name


def test_hidden_rows_are_not_named_by_public_ones(ask, visit, laos):
    """Drafts of zones, facilities, areas, projects, sites, expectations and case studies."""
    zone = make.ZoneFactory(slug="hidden-zone", publication=HIDDEN)
    area = make.CrossBorderAreaFactory(slug="hidden-area", publication=HIDDEN)
    hidden_site = make.SiteFactory(slug="hidden-site", name_en="hidden", publication=HIDDEN)
    open_zone = make.ZoneFactory()
    make.SiteVisitFactory(visit=visit, site__zone=zone, site__facility=make.FacilityFactory(zone=zone, slug="hidden-f"))
    make.SiteFactory(zone=open_zone, facility=make.FacilityFactory(zone=open_zone, slug="hidden-g", publication=HIDDEN))
    hidden_note = make.SiteNoteFactory(site_visit__visit=visit, site_visit__site=hidden_site, text_en="hidden")
    make.AgendaItemFactory(day__visit=visit, site=hidden_site)
    make.VisitProjectFactory(visit=visit, project__slug="hidden-project", project__publication=HIDDEN)
    make.ActivityFactory(visit=make.LearningVisitFactory(slug="hidden-visit", publication=HIDDEN))
    make.ExpectationFactory(visit=visit, group=laos, text_en="hidden", publication=Publication.IN_REVIEW)
    make.CaseStudyFactory(visit=visit, group=laos, text="hidden", publication=Publication.IN_REVIEW)
    make.ExpectationAnswerFactory(
        expectation=make.ExpectationFactory(visit=visit, group=laos), finding=None, site_note=hidden_note
    )
    finding = make.FindingFactory(presentation__visit=visit, presentation__group=laos)
    recommendation = make.RecommendationFactory(visit=visit)
    for subject in ({"zone": zone}, {"zone": None, "cross_border_area": area}):
        make.FindingSubjectFactory(finding=finding, **subject)
        make.RecommendationSubjectFactory(recommendation=recommendation, **subject)
    paths = ["", "the-visit/", *(f"the-visit/{name}/" for name in visits.PARTS)]
    for path in (*(f"learning-visits/{path}" for path in paths), "projects/", "sites/", "openapi.json", "changes/"):
        assert b"hidden" not in ask(path).content, path


@pytest.mark.sweep
def test_each_part_costs_the_same_for_one_row_and_for_thirty(cost):
    """The rows are made once, as that is what takes long."""
    visit = visits.full_visit(slug="the-visit")
    formats = ("", "&format=csv", "&format=xlsx")
    parts = (f"learning-visits/the-visit/{name}/?lang=lo{chosen}" for name in visits.PARTS for chosen in formats)
    paths = ["learning-visits/the-visit/?lang=lo", "learning-visits/?lang=lo", *parts]
    one = {path: cost(path) for path in paths}
    with record_changes():
        for number in range(2, 31):
            visits.add_parts(visit, number)
    assert {path: cost(path) for path in paths} == one


def test_zone_costs_the_same_for_one_visit_and_for_thirty(cost):
    zone = make.ZoneFactory(slug="la-zone")
    make.SiteVisitFactory(site__zone=zone)
    one = cost("zones/la-zone/")
    with one_change():
        for _ in range(29):
            make.SiteVisitFactory(site__zone=zone)
    assert cost("zones/la-zone/") == one
