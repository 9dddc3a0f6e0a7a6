"""The list of zones: the filters of the API as a form, as a table, cards or a map."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import ListView

from zones.choices import Publication
from zones.facets import count_facets
from zones.filters import ZoneFilterSet
from zones.models import AreaMember, Zone
from zones.views.filter_form import active_chips, facet_groups
from zones.views.map_frame import LEAST_SPAN, Frame
from zones.views.region_map import draw_map, points_of

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


class ZoneListView(ListView):
    """Published zones under the filters of the address; the number of queries is fixed."""

    template_name = "zones/zones.html"
    context_object_name = "zones"
    paginate_by = 24

    def get_queryset(self) -> QuerySet:
        sides = AreaMember.objects.filter(area__publication=Publication.PUBLISHED)
        base = (
            Zone.objects.published()
            .select_related("country", "province")
            .prefetch_related(
                "classifications__zone_type",
                Prefetch("area_memberships", sides.select_related("area")),
            )
        )
        self.filterset = ZoneFilterSet(self.request.GET, queryset=base)
        return self.filterset.qs if self.filterset.is_valid() else base.none()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        query = self.request.GET
        is_valid = self.filterset.is_valid()
        facets = count_facets(self.filterset if is_valid else self.without_filters())
        shown = query.get("view", "table")
        shown = shown if shown in VIEWS else "table"
        context.update(
            groups=facet_groups(facets),
            chips=active_chips(query, facets),
            errors=self.filterset.form.errors,
            query=query,
            view=shown,
            views=VIEWS,
            orderings=self.orderings(),
            ordering=query.get("ordering", ""),
            csv_url=f"{reverse('zones-list')}?{download_query(query, 'csv')}",
            xlsx_url=f"{reverse('zones-list')}?{download_query(query, 'xlsx')}",
        )
        if shown == "map":
            context["map"] = self.map(query)
        return context

    def without_filters(self) -> ZoneFilterSet:
        """What the form offers when the address could not be read."""
        filterset = ZoneFilterSet(QueryDict(), queryset=self.filterset.queryset.model.objects.published())
        filterset.is_valid()
        return filterset

    def orderings(self) -> dict[str, Any]:
        """Relevance is an order only where words were searched."""
        return ({"": _("Best match")} if self.request.GET.get("q") else {}) | ORDERINGS

    def map(self, query: QueryDict) -> Any:
        """All matching zones, not only those of the page."""
        points = points_of(self.object_list.prefetch_related(None))
        return draw_map(
            points,
            title=_("The listed zones on a map"),
            frame=Frame.around(points, span=LEAST_SPAN),
            list_url=reverse("zones:zones"),
            query={name: values for name, values in query.lists() if any(values)},
        )


def download_query(query: QueryDict, format_name: str) -> str:
    """The filters in force for the API, which refuses empty ones."""
    kept = QueryDict(mutable=True)
    for name, values in query.lists():
        if name in ZoneFilterSet.base_filters and name not in NOT_FILTERS:
            kept.setlist(name, [value for value in values if value])
    for name in [name for name, values in kept.lists() if not values]:
        del kept[name]
    kept["format"], kept["lang"] = format_name, get_language() or "en"
    return kept.urlencode()
