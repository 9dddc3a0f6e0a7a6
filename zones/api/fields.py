"""Fields of the zones resources: texts that may be missing, keys of related rows, points."""

from enum import EnumType
from typing import Any

from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ezportal.api.fields import Translated, TranslatedText, as_number
from zones.choices import LocationPrecision
from zones.models import Country
from zones.models.public import PlacedModel, PublicModel

POINT = {
    "type": ["object", "null"],
    "required": ["lon", "lat", "precision"],
    "properties": {
        "lon": {"type": "number", "minimum": -180, "maximum": 180},
        "lat": {"type": "number", "minimum": -90, "maximum": 90},
        "precision": {"type": "string", "enum": LocationPrecision.values},
    },
}


@extend_schema_field({"type": "string"})
class Text(serializers.Field):
    """A text; null where the portal has none, never an empty string."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> str | None:
        return str(value) or None


class Choice(Text):
    """A code of a closed vocabulary; null where it is not known."""

    def __init__(self, vocabulary: EnumType, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        values = [*vocabulary.values, None]  # type: ignore[attr-defined]
        self._spectacular_annotation = {"field": {"type": "string", "enum": values}}


@extend_schema_field({"type": "string", "description": "EDTF level 0 date."})
class PartialDate(Text):
    """A date as precise as the source gives it: 2003, 2016-12 or 2013-09-29."""


@extend_schema_field({"type": "number"})
class OptionalNumber(serializers.Field):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> int | float:
        return as_number(value)


@extend_schema_field({"type": "boolean"})
class OptionalTruth(serializers.Field):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: bool) -> bool:
        return value


@extend_schema_field({"type": "string"})
class PublicKey(serializers.Field):
    """The slug or code of a related row, null where there is none or it is not public."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: PublicModel) -> str | None:
        return value.public_key() if value.is_public() else None


@extend_schema_field(POINT)
class Point(serializers.Field):
    """Longitude, latitude (WGS 84) and how precise they are; null without a point."""

    # A table has a column for each.
    columns = ("lon", "lat", "precision")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, value: PlacedModel) -> dict[str, Any] | None:
        if value.longitude is None or value.latitude is None:
            return None
        return {
            "lon": float(value.longitude),
            "lat": float(value.latitude),
            "precision": value.location_precision,
        }


class CountryName(TranslatedText):
    """The everyday name, which CLDR has in all of the portal's languages."""

    def to_representation(self, value: Country) -> Translated | None:  # type: ignore[override]
        return Translated(value.name, get_language() or "en")


@extend_schema_field(
    {"type": "array", "items": {"type": "string"}, "description": "Languages no native speaker has checked."}
)
class DraftLanguages(serializers.Field):
    """The languages in which the names are drafts that wait for a native speaker."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: str) -> list[str]:
        return value.replace("_", "-").split()
