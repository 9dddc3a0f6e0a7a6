"""Cross-border areas, with the crossings and transport links they live by."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView

from zones.choices import Publication
from zones.models import (
    Agreement,
    AreaMember,
    AreaStatement,
    BorderCrossing,
    ClearanceModel,
    CrossBorderArea,
    CrossingZone,
    JointBody,
    Milestone,
    TransportConnection,
    TransportLink,
)
from zones.views.map_frame import Frame, MapPoint
from zones.views.region_map import draw_map, points_of

CONTEXT_DEGREES = 5.0


def sides() -> Prefetch:
    return Prefetch(
        "members", AreaMember.objects.select_related("zone__country", "zone__province", "country", "source")
    )


class AreaListView(ListView):
    """All cross-border areas, border crossings and transport links."""

    template_name = "zones/cross_border_areas.html"
    context_object_name = "areas"

    def get_queryset(self) -> QuerySet:
        return CrossBorderArea.objects.published().select_related("zone_type").prefetch_related(sides())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        crossings = list(BorderCrossing.objects.published().select_related("country", "neighbour", "source", "area"))
        context.update(crossings=crossings, links=TransportLink.objects.published().select_related("source"))
        return context


class AreaView(DetailView):
    """A cross-border area: its sides, agreements, joint bodies, clearance models, crossings and transport."""

    template_name = "zones/cross_border_area.html"
    context_object_name = "area"

    def get_queryset(self) -> QuerySet:
        crossings = BorderCrossing.objects.published().select_related("country", "neighbour", "source")
        return (
            CrossBorderArea.objects.published()
            .select_related("zone_type", "source")
            .prefetch_related(
                sides(),
                "aliases",
                Prefetch("agreements", Agreement.objects.select_related("source")),
                Prefetch("joint_bodies", JointBody.objects.select_related("source")),
                Prefetch("clearance_models", ClearanceModel.objects.select_related("source")),
                Prefetch("statements", AreaStatement.objects.select_related("source")),
                Prefetch("milestones", Milestone.objects.published().select_related("source")),
                Prefetch("border_crossings", crossings),
            )
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        area: CrossBorderArea = self.object
        zones = [
            member.zone
            for member in area.members.all()
            if member.zone and member.zone.publication == Publication.PUBLISHED
        ]
        nearby = CrossingZone.objects.filter(
            zone__in=zones, crossing__publication=Publication.PUBLISHED
        ).select_related("crossing__country", "crossing__neighbour", "crossing__source")
        connections = TransportConnection.objects.filter(
            zone__in=zones, link__publication=Publication.PUBLISHED
        ).select_related("link")
        crossings = {row.pk: row for row in area.border_crossings.all()}
        crossings |= {row.crossing_id: row.crossing for row in nearby}
        points = points_of(zones)
        context.update(
            public_zones=zones,
            crossings=list(crossings.values()),
            links=list({row.link_id: row.link for row in connections}.values()),
            map=points
            and draw_map(
                [*points, *_crossing_points(crossings.values())],
                title=_("The area on a map"),
                frame=Frame.around(points, span=CONTEXT_DEGREES),
            ),
        )
        return context


def _crossing_points(crossings: Any) -> list[MapPoint]:
    return [
        MapPoint(float(row.longitude), float(row.latitude), str(row.name), precision=row.location_precision)
        for row in crossings
        if row.longitude is not None
    ]
