"""The filters of the zones list as a form: groups of values with counts, and chips that undo them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ezportal.cldr import number
from zones.facets import Facet, Facets
from zones.index.current import current_table
from zones.index.vocabulary import Labels
from zones.views.frames import frame_of, place_for

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

Filled = list[tuple[str, str]]  # names and values of a query that are not empty


_BOX_END = "</small></label>\n"


@lru_cache(maxsize=1000)
def _around_boxes(label: str, *, is_open: bool) -> tuple[str, str]:
    values = {"label": label, "is_open": is_open, "boxes": place_for("boxes")}
    before, _boxes_here, after = frame_of(render_to_string("zones/filter_group.html", values))
    return before, after


class _Boxes:
    """What stands before the counts of a filter's values; a template would take longer for all than for the page."""

    def __init__(self, name: str, labels: Labels) -> None:
        self.plain = {value: _box(name, value, label) for value, label in labels.items()}
        self.by_label = sorted(labels, key=lambda value: labels[value])


def _box(name: str, value: str, label: str, tick: str = "") -> str:
    box = '<label class="check"><input type="checkbox" name="{}" value="{}"{}><span>{}</span><small>'
    return format_html(box, name, value, mark_safe(tick), _worded(label))


@lru_cache(maxsize=200)
def _boxes(name: str, labels: Labels, _language: str) -> _Boxes:
    """Kept by the active language as well: two labels are translated here."""
    return _Boxes(name, labels)


class _Written(dict[int, str]):
    """Counts as a language writes them, each once."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __missing__(self, count: int) -> str:
        text = self[count] = number(count, self.language)
        return text


_written = cache(_Written)


@lru_cache(maxsize=20)
def _groups(_language: str) -> list[tuple[str, str]]:
    return [(name, str(label)) for name, label in GROUPS.items()]


@dataclass(frozen=True)
class Chip:
    """An active filter and the query of the page without it."""

    label: str
    query: str


def filter_groups(facets: Facets) -> SafeString:
    """The groups in the order of the form; the most frequent values first where a list is long."""
    language = get_language() or "en"
    groups = ((name, label, facets[name]) for name, label in _groups(language))
    return mark_safe("\n".join(_group(name, label, facet, language) for name, label, facet in groups if facet.counts))


def _group(name: str, label: str, facet: Facet, language: str) -> str:
    """One filter with its values; closed groups open when something in them is chosen."""
    boxes, counts, chosen = _boxes(name, facet.labels, language), facet.counts, facet.chosen
    values: Iterable[str] = facet.labels
    if name in LONG_GROUPS:
        values = sorted(filter(counts.__contains__, boxes.by_label), key=counts.__getitem__, reverse=True)
        if chosen:
            values = sorted(values, key=chosen.__contains__, reverse=True)
    written, starts = _written(language), boxes.plain
    if chosen:
        starts = starts | {value: _box(name, value, facet.labels[value], " checked") for value in chosen}
    before, after = _around_boxes(label, is_open=bool(chosen) or name in OPEN_GROUPS)
    rows = [f"{starts[value]}{written[counts[value]]}" for value in values if value in counts]
    return f"{before}{_BOX_END.join(rows)}</small></label>{after}"


def _worded(label: str) -> str:
    """The label as the form has it, with a capital."""
    if label in ("true", "false"):
        label = _yes_or_no(label)
    return label[:1].upper() + label[1:]


def _yes_or_no(truth: str) -> str:
    return _("Yes") if truth == "true" else _("No")


def active_chips(query: QueryDict, facets: Facets) -> list[Chip]:
    """One chip per value in force."""
    filled = filled_in(query)
    chips = list(_facet_chips(filled, facets))
    present = {name for name, _value in filled}
    for name, pattern in SEARCHED_TEXTS.items():
        if name in present and (value := query.get(name, "").strip()):
            chips.append(Chip(str(pattern).format(value=_shown(name, value)), without(filled, name)))
    return chips


def _facet_chips(filled: Filled, facets: Facets) -> Iterator[Chip]:
    for name, label in GROUPS.items():
        facet = facets[name]
        for value in filter(facet.chosen.__contains__, facet.labels) if facet.chosen else ():
            shown = _worded(facet.labels[value])
            text = f"{label}: {shown}" if name == "cross_border" else shown
            yield Chip(text, without(filled, name, value))


def _shown(name: str, value: str) -> Any:
    if name in ("has_location", "visited"):
        return {"true": _("yes"), "false": _("no")}.get(value, value)
    if name == "parent":
        table = current_table()
        parent = table.records.get(table.by_slug.get(value, 0))
        return parent.name_in(get_language() or "en") if parent else value
    return value[:80]


def filled_in(query: QueryDict) -> Filled:
    return [(name, value) for name, values in query.lists() for value in values if value]


def without(filled: Filled, name: str, value: str | None = None) -> str:
    """The query string without one value, or without the whole parameter; back on the first page."""
    return urlencode([pair for pair in filled if pair[0] != "page" and pair != (name, value or pair[1])])
