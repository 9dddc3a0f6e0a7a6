"""Transport links and their parts."""

from __future__ import annotations

import factory

from tests.factories.zones import SourcedFactory, ZoneFactory
from zones import models
from zones.choices import Publication, TransportKind


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
