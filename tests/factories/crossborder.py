"""Areas across borders and crossings."""

from __future__ import annotations

import factory

from tests.factories.reference import CountryFactory, ZoneTypeFactory
from tests.factories.zones import PartFactory, SourcedFactory, ZoneFactory
from zones import models
from zones.choices import AreaStatus, BodyLevel, ClearanceKind, Publication


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
