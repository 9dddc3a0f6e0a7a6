"""Who of a delegation is still there at a moment, as its list and its leaving travel groups tell."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from delegations.checks.record import Heads, VisitRecord
from delegations.checks.timeline import Stretch, day_ends_at, stretches
from delegations.models import TravelGroup


@dataclass(frozen=True)
class Departure:
    """People who leave the visit for good, from a moment on."""

    at: dt.datetime
    heads: Heads
    route: TravelGroup


class Presence:
    """Everybody is there at first; a leaving travel group takes its people away when the first of its items begins.

    A leaving group of which no time is known is gone when its day is over.
    """

    def __init__(self, record: VisitRecord, line: list[Stretch] | None = None) -> None:
        self.record = record
        self.line = stretches(record) if line is None else line
        self.by_route: dict[int, list[Stretch]] = defaultdict(list)
        for stretch in self.line:
            if stretch.route is not None:
                self.by_route[stretch.route.pk].append(stretch)
        self.departures = sorted(
            (self._departure(route) for route in record.travel_groups if route.is_leaving),
            key=lambda departure: departure.at,
        )

    def _departure(self, route: TravelGroup) -> Departure:
        return Departure(
            self.starts_at(route) or day_ends_at(self.record, route.date), self.record.heads_of(route), route
        )

    def starts_at(self, route: TravelGroup) -> dt.datetime | None:
        """When the first item or leg of a travel group begins."""
        own = self.by_route.get(route.pk)
        return own[0].starts_at if own else None

    def before(self, moment: dt.datetime) -> Heads:
        """Who is there just before a moment: those who leave at that very moment are."""
        return self._without(departure for departure in self.departures if departure.at < moment)

    def at(self, moment: dt.datetime) -> Heads:
        """Who is there from a moment on: those who leave at that very moment are not."""
        return self._without(departure for departure in self.departures if departure.at <= moment)

    def _without(self, departures: Iterable[Departure]) -> Heads:
        left = Heads(self.record.delegation)
        for departure in departures:
            left.subtract(departure.heads)
        return Heads({group: max(0, left[group]) for group in self.record.delegation})

    def departure_of(self, group_key: int, moment: dt.datetime) -> Departure | None:
        """The departure with which the last of a country group had left by a moment; None while some are there."""
        if not self.record.delegation[group_key] or self.at(moment)[group_key]:
            return None
        own = [departure for departure in self.departures if departure.heads[group_key] and departure.at <= moment]
        return own[-1] if own else None
