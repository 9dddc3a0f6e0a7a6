"""Filters that say exactly what they accept; the HTML lists and the API share them.

Each brings the JSON schema of its parameter. Empty input is no filter (an HTML form sends
empty fields; the API refuses them before they come here).
"""

import datetime as dt
import math
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from ezportal.api.parameters import Parameter

JSON_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?", re.ASCII)
# A longer list of allowed values helps nobody who reads an error message.
LISTED_VALUES = 60
Choices = Iterable[tuple[str, Any]] | Callable[[], Iterable[tuple[str, Any]]]


class StrictField(ABC, forms.Field):
    """A field whose text either matches its schema or is refused with a sentence."""

    @abstractmethod
    def schema(self) -> dict[str, Any]:
        """What may be written, as JSON Schema."""

    @abstractmethod
    def read(self, text: str) -> Any:
        """The value; raise ValueError with the sentence otherwise."""

    def to_python(self, value: Any) -> Any:
        if value in EMPTY_VALUES:
            return None
        try:
            return self.read(str(value))
        except ValueError as error:
            raise ValidationError(str(error)) from error


class TrueFalseField(StrictField):
    widget = forms.Select(choices=[("", "---"), ("true", "true"), ("false", "false")])

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}

    def read(self, text: str) -> bool:
        if text not in ("true", "false"):
            raise ValueError(f"Give true or false, not {text!r}.")
        return text == "true"


