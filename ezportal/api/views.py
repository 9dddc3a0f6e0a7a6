"""The bases of all API views: strict parameters, the language, formats and pages."""

from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver
from django.utils import translation
from django_filters import FilterSet
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.generics import GenericAPIView
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import SimpleRouter
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView
from rest_framework.viewsets import ViewSetMixin

from ezportal.api import pagination, parameters, tables
from ezportal.api.filters import filter_parameters
from ezportal.api.geojson import feature_collection
from ezportal.api.negotiation import language_of
from ezportal.api.parameters import Parameter
from ezportal.api.problems import BadParameters
from ezportal.api.renderers import TABLES, GeoJSONRenderer
from ezportal.api.serializers import ResourceSerializer, row_of

Filters = TypeVar("Filters", bound=FilterSet)


class PublicView(APIView):
    """A read-only view that refuses query parameters it has not declared."""

    http_method_names = ["get", "head", "options"]
    renderer_classes: ClassVar[list[type[BaseRenderer]]] = [JSONRenderer]
    # The values of the declared parameters, set before the handler runs.
    asked: dict[str, Any]

    def query_parameters(self) -> list[Parameter]:
        """What may stand in the query; also what the schema shows."""
        formats = [renderer.format for renderer in self.get_renderers()]
        return [parameters.language(), parameters.format_among(formats)]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # Before anything else: what is wrong with a request that can't be made is beside the point.
        if request.method not in self.allowed_methods:
            raise MethodNotAllowed(str(request.method))
        # LocaleMiddleware looks at cookies and knows no `lang`: the API decides by itself.
        translation.activate(language_of(request._request))
        self.check_parameters(request)
        super().initial(request, *args, **kwargs)

    def check_parameters(self, request: Request) -> None:
        """Raise BadParameters with everything that is wrong, or set `asked`."""
        checked = parameters.check(request.query_params, _declared(type(self), getattr(self, "action", ""), self))
        if checked.errors:
            raise BadParameters(checked.errors)
        self.asked = checked.values

    def finalize_response(
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", translation.get_language() or "en")
        return super().finalize_response(request, response, *args, **kwargs)  # type: ignore[arg-type]


_declarations: dict[tuple[type[PublicView], str], list[Parameter]] = {}


def _declared(kind: type[PublicView], action: str, view: PublicView) -> list[Parameter]:
    """What the view declares for this action, put together once."""
    found = _declarations.get((kind, action))
    if found is None:
        found = _declarations[kind, action] = view.query_parameters()
    return found


def valid_filterset(kind: type[Filters], request: Request, queryset: QuerySet) -> Filters:
    """The filters of the request; raise BadParameters with what they refuse."""
    filterset = kind(request.query_params, queryset=queryset, request=request)
    if filterset.is_valid():
        return filterset
    raise BadParameters(
        [
            {"parameter": name, "detail": error["message"]}
            for name, errors in filterset.errors.get_json_data().items()
            for error in errors
        ]
    )


class ResourceView(ViewSetMixin, GenericAPIView, PublicView):
    """A resource: its list and each of its items.

    A subclass names the queryset (published rows only, in a stable order), the serializer and
    the filters; `row_class` where a row of the list tells less than the item.
    """

    filterset_class: ClassVar[type[FilterSet] | None] = None
    row_class: ClassVar[type[ResourceSerializer]]
    lookup_field = "slug"
    has_geojson: ClassVar[bool] = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        own = vars(cls)
        if "serializer_class" in own and "row_class" not in own:
            cls.row_class = row_of(own["serializer_class"])

    @property
    def is_list(self) -> bool:
        return self.action == "list"

    def get_renderers(self) -> list[BaseRenderer]:
        classes = list(self.renderer_classes)
        if self.is_list:
            classes += TABLES
            if self.has_geojson:
                classes.append(GeoJSONRenderer)
        return [renderer() for renderer in classes]

    def query_parameters(self) -> list[Parameter]:
        declared = [*super().query_parameters(), parameters.translations()]
        if self.is_list:
            declared += pagination.PARAMETERS
            declared.append(parameters.picked_fields(self.row_class.names()))
            declared += filter_parameters(self.filterset_class)
        return declared

    @classmethod
    def list_parameters(cls) -> list[Parameter]:
        """What may stand in the query of the list."""
        return _declared(cls, "list", cls(action="list"))

    def get_serializer_class(self) -> type[BaseSerializer]:
        return self.row_class if self.is_list else self.serializer_class  # type: ignore[return-value]

    def get_serializer_context(self) -> dict[str, Any]:
        asked = getattr(self, "asked", {})
        return {**super().get_serializer_context(), "translations": asked.get("translations")}

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        if self.filterset_class is None or not self.is_list:
            return queryset
        return valid_filterset(self.filterset_class, self.request, queryset).qs

    def list(self, request: Request, **parents: str) -> HttpResponseBase:
        queryset = self.filter_queryset(self.get_queryset())
        wanted = request.accepted_renderer.format
        if wanted in ("csv", "xlsx"):
            return self.table(queryset, wanted)
        if wanted == "geojson":
            return self.features(queryset)
        page = self.paginate_queryset(queryset)
        rows = self.row_serializer(only=self.asked["fields"], many=True, instance=page).data
        return self.get_paginated_response(rows)

    def features(self, queryset: QuerySet) -> Response:
        picked = self.asked["fields"]
        only = picked and {*picked, self.lookup_field, "location"}
        rows = self.row_serializer(only=only, many=True, instance=queryset).data
        return Response(feature_collection(rows, self.lookup_field, picked))

    def row_serializer(self, **kwargs: Any) -> ResourceSerializer:
        return self.row_class(context=self.get_serializer_context(), **kwargs)

    def table(self, queryset: QuerySet, wanted: str) -> HttpResponseBase:
        serializer = self.row_serializer(only=self.asked["fields"])
        columns, rows = tables.columns_of(serializer), tables.rows_of(queryset, serializer)
        if wanted == "csv":
            return tables.csv_response(tables.csv_chunks(rows, columns), self.basename)
        return tables.xlsx_response(rows, columns, self.basename)

    def retrieve(self, request: Request, **lookup: str) -> Response:
        return Response(self.get_serializer(self.get_object()).data)


def resource_urls(resources: Mapping[str, type[ResourceView]]) -> list[URLPattern | URLResolver]:
    """The addresses of lists and items, by the name that stands in them."""
    router = SimpleRouter()
    for name, view in resources.items():
        router.register(name, view, basename=name)
    return router.urls
