"""Distances on the globe, also in plain SQL: the same on SQLite and PostgreSQL, without PostGIS."""

import math

from django.db.models import Expression, F, FloatField, Q, QuerySet, Value
from django.db.models.functions import ASin, Cast, Cos, Least, Power, Radians, Sin, Sqrt

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
KM_PER_DEGREE = math.pi * EARTH_RADIUS_KM / 180


def distance_km(longitude: float, latitude: float) -> Expression:
    """Great-circle distance of a row's point by the haversine formula; null without a point."""
    row_longitude = Radians(Cast(F("longitude"), FloatField()))
    row_latitude = Radians(Cast(F("latitude"), FloatField()))
    east, north = math.radians(longitude), math.radians(latitude)
    haversine = Power(Sin((row_latitude - Value(north)) / Value(2.0)), Value(2)) + (
        Value(math.cos(north)) * Cos(row_latitude) * Power(Sin((row_longitude - Value(east)) / Value(2.0)), Value(2))
    )
    # Rounding can push the sum past 1 for points at opposite ends of the globe.
    half_angle = ASin(Sqrt(Least(haversine, Value(1.0), output_field=FloatField())))
    return Cast(half_angle * Value(2 * EARTH_RADIUS_KM), FloatField())


def kilometres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points (longitude, latitude), by the same formula outside the database."""
    (east, north), (other_east, other_north) = (tuple(map(math.radians, point)) for point in (one, other))
    haversine = math.sin((other_north - north) / 2) ** 2 + (
        math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(haversine, 1)))


def around(longitude: float, latitude: float, radius_km: float) -> Q:
    """A box that contains the circle, so that the database computes few exact distances."""
    north_south = radius_km / KM_PER_DEGREE
    box = Q(latitude__gte=latitude - north_south, latitude__lte=latitude + north_south)
    # Near a pole or across the date line the box is not one range of longitudes.
    narrowest = math.cos(math.radians(min(90, abs(latitude) + north_south)))
    if narrowest > 0 and (east_west := north_south / narrowest) < 180 - abs(longitude):
        box &= Q(longitude__gte=longitude - east_west, longitude__lte=longitude + east_west)
    return box


def within_radius(queryset: QuerySet, longitude: float, latitude: float, radius_km: float) -> QuerySet:
    """Rows no farther than that, with their `distance_km`."""
    return (
        queryset.filter(around(longitude, latitude, radius_km))
        .annotate(distance_km=distance_km(longitude, latitude))
        .filter(distance_km__lte=radius_km)
    )
