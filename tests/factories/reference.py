"""Reference rows and sources."""

from __future__ import annotations

import factory

from tests.factories.rows import RowFactory
from zones import models
from zones.choices import OrganisationKind, SourceKind


class SourceFactory(RowFactory):
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


class CountryFactory(RowFactory):
    class Meta:
        model = models.Country
        django_get_or_create = ("code",)

    code = "LA"
    alpha3 = factory.LazyAttribute(lambda row: COUNTRIES.get(row.code, (f"{row.code}X", ""))[0])
    local_language = factory.LazyAttribute(lambda row: COUNTRIES.get(row.code, ("", ""))[1])
    currency = "USD"
    is_member = True


class ProvinceFactory(RowFactory):
    class Meta:
        model = models.Province
        django_get_or_create = ("code",)

    country = factory.SubFactory(CountryFactory)
    code = factory.LazyAttribute(lambda row: f"{row.country.code}-XX")
    name_en = "Test province"


class ZoneTypeFactory(RowFactory):
    class Meta:
        model = models.ZoneType

    slug = factory.Sequence(lambda n: f"test-type-{n}")
    name_en = factory.Sequence(lambda n: f"Test type {n}")


class IndustryFactory(RowFactory):
    class Meta:
        model = models.Industry

    slug = factory.Sequence(lambda n: f"test-industry-{n}")
    label_en = factory.Sequence(lambda n: f"Test industry {n}")


class OrganisationFactory(RowFactory):
    class Meta:
        model = models.Organisation

    slug = factory.Sequence(lambda n: f"test-organisation-{n}")
    name_en = factory.Sequence(lambda n: f"Test organisation {n}")
    kind = OrganisationKind.AUTHORITY
    source = factory.SubFactory(SourceFactory)
