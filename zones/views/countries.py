"""The six countries, and a page for each country that has a part in the data."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from zones import contributions
from zones.choices import OrganisationKind, Publication
from zones.models import (
    AreaMember,
    BorderCrossing,
    Country,
    CountryOverview,
    CrossBorderArea,
    Incentive,
    Observation,
    Procedure,
    Regulation,
    Step,
    Zone,
    ZoneType,
)
from zones.views.home import CountryCount, count_zones
from zones.views.map_frame import LEAST_SPAN, Frame
from zones.views.region_map import draw_map, points_of

# Bodies that an investor turns to, in that order.
OFFICES = (
    OrganisationKind.AUTHORITY,
    OrganisationKind.MINISTRY,
    OrganisationKind.MANAGEMENT_BOARD,
    OrganisationKind.CHAMBER,
)


class CountryListView(TemplateView):
    """The six countries side by side."""

    template_name = "zones/countries.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["countries"] = count_zones()
        return context


class CountryView(DetailView):
    """A country: its zones, authorities, zone types, printed totals and national rules."""

    model = Country
    template_name = "zones/country.html"
    context_object_name = "country"

    def get_object(self, queryset: QuerySet | None = None) -> Country:
        code = self.kwargs["code"]
        country = Country.objects.filter(code=code.upper()).first()
        # Only small letters, so that each page has one address.
        if country is None or code != code.lower():
            raise Http404
        return country

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        country: Country = self.object
        zones = list(
            Zone.objects.published()
            .in_country(country.code)
            .select_related("country", "province")
            .prefetch_related("classifications__zone_type")
            .order_by("name_en")
        )
        context.update(zones=zones, counts=_counts(country, zones), **national_rows(country))
        context["sections"] = [
            section for contribute in contributions.country_sections if (section := contribute(country))
        ]
        points = points_of(zones)
        context["map"] = points and draw_map(
            points,
            title=_("Zones of the country on a map"),
            frame=Frame.around(points, span=LEAST_SPAN * 2),
            list_url=reverse("zones:zones"),
            query={"country": [country.code]},
        )
        return context


def _counts(country: Country, zones: list[Zone]) -> CountryCount:
    by_status: dict[str, int] = {}
    for zone in zones:
        by_status[zone.status] = by_status.get(zone.status, 0) + 1
    return CountryCount(country, by_status)


def national_rows(country: Country) -> dict[str, Any]:
    """What is recorded of the country itself; one query per kind of row."""
    steps = Step.objects.select_related("office", "legal_basis", "source")
    national = {"country": country}
    sides = AreaMember.objects.select_related("zone__country", "country")
    totals = CountryOverview.objects.filter(**national).select_related("source", "zone_type", "total")
    offices = country.organisations.filter(kind__in=OFFICES, is_retired=False)
    return {
        "offices": sorted(
            offices.select_related("source", "parent"),
            key=lambda row: (OFFICES.index(OrganisationKind(row.kind)), row.slug),
        ),
        "totals": totals,
        "zone_types": ZoneType.objects.filter(**national, is_retired=False).select_related("source", "parent"),
        "incentives": Incentive.objects.published()
        .filter(Q(**national) | Q(zone_type__country=country))
        .select_related("source", "zone_type", "legal_basis", "country"),
        "regulations": Regulation.objects.published().filter(**national).select_related("source", "body"),
        "procedures": Procedure.objects.published()
        .filter(**national)
        .select_related("source", "provider", "country")
        .prefetch_related(Prefetch("steps", steps)),
        "observations": Observation.objects.published().filter(**national).select_related("indicator", "source"),
        "crossings": BorderCrossing.objects.published()
        .filter(Q(**national) | Q(neighbour=country))
        .select_related("country", "neighbour"),
        "areas": CrossBorderArea.objects.published()
        .filter(
            Q(members__country=country)
            | Q(members__zone__country=country, members__zone__publication=Publication.PUBLISHED)
        )
        .distinct()
        .prefetch_related(Prefetch("members", sides)),
    }
