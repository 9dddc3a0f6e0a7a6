"""The base of every public representation."""

from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any

from django.db.models import Model
from django.utils.translation import get_language
from rest_framework import serializers

from ezportal.api.fields import Translated, TranslatedText

FALLBACK_FIELDS = "fallback_fields"


class ResourceSerializer(serializers.Serializer):
    """A read-only representation whose fields are listed one by one.

    Adds `fallback_fields`, the names of the translated texts that are not in the language of
    the answer, to every object that has translated texts. With `?translations=all` each such
    text is an object {"text", "lang"} instead. `only` picks fields of a row.
    """

    def __init__(self, *args: Any, only: Iterable[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.only = None if only is None else set(only)
        if self.only is not None:
            for name in set(self.fields) - self.only:
                del self.fields[name]

    @cached_property
    def has_texts(self) -> bool:
        return any(isinstance(field, TranslatedText) for field in self.fields.values())

    @classmethod
    @cache
    def names(cls) -> list[str]:
        """The names that `?fields=` may pick, in the order of the row."""
        serializer = cls()
        names = list(serializer.fields)
        return [*names, FALLBACK_FIELDS] if serializer.has_texts else names

    def to_representation(self, instance: Model) -> dict[str, Any]:
        data = super().to_representation(instance)
        with_language = bool(self.context.get("translations"))
        language = get_language()
        fallbacks = []
        for name, value in data.items():
            if not isinstance(value, Translated):
                continue
            data[name] = value._asdict() if with_language else value.text
            if value.lang != language:
                fallbacks.append(name)
        if self.shows_fallbacks:
            data[FALLBACK_FIELDS] = fallbacks
        return data

    @cached_property
    def shows_fallbacks(self) -> bool:
        if self.context.get("translations"):
            return False
        if self.only is not None:
            return FALLBACK_FIELDS in self.only
        return self.has_texts


class RowSerializer(ResourceSerializer):
    """A row of a list, of which `?fields=` may pick: no field of it is promised always."""


def row_of(serializer: type[ResourceSerializer]) -> type[ResourceSerializer]:
    """The same representation as a row."""
    name = serializer.__name__.removesuffix("Serializer") + "RowSerializer"
    return type(name, (serializer, RowSerializer), {"__doc__": serializer.__doc__})
