"""The detail and the page of a zone, in one language and without further wishes."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from django.http import Http404
from django.urls import reverse
from django.utils import translation

from zones.edge.asking import LANGUAGE_CODES
from zones.index.current import table_at
from zones.models import FormKind
from zones.stored.keeping import kept_forms
from zones.stored.made import at
from zones.straight.asked import Body
from zones.views.zone_frame import page_of

_QUERIES = {"", *(f"lang={code}" for code in LANGUAGE_CODES)}


class ZoneAsked(NamedTuple):
    kind: FormKind
    language: str
    slug: str

    def body(self, version: int, base: str) -> Body:
        table = table_at(version)
        pk = table.by_slug.get(self.slug)
        if pk is None:
            raise Http404
        kept = kept_forms([pk], self.kind, table)
        form = kept[pk]
        if self.kind == FormKind.PAGE:
            return Body(page_of(form, self.slug, self.language, version).encode(), kept.version)
        return Body(at(base, form.body), kept.version)


def zone_asked(variant: str, path: str, query: str) -> ZoneAsked | None:
    language = variant.removesuffix("-json")
    if language in LANGUAGE_CODES:
        slug = _between(path, *_around_slug("zones-detail", ""))
        return ZoneAsked(FormKind.DETAIL, language, slug) if slug and query in _QUERIES else None
    language = path[1:].partition("/")[0]
    if variant == "page" and not query and language in LANGUAGE_CODES:
        slug = _between(path, *_around_slug("zones:zone", language))
        return ZoneAsked(FormKind.PAGE, language, slug) if slug else None
    return None


def _between(path: str, before: str, after: str) -> str:
    if not path.startswith(before) or not path.endswith(after):
        return ""
    slug = path[len(before) : -len(after)]
    return "" if "/" in slug else slug


@cache
def _around_slug(route: str, language: str) -> tuple[str, str]:
    with translation.override(language or translation.get_language()):
        before, after = reverse(route, args=["slug"]).rsplit("slug", 1)
    return before, after
