"""Distances on the globe."""

import math

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


def kilometres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points (longitude, latitude), by the haversine formula."""
    (east, north), (other_east, other_north) = (tuple(map(math.radians, point)) for point in (one, other))
    haversine = math.sin((other_north - north) / 2) ** 2 + (
        math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(haversine, 1)))
