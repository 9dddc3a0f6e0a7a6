"""The page around a list of zones: the same for all filters."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.http import QueryDict
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import mark_safe

from zones.views.frames import Frame, filled, frame_of, place_for
from zones.views.stored import NoRequest, render_for_nobody

_CONTENT, _QUERY = "content", "query"


class _AnyQuery:
    """Stands for the query of an address: all that the frame looks at is the number of the page."""

    def __init__(self, page: str) -> None:
        self.page = page

    def get(self, name: str, default: str = "") -> str:
        return self.page if name == "page" else default

    def urlencode(self) -> str:
        return place_for(_QUERY)


def page_of(template: str, values: dict[str, Any], request: NoRequest, language: str) -> str:
    """The page as `zones.views.zones.ZoneListView` renders it."""
    query: QueryDict = request.GET
    page = query.get("page", "")
    frame = _frame(
        template, request.path, language, request.data_version,
        page=page if page.isdigit() and page != "1" else "", has_query=bool(query), is_filtered=bool(values["chips"]),
        view=values["view"], has_fallback_text=request.has_fallback_text,
    )  # fmt: skip
    return filled(frame, {_CONTENT: values["content"], _QUERY: escape(query.urlencode())})


@lru_cache(maxsize=200)
def _frame(
    template: str, path: str, language: str, version: int, *,
    page: str, has_query: bool, is_filtered: bool, view: str, has_fallback_text: bool,
) -> Frame:  # fmt: skip
    request = NoRequest(path, version, _AnyQuery(page) if has_query else None)
    request.has_fallback_text = has_fallback_text
    values = {"chips": is_filtered, "view": view, "content": mark_safe(place_for(_CONTENT)), "request": request}
    with translation.override(language):
        return frame_of(render_for_nobody(template, values, request))
