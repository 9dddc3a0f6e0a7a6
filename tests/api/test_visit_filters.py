"""The filters of visits, their parts, projects and sites, and how bad values are refused."""

import datetime as dt

import pytest

from delegations.choices import ActivityStatus, FindingKind, FollowUp, ItemKind, VisitStatus
from tests import factories as make
from tests.api import visits
from zones.choices import Publication

pytestmark = pytest.mark.django_db
HIDDEN = Publication.DRAFT


def slugs(rows):
    return [row["slug"] for row in rows]


def refused(response):
    assert response.status_code == 400
    return [error["parameter"] for error in response.json()["errors"]]


@pytest.fixture
def laos():
    return make.CountryFactory(code="LA")


@pytest.fixture
def china():
    return make.CountryFactory(code="CN")


def test_projects_by_the_state_of_their_activities(rows):
    for slug, states in (("a", ["completed", "ongoing"]), ("b", ["completed"]), ("c", [])):
        project = make.ProjectFactory(slug=slug)
        for state in states:
            make.ActivityFactory(project=project, status=ActivityStatus(state))
    assert slugs(rows("projects/")) == ["a", "b", "c"]
    assert slugs(rows("projects/?status=completed")) == ["a", "b"]
    assert slugs(rows("projects/?status=ongoing")) == ["a"]
    assert slugs(rows("projects/?status=ongoing&status=completed")) == ["a", "b"]
    assert slugs(rows("projects/?status=cancelled")) == []


def test_visits_by_country_and_zone_of_their_public_sites(rows, laos, china):
    here = make.ZoneFactory(slug="la-here", country=laos)
    make.ZoneFactory(slug="la-empty", country=laos)
    visit = make.LearningVisitFactory(slug="to-laos")
    make.SiteVisitFactory(visit=visit, site__zone=here)
    make.SiteVisitFactory(visit=visit, site__zone=here)
    make.SiteVisitFactory(visit__slug="to-china", site__zone=None, site__country=china)
    make.SiteVisitFactory(visit__slug="to-a-draft", site__zone=here, site__publication=HIDDEN)
    assert slugs(rows("learning-visits/?country=LA")) == ["to-laos"]
    assert slugs(rows("learning-visits/?country=CN")) == ["to-china"]
    assert slugs(rows("learning-visits/?country=CN&country=LA")) == ["to-china", "to-laos"]
    assert slugs(rows("learning-visits/?zone=la-here")) == ["to-laos"]
    assert slugs(rows("learning-visits/?zone=la-empty")) == []


def test_visits_by_year_they_are_held_in(rows):
    days = {
        "new-year": (dt.date(2029, 12, 30), dt.date(2030, 1, 2), None, None),
        "put-off": (dt.date(2029, 5, 1), dt.date(2029, 5, 2), dt.date(2031, 5, 1), dt.date(2031, 5, 2)),
        "some-day": (None, None, None, None),
    }
    for slug, (planned_from, planned_to, actual_from, actual_to) in days.items():
        make.LearningVisitFactory(
            slug=slug, planned_from=planned_from, planned_to=planned_to, actual_from=actual_from, actual_to=actual_to
        )
    assert slugs(rows("learning-visits/?year=2029")) == ["new-year"]
    assert slugs(rows("learning-visits/?year=2030")) == ["new-year"]
    assert slugs(rows("learning-visits/?year=2031")) == ["put-off"]
    assert slugs(rows("learning-visits/?year=9999")) == []


def test_visits_by_state_and_project(rows):
    project = make.ProjectFactory(slug="the-project")
    held = make.LearningVisitFactory(
        slug="held", status=VisitStatus.HELD, actual_from=dt.date(2030, 3, 4), actual_to=dt.date(2030, 3, 8)
    )
    make.LearningVisitFactory(slug="planned")
    make.VisitProjectFactory(visit=held, project=project)
    make.VisitProjectFactory(visit=held)
    assert slugs(rows("learning-visits/?status=held")) == ["held"]
    assert slugs(rows("learning-visits/?project=the-project")) == ["held"]
    assert slugs(rows("learning-visits/?project=the-project&status=planned")) == []


@pytest.fixture
def visit():
    return make.LearningVisitFactory(slug="the-visit")


@pytest.fixture
def part(rows, visit):
    def get(path):
        return rows(f"learning-visits/the-visit/{path}")

    return get


