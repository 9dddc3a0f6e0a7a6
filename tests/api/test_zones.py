"""The zone: its row, its profile, and the claims behind it."""

import datetime as dt
from decimal import Decimal
from unittest import mock

import pytest

from tests.factories import (
    AreaMemberFactory,
    ClaimFactory,
    CountryFactory,
    CrossBorderAreaFactory,
    FacilityFactory,
    IncentiveFactory,
    IndicatorFactory,
    InvestmentOpportunityFactory,
    MilestoneFactory,
    ObservationFactory,
    OrganisationFactory,
    ProvinceFactory,
    RegulationFactory,
    SourceFactory,
    TenantFactory,
    TransportConnectionFactory,
    TransportLinkFactory,
    ZoneAliasFactory,
    ZoneClassificationFactory,
    ZoneFactory,
    ZoneIndustryFactory,
    ZoneRegulationFactory,
    ZoneRoleFactory,
    ZoneServiceFactory,
    ZoneTypeFactory,
)
from tests.factories.rows import one_change
from zones.choices import ClaimStatus, Publication, ValueState
from zones.services.claims import Statement, record_claim

pytestmark = pytest.mark.django_db
HIDDEN = Publication.DRAFT


@pytest.fixture
def source():
    return SourceFactory(slug="the-report", title="The report", url="https://example.org/report")


@pytest.fixture
def zone(source):
    province = ProvinceFactory(code="LA-LM", name_en="Luang Namtha")
    zone = ZoneFactory(
        slug="la-boten",
        source=source,
        name_en="Boten",
        name_lo="ບໍ່ເຕັນ",
        province=province,
        status="operating",
        development_form="private",
        established="2003",
        area_ha=Decimal("1640"),
        longitude=Decimal("101.66563"),
        latitude=Decimal("21.17642"),
        location_precision="town",
        investment_planned=Decimal("500000000"),
        investment_planned_currency="USD",
    )
    ZoneClassificationFactory(zone=zone, zone_type=ZoneTypeFactory(slug="la-sez"))
    return zone


@pytest.fixture
def detail(ask, zone):
    def get():
        response = ask("zones/la-boten/")
        assert response.status_code == 200
        return response.json()

    return get


def test_row_is_that_of_the_contract(rows, zone):
    [row] = rows("zones/")
    assert row == {
        "slug": "la-boten",
        "name": "Boten",
        "local_name": "ບໍ່ເຕັນ",
        "country": "LA",
        "province": "LA-LM",
        "province_name": "Luang Namtha",
        "zone_types": ["la-sez"],
        "status": "operating",
        "development_form": "private",
        "established": "2003",
        "area_ha": 1640,
        "location": {"lon": 101.66563, "lat": 21.17642, "precision": "town"},
        "industries": [],
        "last_confirmed": None,
        "freshness": "overdue",
        "url": "http://testserver/en/zones/la-boten/",
        "self": "http://testserver/api/v1/zones/la-boten/",
        "distance_km": None,
        "fallback_fields": [],
    }


def test_unknown_values_are_null(rows):
    ZoneFactory(name_en="Bare")
    [row] = rows("zones/")
    empty = ("province", "status", "development_form", "established", "area_ha", "location", "local_name")
    assert [row[name] for name in empty] == [None] * len(empty)


def test_page_address_is_in_the_language_of_the_answer(ask, zone, client):
    address = ask("zones/la-boten/?lang=lo").json()["url"]
    assert address == "http://testserver/lo/zones/la-boten/"
    assert client.get(address).status_code == 200


def test_detail_has_every_field_of_the_contract(detail):
    row = {
        "slug", "name", "local_name", "country", "province", "zone_types", "status", "development_form", "established",
        "area_ha", "location", "industries", "last_confirmed", "freshness", "url", "self",
    }  # fmt: skip
    more = {
        "aliases", "parent", "components", "usable_area_ha", "approved", "construction_started", "investment",
        "land_tenure", "location_advantage", "summary", "roles", "tenants", "facilities", "opportunities",
        "incentives", "regulations", "services", "milestones", "cross_border_areas", "transport", "indicators",
        "visits", "claims",
    }  # fmt: skip
    assert row | more <= set(detail())
    assert detail()["visits"] == []


def test_parts_carry_their_source_and_locator(detail, zone, source):
    for factory in (
        ZoneAliasFactory, ZoneRoleFactory, TenantFactory, FacilityFactory, InvestmentOpportunityFactory,
        IncentiveFactory, ZoneServiceFactory, MilestoneFactory, AreaMemberFactory, TransportConnectionFactory,
        ObservationFactory,
    ):  # fmt: skip
        factory(zone=zone, source=source, locator="line 7")
    body = detail()
    for name in (
        "aliases", "roles", "tenants", "facilities", "opportunities", "incentives", "services", "milestones",
        "cross_border_areas", "transport", "indicators",
    ):  # fmt: skip
        [part] = body[name]
        assert part["source"] == {
            "slug": "the-report",
            "title": "The report",
            "url": "https://example.org/report",
        }, name
        assert part["locator"] == "line 7", name


