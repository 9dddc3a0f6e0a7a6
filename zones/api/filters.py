"""Filters of the smaller resources: by zone, country and year, and by their vocabularies."""

from collections.abc import Iterable

import django_filters
from django.db.models import Q, QuerySet

from ezportal.api.filters import ChoicesFilter, NumberFilter, TrueFalseFilter
from zones.api.querysets import shown_observations
from zones.choices import (
    AreaStatus,
    IncentiveKind,
    OrganisationKind,
    RegulationKind,
    SiteStatus,
    SourceKind,
    TransportKind,
)
from zones.filters import (
    PublishedZoneFilter,
    country_choices,
    industry_choices,
    zone_type_choices,
)
from zones.models import Indicator


def indicator_choices() -> Iterable[tuple[str, str]]:
    return [(row.slug, row.name) for row in Indicator.objects.all()]


def by_country(column: str = "country_id") -> ChoicesFilter:
    return ChoicesFilter(
        column, choices=country_choices, vocabulary="CountryCode", describe="ISO 3166-1 code of the country."
    )


def in_country_or_its_zones() -> ChoicesFilter:
    return ChoicesFilter(
        choices=country_choices,
        vocabulary="CountryCode",
        method="of_country",
        describe="ISO 3166-1 code: what holds for the country, and for zones in it.",
    )


def by_zone(method: str = "of_zone") -> PublishedZoneFilter:
    return PublishedZoneFilter(method=method, describe="Slug of the zone.")


def by_year(describe: str) -> NumberFilter:
    return NumberFilter(low=1, high=9999, whole=True, method="of_year", describe=describe)


def following(year: int) -> str:
    """What comes after every date of the year. No date begins with a colon, which follows the digit 9."""
    return f"{year + 1:04d}" if year < 9999 else ":"


class SubjectFilterSet(django_filters.FilterSet):
    """For rows that speak of a zone or of a country, with an EDTF date in `date_field`."""

    date_field = "as_of"

    def of_country(self, queryset: QuerySet, name: str, codes: list[str]) -> QuerySet:
        return queryset.filter(Q(country__in=codes) | Q(zone__country__in=codes))

    def of_zone(self, queryset: QuerySet, name: str, slug: str) -> QuerySet:
        return queryset.filter(zone__slug=slug)

    def of_year(self, queryset: QuerySet, name: str, year: int) -> QuerySet:
        field = self.date_field
        return queryset.filter(**{f"{field}__gte": f"{year:04d}", f"{field}__lt": following(year)})


class CountryFilterSet(django_filters.FilterSet):
    is_member = TrueFalseFilter("is_member", describe="One of the six Lancang-Mekong countries.")


class ZoneTypeFilterSet(django_filters.FilterSet):
    country = by_country()
    parent = ChoicesFilter(
        "parent__slug", choices=zone_type_choices, vocabulary="ZoneTypeSlug", describe="The type directly above."
    )


class IndustryFilterSet(django_filters.FilterSet):
    parent = ChoicesFilter(
        "parent__slug", choices=industry_choices, vocabulary="IndustrySlug", describe="The industry directly above."
    )


class OrganisationFilterSet(django_filters.FilterSet):
    country = by_country()
    kind = ChoicesFilter("kind", choices=OrganisationKind.choices, describe="Kind.")


class SourceFilterSet(django_filters.FilterSet):
    kind = ChoicesFilter("kind", choices=SourceKind.choices, describe="Kind.")


class IncentiveFilterSet(SubjectFilterSet):
    zone = by_zone()
    country = in_country_or_its_zones()
    zone_type = ChoicesFilter(
        "zone_type__slug", choices=zone_type_choices, vocabulary="ZoneTypeSlug", describe="Given for this type of zone."
    )
    kind = ChoicesFilter("kind", choices=IncentiveKind.choices, describe="Kind.")
    year = by_year("Year the source speaks of.")


class RegulationFilterSet(SubjectFilterSet):
    date_field = "issued"

    zone = by_zone("governing")
    country = by_country()
    kind = ChoicesFilter("kind", choices=RegulationKind.choices, describe="Kind.")
    year = by_year("Year of issue.")

    def governing(self, queryset: QuerySet, name: str, slug: str) -> QuerySet:
        return queryset.filter(zone_links__zone__slug=slug)


class ProcedureFilterSet(SubjectFilterSet):
    zone = by_zone()
    country = in_country_or_its_zones()


class CrossBorderAreaFilterSet(django_filters.FilterSet):
    country = ChoicesFilter(
        choices=country_choices, vocabulary="CountryCode", method="of_country", describe="ISO 3166-1 code of one side."
    )
    zone = by_zone()
    status = ChoicesFilter("status", choices=AreaStatus.choices, describe="Status.")

    def of_country(self, queryset: QuerySet, name: str, codes: list[str]) -> QuerySet:
        side = Q(members__country__in=codes) | Q(members__zone__country__in=codes)
        return queryset.filter(pk__in=queryset.model.objects.filter(side).values("pk"))

    def of_zone(self, queryset: QuerySet, name: str, slug: str) -> QuerySet:
        return queryset.filter(members__zone__slug=slug)


class BorderCrossingFilterSet(django_filters.FilterSet):
    country = ChoicesFilter(
        choices=country_choices, vocabulary="CountryCode", method="of_country", describe="ISO 3166-1 code of one side."
    )
    zone = by_zone()
    kind = ChoicesFilter("kind", choices=TransportKind.choices, describe="Kind.")

    def of_country(self, queryset: QuerySet, name: str, codes: list[str]) -> QuerySet:
        return queryset.filter(Q(country__in=codes) | Q(neighbour__in=codes))

    def of_zone(self, queryset: QuerySet, name: str, slug: str) -> QuerySet:
        return queryset.filter(zone_links__zone__slug=slug)


class TransportLinkFilterSet(django_filters.FilterSet):
    zone = by_zone()
    kind = ChoicesFilter("kind", choices=TransportKind.choices, describe="Kind.")
    status = ChoicesFilter("status", choices=SiteStatus.choices, describe="Status.")

    def of_zone(self, queryset: QuerySet, name: str, slug: str) -> QuerySet:
        return queryset.filter(connections__zone__slug=slug)


class ObservationFilterSet(SubjectFilterSet):
    date_field = "period"

    indicator = ChoicesFilter(
        "indicator__slug", choices=indicator_choices, vocabulary="IndicatorSlug", describe="Slug of the indicator."
    )
    zone = by_zone()
    country = in_country_or_its_zones()
    year = by_year("Year of the figure.")


class IndicatorFilterSet(SubjectFilterSet):
    """Indicators of which there are public figures for the zone, the country, the year."""

    date_field = "period"

    zone = by_zone()
    country = in_country_or_its_zones()
    year = by_year("Year of a figure.")

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        if not any(self.form.cleaned_data.values()):
            return queryset
        # One figure must meet all of it: the filters narrow the figures, not the indicators.
        figures = super().filter_queryset(shown_observations().order_by())
        return queryset.filter(pk__in=figures.values("indicator"))
