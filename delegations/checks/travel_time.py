"""Whether there is time to get from one site to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _

from delegations.checks.kinds import WarningKind
from delegations.checks.overlaps import times, title
from delegations.checks.presence import Presence
from delegations.checks.record import VisitRecord
from delegations.checks.timeline import Stretch, minutes
from delegations.choices import TravelMode
from delegations.models import AgendaItem, Site, TravelLeg
from ezportal.data_warnings import DataWarning
from zones.choices import LocationPrecision
from zones.geography import kilometres_between
from zones.models.public import PlacedModel

ROAD_SPEED_KMH = 60
# How far a point may be from the place, by the precision that is claimed for it.
MARGIN_KM = {LocationPrecision.SITE: 1, LocationPrecision.TOWN: 10, LocationPrecision.PROVINCE: 100}


def travel_time_warnings(record: VisitRecord, presence: Presence) -> Iterator[DataWarning]:
    """Consecutive items of the same people at two sites with less time between them than the way must take.

    The least time is (d − m₁ − m₂) / v: d the great-circle distance of the two points, m the margin of each
    (1 km for a point of the site itself, 10 km for one of the nearest town, 100 km for one of the province), and v an
    assumed speed of 60 km/h over the whole way. Roads are longer than a straight line and mostly slower, so what
    is found here is short in any case. Pairs with a flight, train or boat between them are left out, as are those
    with a leg of which the mode is not known.
    """
    seen = set()
    for line in _lines(presence):
        sited = [(stretch, point) for stretch in line if (point := _point_of(record, stretch)) is not None]
        for (first, start), (second, finish) in pairwise(sited):
            pair = (first.row.pk, second.row.pk)
            gap = second.starts_at - first.last_moment
            if pair in seen or start.pk == finish.pk or gap < dt.timedelta():
                continue
            seen.add(pair)
            kilometres = kilometres_between(_lon_lat(start), _lon_lat(finish))
            needed = _least_minutes(start, finish, kilometres)
            if needed > minutes(gap) and not _goes_otherwise(presence, first, second):
                yield _too_short(first, second, kilometres, needed, minutes(gap))


def _lines(presence: Presence) -> list[list[Stretch]]:
    """What follows each other for the same people: everybody's programme, and for each route with its own."""
    routes = presence.record.travel_groups
    shared = [stretch for stretch in presence.line if stretch.route is None]
    lines = [shared]
    for route in routes:
        own = presence.by_route.get(route.pk, [])
        left = own[0].starts_at if own and route.is_leaving else None
        rest = [stretch for stretch in shared if left is None or stretch.starts_at < left]
        lines.append(sorted([*rest, *own], key=lambda stretch: (stretch.starts_at, stretch.last_moment)))
    return lines


def _point_of(record: VisitRecord, stretch: Stretch) -> PlacedModel | None:
    """The point of the one site an item is at: the site's own, or else that of the facility it is."""
    if not isinstance(stretch.row, AgendaItem):
        return None
    if stretch.row.site is not None:
        return _point(stretch.row.site)
    sites = {visit.site_id: visit.site for visit in record.site_visits_of_item.get(stretch.row.pk, ())}
    return _point(next(iter(sites.values()))) if len(sites) == 1 else None


def _point(site: Site) -> PlacedModel | None:
    for place in (site, site.facility):
        if place is not None and place.longitude is not None:
            return place
    return None


def _lon_lat(place: PlacedModel) -> tuple[float, float]:
    return float(place.longitude or 0), float(place.latitude or 0)


def _least_minutes(start: PlacedModel, finish: PlacedModel, kilometres: float) -> int:
    margin = sum(MARGIN_KM[LocationPrecision(place.location_precision)] for place in (start, finish))
    return int(max(0.0, kilometres - margin) / ROAD_SPEED_KMH * 60)


def _goes_otherwise(presence: Presence, first: Stretch, second: Stretch) -> bool:
    """Whether some leg between the two is no ride on a road, as far as is known."""
    between = (line.row for line in presence.line if first.starts_at <= line.starts_at <= second.starts_at)
    return any(isinstance(row, TravelLeg) and row.mode != TravelMode.ROAD for row in between)


def _too_short(first: Stretch, second: Stretch, kilometres: float, needed: int, gap: int) -> DataWarning:
    end, start = times(first, second)
    text = _(
        "From “%(first)s” (until %(end)s) to “%(second)s” (from %(start)s) there are %(gap)d minutes, but the way "
        "takes at least %(needed)d: %(kilometres)d km in a straight line, at an assumed %(speed)d km/h."
    )
    words = {
        "first": title(first), "second": title(second), "end": end, "start": start, "gap": gap, "needed": needed,
        "kilometres": round(kilometres), "speed": ROAD_SPEED_KMH,
    }  # fmt: skip
    figures = (
        (_("time between"), _("%d minutes") % gap), (_("least time"), _("%d minutes") % needed),
        (_("straight line"), _("%d km") % round(kilometres)),
    )  # fmt: skip
    return DataWarning(WarningKind.TRAVEL_TIME, text % words, (first.row, second.row), figures)
