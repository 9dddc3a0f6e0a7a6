"""Indicators, figures and national totals."""

from __future__ import annotations

import factory

from tests.factories.reference import CountryFactory
from tests.factories.rows import RowFactory
from tests.factories.zones import PartFactory, SourcedFactory
from zones import models
from zones.choices import Publication


class IndicatorFactory(RowFactory):
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
