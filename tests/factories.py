"""Small rows for tests. Every figure and name here is invented for tests and marked so by its source."""

from __future__ import annotations

import datetime as dt
from typing import Any

import factory
from factory.django import DjangoModelFactory

from zones import models
from zones.choices import (
    AreaStatus,
    BodyLevel,
    ClearanceKind,
    FacilityKind,
    IncentiveKind,
    IndustryRelation,
    OrganisationKind,
    Publication,
    RegulationKind,
    RoleKind,
    SourceKind,
    TransportKind,
)
from zones.services.claims import Statement, record_claim, save_zone


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = models.Source

    slug = factory.Sequence(lambda n: f"test-source-{n}")
    title = factory.Sequence(lambda n: f"Test source {n}")
    kind = SourceKind.REPORT
    url = factory.LazyAttribute(lambda row: f"https://example.org/{row.slug}")


COUNTRIES = {
    "LA": ("LAO", "lo"),
    "CN": ("CHN", "zh-hans"),
    "TH": ("THA", "th"),
    "KH": ("KHM", "km"),
    "MM": ("MMR", "my"),
}


class CountryFactory(DjangoModelFactory):
    class Meta:
        model = models.Country
        django_get_or_create = ("code",)

    code = "LA"
    alpha3 = factory.LazyAttribute(lambda row: COUNTRIES.get(row.code, (f"{row.code}X", ""))[0])
    local_language = factory.LazyAttribute(lambda row: COUNTRIES.get(row.code, ("", ""))[1])
    currency = "USD"
    is_member = True


class ProvinceFactory(DjangoModelFactory):
    class Meta:
        model = models.Province
        django_get_or_create = ("code",)

    country = factory.SubFactory(CountryFactory)
    code = factory.LazyAttribute(lambda row: f"{row.country.code}-XX")
    name_en = "Test province"


class ZoneTypeFactory(DjangoModelFactory):
    class Meta:
        model = models.ZoneType

    slug = factory.Sequence(lambda n: f"test-type-{n}")
    name_en = factory.Sequence(lambda n: f"Test type {n}")


class IndustryFactory(DjangoModelFactory):
    class Meta:
        model = models.Industry

    slug = factory.Sequence(lambda n: f"test-industry-{n}")
    label_en = factory.Sequence(lambda n: f"Test industry {n}")


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = models.Organisation

    slug = factory.Sequence(lambda n: f"test-organisation-{n}")
    name_en = factory.Sequence(lambda n: f"Test organisation {n}")
    kind = OrganisationKind.AUTHORITY
    source = factory.SubFactory(SourceFactory)


class ZoneFactory(DjangoModelFactory):
    """A published zone whose profile was stated by a test source; any profile column may be given."""

    class Meta:
        model = models.Zone

    country = factory.SubFactory(CountryFactory)
    slug = factory.Sequence(lambda n: f"test-zone-{n}")
    name_en = factory.Sequence(lambda n: f"Test zone {n}")
    publication = Publication.PUBLISHED

    @classmethod
    def _create(cls, model_class: type[models.Zone], *args: Any, **kwargs: Any) -> models.Zone:
        source = kwargs.pop("source", None) or SourceFactory()
        zone = model_class(*args, **kwargs)
        save_zone(zone=zone, statement=Statement(source=source, locator="test"))
        return models.Zone.objects.get(pk=zone.pk)


class ClaimFactory(DjangoModelFactory):
    """A competing claim on a zone's gross area."""

    class Meta:
        model = models.Claim

    zone = factory.SubFactory(ZoneFactory)
    field = "area_ha"
    value = factory.Sequence(lambda n: str(100 + n))
    source = factory.SubFactory(SourceFactory)

    @classmethod
    def _create(cls, model_class: type[models.Claim], *args: Any, **kwargs: Any) -> models.Claim:
        source, locator = kwargs.pop("source"), kwargs.pop("locator", "")
        return record_claim(**kwargs, statement=Statement(source=source, locator=locator))


class SourcedFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    source = factory.SubFactory(SourceFactory)


class PartFactory(SourcedFactory):
    class Meta:
        abstract = True

    zone = factory.SubFactory(ZoneFactory)


class ZoneAliasFactory(PartFactory):
    class Meta:
        model = models.ZoneAlias

    name = factory.Sequence(lambda n: f"Test alias {n}")


