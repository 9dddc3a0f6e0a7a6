"""No page asks the database more often because it has more to show."""

from decimal import Decimal

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.pages.conftest import make_zone

MANY = 29


def count_queries(client, path: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def more_zones(world) -> None:
    for number in range(MANY):
        zone = make_zone(source=world.source, country=world.country, longitude=100 + Decimal(number) / 10)
        make.ZoneClassificationFactory(zone=zone, source=world.source)
        make.AreaMemberFactory(area=world.area, zone=zone, source=world.source)
        make.TransportConnectionFactory(link=world.link, zone=zone, source=world.source)


def more_parts(world) -> None:
    for _number in range(MANY):
        furnish_again(world)


def furnish_again(world) -> None:
    """One more part of each kind, and a competing claim with another value."""
    zone, source = world.zone, world.source
    about = {"zone": zone, "source": source}
    for part in (
        make.ZoneAliasFactory, make.ZoneClassificationFactory, make.ZoneRoleFactory, make.ZoneIndustryFactory,
        make.FacilityFactory, make.TenantFactory, make.InvestmentOpportunityFactory, make.ZoneServiceFactory,
        make.MilestoneFactory, make.ZoneRegulationFactory, make.IncentiveFactory, make.ObservationFactory,
    ):  # fmt: skip
        part(**about)
    make.StepFactory(procedure=make.ProcedureFactory(**about), source=source)
    make.ClaimFactory(**about)


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/en/zones/",
        "/en/zones/?view=cards",
        "/en/zones/?view=map",
        "/en/countries/",
        "/en/countries/la/",
        "/en/cross-border-areas/",
        "/en/cross-border-areas/test-area/",
        "/en/transport-links/test-railway/",
        "/en/sources/",
        "/en/changes/",
    ],
)
def test_queries_do_not_grow_with_zones(client, world, path) -> None:
    before = count_queries(client, path)
    more_zones(world)
    assert count_queries(client, path) <= before


@pytest.mark.parametrize("path", ["/en/zones/test-boten/", "/en/countries/la/", "/en/sources/test-report/"])
def test_queries_do_not_grow_with_what_is_recorded_of_a_zone(client, world, path) -> None:
    before = count_queries(client, path)
    more_parts(world)
    assert count_queries(client, path) <= before
