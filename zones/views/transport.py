"""The page of a transport link."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from zones.choices import Publication
from zones.models import Station, TransportConnection, TransportFigure, TransportLink, TransportSection
from zones.views.map_frame import LEAST_SPAN, Frame
from zones.views.region_map import draw_map, points_of


class LinkView(DetailView):
    """A railway or road with its sections, stops, printed figures, and the zones it serves."""

    template_name = "zones/transport_link.html"
    context_object_name = "link"

    def get_queryset(self) -> QuerySet:
        connections = TransportConnection.objects.filter(zone__publication=Publication.PUBLISHED).select_related(
            "zone__country", "zone__province", "source"
        )
        return (
            TransportLink.objects.published()
            .select_related("source")
            .prefetch_related(
                Prefetch("sections", TransportSection.objects.select_related("source", "parent")),
                Prefetch("stations", Station.objects.select_related("source", "country", "zone", "section")),
                Prefetch("figures", TransportFigure.objects.select_related("source")),
                Prefetch("connections", connections),
            )
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        points = points_of(row.zone for row in self.object.connections.all())
        context["map"] = points and draw_map(
            points, title=_("Zones on the link"), frame=Frame.around(points, span=LEAST_SPAN * 2)
        )
        return context
