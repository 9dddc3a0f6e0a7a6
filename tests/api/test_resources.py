"""Every other resource: what a row tells, that only public rows are told, and what a list costs."""

from decimal import Decimal

import pytest

from tests import factories as make
from tests.api.visits import full_project, full_visit
from tests.evaluations.results import full_questionnaire
from tests.factories.rows import one_change
from zones.choices import Publication
from zones.models import Country

pytestmark = pytest.mark.django_db
HIDDEN = Publication.DRAFT


def country():
    codes = (first + second for first in "ABCDEFG" for second in "KLMNP")
    code = next(code for code in codes if not Country.objects.filter(code=code).exists())
    made = make.CountryFactory(code=code, alpha3=code + "Q")
    make.CountryOverviewFactory(country=made)
    return made


def area():
    made = make.CrossBorderAreaFactory()
    for factory in (
        make.AreaMemberFactory, make.AreaAliasFactory, make.AgreementFactory, make.JointBodyFactory,
        make.ClearanceModelFactory, make.AreaStatementFactory, make.BorderCrossingFactory,
    ):  # fmt: skip
        factory(area=made)
    make.MilestoneFactory(zone=None, area=made)
    return made


def link():
    made = make.TransportLinkFactory()
    section = make.TransportSectionFactory(link=made)
    make.StationFactory(link=made, section=section, zone=make.ZoneFactory())
    make.TransportSectionFactory(link=made, parent=section)
    make.TransportConnectionFactory(link=made)
    make.TransportFigureFactory(link=made)
    return made


def procedure():
    made = make.ProcedureFactory(provider=make.OrganisationFactory())
    make.StepFactory(procedure=made, office=make.OrganisationFactory(), legal_basis=make.RegulationFactory())
    return made


RESOURCES = {
    "countries": country,
    "zone-types": lambda: make.ZoneTypeFactory(
        parent=make.ZoneTypeFactory(), source=make.SourceFactory(), country=make.CountryFactory()
    ),
    "industries": lambda: make.IndustryFactory(parent=make.IndustryFactory()),
    "organisations": lambda: make.OrganisationFactory(parent=make.OrganisationFactory(), country=make.CountryFactory()),
    "sources": make.SourceFactory,
    "cross-border-areas": area,
    "border-crossings": lambda: (
        make.CrossingZoneFactory(crossing=make.BorderCrossingFactory(area=make.CrossBorderAreaFactory())).crossing
    ),
    "transport-links": link,
    "incentives": lambda: make.IncentiveFactory(legal_basis=make.RegulationFactory()),
    "regulations": lambda: (
        make.ZoneRegulationFactory(regulation=make.RegulationFactory(body=make.OrganisationFactory())).regulation
    ),
    "procedures": procedure,
    "indicators": make.IndicatorFactory,
    "observations": lambda: make.ObservationFactory(facility=None),
    "projects": full_project,
    "learning-visits": full_visit,
    "discussion-areas": lambda: make.DiscussionAreaFactory(source=make.SourceFactory()),
    "questionnaires": full_questionnaire,
    "rating-scales": lambda: make.ScalePointFactory().scale,
    "sites": lambda: make.SiteFactory(source=make.SourceFactory()),
}


@pytest.mark.parametrize("name", RESOURCES)
def test_row_leads_to_the_item_which_is_the_same(ask, client, name):
    made = RESOURCES[name]()
    rows = {row["self"]: row for row in ask(f"{name}/?page_size=500").json()["results"]}
    address = f"http://testserver/api/v1/{name}/{made.public_key()}/"
    item = client.get(address).json()
    assert rows[address].items() <= item.items()


@pytest.mark.sweep
@pytest.mark.parametrize("name", RESOURCES)
def test_list_costs_the_same_for_one_row_and_for_thirty(cost, name):
    RESOURCES[name]()
    one = {query: cost(f"{name}/?lang=lo{query}") for query in ("", "&format=csv")}
    with one_change():
        for _ in range(29):
            RESOURCES[name]()
    assert {query: cost(f"{name}/?lang=lo{query}") for query in one} == one


@pytest.mark.parametrize("name", ["cross-border-areas", "transport-links", "procedures", "countries"])
def test_item_costs_the_same_however_many_parts_it_has(cost, name):
    made = RESOURCES[name]()
    if name == "countries":
        for factory in (make.IncentiveFactory, make.RegulationFactory):
            factory(**({"zone": None} if factory is make.IncentiveFactory else {}), country=made)
        make.ZoneTypeFactory(country=made)
        make.OrganisationFactory(country=made)
    path = f"{name}/{made.public_key()}/"
    one = cost(path)
    for number in range(10, 14):
        if name == "cross-border-areas":
            make.AreaMemberFactory(area=made)
            make.BorderCrossingFactory(area=made)
        elif name == "transport-links":
            make.StationFactory(link=made, zone=make.ZoneFactory(), order=number)
            make.TransportConnectionFactory(link=made)
        elif name == "procedures":
            make.StepFactory(procedure=made, office=make.OrganisationFactory(), order=number + 1000)
        else:
            make.RegulationFactory(country=made, body=make.OrganisationFactory())
            make.ZoneTypeFactory(country=made, parent=make.ZoneTypeFactory(), source=make.SourceFactory())
            make.IncentiveFactory(zone=None, country=made, legal_basis=make.RegulationFactory())
    assert cost(path) == one


