"""Columns of a zone that are computed: from which texts, and at what cost."""

import sqlite3

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.factories.rows import one_change
from zones.choices import Publication
from zones.derived import normalise, refresh_zones
from zones.models import Zone

pytestmark = pytest.mark.django_db


@one_change()
def zone_with_everything() -> Zone:
    country = make.CountryFactory(code="LA", short_name_en="Lao PDR", official_name_en="The Republic")
    province = make.ProvinceFactory(country=country, name_en="Luang Namtha", name_lo="ຫຼວງນໍ້າທາ")
    zone = make.ZoneFactory(
        slug="the-zone", name_en="The Zone", name_th="เขต", summary_en="A summary", location_advantage_vi="Gần cảng",
        locality="Boten", land_tenure="Lease", country=country, province=province,
    )  # fmt: skip
    make.MilestoneFactory(zone=zone, title_en="Opening", description_km="ការបើក")
    make.ZoneAliasFactory(zone=zone, name="Old name")
    make.ZoneAliasFactory(zone=zone, name="Older name")
    make.ZoneClassificationFactory(zone=zone, zone_type__abbreviation="SEZ", zone_type__name_en="Special")
    make.ZoneRoleFactory(zone=zone, organisation__acronym="BOI", organisation__name_en="Board")
    make.ZoneIndustryFactory(zone=zone, label="Own words", industry__label_en="Textiles")
    make.FacilityFactory(zone=zone, name_en="Power station", description_en="Of the zone")
    make.TenantFactory(zone=zone, name_en="Firm", activity_en="Sewing", publication=Publication.PUBLISHED)
    make.TenantFactory(zone=zone, name_en="Secret firm", publication=Publication.DRAFT)
    make.InvestmentOpportunityFactory(zone=zone, title_en="Plot", description_en="Of land")
    make.ZoneServiceFactory(zone=zone, name_en="Counter", description_en="One-stop")
    return zone


def test_zone_is_found_by_every_text_that_its_page_shows():
    zone = zone_with_everything()
    zone.refresh_from_db()
    lines = zone.search_text.split("\n")
    shown = [
        "the-zone", "the zone", "เขต", "a summary", "gan cang", "boten", "lease", "lao pdr", "the republic", "laos",
        "luang namtha", "old name", "older name", "sez", "special", "boi", "board", "own words", "textiles",
        "power station", "of the zone", "firm", "sewing", "plot", "of land", "counter", "one-stop", "opening",
    ]  # fmt: skip
    assert [line for line in lines if line in shown] == shown
    assert {normalise("ຫຼວງນໍ້າທາ"), normalise("ការបើក")} < set(lines)
    assert "secret firm" not in lines


def test_any_number_of_zones_fits_into_the_queries():
    """A country that is renamed touches thousands. Where SQLite is old, it takes 999 values in a statement."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite bounds them")
    connection.ensure_connection()
    before = connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 999)
    try:
        refresh_zones(range(1, 2_500))
    finally:
        connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, before)


def test_nothing_is_written_where_nothing_has_changed():
    zones = [zone_with_everything(), *make.ZoneFactory.create_batch(3)]
    stored = Zone.objects.in_bulk()
    for pks in ([zones[0].pk], [zone.pk for zone in zones]):
        with CaptureQueriesContext(connection) as queries:
            refresh_zones(pks)
        assert [query["sql"].lstrip("(").split()[0] for query in queries] == ["SELECT"] * 4
    wrong = {"search_text": "old", "last_confirmed": "2001-01-01", "freshness": "fresh", "has_competing_claims": True}
    for name, value in wrong.items():
        Zone._base_manager.filter(pk=zones[0].pk).update(**{name: value})
        with CaptureQueriesContext(connection) as queries:
            refresh_zones([zone.pk for zone in zones])
        assert [query["sql"].lstrip("(").split()[0] for query in queries] == ["SELECT"] * 4 + ["UPDATE"], name
        assert getattr(Zone.objects.get(pk=zones[0].pk), name) == getattr(stored[zones[0].pk], name)