class NumberField(StrictField):
    """A finite number as JSON writes it; `whole` for years and the like."""

    def __init__(self, *, low: float, high: float, whole: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.low, self.high, self.whole = low, high, whole

    def schema(self) -> dict[str, Any]:
        kind = "integer" if self.whole else "number"
        return {"type": kind, "minimum": self.low, "maximum": self.high}

    def read(self, text: str) -> float | int:
        is_number = text.isdecimal() and text.isascii() if self.whole else JSON_NUMBER.fullmatch(text)
        number = (int(text) if self.whole else float(text)) if is_number and len(text) < 40 else math.nan
        if not self.low <= number <= self.high:
            kind = "whole number" if self.whole else "number"
            raise ValueError(f"Give a {kind} from {self.low:.15g} to {self.high:.15g}, not {text[:40]!r}.")
        return number


class NumbersField(StrictField):
    """Several numbers separated by commas, each within its limits."""

    widget = forms.TextInput

    def __init__(self, *, names: str, limits: Iterable[tuple[float, float]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.names, self.limits = names, list(limits)

    def schema(self) -> dict[str, Any]:
        count = len(self.limits)
        return {
            "type": "array",
            "prefixItems": [{"type": "number", "minimum": low, "maximum": high} for low, high in self.limits],
            "minItems": count,
            "maxItems": count,
        }

    def read(self, text: str) -> tuple[float, ...]:
        parts = text.split(",")
        if len(parts) == len(self.limits) and all(map(JSON_NUMBER.fullmatch, parts)):
            numbers = tuple(map(float, parts))
            if all(low <= number <= high for number, (low, high) in zip(numbers, self.limits, strict=True)):
                return numbers
        raise ValueError(f"Give {self.names} in degrees, separated by commas, not {text[:80]!r}.")


class BoxField(NumbersField):
    """West, south, east and north edge of a box with an extent."""

    def __init__(self, **kwargs: Any) -> None:
        limits = [(-180, 180), (-90, 90), (-180, 180), (-90, 90)]
        super().__init__(names="west, south, east and north", limits=limits, **kwargs)

    def read(self, text: str) -> tuple[float, ...]:
        west, south, east, north = super().read(text)
        if west < east and south < north:
            return west, south, east, north
        raise ValueError("The box is degenerate: give west, south, east, north, each side apart.")


class TextField(StrictField):
    def __init__(self, *, longest: int, pattern: str = "", hint: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.longest, self.pattern, self.hint = longest, pattern, hint

    def schema(self) -> dict[str, Any]:
        limits = {"pattern": f"^{self.pattern}$"} if self.pattern else {"minLength": 1}
        return {"type": "string", "maxLength": self.longest, **limits}

    def read(self, text: str) -> str:
        if len(text) > self.longest:
            raise ValueError(f"Give at most {self.longest} characters.")
        if "\x00" in text:  # PostgreSQL has no such character
            raise ValueError("Give a text without null characters.")
        if self.pattern and not re.fullmatch(self.pattern, text, re.ASCII):
            raise ValueError(f"Give {self.hint}, not {text[:80]!r}.")
        return text


class MomentField(StrictField):
    """A day or a moment of ISO 8601; without an offset it is UTC."""

    def schema(self) -> dict[str, Any]:
        return {
            "oneOf": [
                {"type": "string", "format": "date"},
                {"type": "string", "format": "date-time"},
            ]
        }

    def read(self, text: str) -> dt.datetime:
        moment = parse_moment(text)
        if moment is None:
            raise ValueError(
                f"Give a day or a moment such as 2026-01-31 or 2026-01-31T12:00:00Z, "
                f"not {text[:40]!r} (a + in an address is written %2B)."
            )
        return moment


def parse_moment(text: str) -> dt.datetime | None:
    try:
        if day := parse_date(text):
            moment: dt.datetime | None = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001
        else:
            moment = parse_datetime(text)
        if moment is not None and timezone.is_naive(moment):
            moment = timezone.make_aware(moment, dt.UTC)
        return moment.astimezone(dt.UTC) if moment else None
    except (ValueError, OverflowError):
        return None


class ChoicesField(forms.MultipleChoiceField):
    """Any number of the allowed values; a wrong one is answered with those allowed."""

    def clean(self, value: Any) -> list[str]:
        picked = [text for text in value or [] if text not in EMPTY_VALUES]
        allowed = self.values()
        if wrong := [text for text in picked if text not in allowed]:
            listed = ", ".join(allowed[:LISTED_VALUES]) + (", ..." * (len(allowed) > LISTED_VALUES))
            names = ", ".join(repr(text[:80]) for text in wrong)
            raise ValidationError(f"There is no {names} here; allowed: {listed or 'nothing yet'}.")
        return list(dict.fromkeys(picked))

    def values(self) -> list[str]:
        return [str(value) for value, _label in self.choices]  # type: ignore[union-attr]

    def schema(self) -> dict[str, Any]:
        values = self.values()
        return {"type": "string", "enum": values} if values else {"type": "string"}


class StrictFilter(django_filters.Filter):
    """A filter with a strict field.

    `describe` is the sentence of the schema, `vocabulary` the schema component that lists the
    allowed values where several filters share them.
    """

    is_repeatable: ClassVar[bool] = False

    def __init__(self, *args: Any, describe: str, vocabulary: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(*args, **kwargs)
        self.describe, self.vocabulary = describe, vocabulary

    def parameter(self, name: str) -> Parameter:
        return Parameter(name, self.schema, self.describe, is_repeatable=self.is_repeatable)

    def schema(self) -> dict[str, Any]:
        if self.vocabulary:
            return {"$ref": f"#/components/schemas/{self.vocabulary}"}
        return self.field.schema()


class TrueFalseFilter(StrictFilter):
    field_class = TrueFalseField


class NumberFilter(StrictFilter):
    field_class = NumberField


class NumbersFilter(StrictFilter):
    field_class = NumbersField


class BoxFilter(StrictFilter):
    """Rows whose point lies in a box."""

    field_class = BoxField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        describe = "West, south, east and north edge in degrees; a box without extent is refused."
        super().__init__(*args, describe=describe, **kwargs)

    def filter(self, qs: Any, value: tuple[float, ...] | None) -> Any:
        if value is None:
            return qs
        west, south, east, north = value
        return qs.filter(longitude__range=(west, east), latitude__range=(south, north))


class TextFilter(StrictFilter):
    field_class = TextField


class MomentFilter(StrictFilter):
    field_class = MomentField


class ChoicesFilter(StrictFilter):
    """Repeatable; several values of one parameter widen the result."""

    field_class = ChoicesField
    is_repeatable = True

    def filter(self, qs: Any, value: list[str]) -> Any:
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs


class OneChoiceField(ChoicesField):
    widget = forms.Select

    def clean(self, value: Any) -> Any:
        picked = super().clean([value] if value else [])
        return picked[0] if picked else None


class OneChoiceFilter(StrictFilter):
    field_class = OneChoiceField


def filter_parameters(filterset: type[django_filters.FilterSet] | None) -> list[Parameter]:
    """What the filters of a list add to its query parameters."""
    if filterset is None:
        return []
    return [item.parameter(name) for name, item in filterset.base_filters.items() if isinstance(item, StrictFilter)]
