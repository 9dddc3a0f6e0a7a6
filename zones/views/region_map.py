"""Draws places on the region's base map on the server, so that a map needs no script and no tile server.

The base map is static/img/basemap.svg, built by scripts/build_basemap.mjs in Mercator's projection of the same
extent. A `MapDrawing` holds all that the template writes out; its units are those of a drawing 640 wide.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import urlencode

from django.utils.functional import Promise

from zones.views.map_frame import Frame, MapPoint, Marker
from zones.views.map_names import MapText, names_on

GROUP_DISTANCE = 42  # nearer points share one marker, so that each can be touched
SPREAD_DISTANCE = 21
SAME_PLACE = 0.02


@dataclass
class MapDrawing:
    """All that the map template writes out."""

    marker_template: ClassVar[str] = "_components/map_marker.html"
    key_template: ClassVar[str] = "_components/map_key.html"

    frame: Frame
    title: str | Promise
    markers: list[Marker] = field(default_factory=list)
    texts: list[MapText] = field(default_factory=list)
    off_map: list[MapPoint] = field(default_factory=list)

    @property
    def statuses(self) -> list[str]:
        """Operating statuses that single markers show, for the key."""
        found = {marker.point.status for marker in self.markers if marker.count == 1}
        return sorted(found)

    @property
    def has_groups(self) -> bool:
        return any(marker.count > 1 for marker in self.markers)

    @property
    def has_approximate(self) -> bool:
        return any(point.is_approximate for marker in self.markers for point in marker.points)


def points_of(zones: Iterable) -> list[MapPoint]:
    """The zones that have a point."""
    return [
        MapPoint(
            lon=float(zone.longitude), lat=float(zone.latitude), label=str(zone.name), url=zone.get_absolute_url(),
            status=zone.status, precision=zone.location_precision,
        )
        for zone in zones
        if zone.longitude is not None
    ]  # fmt: skip


def draw_map(
    points: Sequence[MapPoint],
    *,
    title: str | Promise,
    frame: Frame | None = None,
    list_url: str = "",
    query: dict[str, list[str]] | None = None,
) -> MapDrawing:
    """Place the points. Groups lead to `list_url` with the group's box added to `query`."""
    frame = frame or Frame.around(points)
    drawing = MapDrawing(frame=frame, title=title)
    drawing.off_map = [point for point in points if not point.is_on_map]
    inside = [point for point in points if point.is_on_map and frame.holds(point.lon, point.lat)]
    for group in _grouped(inside, frame):
        if len(group.points) > 1 and frame.is_close and len(group.points) <= 12:
            drawing.markers += _spread(group)
        else:
            if len(group.points) > 1:
                group.url = f"{list_url}?{_box_query(group.points, query or {})}" if list_url else ""
            drawing.markers.append(group)
    # Groups first: what is small is drawn over what is large.
    drawing.markers.sort(key=lambda marker: -marker.count)
    drawing.texts = names_on(frame, drawing.markers)
    return drawing


def _grouped(points: Sequence[MapPoint], frame: Frame) -> list[Marker]:
    """Gather points that lie nearer than a fingertip; each group stands at the mean of its points.

    Groups are kept by cells of that size, so that a point is compared with its neighbours only.
    """
    cells: dict[tuple[int, int], list[Marker]] = defaultdict(list)
    for point in sorted(points, key=lambda point: (point.lat, point.lon)):
        x, y = frame.place(point.lon, point.lat)
        column, row = _cell(x, y)
        around = (
            group for left in (-1, 0, 1) for up in (-1, 0, 1) for group in cells.get((column + left, row + up), ())
        )
        near = min(around, key=lambda group: math.hypot(group.x - x, group.y - y), default=None)
        if near is None or math.hypot(near.x - x, near.y - y) > GROUP_DISTANCE:
            cells[column, row].append(Marker(x, y, [point]))
            continue
        before = _cell(near.x, near.y)
        share = 1 / (near.count + 1)
        near.x, near.y = near.x + (x - near.x) * share, near.y + (y - near.y) * share
        near.points.append(point)
        if (after := _cell(near.x, near.y)) != before:
            cells[before].remove(near)
            cells[after].append(near)
    groups = [group for found in cells.values() for group in found]
    for group in groups:
        group.x, group.y = round(group.x, 1), round(group.y, 1)
    return groups


def _cell(x: float, y: float) -> tuple[int, int]:
    return int(x // GROUP_DISTANCE), int(y // GROUP_DISTANCE)


def _spread(group: Marker) -> list[Marker]:
    """The points of a group on a ring around its place, in order of their labels."""
    radius = max(SPREAD_DISTANCE * group.count / (2 * math.pi), SPREAD_DISTANCE * 0.6)
    markers = []
    for index, point in enumerate(sorted(group.points, key=lambda point: point.label)):
        turn = 2 * math.pi * index / group.count - math.pi / 2
        x, y = group.x + radius * math.cos(turn), group.y + radius * math.sin(turn)
        markers.append(Marker(round(x, 1), round(y, 1), [point]))
    return markers


def _box_query(points: Sequence[MapPoint], query: dict[str, list[str]]) -> str:
    """The filters in force and the group's box, a little wider so that it is never a mere point."""
    lons, lats = [point.lon for point in points], [point.lat for point in points]
    box = (min(lons) - SAME_PLACE, min(lats) - SAME_PLACE, max(lons) + SAME_PLACE, max(lats) + SAME_PLACE)
    kept = {name: values for name, values in query.items() if name not in ("bbox", "page", "view")}
    return urlencode({**kept, "bbox": ",".join(f"{side:.3f}" for side in box), "view": "map"}, doseq=True)
