"""Figures, dates and country names in templates, as the reader's language writes them."""

import datetime as dt
from decimal import Decimal

from django import template

from ezportal import cldr as formats

register = template.Library()

HECTARES_PER_KM2 = 100
LARGE_AREA_HA = 10_000


@register.filter
def partial_date(text: str) -> str:
    """An EDTF date to the precision it has."""
    return formats.partial_date(text) if text else ""


@register.filter
def day(value: dt.date | None) -> str:
    return formats.day(value) if value else ""


@register.filter
def moment(value: dt.datetime | None) -> str:
    return formats.moment(value) if value else ""


@register.filter
def number(value: Decimal | int | float | None) -> str:
    return "" if value is None else formats.number(value)


@register.filter
def percent(value: Decimal | None) -> str:
    return "" if value is None else formats.percent(value)


@register.filter
def kilometres(value: Decimal | None) -> str:
    return "" if value is None else formats.unit(value, "kilometer")


@register.filter
def area(hectares: Decimal | None) -> str:
    """Hectares; large areas also in square kilometres, which say more then."""
    if hectares is None:
        return ""
    text = formats.unit(hectares, "hectare")
    if hectares >= LARGE_AREA_HA:
        text += f" ({formats.unit(hectares / HECTARES_PER_KM2, 'square-kilometer')})"
    return text


@register.filter
def hectares(value: Decimal | None) -> str:
    return "" if value is None else formats.unit(value, "hectare")


@register.filter
def in_unit(value: Decimal | None, unit: str) -> str:
    """A figure with the unit it was recorded in: ISO 4217 code, "percent", a measure or a plain word."""
    return "" if value is None else formats.measured(value, unit)


@register.filter
def territory(code: str) -> str:
    return formats.territory_name(code)


@register.filter
def language(tag: str) -> str:
    """Name of a language in the reader's language."""
    return formats.language_name(tag) if tag else ""


@register.simple_tag
def in_recorded_unit(value: Decimal | None, unit: str) -> str:
    """As the filter `in_unit`, for figures that are filtered further."""
    return in_unit(value, unit)