@pytest.mark.parametrize(
    ("name", "factory"),
    [
        ("cross-border-areas", make.CrossBorderAreaFactory),
        ("border-crossings", make.BorderCrossingFactory),
        ("transport-links", make.TransportLinkFactory),
        ("incentives", make.IncentiveFactory),
        ("regulations", make.RegulationFactory),
        ("procedures", make.ProcedureFactory),
        ("observations", make.ObservationFactory),
        ("projects", make.ProjectFactory),
        ("learning-visits", make.LearningVisitFactory),
        ("sites", make.SiteFactory),
    ],
)
def test_rows_that_are_not_published_do_not_exist(ask, rows, name, factory):
    made = factory(publication=HIDDEN)
    assert rows(f"{name}/") == []
    assert ask(f"{name}/{made.public_key()}/").status_code == 404


@pytest.mark.parametrize("name", ["incentives", "procedures", "observations"])
def test_rows_of_a_zone_that_is_not_published_do_not_exist(rows, name):
    factory = {
        "incentives": make.IncentiveFactory,
        "procedures": make.ProcedureFactory,
        "observations": make.ObservationFactory,
    }[name]
    factory(zone=make.ZoneFactory(publication=HIDDEN))
    assert rows(f"{name}/") == []


def test_hidden_rows_are_not_named_by_public_ones(ask):
    zone = make.ZoneFactory(slug="hidden-zone", publication=HIDDEN)
    regulation = make.RegulationFactory(slug="hidden-regulation", publication=HIDDEN)
    crossborder = make.CrossBorderAreaFactory(slug="hidden-area", publication=HIDDEN)
    make.AreaMemberFactory(zone=zone)
    make.CrossingZoneFactory(zone=zone, crossing=make.BorderCrossingFactory(area=crossborder))
    make.TransportConnectionFactory(zone=zone)
    make.StationFactory(zone=zone)
    make.ZoneRegulationFactory(zone=zone)
    make.IncentiveFactory(legal_basis=regulation)
    make.StepFactory(legal_basis=regulation)
    make.MilestoneFactory(zone=None, area=make.CrossBorderAreaFactory(), title_en="hidden", publication=HIDDEN)
    for name in RESOURCES:
        assert b"hidden" not in ask(f"{name}/").content, name


def test_country_counts_its_published_zones(rows, ask):
    make.ZoneFactory()
    make.ZoneFactory(publication=HIDDEN)
    [row] = rows("countries/")
    assert (row["code"], row["name"], row["zone_count"], row["currency"]) == ("LA", "Laos", 1, "USD")


def test_country_tells_printed_totals_authorities_and_rules(ask):
    laos = make.CountryFactory()
    total = make.CountryOverviewFactory(country=laos, label_en="Zones", count=12, as_of="2019", locator="line 3")
    make.CountryOverviewFactory(country=laos, label_en="Parks", count=3, total=total, order=1)
    make.OrganisationFactory(slug="office", country=laos, kind="ministry")
    make.OrganisationFactory(slug="company", country=laos, kind="developer")
    make.RegulationFactory(slug="law", country=laos)
    make.RegulationFactory(slug="hidden", country=laos, publication=HIDDEN)
    make.IncentiveFactory(slug="holiday", zone=None, country=laos)
    body = ask("countries/LA/").json()
    counts = [(row["label"], row["count"], row["as_of"], row["locator"], row["part_of"]) for row in body["overview"]]
    assert counts == [("Zones", 12, "2019", "line 3", None), ("Parks", 3, None, None, "Zones")]
    for name, keys in (("authorities", ["office"]), ("regulations", ["law"]), ("incentives", ["holiday"])):
        assert [row["slug"] for row in body[name]] == keys


def test_totals_of_a_procedure_are_computed(ask):
    made = make.ProcedureFactory()
    office = make.OrganisationFactory()
    make.StepFactory(procedure=made, order=1, office=office, cost=Decimal(50), cost_currency="USD", queue_days_min=1)
    make.StepFactory(
        procedure=made, order=2, office=office, cost=Decimal("2.5"), cost_currency="USD", queue_days_min=2,
        queue_days_max=5,
    )  # fmt: skip
    make.StepFactory(procedure=made, order=3)
    body = ask(f"procedures/{made.slug}/").json()
    assert [step["order"] for step in body["steps"]] == [1, 2, 3]
    assert body["steps"][2]["cost"] is None
    assert body["totals"] == {
        "steps": 3,
        "offices": 1,
        "days_min": 3,
        "days_max": 6,
        "steps_with_days": 2,
        "counter_minutes_min": None,
        "counter_minutes_max": None,
        "steps_with_minutes": 0,
        "costs": [{"currency": "USD", "amount": 52.5}],
        "steps_with_cost": 2,
    }


