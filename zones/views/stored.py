"""The pages' forms of zones, as they are kept: lines of a table, cards, and the parts of a profile."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.template import Context
from django.template.loader import get_template

from zones.edge.version import read_version
from zones.models import FormKind, Zone
from zones.stored.keeping import Maker
from zones.stored.made import Made
from zones.views.profile import profile_context, profiles

# Of the profile's page, each in a template of its own.
PARTS = ("title", "description", "head", "breadcrumb", "content")
COMPONENTS = {FormKind.LINE: "_components/zone_line.html", FormKind.CARD: "_components/zone_card.html"}


class NoRequest:
    """What templates look for in a request: a form is made for nobody in particular."""

    def __init__(self, path: str = "", version: int | None = None, query: Any = None) -> None:
        self.path, self.GET = path, query or QueryDict()
        self.has_fallback_text = False
        self.data_version = read_version() if version is None else version


def render_for_nobody(name: str, values: dict[str, Any], request: Any) -> str:
    context = Context(values)
    context.request = request  # type: ignore[attr-defined]
    return str(get_template(name).template.render(context))  # type: ignore[attr-defined]


def listed(pks: Sequence[int]) -> QuerySet:
    return (
        Zone.objects.published()
        .filter(pk__in=pks)
        .select_related("country", "province")
        .prefetch_related("classifications__zone_type")
    )


def maker_of(kind: FormKind) -> Maker:
    """Makes lines or cards."""

    def make(pks: Sequence[int]) -> dict[int, Made]:
        made = {}
        for zone in listed(pks):
            request = NoRequest()
            text = render_for_nobody(COMPONENTS[kind], {"zone": zone}, request)
            made[zone.pk] = Made(text.strip().encode(), request.has_fallback_text)
        return made

    return make


make_lines, make_cards = maker_of(FormKind.LINE), maker_of(FormKind.CARD)


def make_pages(pks: Sequence[int]) -> dict[int, Made]:
    made = {}
    for zone in profiles().filter(pk__in=pks):
        request = NoRequest()
        values = profile_context(zone)
        parts = {part: render_for_nobody(f"zones/zone/{part}.html", values, request) for part in PARTS}
        made[zone.pk] = Made(json.dumps(parts, ensure_ascii=False).encode(), request.has_fallback_text)
    return made