def test_findings_by_who_presented_them_and_what_they_speak_of(part, visit, laos, china):
    zone = make.ZoneFactory(slug="la-here", country=laos)
    logistics, policies = (make.DiscussionAreaFactory(slug=slug) for slug in ("logistics", "policies"))
    groups = {
        code: make.CountryPresentationFactory(
            visit=visit, group=make.CountryGroupFactory(visit=visit, code=code, country=country), order=order
        )
        for order, (code, country) in enumerate((("LA", laos), ("CN", china), ("MI", None)))
    }
    found = {
        key: make.FindingFactory(presentation=groups[code], order=order, kind=kind, area=area, text_en=key)
        for key, code, order, kind, area in (
            ("LA/1", "LA", 1, FindingKind.FINDING, logistics),
            ("LA/2", "LA", 2, FindingKind.APPLICATION, policies),
            ("CN/1", "CN", 1, FindingKind.FINDING, policies),
            ("MI/1", "MI", 1, FindingKind.RECOMMENDATION, None),
        )
    }
    make.FindingSubjectFactory(finding=found["CN/1"], zone=zone)
    make.FindingSubjectFactory(finding=found["CN/1"], zone=None, country=laos)
    make.FindingSubjectFactory(finding=found["CN/1"], zone=None, country=china)
    make.FindingSubjectFactory(finding=found["LA/1"], zone=None, country=china)
    expected = {
        "": ["LA/1", "LA/2", "CN/1", "MI/1"],
        "country=LA": ["LA/1", "LA/2"],
        "country=LA&country=CN": ["LA/1", "LA/2", "CN/1"],
        "area=policies": ["LA/2", "CN/1"],
        "area=policies&area=logistics": ["LA/1", "LA/2", "CN/1"],
        "kind=recommendation": ["MI/1"],
        "kind=finding&country=LA": ["LA/1"],
        "zone=la-here": ["CN/1"],
        "about_country=CN": ["LA/1", "CN/1"],
        "about_country=CN&about_country=LA": ["LA/1", "CN/1"],
        "about_country=LA&area=logistics": [],
    }
    assert {query: [row["key"] for row in part(f"findings/?{query}")] for query in expected} == expected


def test_recommendations_by_state_area_zone_and_owner(part, visit, laos):
    zone, area = make.ZoneFactory(slug="la-here", country=laos), make.DiscussionAreaFactory(slug="logistics")
    first = make.RecommendationFactory(
        visit=visit, order=1, owner=make.OrganisationFactory(slug="the-owner"), area=area, status=FollowUp.ACCEPTED
    )
    make.RecommendationSubjectFactory(recommendation=first, zone=zone)
    make.RecommendationSubjectFactory(recommendation=first, zone=None, country=laos)
    make.RecommendationFactory(visit=visit, order=2)
    for query in ("status=accepted", "area=logistics", "zone=la-here", "owner=the-owner", "about_country=LA"):
        assert [row["order"] for row in part(f"recommendations/?{query}")] == [1], query
    assert [row["order"] for row in part("recommendations/?status=open&status=accepted")] == [1, 2]


def test_owner_must_own_something_public(ask, visit):
    make.OrganisationFactory(slug="no-owner")
    make.RecommendationFactory(
        visit__publication=HIDDEN, owner=make.OrganisationFactory(slug="secret-owner"), due_on=dt.date(2030, 6, 1)
    )
    for slug in ("no-owner", "secret-owner"):
        response = ask(f"learning-visits/the-visit/recommendations/?owner={slug}")
        assert refused(response) == ["owner"]
        assert response.json()["errors"][0]["detail"] == f"There is no '{slug}' here; allowed: nothing yet."


def test_expectations_by_country_and_area(part, visit, laos, china):
    area = make.DiscussionAreaFactory(slug="logistics")
    for country, its_area, order in ((laos, area, 1), (laos, None, 2), (china, area, 1)):
        group = visit.groups.filter(country=country).first() or make.CountryGroupFactory(visit=visit, country=country)
        make.ExpectationFactory(visit=visit, group=group, area=its_area, order=order)
    assert [row["order"] for row in part("expectations/?country=LA")] == [1, 2]
    assert [row["country"] for row in part("expectations/?area=logistics")] == ["LA", "CN"]
    assert len(part("expectations/?country=CN&area=logistics")) == 1


def test_agenda_by_kind_and_site_visits_by_place(part, visit, laos, china):
    make.AgendaItemFactory(day__visit=visit, kind=ItemKind.MEAL, title_en="Lunch")
    make.AgendaItemFactory(day__visit=visit, kind=ItemKind.TRAVEL, title_en="Flight")
    assert [row["title"] for row in part("agenda/?kind=travel")] == ["Flight"]
    zone = make.ZoneFactory(slug="la-here", country=laos)
    make.SiteVisitFactory(visit=visit, order=1, site__zone=zone)
    make.SiteVisitFactory(visit=visit, order=2, site__zone=None, site__country=china)
    assert [row["order"] for row in part("site-visits/?zone=la-here")] == [1]
    assert [row["order"] for row in part("site-visits/?country=CN")] == [2]