def test_investment_comes_from_the_accepted_claim(detail, zone, source):
    record_claim(
        zone=zone,
        field="investment_planned",
        value="1000000000 USD",
        statement=Statement(
            source=source,
            locator="line 9",
            as_of="2019",
            stated={"investment_planned": "over USD 1 billion"},
            bound={"investment_planned": "over"},
        ),
        accept=True,
    )
    [investment] = detail()["investment"]
    expected = {
        "kind": "planned", "amount": 1000000000, "currency": "USD", "bound": "over", "as_of": "2019",
        "stated": "over USD 1 billion", "locator": "line 9",
    }  # fmt: skip
    assert {name: investment[name] for name in expected} == expected


def test_claims_keep_what_was_not_accepted(detail, zone, ask):
    other = SourceFactory(slug="other")
    ClaimFactory(zone=zone, value="3430", source=other, locator="page 2")
    record_claim(
        zone=zone, field="usable_area_ha", value_state=ValueState.NOT_DISCLOSED, statement=Statement(source=other)
    )
    listed = ask("zones/la-boten/claims/").json()
    areas = [claim for claim in listed["results"] if claim["field"] == "area_ha"]
    assert [(claim["value"], claim["status"], claim["source"]["slug"]) for claim in areas] == [
        (1640, "accepted", "the-report"),
        (3430, "competing", "other"),
    ]
    [secret] = [claim for claim in listed["results"] if claim["field"] == "usable_area_ha"]
    assert (secret["value"], secret["value_state"]) == (None, "not_disclosed")
    assert detail()["claims"] == listed["results"]
    assert listed["count"] == len(listed["results"])


def test_claims_have_values_in_their_own_form(ask, zone):
    values = {claim["field"]: claim["value"] for claim in ask("zones/la-boten/claims/").json()["results"]}
    assert values["area_ha"] == 1640
    assert values["established"] == "2003"
    assert values["investment_planned"] == {"amount": 500000000, "currency": "USD"}
    assert values["location"] == {"lon": 101.66563, "lat": 21.17642, "precision": "town"}


@pytest.mark.parametrize("status", [ClaimStatus.PROPOSED, ClaimStatus.REJECTED])
def test_claims_that_wait_or_were_declined_are_not_public(ask, detail, zone, source, status):
    statement = Statement(source=source, locator="hidden")
    record_claim(zone=zone, field="area_ha", value="99", statement=statement, status=status)
    assert "hidden" not in {claim["locator"] for claim in detail()["claims"]}
    assert "hidden" not in {claim["locator"] for claim in ask("zones/la-boten/claims/").json()["results"]}


def test_nothing_unpublished_shows_through_a_published_zone(ask, zone):
    for factory in (
        TenantFactory, FacilityFactory, InvestmentOpportunityFactory, ZoneServiceFactory, MilestoneFactory,
        IncentiveFactory, ObservationFactory,
    ):  # fmt: skip
        factory(zone=zone, note="hidden-row", publication=HIDDEN)
    ZoneFactory(slug="hidden-part", component_of=zone, publication=HIDDEN)
    AreaMemberFactory(zone=zone, area=CrossBorderAreaFactory(slug="hidden-area", publication=HIDDEN))
    TransportConnectionFactory(zone=zone, link=TransportLinkFactory(slug="hidden-link", publication=HIDDEN))
    ZoneRegulationFactory(zone=zone, regulation=RegulationFactory(slug="hidden-regulation", publication=HIDDEN))
    IncentiveFactory(zone=None, country=zone.country, slug="hidden-incentive", publication=HIDDEN)
    facility = FacilityFactory(zone=zone, slug="hidden-facility", publication=HIDDEN)
    FacilityFactory(zone=zone, slug="inside", parent=facility)
    ObservationFactory(zone=zone, facility=facility, note="hidden-figure")
    ZoneServiceFactory(zone=zone, facility=facility)
    for path in ("zones/la-boten/", "zones/la-boten/claims/", "zones/", "observations/", "changes/"):
        assert b"hidden" not in ask(path).content, path


def test_parent_that_is_not_public_stays_unnamed(ask, source):
    parent = ZoneFactory(slug="hidden-parent", publication=HIDDEN)
    ZoneFactory(slug="part", component_of=parent)
    assert ask("zones/part/").json()["parent"] is None
    assert b"hidden-parent" not in ask("zones/part/").content
    assert b"hidden-parent" not in ask("zones/part/claims/").content


def test_components_tell_since_when(ask, zone):
    ZoneFactory(slug="part", name_en="Part", component_of=zone, component_since="2014-12-28")
    assert ask("zones/la-boten/").json()["components"] == [
        {"slug": "part", "name": "Part", "status": None, "since": "2014-12-28", "fallback_fields": []}
    ]
    assert ask("zones/part/").json()["parent"] == "la-boten"