class ZoneClassificationFactory(PartFactory):
    class Meta:
        model = models.ZoneClassification

    zone_type = factory.SubFactory(ZoneTypeFactory)


class ZoneRoleFactory(PartFactory):
    class Meta:
        model = models.ZoneRole

    organisation = factory.SubFactory(OrganisationFactory)
    role = RoleKind.DEVELOPER


class ZoneIndustryFactory(PartFactory):
    class Meta:
        model = models.ZoneIndustry

    industry = factory.SubFactory(IndustryFactory)
    relation = IndustryRelation.PRIORITY


class FacilityFactory(PartFactory):
    class Meta:
        model = models.Facility

    slug = factory.Sequence(lambda n: f"test-facility-{n}")
    name_en = factory.Sequence(lambda n: f"Test facility {n}")
    kind = FacilityKind.GATE
    publication = Publication.PUBLISHED


class TenantFactory(PartFactory):
    class Meta:
        model = models.Tenant

    name_en = factory.Sequence(lambda n: f"Test tenant {n}")
    publication = Publication.PUBLISHED


class InvestmentOpportunityFactory(PartFactory):
    class Meta:
        model = models.InvestmentOpportunity

    slug = factory.Sequence(lambda n: f"test-opportunity-{n}")
    title_en = factory.Sequence(lambda n: f"Test opportunity {n}")
    publication = Publication.PUBLISHED


class ZoneServiceFactory(PartFactory):
    class Meta:
        model = models.ZoneService

    slug = factory.Sequence(lambda n: f"test-service-{n}")
    name_en = factory.Sequence(lambda n: f"Test service {n}")
    publication = Publication.PUBLISHED


class MilestoneFactory(PartFactory):
    class Meta:
        model = models.Milestone

    date = "2019-12"
    title_en = factory.Sequence(lambda n: f"Test milestone {n}")
    publication = Publication.PUBLISHED


class RegulationFactory(SourcedFactory):
    class Meta:
        model = models.Regulation

    slug = factory.Sequence(lambda n: f"test-regulation-{n}")
    title_en = factory.Sequence(lambda n: f"Test regulation {n}")
    kind = RegulationKind.LAW
    publication = Publication.PUBLISHED


class ZoneRegulationFactory(PartFactory):
    class Meta:
        model = models.ZoneRegulation

    regulation = factory.SubFactory(RegulationFactory)


class IncentiveFactory(PartFactory):
    class Meta:
        model = models.Incentive

    slug = factory.Sequence(lambda n: f"test-incentive-{n}")
    title_en = factory.Sequence(lambda n: f"Test incentive {n}")
    kind = IncentiveKind.FISCAL
    publication = Publication.PUBLISHED


class ProcedureFactory(PartFactory):
    class Meta:
        model = models.Procedure

    slug = factory.Sequence(lambda n: f"test-procedure-{n}")
    title_en = factory.Sequence(lambda n: f"Test procedure {n}")
    publication = Publication.PUBLISHED


class StepFactory(SourcedFactory):
    class Meta:
        model = models.Step

    procedure = factory.SubFactory(ProcedureFactory)
    order = factory.Sequence(lambda n: n + 1)
    name_en = factory.Sequence(lambda n: f"Test step {n}")


class CrossBorderAreaFactory(SourcedFactory):
    class Meta:
        model = models.CrossBorderArea

    slug = factory.Sequence(lambda n: f"test-area-{n}")
    name_en = factory.Sequence(lambda n: f"Test area {n}")
    zone_type = factory.SubFactory(ZoneTypeFactory)
    status = AreaStatus.UNDER_DEVELOPMENT
    publication = Publication.PUBLISHED


class AreaPartFactory(SourcedFactory):
    class Meta:
        abstract = True

    area = factory.SubFactory(CrossBorderAreaFactory)


class AreaMemberFactory(AreaPartFactory):
    class Meta:
        model = models.AreaMember

    zone = factory.SubFactory(ZoneFactory)


class AreaAliasFactory(AreaPartFactory):
    class Meta:
        model = models.AreaAlias

    name = factory.Sequence(lambda n: f"Test area alias {n}")


