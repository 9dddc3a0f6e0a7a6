"""The agenda as pages and calendars read it: days with their items and the routes of the day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from delegations.models import (
    AgendaDay,
    AgendaItem,
    AgendaPresenter,
    LearningVisit,
    TravelCount,
    TravelGroup,
    TravelLeg,
)


@dataclass(frozen=True)
class Route:
    """A travel group with its head counts, as printed and as they add up."""

    group: TravelGroup

    @property
    def counts(self) -> list[TravelCount]:
        return list(self.group.counts.all())

    @property
    def total(self) -> int | None:
        """The sum of the counts; None where none is recorded."""
        return sum(count.count for count in self.counts) if self.counts else None

    @property
    def delegates(self) -> int | None:
        """How many travel on it: as counted, else as printed."""
        return self.group.stated_total if self.total is None else self.total

    @property
    def agrees(self) -> bool:
        """Whether the printed total, if there is one, is the sum of the counts."""
        return self.total is None or self.group.stated_total in (None, self.total)


@dataclass(frozen=True)
class Day:
    """A day of the agenda with what happens on it."""

    row: AgendaDay
    items: Sequence[AgendaItem]
    routes: Sequence[Route]

    def route_of(self, item: AgendaItem) -> Route | None:
        return next((route for route in self.routes if route.group.pk == item.group_id), None)

    @property
    def entries(self) -> list[tuple[AgendaItem, Route | None]]:
        return [(item, self.route_of(item)) for item in self.items]


def load_days(visit: LearningVisit, on: dt.date | None = None) -> list[Day]:
    """The days of a visit, or one of them; six queries, whatever the agenda holds."""
    rows: QuerySet[AgendaDay] = AgendaDay.objects.filter(visit=visit).select_related("country", "source")
    if on is not None:
        rows = rows.filter(date=on)
    days: list[AgendaDay] = list(rows.prefetch_related(Prefetch("items", _items())))
    for day in days:
        day.visit = visit  # its address is needed for the day's; without this, a query for each
    routes: dict[dt.date, list[Route]] = defaultdict(list)
    for group in _groups(visit):
        routes[group.date].append(Route(group))
    return [Day(day, list(day.items.all()), _routes_of(day, routes)) for day in days]


def _items() -> QuerySet:
    presenters = AgendaPresenter.objects.select_related("organisation")
    return AgendaItem.objects.select_related("body", "site__country", "source").prefetch_related(
        Prefetch("presenters", presenters)
    )


def _groups(visit: LearningVisit) -> QuerySet:
    counts = TravelCount.objects.select_related("country_group__country", "country_group__organisation").order_by(
        "country_group__order", "pk"
    )
    return (
        TravelGroup.objects.filter(visit=visit)
        .select_related("source")
        .prefetch_related(Prefetch("counts", counts), Prefetch("legs", TravelLeg.objects.select_related("source")))
    )


def _routes_of(day: AgendaDay, routes: dict[dt.date, list[Route]]) -> list[Route]:
    """The routes of the day, and any other that an item of the day is for."""
    own = list(routes[day.date])
    named = {item.group_id for item in day.items.all()} - {route.group.pk for route in own}
    return own + [route for found in routes.values() for route in found if route.group.pk in named]
