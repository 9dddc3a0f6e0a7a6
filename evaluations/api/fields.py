"""Fields of results: counts per rating, shares, exact figures as numbers."""

from fractions import Fraction
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from evaluations.figures.ratings import Interval, rounded
from ezportal.api.fields import as_number

SHARE_PLACES = 4


def as_share(value: Fraction | float) -> int | float:
    """Between 0 and 1, to four places, half up."""
    return as_number(rounded(Fraction(value), SHARE_PLACES))


@extend_schema_field({"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}})
class AnswerCounts(serializers.Field):
    """Answers per rating (`"1"` is the lowest) or per code of a choice; null where they are suppressed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: dict[str, int]) -> dict[str, int]:
        return value


@extend_schema_field({"type": "number", "minimum": 0, "maximum": 1})
class Share(serializers.Field):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: Fraction) -> int | float:
        return as_share(value)


@extend_schema_field(
    {
        "type": "object",
        "required": ["low", "high"],
        "properties": {name: {"type": "number", "minimum": 0, "maximum": 1} for name in ("low", "high")},
        "description": "95 % score interval; null where all who were asked answered, or fewer than ten did.",
    }
)
class ShareInterval(serializers.Field):
    # A table has a column for each.
    columns = ("low", "high")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: Interval) -> dict[str, Any]:
        return {"low": as_share(value.low), "high": as_share(value.high)}
