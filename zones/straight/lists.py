"""Pages of the list of zones, for people and as JSON, under any filters, of rows as they are kept."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import iri_to_uri

from ezportal.api import parameters
from ezportal.api.problems import BadParameters
from zones.api.views.zones import ZoneView
from zones.api.zone_list import ListPage, selection_of
from zones.api.zone_rows import put_together
from zones.edge.asking import LANGUAGE_CODES
from zones.models import FormKind
from zones.stored.keeping import NotKept, kept_forms
from zones.views.stored import NoRequest, render_for_nobody
from zones.views.zones import ZoneListView, list_context

# With these, rows are not sent as they are kept.
ALTERING = ("fields", "translations", "near")


class ApiListAsked(NamedTuple):
    language: str
    path: str
    query: str
    kind: str = "list"

    def body(self, version: int, base: str) -> bytes:
        query = _parsed(self.query)
        if any(name in query for name in ALTERING):
            raise NotKept
        checked = parameters.check(query, ZoneView.list_parameters())
        if checked.errors:
            raise BadParameters(checked.errors)
        page = ListPage.of(selection_of(query), checked.values)
        rows = put_together(page.pks, kept_forms(page.pks, FormKind.ROW), b",", base)
        here = f"{base}{self.path}?{iri_to_uri(self.query)}" if self.query else f"{base}{self.path}"
        return page.as_json(rows, here)


class PageListAsked(NamedTuple):
    language: str
    path: str
    query: str
    kind: str = "list page"

    def body(self, version: int, base: str) -> bytes:
        request = NoRequest(self.path, version, _parsed(self.query))
        values = list_context(request, kept_forms) | {"request": request}
        return render_for_nobody(ZoneListView.template_name, values, request).encode()


def api_list_asked(variant: str, path: str, query: str) -> ApiListAsked | None:
    language = variant.removesuffix("-json")
    is_asked = language in LANGUAGE_CODES and path == _path("zones-list", "")
    return ApiListAsked(language, path, query) if is_asked else None


def page_list_asked(variant: str, path: str, query: str) -> PageListAsked | None:
    language = path[1:].partition("/")[0]
    is_asked = variant == "page" and language in LANGUAGE_CODES and path == _path("zones:zones", language)
    return PageListAsked(language, path, query) if is_asked else None


def _parsed(query: str) -> QueryDict:
    """As Django reads it from the server's environment."""
    return QueryDict(query.encode("latin-1"))


@cache
def _path(route: str, language: str) -> str:
    with translation.override(language or translation.get_language()):
        return reverse(route)
