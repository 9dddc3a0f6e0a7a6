"""Pages of the list of zones, for people and as JSON, under any filters, of rows as they are kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import iri_to_uri

from ezportal.api.parameters import check
from ezportal.api.problems import BadParameters
from zones.api.views.zones import ZoneView
from zones.api.zone_list import ListPage, selection_of
from zones.api.zone_rows import put_together
from zones.edge.asking import LANGUAGE_CODES
from zones.index.table import ZoneTable
from zones.models import FormKind
from zones.stored.keeping import Kept, Maker, NotKept, kept_forms
from zones.straight.asked import Body
from zones.views.list_frame import page_of
from zones.views.stored import NoRequest
from zones.views.zones import ZoneListView, list_context

# With these, rows are not sent as they are kept.
ALTERING = ("fields", "translations", "near")


@dataclass(frozen=True)
class ListAsked(ABC):
    """A page of the list, under the filters of a query."""

    language: str
    path: str
    query: str
    kind: ClassVar[str]

    @abstractmethod
    def body(self, version: int, base: str) -> Body: ...

    @property
    def parameters(self) -> QueryDict:
        """As Django reads them from the server's environment."""
        return QueryDict(self.query.encode("latin-1"))


class ApiListAsked(ListAsked):
    kind = "list"

    def body(self, version: int, base: str) -> Body:
        query = self.parameters
        if any(name in query for name in ALTERING):
            raise NotKept
        checked = check(query, ZoneView.list_parameters())
        if checked.errors:
            raise BadParameters(checked.errors)
        selection = selection_of(query)
        page = ListPage.of(selection, checked.values)
        kept = kept_forms(page.pks, FormKind.ROW, selection.table)
        rows = put_together(page.pks, kept, b",", base)
        here = f"{base}{self.path}?{iri_to_uri(self.query)}" if self.query else f"{base}{self.path}"
        return Body(page.as_json(rows, here), kept.version)


class PageListAsked(ListAsked):
    kind = "list page"

    def body(self, version: int, base: str) -> Body:
        request = NoRequest(self.path, version, self.parameters)
        shown = Kept()

        def forms(pks: Sequence[int], kind: FormKind, _make: Maker, table: ZoneTable) -> Kept:
            nonlocal shown
            shown = kept_forms(pks, kind, table)
            return shown

        values = list_context(request, forms)
        return Body(page_of(ZoneListView.template_name, values, request, self.language).encode(), shown.version)


def list_asked(variant: str, path: str, query: str) -> ListAsked | None:
    language = variant.removesuffix("-json")
    if language in LANGUAGE_CODES:
        return ApiListAsked(language, path, query) if path == _path("zones-list", "") else None
    language = path[1:].partition("/")[0]
    if variant == "page" and language in LANGUAGE_CODES and path == _path("zones:zones", language):
        return PageListAsked(language, path, query)
    return None


@cache
def _path(route: str, language: str) -> str:
    with translation.override(language or translation.get_language()):
        return reverse(route)
