"""Figures, dates and country names in templates, as the reader's language writes them."""

import datetime as dt
from decimal import Decimal

from django import template

from ezportal import cldr as formats
from ezportal import spans

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
def weekday(value: dt.date | None) -> str:
    """A day with the day of its week."""
    return spans.weekday(value) if value else ""


@register.filter
def days_to(first: dt.date | None, last: dt.date | None) -> str:
    """Two days as one stretch."""
    return spans.day_span(first, last) if first and last else ""


@register.filter
def dates_to(first: str, last: str) -> str:
    """Two EDTF dates as one stretch, to the precision they have."""
    return spans.partial_span(first, last)


@register.filter
def clock(value: dt.time | None) -> str:
    """A local time; all seven languages write it with 24 hours and a colon."""
    return f"{value:%H:%M}" if value else ""


@register.filter
def time_zone(name: str, on: dt.date) -> str:
    return spans.zone_words(name, on) if name else ""


@register.filter
def number(value: Decimal | int | float | None) -> str:
    return "" if value is None else formats.number(value)


@register.filter
def fixed(value: Decimal | int | float | None, places: int) -> str:
    """A figure with exactly so many places."""
    return "" if value is None else formats.fixed(value, places)


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
