"""Serializer fields that write values the way the contract promises them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema_field
from modeltranslation.utils import build_localized_fieldname
from rest_framework import serializers
from rest_framework.request import Request


class Translated(NamedTuple):
    """A text with the language it was found in."""

    text: str
    lang: str


def best_translation(instance: Model, attribute: str, language: str) -> Translated | None:
    """The text in `language`, else in English, else in the first language that has one."""
    codes = [language, settings.LANGUAGE_CODE, *dict(settings.LANGUAGES)]
    for code in dict.fromkeys(codes):
        if text := getattr(instance, build_localized_fieldname(attribute, code), None):
            return Translated(text, code)
    return None


@extend_schema_field(
    {
        "oneOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {"text": {"type": "string"}, "lang": {"type": "string"}},
                "required": ["text", "lang"],
            },
            {"type": "null"},
        ]
    }
)
class TranslatedText(serializers.Field):
    """A text that has a column per language; null where no language has it.

    The serializer it stands in turns its value into a string or a {"text", "lang"} object
    (see `ResourceSerializer`), and lists it in `fallback_fields` where it fell back. `owner`
    names the related row that has the text, where that is not the row itself.
    """

    def __init__(self, attribute: str = "", *, owner: str = "", **kwargs: Any) -> None:
        self.attribute, self.owner = attribute, owner
        super().__init__(read_only=True, source="*", **kwargs)

    def bind(self, field_name: str, parent: Any) -> None:
        super().bind(field_name, parent)
        self.attribute = self.attribute or field_name

    def to_representation(self, value: Model) -> Translated | None:
        row = getattr(value, self.owner) if self.owner else value
        language = get_language() or settings.LANGUAGE_CODE
        return best_translation(row, self.attribute, language) if row is not None else None


@extend_schema_field({"type": "number"})
class Number(serializers.Field):
    """A decimal as a JSON number: whole where it is whole, never a string."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Decimal | float) -> int | float:
        return as_number(value)


def as_number(value: Decimal | float) -> int | float:
    return int(value) if value == int(value) else float(value)


def address_of(request: Request, view_name: str, **kwargs: str) -> str:
    """The absolute address of a view. REST framework's own function would hand on `?format=`."""
    return request.build_absolute_uri(reverse(view_name, kwargs=kwargs))


@extend_schema_field({"type": "string", "format": "uri"})
class ApiAddress(serializers.Field):
    """The absolute address of an API resource; `lookup` is the attribute that stands in it."""

    def __init__(self, view_name: str, lookup: str = "slug", **kwargs: Any) -> None:
        self.view_name, self.lookup = view_name, lookup
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, value: Model) -> str:
        kwargs = {self.lookup: getattr(value, self.lookup)}
        return address_of(self.context["request"], self.view_name, **kwargs)


@extend_schema_field({"type": ["string", "null"], "format": "uri"})
class PageAddress(serializers.Field):
    """The absolute address of the page that shows the object, in the answer's language."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, value: Any) -> str | None:
        path = value.get_absolute_url()
        return self.context["request"].build_absolute_uri(path) if path else None


class Computed(serializers.Field):
    """A value worked out by a function of the object; `schema` describes it."""

    def __init__(self, compute: Callable[[Any], Any], schema: dict[str, Any], **kwargs: Any) -> None:
        self.compute = compute
        self._spectacular_annotation = {"field": schema}
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, value: Any) -> Any:
        return self.compute(value)
