"""No page asks the database more often because it has more to show."""

from decimal import Decimal

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.factories.rows import one_change
from tests.pages.conftest import make_zone
from tests.pages.visits import furnish
from zones.index import current
from zones.models import StoredForm

MANY = 29


def count_queries(client, path: str) -> int:
    """In a process that knows nothing yet, with nothing kept in the database."""
    cache.clear()
    current.forget_table()
    StoredForm.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@one_change()
def more_zones(world) -> None:
    for number in range(MANY):
        zone = make_zone(source=world.source, country=world.country, longitude=100 + Decimal(number) / 10)
        make.ZoneClassificationFactory(zone=zone, source=world.source)
        make.AreaMemberFactory(area=world.area, zone=zone, source=world.source)
        make.TransportConnectionFactory(link=world.link, zone=zone, source=world.source)


@one_change()
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


@one_change()
def more_of_the_visit(world) -> None:
    """One more part of each kind, in another country group with a presentation of its own, thirty times over."""
    for number in range(MANY):
        group = make.CountryGroupFactory(visit=world.visit, code=f"G{number}")
        make.DelegateFactory(visit=world.visit, group=group)
        make.AgendaItemFactory(day=make.AgendaDayFactory(visit=world.visit))
        presentation = make.CountryPresentationFactory(visit=world.visit, group=group)
        make.FindingFactory(presentation=presentation)
        furnish(world.visit, world.visit.groups.first(), make_zone(country=world.country), world.source)


@pytest.mark.parametrize("page", ["", "agenda/", "agenda/2030-03-04/", "sites/", "expectations/", "findings/",
                                  "sources/", "agenda.ics", "agenda/2030-03-04.ics"])  # fmt: skip
def test_queries_do_not_grow_with_what_is_recorded_of_a_visit(client, world, page) -> None:
    path = f"/en/learning-visits/test-visit/{page}"
    before = count_queries(client, path)
    more_of_the_visit(world)
    assert count_queries(client, path) <= before


@one_change()
def more_visits(world) -> None:
    for number in range(MANY):
        visit = make.LearningVisitFactory(name_en=f"Visit {number}", status="held", actual_from="2030-03-04",
                                          actual_to="2030-03-05")  # fmt: skip
        make.VisitProjectFactory(visit=visit, project=world.visit.project_links.get().project)
        group = make.CountryGroupFactory(visit=visit, country=world.country, code="LA")
        make.DelegateFactory(visit=visit, group=group)
        furnish(visit, group, world.zone, world.source)
        make.ActivityFactory(project=world.visit.project_links.get().project, visit=visit, source=world.source)
        make.ActivityFactory(project=make.ProjectFactory())


@pytest.mark.parametrize(
    "path",
    ["/en/learning-visits/", "/en/projects/", "/en/projects/test-project/", "/en/zones/test-boten/",
     "/en/countries/la/", "/en/sources/test-report/", "/en/zones/?visited=true"],
)  # fmt: skip
def test_queries_do_not_grow_with_visits(client, world, path) -> None:
    before = count_queries(client, path)
    more_visits(world)
    assert count_queries(client, path) <= before
