"""No page asks the database more often because it has more to show."""

from collections.abc import Callable, Iterable
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import edge
from tests import factories as make
from tests.factories.rows import one_change
from tests.pages.conftest import make_zone
from tests.pages.visits import furnish
from zones.models import StoredForm

pytestmark = pytest.mark.sweep
MANY = 29


def count_queries(client, path: str) -> int:
    """In a process that knows nothing yet, with nothing kept in the database."""
    edge.forget()
    StoredForm.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def grown(client, paths: Iterable[str], grow: Callable[[], None]) -> dict[str, tuple[int, int]]:
    """The paths that ask more often when there is more, with both counts. The rows are made once: that takes long."""
    before = {path: count_queries(client, path) for path in paths}
    grow()
    after = {path: count_queries(client, path) for path in before}
    return {path: (before[path], after[path]) for path in before if after[path] > before[path]}


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


def test_queries_do_not_grow_with_zones(client, world) -> None:
    paths = (
        "", "zones/", "zones/?view=cards", "zones/?view=map", "countries/", "countries/la/", "cross-border-areas/",
        "cross-border-areas/test-area/", "transport-links/test-railway/", "sources/", "changes/",
    )  # fmt: skip
    assert grown(client, (f"/en/{path}" for path in paths), lambda: more_zones(world)) == {}


def test_queries_do_not_grow_with_what_is_recorded_of_a_zone(client, world) -> None:
    paths = ("/en/zones/test-boten/", "/en/countries/la/", "/en/sources/test-report/")
    assert grown(client, paths, lambda: more_parts(world)) == {}


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


def test_queries_do_not_grow_with_what_is_recorded_of_a_visit(client, world) -> None:
    pages = (
        "", "agenda/", "agenda/2030-03-04/", "sites/", "expectations/", "findings/", "sources/", "agenda.ics",
        "agenda/2030-03-04.ics",
    )  # fmt: skip
    paths = [f"/en/learning-visits/test-visit/{page}" for page in pages]
    assert grown(client, paths, lambda: more_of_the_visit(world)) == {}


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


def test_queries_do_not_grow_with_visits(client, world) -> None:
    paths = (
        "learning-visits/", "projects/", "projects/test-project/", "zones/test-boten/", "countries/la/",
        "sources/test-report/", "zones/?visited=true",
    )  # fmt: skip
    assert grown(client, (f"/en/{path}" for path in paths), lambda: more_visits(world)) == {}