def test_incentives_are_those_of_zone_country_and_types(detail, zone):
    top = ZoneTypeFactory(slug="sez")
    kind = zone.classifications.get().zone_type
    kind.parent = top
    kind.save()
    IncentiveFactory(slug="own", zone=zone)
    IncentiveFactory(slug="national", zone=None, country=zone.country)
    IncentiveFactory(slug="of-type", zone=None, zone_type=kind)
    IncentiveFactory(slug="of-type-above", zone=None, zone_type=top)
    IncentiveFactory(slug="of-another-type", zone=None, zone_type=ZoneTypeFactory())
    IncentiveFactory(slug="of-another-country", zone=None, country=CountryFactory(code="TH"))
    assert [row["slug"] for row in detail()["incentives"]] == ["national", "of-type", "of-type-above", "own"]


def test_indicators_are_the_latest_of_each(detail, zone):
    indicator = IndicatorFactory(slug="companies", name_en="Companies")
    ObservationFactory(zone=zone, indicator=indicator, period="2018", value=5)
    ObservationFactory(zone=zone, indicator=indicator, period="2019-06", value=Decimal("7.5"))
    ObservationFactory(zone=zone, indicator=indicator, period="2019-06", value=8)
    figures = [(row["indicator"], row["name"], row["period"], row["value"]) for row in detail()["indicators"]]
    assert sorted(figures) == [("companies", "Companies", "2019-06", 7.5), ("companies", "Companies", "2019-06", 8)]


def test_roles_tell_the_office_to_write_to(detail, zone):
    office = OrganisationFactory(
        slug="authority", name_en="Authority", acronym="A", website="https://example.org", office_email="a@example.org"
    )
    ZoneRoleFactory(zone=zone, organisation=office, role="management_authority")
    [role] = detail()["roles"]
    assert role["role"] == "management_authority"
    assert role["organisation"] == {
        "slug": "authority",
        "name": "Authority",
        "acronym": "A",
        "kind": "authority",
        "website": "https://example.org",
        "office_email": "a@example.org",
        "office_phone": None,
        "fallback_fields": [],
    }


@pytest.mark.parametrize(
    ("confirmed", "freshness"), [("2026-06-01", "fresh"), ("2025-01-01", "due"), ("2020-01-01", "overdue")]
)
def test_freshness_follows_the_last_confirmation(rows, source, confirmed, freshness):
    with mock.patch("zones.freshness.timezone.localdate", return_value=dt.date(2026, 11, 23)):
        zone = ZoneFactory(slug="checked")
        record_claim(
            zone=zone,
            field="status",
            value="operating",
            statement=Statement(source=source, confirmed_on=dt.date.fromisoformat(confirmed)),
            accept=True,
        )
    [row] = rows("zones/")
    assert (row["last_confirmed"], row["freshness"]) == (confirmed, freshness)


@one_change()
def fill(zone):
    """A row of every kind of part."""
    for factory in (
        ZoneAliasFactory, ZoneClassificationFactory, ZoneRoleFactory, ZoneIndustryFactory, TenantFactory,
        FacilityFactory, InvestmentOpportunityFactory, IncentiveFactory, ZoneServiceFactory, MilestoneFactory,
        AreaMemberFactory, TransportConnectionFactory, ObservationFactory, ZoneRegulationFactory, ClaimFactory,
    ):  # fmt: skip
        factory(zone=zone)
    parts = {"operator": OrganisationFactory(), "parent": FacilityFactory(zone=zone)}
    facility = FacilityFactory(zone=zone, **parts)
    ZoneServiceFactory(zone=zone, provider=OrganisationFactory(), facility=facility)
    TenantFactory(zone=zone, organisation=OrganisationFactory())
    IncentiveFactory(zone=zone, legal_basis=RegulationFactory(body=OrganisationFactory()))
    ObservationFactory(zone=zone, facility=facility)
    ZoneFactory(component_of=zone)


def test_list_costs_the_same_for_one_row_and_for_thirty(cost):
    """The rows are made once, as that is what takes long."""

    @one_change()
    def add(count):
        for number in range(count):
            zone = ZoneFactory(province=ProvinceFactory(), name_en=f"Test {number}")
            ZoneClassificationFactory(zone=zone)
            ZoneIndustryFactory(zone=zone)

    add(1)
    queries = ("", "format=csv&", "format=xlsx&", "format=geojson&", "q=test&country=LA&")
    for_one = {query: cost(f"zones/?{query}lang=lo") for query in queries}
    add(29)
    assert {query: cost(f"zones/?{query}lang=lo") for query in queries} == for_one


def test_profile_costs_the_same_for_one_part_of_each_kind_and_for_many(cost, zone):
    fill(zone)
    one = cost("zones/la-boten/")
    claims = cost("zones/la-boten/claims/")
    for _ in range(4):
        fill(zone)
    assert cost("zones/la-boten/") == one
    assert cost("zones/la-boten/claims/") == claims
