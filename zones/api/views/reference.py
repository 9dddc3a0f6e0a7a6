"""Countries and the reference lists."""

from typing import Any

from django.db.models import QuerySet

from ezportal.api.views import ResourceView
from zones.api import filters, querysets
from zones.api.serializers import countries, reference
from zones.models import Source


class CountryView(ResourceView):
    """Countries by their ISO 3166-1 code."""

    lookup_field = "code"
    lookup_value_regex = "[A-Z]{2}"
    queryset = querysets.countries()
    serializer_class = countries.CountrySerializer
    row_class = reference.CountryRowSerializer
    filterset_class = filters.CountryFilterSet

    def get_queryset(self) -> QuerySet[Any]:
        return querysets.countries() if self.is_list else querysets.country_details()


class ZoneTypeView(ResourceView):
    """The tree of zone types: international concepts, national legal terms below them."""

    queryset = querysets.zone_types()
    serializer_class = reference.ZoneTypeSerializer
    filterset_class = filters.ZoneTypeFilterSet


class IndustryView(ResourceView):
    """The tree of industries: ISIC Rev. 4, and the clusters that zones advertise."""

    queryset = querysets.industries()
    serializer_class = reference.IndustrySerializer
    filterset_class = filters.IndustryFilterSet


class OrganisationView(ResourceView):
    """Public and private bodies, with the office to write to."""

    queryset = querysets.organisations()
    serializer_class = reference.OrganisationSerializer
    filterset_class = filters.OrganisationFilterSet


class SourceView(ResourceView):
    """Where the values come from."""

    queryset = Source.objects.order_by("slug")
    serializer_class = reference.SourceSerializer
    filterset_class = filters.SourceFilterSet
