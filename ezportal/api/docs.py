"""The schema itself, the page that reads it out, and the index of the API."""

from functools import lru_cache
from typing import Any

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.decorators import method_decorator
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from ezportal.api import parameters
from ezportal.api.fields import address_of
from ezportal.api.parameters import Parameter
from ezportal.api.views import PublicView


class OpenApiRenderer(JSONRenderer):
    media_type = "application/vnd.oai.openapi+json"
    format = "openapi"


@lru_cache(maxsize=2)
def schema_of(version: int) -> dict[str, Any]:
    """The description of version 1; filters list their values, so it goes with the data."""
    with translation.override("en"):
        return SchemaGenerator().get_schema(request=None, public=True)


class OpenApiView(PublicView):
    """OpenAPI 3.1 as JSON, whatever JSON type the caller accepts."""

    renderer_classes = [JSONRenderer, OpenApiRenderer]
    content_negotiation_class = DefaultContentNegotiation
    schema = None

    def query_parameters(self) -> list[Parameter]:
        return [parameters.language()]

    def get(self, request: Request) -> Response:
        return Response(schema_of(getattr(request._request, "data_version", 0)))


class IndexView(PublicView):
    """The resources of version 1 with their addresses."""

    resources: list[str] = []

    @extend_schema(
        operation_id="index",
        responses={
            200: {
                "type": "object",
                "required": ["openapi", "documentation", "resources"],
                "properties": {
                    "openapi": {"type": "string", "format": "uri"},
                    "documentation": {"type": "string", "format": "uri"},
                    "resources": {
                        "type": "object",
                        "additionalProperties": {"type": "string", "format": "uri"},
                    },
                },
            }
        },
    )
    def get(self, request: Request) -> Response:
        return Response(
            {
                "openapi": address_of(request, "openapi"),
                "documentation": address_of(request, "api-docs"),
                "resources": {name: address_of(request, f"{name}-list") for name in self.resources},
            }
        )


# Swagger UI styles its own elements; scripts stay as strict as everywhere.
@method_decorator(csp_update({"style-src": ["'unsafe-inline'"]}), name="dispatch")
class DocsView(SpectacularSwaggerSplitView):
    """The documentation to read and try, from files of the portal alone."""

    schema = None
    content_negotiation_class = DefaultContentNegotiation
    url_name = "openapi"
    template_name = "api/docs.html"
    template_name_js = "api/docs.js"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        # Its policy header is set further out, so it must not be answered from the store.
        response["Cache-Control"] = "private, no-cache"
        return response
