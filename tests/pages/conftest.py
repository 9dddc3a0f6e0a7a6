"""A small world with one row of everything a page can show, and the addresses of all pages."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from delegations.models import LearningVisit
from tests import factories as make
from tests.evaluations.results import evaluate
from tests.factories.rows import one_change
from tests.pages.visits import FIRST_DAY, make_visit
from tests.zones.test_edge import Caller
from zones.choices import OperatingStatus
from zones.models import BorderCrossing, Country, CrossBorderArea, Source, TransportLink, Zone
from zones.straight.answers import StraightAnswers


@dataclass
class World:
    """What the pages of the tests show."""

    zone: Zone
    country: Country
    area: CrossBorderArea
    link: TransportLink
    crossing: BorderCrossing
    source: Source
    visit: LearningVisit

    @property
    def paths(self) -> list[str]:
        """Every page, without the language."""
        return [
            "/",
            "/zones/",
            "/zones/?view=cards",
            "/zones/?view=map&country=LA",
            f"/zones/{self.zone.slug}/",
            "/countries/",
            "/countries/la/",
            "/cross-border-areas/",
            f"/cross-border-areas/{self.area.slug}/",
            f"/transport-links/{self.link.slug}/",
            "/sources/",
            f"/sources/{self.source.slug}/",
            "/changes/",
            "/about/",
            "/data-policy/",
            f"/learning-visits/{self.visit.slug}/evaluation/",
            "/projects/",
            "/projects/test-project/",
            "/learning-visits/",
            *self.visit_paths,
        ]

    @property
    def visit_paths(self) -> list[str]:
        """The pages of the visit."""
        here = f"/learning-visits/{self.visit.slug}"
        pages = ("", "agenda/", f"agenda/{FIRST_DAY}/", "sites/", "expectations/", "findings/", "sources/")
        return [f"{here}/{page}" for page in pages]

    @property
    def calendar_paths(self) -> list[str]:
        here = f"/learning-visits/{self.visit.slug}"
        return [f"{here}/agenda.ics", f"{here}/agenda/{FIRST_DAY}.ics"]


def make_zone(**kwargs) -> Zone:
    """A zone with a point and some figures."""
    facts = {
        "status": OperatingStatus.OPERATING,
        "area_ha": Decimal(1640),
        "longitude": Decimal("101.68306"),
        "latitude": Decimal("21.19333"),
        "location_precision": "town",
    }
    return make.ZoneFactory(**(facts | kwargs))


@one_change()
def furnish(zone: Zone, source: Source) -> None:
    """One part of each kind."""
    about = {"zone": zone, "source": source}
    make.ZoneAliasFactory(**about)
    make.ZoneClassificationFactory(**about)
    organisation = make.OrganisationFactory(source=source, office_email="office@example.org")
    make.ZoneRoleFactory(**about, organisation=organisation)
    make.ZoneIndustryFactory(**about)
    make.FacilityFactory(**about)
    make.TenantFactory(**about)
    make.InvestmentOpportunityFactory(**about)
    make.ZoneServiceFactory(**about)
    make.MilestoneFactory(**about)
    make.ZoneRegulationFactory(**about)
    make.IncentiveFactory(**about, rate_percent=50, years=8)
    make.StepFactory(procedure=make.ProcedureFactory(**about), source=source)
    make.ObservationFactory(**about)
    make.ClaimFactory(**about, value="3430")


@pytest.fixture
def world(db) -> World:
    return make_world()


@one_change()
def make_world() -> World:
    source = make.SourceFactory(slug="test-report", title="Test report", publisher="Test press")
    country = make.CountryFactory(code="LA", short_name_en="Lao PDR")
    zone = make_zone(source=source, slug="test-boten", name_en="Test Boten", name_lo="ບໍ່ເຕັນ", country=country)
    furnish(zone, source)
    area = make.CrossBorderAreaFactory(slug="test-area", source=source)
    make.AreaMemberFactory(area=area, zone=zone, source=source)
    make.AreaMemberFactory(area=area, zone=None, country=make.CountryFactory(code="CN"), source=source)
    for part in (make.AgreementFactory, make.JointBodyFactory, make.ClearanceModelFactory,
                 make.AreaStatementFactory, make.AreaAliasFactory):  # fmt: skip
        part(area=area, source=source)
    crossing = make.BorderCrossingFactory(country=country, source=source, area=area)
    make.CrossingZoneFactory(crossing=crossing, zone=zone, source=source)
    link = make.TransportLinkFactory(slug="test-railway", source=source, length_km=414)
    for part in (make.TransportSectionFactory, make.StationFactory, make.TransportFigureFactory):
        part(link=link, source=source)
    make.TransportConnectionFactory(link=link, zone=zone, source=source)
    make.CountryOverviewFactory(country=country, source=source)
    visit = make_visit(zone, source, country)
    evaluate(visit, source)
    return World(zone, country, area, link, crossing, source, visit)


@pytest.fixture
def nothing_shared(settings) -> None:
    """What one caller was given is not in the cache of all when the next one asks."""
    settings.REDIS_URL = ""


@pytest.fixture
def caller() -> Caller:
    """Asks past the framework where that is possible."""
    return Caller(straight=StraightAnswers())
