"""The part of the world a map shows, what it marks there, and how degrees become the drawing's units."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from zones.choices import LocationPrecision

WEST, SOUTH, EAST, NORTH = 88.0, 4.0, 116.0, 34.0
BASE_WIDTH = 1000  # of basemap.svg
WIDTH = 640
LEAST_SPAN = 3.0  # degrees; closer the base map has nothing to show


def mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


@dataclass(frozen=True)
class MapPoint:
    """Something to mark: where, how sure, and what the marker leads to."""

    lon: float
    lat: float
    label: str
    url: str = ""
    status: str = ""
    precision: str = ""

    @property
    def is_approximate(self) -> bool:
        return self.precision not in ("", LocationPrecision.SITE)

    @property
    def is_on_map(self) -> bool:
        return WEST <= self.lon <= EAST and SOUTH <= self.lat <= NORTH


@dataclass
class Marker:
    """One mark on the map; `points` of several places make it a group."""

    x: float
    y: float
    points: list[MapPoint]
    url: str = ""

    @property
    def count(self) -> int:
        return len(self.points)

    @property
    def point(self) -> MapPoint:
        return self.points[0]

    @property
    def radius(self) -> float:
        return min(9 + 2.2 * math.sqrt(self.count), 24)

    @property
    def reach(self) -> float:
        """How far from its middle the mark covers the map."""
        return self.radius if self.count > 1 else 9


@dataclass(frozen=True)
class Frame:
    """The part of the world a map shows, and how degrees become its units."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def whole(cls) -> Frame:
        return cls(WEST, SOUTH, EAST, NORTH)

    @classmethod
    def around(cls, points: Sequence[MapPoint], *, span: float = LEAST_SPAN) -> Frame:
        """The smallest frame with some air around the points, neither too flat nor too tall."""
        shown = [point for point in points if point.is_on_map]
        if not shown:
            return cls.whole()
        lons, lats = [point.lon for point in shown], [point.lat for point in shown]
        middle = ((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2)
        wide = max((max(lons) - min(lons)) * 1.2, span)
        tall = max((max(lats) - min(lats)) * 1.2, wide * 0.75)
        wide = max(wide, tall * 0.85)
        wide, tall = min(wide, EAST - WEST), min(tall, NORTH - SOUTH)
        west = min(max(middle[0] - wide / 2, WEST), EAST - wide)
        south = min(max(middle[1] - tall / 2, SOUTH), NORTH - tall)
        return cls(west, south, west + wide, south + tall)

    @property
    def scale(self) -> float:
        return WIDTH / math.radians(self.east - self.west)

    @property
    def width(self) -> int:
        return WIDTH

    @property
    def height(self) -> int:
        return round((mercator(self.north) - mercator(self.south)) * self.scale)

    @property
    def is_close(self) -> bool:
        """So near that points of one town can't be parted by zooming in."""
        return self.east - self.west <= LEAST_SPAN * 1.5

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        x = math.radians(lon - self.west) * self.scale
        y = (mercator(self.north) - mercator(lat)) * self.scale
        return round(x, 1), round(y, 1)

    def holds(self, lon: float, lat: float) -> bool:
        return self.west < lon < self.east and self.south < lat < self.north

    @property
    def base_transform(self) -> str:
        """Puts the base map, drawn for the whole region, behind this frame."""
        factor = self.scale / (BASE_WIDTH / math.radians(EAST - WEST))
        x = math.radians(WEST - self.west) * self.scale
        y = (mercator(self.north) - mercator(NORTH)) * self.scale
        return f"translate({x:.1f} {y:.1f}) scale({factor:.4f})"