def test_sites_by_place_kind_and_visit(rows, laos, china):
    zone = make.ZoneFactory(slug="la-here", country=laos)
    point = {"longitude": "101.5", "latitude": "21.25", "location_precision": "site"}
    station = make.SiteFactory(slug="station", zone=zone, kind="station", **point)
    make.SiteFactory(slug="museum", zone=None, country=china)
    make.SiteVisitFactory(visit__slug="the-visit", site=station, date=dt.date(2030, 3, 5))
    make.SiteVisitFactory(visit=station.visits.get().visit, site=station, date=dt.date(2030, 3, 6))
    queries = ("country=LA", "zone=la-here", "kind=station", "visit=the-visit", "bbox=101,21,102,22")
    for query in queries:
        assert slugs(rows(f"sites/?{query}")) == ["station"], query
    assert slugs(rows("sites/?bbox=90,10,91,11")) == []
    assert slugs(rows("sites/?country=LA&country=CN")) == ["museum", "station"]


def test_zones_that_were_visited(rows, ask, laos):
    for slug in ("la-visited", "la-planned", "la-draft", "la-hidden-site", "la-never"):
        make.ZoneFactory(slug=slug, name_en=slug, country=laos)
    held = {"status": VisitStatus.HELD, "actual_from": dt.date(2030, 3, 4), "actual_to": dt.date(2030, 3, 8)}
    visited, planned, draft, hidden, _never = make.ZoneFactory._meta.model.objects.order_by("pk")
    visit = make.LearningVisitFactory(**held)
    make.SiteVisitFactory(visit=visit, site__zone=visited)
    make.SiteVisitFactory(visit=visit, site__zone=visited)
    make.SiteVisitFactory(site__zone=planned)
    make.SiteVisitFactory(visit=make.LearningVisitFactory(**held, publication=HIDDEN), site__zone=draft)
    make.SiteVisitFactory(visit=visit, site__zone=hidden, site__publication=HIDDEN)
    assert slugs(rows("zones/?visited=true")) == ["la-visited"]
    assert slugs(rows("zones/?visited=false")) == ["la-draft", "la-hidden-site", "la-never", "la-planned"]
    facets = {row["value"]: row["count"] for row in ask("zones/facets/").json()["facets"]["visited"]}
    assert facets == {"true": 1, "false": 4}
    chosen = ask("zones/facets/?visited=true").json()
    assert chosen["count"] == 1
    assert [row["is_chosen"] for row in chosen["facets"]["visited"] if row["value"] == "true"] == [True]


BAD = [
    ("projects/", "status=done"),
    ("projects/", "year=2019"),
    ("learning-visits/", "country=la"),
    ("learning-visits/", "zone=no-such-zone"),
    ("learning-visits/", "year=0"),
    ("learning-visits/", "year=10000"),
    ("learning-visits/", "year=soon"),
    ("learning-visits/", "status=over"),
    ("learning-visits/", "project=secret-project"),
    ("learning-visits/", "delegate=1"),
    ("learning-visits/", "fields=delegates"),
    ("learning-visits/the-visit/", "fields=slug"),
    ("learning-visits/the-visit/agenda/", "kind=party"),
    ("learning-visits/the-visit/agenda/", "page=0"),
    ("learning-visits/the-visit/agenda/", "presenters__delegate__name=x"),
    ("learning-visits/the-visit/site-visits/", "zone=No%20Slug"),
    ("learning-visits/the-visit/expectations/", "group__delegates__name=x"),
    ("learning-visits/the-visit/expectations/", "area=no-such-area"),
    ("learning-visits/the-visit/findings/", "kind=guess"),
    ("learning-visits/the-visit/findings/", "about_country=Laos"),
    ("learning-visits/the-visit/recommendations/", "status=late"),
    ("learning-visits/the-visit/lessons/", "area=logistics"),
    ("sites/", "bbox=1,2,3"),
    ("sites/", "bbox=101,21,101,22"),
    ("sites/", "visit=secret-visit"),
    ("sites/", "kind=castle"),
    ("discussion-areas/", "q=logistics"),
]


@pytest.mark.parametrize(("path", "query"), BAD)
def test_bad_parameter_is_named(ask, visit, path, query):
    make.LearningVisitFactory(slug="secret-visit", publication=HIDDEN)
    make.ProjectFactory(slug="secret-project", publication=HIDDEN)
    assert refused(ask(f"{path}?{query}")) == [query.partition("=")[0]]


@pytest.mark.parametrize("name", visits.PARTS)
def test_page_beyond_the_end_and_unknown_format_are_refused(ask, visit, name):
    path = f"learning-visits/the-visit/{name}/"
    assert ask(f"{path}?page=2").status_code == 404
    assert refused(ask(f"{path}?format=geojson")) == ["format"]
    assert ask(path, accept="application/geo+json").status_code == 406
