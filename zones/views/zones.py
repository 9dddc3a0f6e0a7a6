"""The list of zones: the filters of the API as a form, as a table, cards or a map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from ezportal.cldr import number
from zones.facets import count_facets
from zones.filters import ZoneFilterSet, read_filters
from zones.index.records import ZoneRecord
from zones.index.selection import Selection
from zones.models import FormKind
from zones.stored.keeping import Maker, forms_of, in_order
from zones.stored.made import Made
from zones.views.filter_form import active_chips, filter_groups
from zones.views.map_frame import LEAST_SPAN, Frame, MapPoint
from zones.views.pages import page_of
from zones.views.region_map import draw_map
from zones.views.stored import make_cards, make_lines

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
FormsFor = Callable[[Sequence[int], FormKind, Maker], dict[int, Made]]
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
    """What the template of the list shows for a request; `forms_for` finds the kept lines or cards.

    Raises Http404 for a page beyond the end.
    """
    query = request.GET
    reading = read_filters(query)
    selection = reading.selection()
    page = page_of(Paginator(Listed(selection), ROWS), request)
    shown = query.get("view", "table")
    shown = shown if shown in VIEWS else "table"
    pks = [zone.pk for zone in page.object_list]
    kind, make = (FormKind.CARD, make_cards) if shown == "cards" else (FormKind.LINE, make_lines)
    forms = in_order(pks, forms_for(pks, kind, make))
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
        # All that the form and the bar above the list show besides counts. What the bar is made of is worked out when
        # the template asks for it: mostly it has the bar of this address already.
        "address": query.urlencode(),
        "total": total_in_words(len(selection)),
        "view": shown,
        "views": partial(view_links, query, shown),
        "orderings": partial(orderings, query),
        "ordering": query.get("ordering", ""),
        "downloads": partial(download_urls, query),
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


def download_urls(query: QueryDict) -> dict[str, str]:
    """The filters in force for the API, which refuses empty ones, by format."""
    kept = QueryDict(mutable=True)
    for name, values in query.lists():
        filled = [value for value in values if value]
        if filled and name in ZoneFilterSet.base_filters and name not in NOT_FILTERS:
            kept.setlist(name, filled)
    kept["lang"] = get_language() or "en"
    start = f"{reverse('zones-list')}?{kept.urlencode()}"
    return {name: f"{start}&format={name}" for name in ("csv", "xlsx")}


def view_links(query: QueryDict, shown: str) -> list[dict[str, Any]]:
    """The ways to show the list: address, words, and whether it is the one that is shown."""
    rest = query.copy()
    rest.pop("page", None)
    rest.pop("view", None)
    start = f"?{rest.urlencode()}&" if rest else "?"
    return [{"url": f"{start}view={name}", "label": label, "is_shown": name == shown} for name, label in VIEWS.items()]
