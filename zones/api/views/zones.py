"""Zones: the list, the profile, the claims behind it, and counts for filters."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ezportal.api.filters import filter_parameters
from ezportal.api.parameters import Parameter
from ezportal.api.views import PublicView, ResourceView, valid_filterset
from zones.api import querysets
from zones.api.serializers.facets import FacetsSerializer
from zones.api.serializers.zones import ClaimSerializer, ZoneRowSerializer, ZoneSerializer
from zones.applicability import incentives_for
from zones.facets import count_facets
from zones.filters import ZoneFilterSet
from zones.models import Zone


class ZoneView(ResourceView):
    """Economic zones."""

    queryset = querysets.zone_rows()
    serializer_class = ZoneSerializer
    row_class = ZoneRowSerializer
    filterset_class = ZoneFilterSet
    has_geojson = True

    def get_queryset(self) -> QuerySet[Any]:
        return querysets.zone_rows() if self.is_list else querysets.zone_details()

    def get_object(self) -> Zone:
        zone: Zone = super().get_object()
        related = "source", "zone", "zone_type", "legal_basis"
        zone.applicable_incentives = incentives_for(zone).select_related(*related)
        return zone


class ClaimView(ResourceView):
    """Every public claim on a zone: accepted, competing and superseded."""

    queryset = querysets.claims()
    serializer_class = ClaimSerializer

    def get_queryset(self) -> QuerySet[Any]:
        if getattr(self, "swagger_fake_view", False):
            return querysets.claims()
        zone = get_object_or_404(Zone.objects.published(), slug=self.kwargs["slug"])
        return querysets.claims().filter(zone=zone)


class FacetsView(PublicView):
    """How many zones each value of a filter gives under the other filters of the request."""

    def query_parameters(self) -> list[Parameter]:
        filters = filter_parameters(ZoneFilterSet)
        return [*super().query_parameters(), *(item for item in filters if item.name != "ordering")]

    @extend_schema(operation_id="zones_facets", responses=FacetsSerializer)
    def get(self, request: Request) -> Response:
        filterset = valid_filterset(ZoneFilterSet, request, Zone.objects.published())
        counts = {"count": filterset.qs.count(), "facets": count_facets(filterset)}
        return Response(FacetsSerializer(counts).data)
