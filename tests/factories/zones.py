"""Zones, their claims and parts."""

from __future__ import annotations

from typing import Any

import factory

from tests.factories.reference import (
    CountryFactory,
    IndustryFactory,
    OrganisationFactory,
    SourceFactory,
    ZoneTypeFactory,
)
from tests.factories.rows import RowFactory
from zones import models
from zones.choices import FacilityKind, IndustryRelation, Publication, RoleKind
from zones.services.claims import Statement, record_claim, save_zone


class ZoneFactory(RowFactory):
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


class ClaimFactory(RowFactory):
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


class SourcedFactory(RowFactory):
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
