"""Zones: the list, the profile, the claims behind it, and counts for filters."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ezportal.api import tables
from ezportal.api.filters import filter_parameters
from ezportal.api.geojson import feature_collection
from ezportal.api.parameters import SLUG_PATTERN, Parameter, slug
from ezportal.api.views import PublicView, ResourceView
from zones.api import querysets
from zones.api.serializers.facets import FacetsSerializer
from zones.api.serializers.zones import ClaimSerializer, ZoneRowSerializer, ZoneSerializer
from zones.api.stored import detail_of, make_details
from zones.api.zone_list import ListPage, selection_of
from zones.api.zone_rows import ZoneRows
from zones.facets import count_facets
from zones.filters import ZoneFilterSet
from zones.index.current import current_table
from zones.models import FormKind, Zone
from zones.stored.keeping import forms_of
from zones.stored.made import at

AFTER = Parameter(
    "after",
    {"type": "string", "maxLength": 80, "pattern": SLUG_PATTERN},
    "Slug of the zone that ended the page before. `next` carries it: following the pages stays as quick at the end as "
    "at the beginning, and skips no zone when others appear.",
    slug("after"),
)


class ZoneView(ResourceView):
    """Economic zones. The list and the details are given out as they are kept."""

    queryset = querysets.zone_rows()
    serializer_class = ZoneSerializer
    row_class = ZoneRowSerializer
    filterset_class = ZoneFilterSet
    has_geojson = True

    def query_parameters(self) -> list[Parameter]:
        return [*super().query_parameters(), *([AFTER] if self.is_list else [])]

    def list(self, request: Request, **parents: str) -> HttpResponseBase:
        selection = selection_of(request.query_params)
        rows = ZoneRows(selection, self.row_serializer(only=self.asked["fields"]), request.build_absolute_uri("/")[:-1])
        wanted = request.accepted_renderer.format
        if wanted == "csv":
            return tables.csv_response(rows.as_csv(), self.basename)
        if wanted == "xlsx":
            return tables.xlsx_response(rows.every(), tables.columns_of(rows.serializer), self.basename)
        if wanted == "geojson":
            return self.all_features(rows)
        page = ListPage.of(selection, self.asked)
        body = page.as_json(rows.as_json(page.pks), request.build_absolute_uri())
        return HttpResponse(body, content_type="application/json")

    def all_features(self, rows: ZoneRows) -> Response:
        picked = self.asked["fields"]
        wanted = rows.with_fields(picked and {*picked, self.lookup_field, "location"})
        return Response(feature_collection(list(wanted.every()), self.lookup_field, picked))

    def retrieve(self, request: Request, **lookup: str) -> HttpResponseBase:
        table = current_table()
        pk = table.by_slug.get(lookup[self.lookup_field])
        if pk is None:
            raise Http404
        if self.asked["translations"]:
            return Response(self.get_serializer(detail_of(pk)).data)
        forms = forms_of([pk], FormKind.DETAIL, make_details, table)
        if pk not in forms:  # withdrawn a moment ago
            raise Http404
        return HttpResponse(at(request.build_absolute_uri("/")[:-1], forms[pk].body), content_type="application/json")


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
        selection = selection_of(request.query_params)
        counts = {"count": len(selection), "facets": count_facets(selection)}
        return Response(FacetsSerializer(counts).data)