def test_total_knows_no_least_where_only_a_most_is_stated(ask):
    made = make.ProcedureFactory()
    make.StepFactory(procedure=made, queue_days_max=30)
    totals = ask(f"procedures/{made.slug}/").json()["totals"]
    assert (totals["days_min"], totals["days_max"], totals["steps_with_days"]) == (None, 30, 1)


def test_member_without_a_zone_tells_its_country(ask):
    made = make.CrossBorderAreaFactory(slug="area")
    make.AreaMemberFactory(area=made, zone=make.ZoneFactory(slug="la-side"))
    make.AreaMemberFactory(area=made, zone=None, country=make.CountryFactory(code="CN"), place="Mohan")
    members = ask("cross-border-areas/area/").json()["members"]
    assert [(row["zone"], row["country"], row["place"]) for row in members] == [
        ("la-side", "LA", None),
        (None, "CN", "Mohan"),
    ]


def slugs(rows):
    return [row["slug"] for row in rows]


def test_filters_by_zone_country_and_year(rows):
    here = make.ZoneFactory(slug="here")
    there = make.ZoneFactory(slug="there", country=make.CountryFactory(code="TH"))
    make.IncentiveFactory(slug="a", zone=here, as_of="2019-05")
    make.IncentiveFactory(slug="b", zone=None, country=here.country)
    make.IncentiveFactory(slug="c", zone=there, as_of="2020")
    assert slugs(rows("incentives/?zone=here")) == ["a"]
    assert slugs(rows("incentives/?country=LA")) == ["a", "b"]
    assert slugs(rows("incentives/?country=LA&country=TH")) == ["a", "b", "c"]
    assert slugs(rows("incentives/?year=2019")) == ["a"]


def test_regulations_by_zone_they_govern(rows):
    law = make.RegulationFactory(slug="law", issued="2016-11-17")
    make.ZoneRegulationFactory(regulation=law, zone=make.ZoneFactory(slug="here"))
    make.RegulationFactory(slug="other")
    [row] = rows("regulations/?zone=here&year=2016")
    assert (row["slug"], row["zones"]) == ("law", ["here"])


def test_observations_and_their_indicators(rows):
    zone = make.ZoneFactory(slug="here")
    companies, jobs = make.IndicatorFactory(slug="companies"), make.IndicatorFactory(slug="jobs")
    make.ObservationFactory(zone=zone, indicator=companies, period="2018", value=Decimal("5.5"))
    make.ObservationFactory(zone=zone, indicator=companies, period="2019-03", value=7)
    make.ObservationFactory(zone=None, country=zone.country, indicator=jobs, period="2019")
    assert [row["value"] for row in rows("observations/?indicator=companies")] == [7, 5.5]
    assert [row["period"] for row in rows("observations/?country=LA&year=2019")] == ["2019-03", "2019"]
    assert slugs(rows("indicators/?zone=here")) == ["companies"]
    assert slugs(rows("indicators/?zone=here&year=2017")) == []
    assert slugs(rows("indicators/?country=LA&year=2019")) == ["companies", "jobs"]
    assert slugs(rows("indicators/")) == ["companies", "jobs"]


def test_crossings_and_areas_by_either_side(rows):
    laos, china = make.CountryFactory(), make.CountryFactory(code="CN")
    make.BorderCrossingFactory(slug="gate", country=laos, neighbour=china)
    made = make.CrossBorderAreaFactory(slug="area")
    make.AreaMemberFactory(area=made, zone=make.ZoneFactory(slug="la-side"))
    make.AreaMemberFactory(area=made, zone=make.ZoneFactory(slug="cn-side", country=china))
    for code in ("LA", "CN"):
        assert slugs(rows(f"border-crossings/?country={code}")) == ["gate"]
        assert slugs(rows(f"cross-border-areas/?country={code}")) == ["area"]
    assert slugs(rows("cross-border-areas/?country=LA&country=CN")) == ["area"]
    assert slugs(rows("cross-border-areas/?zone=cn-side")) == ["area"]


def test_names_that_are_drafts_are_marked(rows):
    make.ZoneTypeFactory(draft_languages="zh_hans lo")
    assert [row["draft_languages"] for row in rows("zone-types/")] == [["zh-hans", "lo"]]


def test_trees_carry_their_parent(rows):
    top = make.ZoneTypeFactory(slug="sez", name_en="SEZ")
    make.ZoneTypeFactory(slug="la-sez", parent=top, country=make.CountryFactory())
    [row] = rows("zone-types/?parent=sez")
    assert (row["slug"], row["parent"], row["country"]) == ("la-sez", "sez", "LA")
