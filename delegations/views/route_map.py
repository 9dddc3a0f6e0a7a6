"""Draws the route of a visit on the region's map: numbered sites, joined in the order of the visit.

A site beyond the edge of the base map stands at the edge of the frame, with an arrow towards where it lies.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _

from zones.choices import Publication
from zones.views.map_frame import Frame, MapPoint, Marker
from zones.views.map_names import names_on
from zones.views.region_map import MapDrawing

if TYPE_CHECKING:
    from delegations.views.sites import Stop

CONTEXT_DEGREES = 8.0  # width of the map: the sites and the borders around them
NEAR = 30  # stops nearer than this share a marker
# How far from the edges (left, top, right, bottom) a marker stands that points beyond them; at the right are the tools.
INSETS = (34, 34, 140, 34)


@dataclass
class StopMarker(Marker):
    """One or several stops at one place; `direction` in degrees (0 is east) where they lie beyond the map."""

    stops: list[Stop] = field(default_factory=list)
    direction: float | None = None

    @property
    def label(self) -> str:
        """Their numbers, runs of them shortened: "1–3" or "1, 4"."""
        runs: list[list[int]] = []
        for stop in self.stops:
            if runs and stop.number == runs[-1][1] + 1:
                runs[-1][1] = stop.number
            else:
                runs.append([stop.number, stop.number])
        return ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in runs)

    @property
    def radius(self) -> float:
        return 11 + max(len(self.label) - 1, 0) * 2.6

    @property
    def halo(self) -> float:
        return self.radius + 4

    @property
    def tip(self) -> float:
        """How far the arrow reaches."""
        return self.radius + 9

    @property
    def reach(self) -> float:
        return self.halo if self.direction is None else self.tip

    @property
    def is_approximate(self) -> bool:
        return any(point.is_approximate for point in self.points)


@dataclass
class RouteDrawing(MapDrawing):
    """The map with its line; stops that no point is known of are named below it."""

    marker_template: ClassVar[str] = "delegations/parts/route_stop.html"
    key_template: ClassVar[str] = "delegations/parts/route_key.html"

    line: list[tuple[float, float]] = field(default_factory=list)
    unplaced: list[Stop] = field(default_factory=list)

    @property
    def beyond(self) -> list[Stop]:
        return [stop for marker in self._stop_markers() if marker.direction is not None for stop in marker.stops]

    @property
    def has_approximate(self) -> bool:
        return any(marker.is_approximate for marker in self._stop_markers())

    def _stop_markers(self) -> list[StopMarker]:
        return [marker for marker in self.markers if isinstance(marker, StopMarker)]


def draw_route(stops: Sequence[Stop]) -> RouteDrawing | None:
    """The drawing, or None when no site lies on the region's map."""
    places = {stop.number: point for stop in stops if (point := point_of(stop)) is not None}
    inside = [point for point in places.values() if point.is_on_map]
    if not inside:
        return None
    frame = Frame.around(inside, span=CONTEXT_DEGREES)
    drawing = RouteDrawing(frame=frame, title=_("Route of the visit on a map"))
    drawing.unplaced = [stop for stop in stops if stop.number not in places]
    for stop in stops:
        if stop.number in places:
            marker = _add(drawing, stop, places)
            if drawing.line[-1:] != [(marker.x, marker.y)]:
                drawing.line.append((marker.x, marker.y))
    drawing.texts = names_on(frame, drawing.markers)
    return drawing


def point_of(stop: Stop) -> MapPoint | None:
    """Where the site lies: its own point, else that of its zone."""
    site = stop.row.site
    zone = site.zone if site.zone and site.zone.publication == Publication.PUBLISHED else None
    row: Any = site if site.longitude is not None else zone
    if row is None or row.longitude is None:
        return None
    return MapPoint(float(row.longitude), float(row.latitude), str(site.name), precision=row.location_precision)


def _add(drawing: RouteDrawing, stop: Stop, places: dict[int, MapPoint]) -> StopMarker:
    """The marker of the stop: a new one, or one that stands there already."""
    point, direction = places[stop.number], None
    x, y = drawing.frame.place(point.lon, point.lat)
    if not point.is_on_map:
        x, y, direction = _towards(drawing.frame, _nearest_inside(stop.number, places), (x, y))
    for marker in drawing.markers:
        if isinstance(marker, StopMarker) and math.hypot(marker.x - x, marker.y - y) < NEAR:
            marker.stops.append(stop)
            marker.points.append(point)
            return marker
    made = StopMarker(x, y, [point], stops=[stop], direction=direction)
    drawing.markers.append(made)
    return made


def _nearest_inside(number: int, places: dict[int, MapPoint]) -> MapPoint:
    """The stop on the map that comes soonest before or after, from which a line leads off the map."""
    inside = [other for other, point in places.items() if point.is_on_map]
    return places[min(inside, key=lambda other: abs(other - number))]


def _towards(frame: Frame, start: MapPoint, end: tuple[float, float]) -> tuple[float, float, float]:
    """Where the straight line from a place on the map to one beyond it nears the frame's edge, and its direction."""
    x, y = frame.place(start.lon, start.lat)
    dx, dy = end[0] - x, end[1] - y
    left, top, right, bottom = INSETS
    shares = []
    if dx:
        shares.append(((frame.width - right if dx > 0 else left) - x) / dx)
    if dy:
        shares.append(((frame.height - bottom if dy > 0 else top) - y) / dy)
    share = max(min(shares), 0)
    return round(x + dx * share, 1), round(y + dy * share, 1), round(math.degrees(math.atan2(dy, dx)), 1)
