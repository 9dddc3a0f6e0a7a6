"""The filters of the zones list: one set for the page and for the API."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language

from ezportal.api.filters import (
    BoxFilter,
    ChoicesFilter,
    MomentFilter,
    NumberFilter,
    NumbersFilter,
    OneChoiceFilter,
    TextField,
    TextFilter,
    TrueFalseFilter,
)
from zones.choices import DevelopmentForm, OperatingStatus
from zones.index.current import current_table
from zones.index.selection import NO_PARENT, RADIUS_KM, Selection

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ORDERINGS = ("name", "established", "area_ha", "updated", "relevance", "distance")


def labels_of(facet: str) -> Iterable[tuple[str, str]]:
    """The values of a filter with their labels in the active language."""
    return current_table().vocabulary(get_language() or "en").labels[facet].items()


def country_choices() -> Iterable[tuple[str, str]]:
    return labels_of("country")


def province_choices() -> Iterable[tuple[str, str]]:
    return labels_of("province")


def zone_type_choices() -> Iterable[tuple[str, str]]:
    return labels_of("zone_type")


def industry_choices() -> Iterable[tuple[str, str]]:
    return labels_of("industry")


class PublishedZoneField(TextField):
    """The slug of a zone that the public may see; `extra` words are let through."""

    def __init__(self, *, extra: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(longest=80, pattern=SLUG, hint="the slug of a zone", **kwargs)
        self.extra = extra

    def read(self, text: str) -> str:
        slug = super().read(text)
        if slug not in self.extra and slug not in current_table().by_slug:
            raise ValueError(f"There is no zone {slug!r}.")
        return slug


class PublishedZoneFilter(TextFilter):
    field_class = PublishedZoneField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, vocabulary="ZoneSlug", **kwargs)

    def schema(self) -> dict[str, Any]:
        words = self.extra.get("extra")
        return {"anyOf": [super().schema(), {"enum": list(words)}]} if words else super().schema()


class ZoneFilterSet(django_filters.FilterSet):
    """Values of one parameter widen the result, parameters narrow it.

    The filters only read the parameters; `Selection` knows what each of them leaves.
    """

    country = ChoicesFilter(
        choices=country_choices, vocabulary="CountryCode", describe="ISO 3166-1 code of the country."
    )
    zone_type = ChoicesFilter(
        choices=zone_type_choices,
        vocabulary="ZoneTypeSlug",
        describe="Type of the zone, with the types below it in the tree.",
    )
    status = ChoicesFilter(choices=OperatingStatus.choices, describe="Operating status.")
    development_form = ChoicesFilter(choices=DevelopmentForm.choices, describe="Who develops the zone.")
    industry = ChoicesFilter(
        choices=industry_choices,
        vocabulary="IndustrySlug",
        describe="Industry that is present or has priority, with those below it in the tree.",
    )
    province = ChoicesFilter(
        choices=province_choices, vocabulary="ProvinceCode", describe="ISO 3166-2 code of the province."
    )
    established_from = NumberFilter(low=1, high=9999, whole=True, describe="Established in this year or later.")
    established_to = NumberFilter(low=1, high=9999, whole=True, describe="Established in this year or before.")
    area_min = NumberFilter(low=0, high=1e9, describe="Gross area in hectares, at least.")
    area_max = NumberFilter(low=0, high=1e9, describe="Gross area in hectares, at most.")
    cross_border = TrueFalseFilter(describe="Whether the zone is a side of a cross-border area.")
    visited = TrueFalseFilter(describe="Whether a learning visit of the institute has been there.")
    has_location = TrueFalseFilter(describe="Whether a point on the map is known.")
    parent = PublishedZoneFilter(
        extra=(NO_PARENT,),
        describe="Slug of the zone it is a component of; `none` for zones that are no component.",
    )
    bbox = BoxFilter()
    near = NumbersFilter(
        names="longitude and latitude",
        limits=[(-180, 180), (-90, 90)],
        describe=f"Longitude and latitude; zones within `radius_km` ({RADIUS_KM} without it).",
    )
    radius_km = NumberFilter(low=0, high=20_100, describe="Radius around `near` in kilometres.")
    q = TextFilter(
        longest=200,
        describe="Words in names, aliases and texts in any of the seven languages; all must occur.",
    )
    updated_since = MomentFilter(describe="Changed at that moment or later.")
    ordering = OneChoiceFilter(
        choices=[(sign + name, sign + name) for name in ORDERINGS for sign in ("", "-")],
        describe="Order of the rows; `relevance` needs `q`, `distance` needs `near`. Rows without "
        "a value come last either way. By default relevance, else distance, else name.",
    )


@dataclass
class FilterReading:
    """The values of the filters in force, by name, and what is wrong with the others."""

    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)

    def selection(self) -> Selection:
        """The matching zones at the data version of this moment; none where a filter could not be read."""
        table = current_table()
        return Selection(table, self.values) if not self.errors else Selection(table, {"country": ["none"]})


@cache
def _fields() -> dict[str, tuple[forms.Field, bool]]:
    filters = ZoneFilterSet.base_filters.items()
    return {name: (item.field, item.is_repeatable) for name, item in filters}


def read_filters(query: QueryDict) -> FilterReading:
    """Look at each filter that was given. A form of all filters, bound anew, would cost more than the answer."""
    reading = FilterReading()
    for name, (form_field, is_repeatable) in _fields().items():
        if name in query:
            try:
                value = form_field.clean(query.getlist(name) if is_repeatable else query[name])
            except ValidationError as error:
                reading.errors[name] = error.messages
            else:
                if value not in (None, "", []):
                    reading.values[name] = value
    for name, message in _unmet(reading):
        reading.errors.setdefault(name, []).append(message)
    return reading


def _unmet(reading: FilterReading) -> Iterator[tuple[str, str]]:
    """What holds between the parameters. One that could not be read counts as given: its own error is enough."""
    given = {*reading.values, *reading.errors}
    if "radius_km" in reading.values and "near" not in given:
        yield "radius_km", "Give near too, the middle of the circle."
    order = reading.values.get("ordering", "").lstrip("-")
    for needed, word in (("q", "relevance"), ("near", "distance")):
        if order == word and needed not in given:
            yield "ordering", f"Ordering by {word} needs {needed}."
