"""The filters of the zones list as a form: groups of values with counts, and chips that undo them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ezportal.cldr import number
from zones.facets import Facets, FacetValue
from zones.index.current import current_table

GROUPS: dict[str, str | Promise] = {
    "country": gettext_lazy("Country"),
    "status": gettext_lazy("Operating status"),
    "zone_type": gettext_lazy("Zone type"),
    "industry": gettext_lazy("Industry"),
    "development_form": gettext_lazy("Developed by"),
    "province": gettext_lazy("Province"),
    "cross_border": gettext_lazy("Part of a cross-border area"),
}
OPEN_GROUPS = ("country", "status")
LONG_GROUPS = ("zone_type", "industry", "province")
SEARCHED_TEXTS: dict[str, str | Promise] = {
    "q": gettext_lazy("“{value}”"),
    "established_from": gettext_lazy("established since {value}"),
    "established_to": gettext_lazy("established until {value}"),
    "area_min": gettext_lazy("at least {value} ha"),
    "area_max": gettext_lazy("at most {value} ha"),
    "bbox": gettext_lazy("a part of the map"),
    "near": gettext_lazy("near {value}"),
    "radius_km": gettext_lazy("within {value} km"),
    "updated_since": gettext_lazy("changed since {value}"),
    "parent": gettext_lazy("component of {value}"),
    "has_location": gettext_lazy("with a point on the map: {value}"),
    "visited": gettext_lazy("visited by a delegation: {value}"),
}

MARK = "\ue000"  # a letter of a private area, which no text of the portal has


@lru_cache(maxsize=1000)
def _around_boxes(label: str, *, is_open: bool) -> tuple[str, str]:
    values = {"label": label, "is_open": is_open, "boxes": MARK}
    before, after = render_to_string("zones/filter_group.html", values).split(MARK)
    return before, after


@lru_cache(maxsize=20_000)
def _box(name: str, value: str, label: str, _language: str) -> tuple[str, str]:
    """What stands before and after the tick of a box; a template would take longer for all than for the page.

    It is kept by the active language as well: two labels are translated here.
    """
    return (
        format_html('<label class="check"><input type="checkbox" name="{}" value="{}"', name, value),
        format_html("><span>{}</span><small>", _worded(label)),
    )


@dataclass(frozen=True)
class Chip:
    """An active filter and the query of the page without it."""

    label: str
    query: str


def filter_groups(facets: Facets) -> SafeString:
    """The groups in the order of the form; the most frequent values first where a list is long."""
    language = get_language() or "en"
    return mark_safe(
        "\n".join(_group(name, str(label), facets[name], language) for name, label in GROUPS.items() if facets[name])
    )


def _group(name: str, label: str, values: list[FacetValue], language: str) -> str:
    """One filter with its values; closed groups open when something in them is chosen."""
    if name in LONG_GROUPS:
        values = sorted(values, key=lambda value: (not value.is_chosen, -value.count, value.label))
    is_open = name in OPEN_GROUPS or any(value.is_chosen for value in values)
    boxes = [
        f"{start}{' checked' if row.is_chosen else ''}{middle}{number(row.count, language)}</small></label>"
        for row in values
        for start, middle in (_box(name, row.value, row.label, language),)
    ]
    before, after = _around_boxes(label, is_open=is_open)
    return "".join((before, "\n".join(boxes), after))


def _worded(label: str) -> str:
    """The label as the form has it, with a capital."""
    if label in ("true", "false"):
        label = _yes_or_no(label)
    return label[:1].upper() + label[1:]


def _yes_or_no(truth: str) -> str:
    return _("Yes") if truth == "true" else _("No")


def active_chips(query: QueryDict, facets: Facets) -> list[Chip]:
    """One chip per value in force."""
    chips = list(_facet_chips(query, facets))
    for name, pattern in SEARCHED_TEXTS.items():
        if value := query.get(name, "").strip():
            chips.append(Chip(str(pattern).format(value=_shown(name, value)), without(query, name)))
    return chips


def _facet_chips(query: QueryDict, facets: Facets) -> Iterator[Chip]:
    for name, label in GROUPS.items():
        for value in facets.get(name, []):
            if value.is_chosen:
                shown = _worded(value.label)
                text = f"{label}: {shown}" if name == "cross_border" else shown
                yield Chip(text, without(query, name, value.value))


def _shown(name: str, value: str) -> Any:
    if name in ("has_location", "visited"):
        return {"true": _("yes"), "false": _("no")}.get(value, value)
    if name == "parent":
        table = current_table()
        parent = table.records.get(table.by_slug.get(value, 0))
        return parent.name_in(get_language() or "en") if parent else value
    return value[:80]


def without(query: QueryDict, name: str, value: str | None = None) -> str:
    """The query string without one value, or without the whole parameter; back on the first page."""
    rest = query.copy()
    rest.pop("page", None)
    values = [kept for kept in rest.getlist(name) if value is not None and kept != value]
    rest.setlist(name, values)
    for empty in [key for key, kept in rest.lists() if not any(kept)]:
        del rest[empty]
    return rest.urlencode()
