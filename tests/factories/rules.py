"""Regulations, incentives and procedures."""

from __future__ import annotations

import factory

from tests.factories.zones import PartFactory, SourcedFactory
from zones import models
from zones.choices import IncentiveKind, Publication, RegulationKind


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
