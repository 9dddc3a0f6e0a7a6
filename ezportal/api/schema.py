"""The OpenAPI 3.1 description, taken from the same declarations that serve the requests."""

from typing import Any, Literal

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent, build_object_type

from ezportal.api.negotiation import MEDIA_TYPES
from ezportal.api.problems import CONTENT_TYPE
from ezportal.api.serializers import FALLBACK_FIELDS, ResourceSerializer, RowSerializer

PROBLEM = {
    "type": "object",
    "description": "RFC 9457 problem details.",
    "required": ["type", "title", "status", "detail", "instance", "errors"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    "parameter": {"type": "string"},
                    "pointer": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
HEADERS = {
    "ETag": ("Begins with the data version; send it back as If-None-Match.", "string"),
    "X-Data-Version": ("Sequence of the last public change.", "integer"),
    "Content-Language": ("Language of names and texts.", "string"),
    "RateLimit": ("Requests left (`r`) and seconds until there are more (`t`).", "string"),
    "RateLimit-Policy": ("Requests (`q`) allowed in a number of seconds (`w`).", "string"),
}
REFUSALS = {
    "400": "A parameter is unknown or has a bad value; `errors` names it.",
    "401": "The API key is not valid.",
    "404": "There is nothing public at this address, or no such page of the list.",
    "406": "None of the accepted formats is offered here.",
    "429": "Too many requests; Retry-After says when to come back.",
}


class Schema(AutoSchema):
    """Describes parameters, formats and answers of a `PublicView`."""

    def _get_parameters(self) -> list[dict[str, Any]]:
        declared = [parameter.as_openapi() for parameter in self.view.query_parameters()]
        return [*self._resolve_path_parameters(self._path_names()), *declared]

    def _path_names(self) -> list[str]:
        return [part[1:-1] for part in self.path.split("/") if part.startswith("{")]

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> dict[str, Any]:
        schema = super()._map_basic_serializer(serializer, direction)
        if isinstance(serializer, ResourceSerializer) and serializer.has_texts:
            schema["properties"][FALLBACK_FIELDS] = {
                "type": "array",
                "items": {"type": "string"},
                "description": "Texts that are not in the language of the answer.",
            }
        if isinstance(serializer, RowSerializer):
            schema.pop("required", None)
        return schema

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> dict[str, Any]:
        problem = self._problem_reference()
        answers = super()._get_response_bodies(direction)
        for code, answer in answers.items():
            if code == "200":
                self._add_formats(answer)
                answer["headers"] = {name: _header(*HEADERS[name]) for name in HEADERS}
        answers["304"] = {"description": "Nothing has changed since the answer with this ETag."}
        for code, sentence in REFUSALS.items():
            answers[code] = {
                "description": sentence,
                "content": {CONTENT_TYPE: {"schema": problem}},
            }
        return answers

    def _problem_reference(self) -> dict[str, str]:
        component = ResolvedComponent(name="Problem", type=ResolvedComponent.SCHEMA, object="Problem", schema=PROBLEM)
        self.registry.register_on_missing(component)
        return component.ref

    def _add_formats(self, answer: dict[str, Any]) -> None:
        formats = [renderer.format for renderer in self.view.get_renderers()]
        content = answer["content"]
        for name in ("csv", "xlsx", "geojson"):
            content.pop(MEDIA_TYPES[name], None)
        if "csv" in formats:
            content[MEDIA_TYPES["csv"]] = {"schema": {"type": "string"}}
            content[MEDIA_TYPES["xlsx"]] = {"schema": {"type": "string", "format": "binary"}}
        if "geojson" in formats:
            content[MEDIA_TYPES["geojson"]] = {"schema": FEATURE_COLLECTION}


FEATURE_COLLECTION = build_object_type(
    required=["type", "features"],
    properties={
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": build_object_type(
                required=["type", "id", "geometry", "properties"],
                properties={
                    "type": {"const": "Feature"},
                    "id": {"type": "string"},
                    "geometry": {
                        "oneOf": [
                            build_object_type(
                                required=["type", "coordinates"],
                                properties={
                                    "type": {"const": "Point"},
                                    "coordinates": {
                                        "type": "array",
                                        "items": {"type": "number"},
                                        "minItems": 2,
                                        "maxItems": 2,
                                    },
                                },
                            ),
                            {"type": "null"},
                        ]
                    },
                    "properties": {"type": "object"},
                },
            ),
        },
    },
)


def _header(description: str, kind: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": kind}}