class AgreementFactory(AreaPartFactory):
    class Meta:
        model = models.Agreement

    slug = factory.Sequence(lambda n: f"test-agreement-{n}")
    title_en = factory.Sequence(lambda n: f"Test agreement {n}")


class JointBodyFactory(AreaPartFactory):
    class Meta:
        model = models.JointBody

    slug = factory.Sequence(lambda n: f"test-body-{n}")
    name_en = factory.Sequence(lambda n: f"Test body {n}")
    level = BodyLevel.JOINT


class ClearanceModelFactory(AreaPartFactory):
    class Meta:
        model = models.ClearanceModel

    slug = factory.Sequence(lambda n: f"test-clearance-{n}")
    name_en = factory.Sequence(lambda n: f"Test clearance {n}")
    kind = ClearanceKind.ONE_PLACE_TWO_INSPECTIONS


class AreaStatementFactory(AreaPartFactory):
    class Meta:
        model = models.AreaStatement

    topic = factory.Sequence(lambda n: f"Test topic {n}")
    text_en = "A statement made for tests."


class BorderCrossingFactory(SourcedFactory):
    class Meta:
        model = models.BorderCrossing

    slug = factory.Sequence(lambda n: f"test-crossing-{n}")
    name_en = factory.Sequence(lambda n: f"Test crossing {n}")
    country = factory.SubFactory(CountryFactory)
    publication = Publication.PUBLISHED


class CrossingZoneFactory(PartFactory):
    class Meta:
        model = models.CrossingZone

    crossing = factory.SubFactory(BorderCrossingFactory)


class TransportLinkFactory(SourcedFactory):
    class Meta:
        model = models.TransportLink

    slug = factory.Sequence(lambda n: f"test-link-{n}")
    name_en = factory.Sequence(lambda n: f"Test link {n}")
    kind = TransportKind.RAIL
    publication = Publication.PUBLISHED


class LinkPartFactory(SourcedFactory):
    class Meta:
        abstract = True

    link = factory.SubFactory(TransportLinkFactory)


class TransportConnectionFactory(LinkPartFactory):
    class Meta:
        model = models.TransportConnection

    zone = factory.SubFactory(ZoneFactory)


class TransportSectionFactory(LinkPartFactory):
    class Meta:
        model = models.TransportSection

    slug = factory.Sequence(lambda n: f"test-section-{n}")
    order = factory.Sequence(lambda n: n + 1)
    name_en = factory.Sequence(lambda n: f"Test section {n}")


class StationFactory(LinkPartFactory):
    class Meta:
        model = models.Station

    order = factory.Sequence(lambda n: n + 1)
    name_en = factory.Sequence(lambda n: f"Test station {n}")


class TransportFigureFactory(LinkPartFactory):
    class Meta:
        model = models.TransportFigure

    label_en = factory.Sequence(lambda n: f"Test figure {n}")
    value = 12


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = models.Indicator

    slug = factory.Sequence(lambda n: f"test-indicator-{n}")
    name_en = factory.Sequence(lambda n: f"Test indicator {n}")
    unit = "count"


class ObservationFactory(PartFactory):
    class Meta:
        model = models.Observation

    indicator = factory.SubFactory(IndicatorFactory)
    period = "2019"
    value = factory.Sequence(lambda n: n + 1)
    unit = "count"
    publication = Publication.PUBLISHED


class CountryOverviewFactory(SourcedFactory):
    class Meta:
        model = models.CountryOverview

    country = factory.SubFactory(CountryFactory)
    label_en = factory.Sequence(lambda n: f"Test total {n}")
    count = 7


class FocalPointFactory(DjangoModelFactory):
    class Meta:
        model = models.FocalPoint

    user = factory.SubFactory("tests.people.UserFactory")
    country = factory.SubFactory(CountryFactory)


class EnquiryFactory(DjangoModelFactory):
    class Meta:
        model = models.Enquiry

    zone = factory.SubFactory(ZoneFactory)
    received_at = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    email = factory.Sequence(lambda n: f"investor{n}@example.org")
    subject = "Test question"
    message = "A question made for tests."


class SubscriptionFactory(DjangoModelFactory):
    class Meta:
        model = models.Subscription

    email = factory.Sequence(lambda n: f"reader{n}@example.org")
    country = factory.SubFactory(CountryFactory)
