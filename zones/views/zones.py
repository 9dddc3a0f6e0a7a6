"""The list of zones: the filters of the API as a form, as a table, cards or a map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from ezportal.cldr import number
from zones.facets import count_facets
from zones.filters import ZoneFilterSet, read_filters
from zones.index.records import ZoneRecord
from zones.index.selection import Selection
from zones.index.table import ZoneTable
from zones.models import FormKind
from zones.stored.keeping import Maker, forms_of, in_order
from zones.stored.made import Made
from zones.views.filter_form import Filled, active_chips, filled_in, filter_groups
from zones.views.map_frame import LEAST_SPAN, Frame, MapPoint
from zones.views.pages import page_of
from zones.views.region_map import draw_map
from zones.views.stored import make_cards, make_lines, render_for_nobody

VIEWS = {
    "table": gettext_lazy("Table"),
    "cards": gettext_lazy("Cards"),
    "map": gettext_lazy("Map"),
}
ORDERINGS = {
    "name": gettext_lazy("Name"),
    "-established": gettext_lazy("Newest first"),
    "established": gettext_lazy("Oldest first"),
    "-area_ha": gettext_lazy("Largest first"),
    "area_ha": gettext_lazy("Smallest first"),
    "-updated": gettext_lazy("Lately changed"),
}
NOT_FILTERS = ("page", "view")
SHOWN_IN_FORM = ("view", "ordering", "bbox", "established_from", "established_to", "area_min", "area_max")
FormsFor = Callable[[Sequence[int], FormKind, Maker, ZoneTable], dict[int, Made]]
ROWS = 24


class Listed(Sequence[ZoneRecord]):
    """The zones of a selection as a paginator takes them: counted and cut without a query."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection

    def __len__(self) -> int:
        return len(self.selection)

    def __getitem__(self, part: Any) -> Any:
        """The records of a page; `part` is a slice."""
        pks = self.selection.page(part.start, part.stop - part.start)
        return [self.selection.table.records[pk] for pk in pks]


class ZoneListView(TemplateView):
    """Published zones under the filters of the address; their lines or cards are given out as they are kept."""

    template_name = "zones/zones.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**list_context(self.request), **kwargs)


def list_context(request: Any, forms_for: FormsFor = forms_of) -> dict[str, Any]:
    """What the page of the list shows for a request; `forms_for` finds the kept lines or cards.

    Raises Http404 for a page beyond the end.
    """
    values = _listed(request, forms_for)
    content = render_for_nobody("zones/list_content.html", {**values, "request": request}, request)
    return {"content": mark_safe(content), "chips": values["chips"], "view": values["view"]}


def _listed(request: Any, forms_for: FormsFor) -> dict[str, Any]:
    query = request.GET
    filled = filled_in(query)
    words = query.get("q", "")
    reading = read_filters(query)
    selection = reading.selection()
    page = page_of(Paginator(Listed(selection), ROWS), request)
    shown = query.get("view", "table")
    shown = shown if shown in VIEWS else "table"
    pks = [zone.pk for zone in page.object_list]
    kind, make = (FormKind.CARD, make_cards) if shown == "cards" else (FormKind.LINE, make_lines)
    forms = in_order(pks, forms_for(pks, kind, make, selection.table))
    request.has_fallback_text = any(form.fell_back for form in forms)
    # The form offers all there is when the address could not be read.
    facets = count_facets(selection if not reading.errors else Selection(selection.table, {}))
    return {
        "forms": mark_safe(b"\n".join(form.body for form in forms).decode()),
        "page_obj": page,
        "paginator": page.paginator,
        "groups": filter_groups(facets),
        "chips": active_chips(query, facets),
        "errors": reading.errors,
        "query": query,
        "words": words,
        "total": total_in_words(len(selection)),
        "view": shown,
        "views": VIEWS,
        "orderings": partial(orderings, query),
        "ordering": query.get("ordering", ""),
        # What the form and the bar above the list depend on, besides what they only print.
        "form_state": tuple(query.get(name, "") for name in SHOWN_IN_FORM),
        "toolbar_state": (shown, query.get("ordering", ""), bool(words)),
        "view_start": view_start(filled),
        "kept": kept_inputs(filled),
        "download_start": download_start(filled),
        "map": _map(selection, query) if shown == "map" else None,
    }


def orderings(query: QueryDict) -> dict[str, Any]:
    """Relevance is an order only where words were searched."""
    return ({"": _("Best match")} if query.get("q") else {}) | ORDERINGS


def total_in_words(total: int) -> str:
    return ngettext("%(shown)s zone", "%(shown)s zones", total) % {"shown": number(total)}


def _map(selection: Selection, query: QueryDict) -> Any:
    """All matching zones, not only those of the page."""
    points = points_of_records(selection)
    return draw_map(
        points,
        title=_("The listed zones on a map"),
        frame=Frame.around(points, span=LEAST_SPAN),
        list_url=reverse("zones:zones"),
        query={name: values for name, values in query.lists() if any(values)},
    )


def points_of_records(selection: Selection) -> list[MapPoint]:
    """The points of a selection, without a query."""
    page = reverse("zones:zone", args=["-"])
    records = (selection.table.records[pk] for pk in selection.matches)
    return [
        MapPoint(
            lon=record.longitude, lat=record.latitude, label=record.name_in(selection.language),
            url=page.replace("/-/", f"/{record.slug}/"), status=record.status, precision=record.location_precision,
        )
        for record in records
        if record.longitude is not None and record.latitude is not None
    ]  # fmt: skip


def kept_inputs(filled: Filled) -> SafeString:
    """The filters in force, for a form that changes the order."""
    kept = (pair for pair in filled if pair[0] not in ("ordering", "page"))
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', kept)


def download_start(filled: Filled) -> str:
    """The filters in force for the API; the format comes behind it."""
    filters = [pair for pair in filled if pair[0] in ZoneFilterSet.base_filters and pair[0] not in NOT_FILTERS]
    return f"{reverse('zones-list')}?{urlencode([*filters, ('lang', get_language() or 'en')])}&format="


def view_start(filled: Filled) -> str:
    """The filters in force on the first page; the view comes behind it."""
    rest = urlencode([pair for pair in filled if pair[0] not in NOT_FILTERS])
    return f"?{rest}&" if rest else "?"
