"""A visit read whole, in a fixed number of queries, so that checks and desks ask the database nothing more."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from delegations.models import (
    AgendaDay,
    AgendaItem,
    AgendaPresenter,
    CountryGroup,
    CountryPresentation,
    Delegate,
    LearningVisit,
    SiteNote,
    SiteVisit,
    TravelCount,
    TravelGroup,
    TravelGroupMember,
    TravelLeg,
)

# How many people of each country group, by the group's key.
Heads = Counter[int]


@dataclass
class VisitRecord:
    """The programme and the people of one visit. Rows know each other: `item.day`, `count.travel_group` cost nothing.

    `noted` holds the keys of the site visits that have notes.
    """

    visit: LearningVisit
    groups: Sequence[CountryGroup] = ()
    delegates: Sequence[Delegate] = ()
    days: Sequence[AgendaDay] = ()
    items: Sequence[AgendaItem] = ()
    presenters: Sequence[AgendaPresenter] = ()
    travel_groups: Sequence[TravelGroup] = ()
    counts: Sequence[TravelCount] = ()
    legs: Sequence[TravelLeg] = ()
    members: Sequence[TravelGroupMember] = ()
    site_visits: Sequence[SiteVisit] = ()
    presentations: Sequence[CountryPresentation] = ()
    noted: frozenset[int] = field(default_factory=frozenset)

    @cached_property
    def group_by_key(self) -> dict[int, CountryGroup]:
        return {group.pk: group for group in self.groups}

    @cached_property
    def day_by_date(self) -> dict[dt.date, AgendaDay]:
        return {day.date: day for day in self.days}

    @cached_property
    def delegation(self) -> Heads:
        """The delegates on the list, by country group."""
        return Counter(delegate.group_id for delegate in self.delegates)

    @property
    def has_whole_list(self) -> bool:
        """Whether all delegates who are expected are on the list: before that, nobody can be said to be missing."""
        return bool(self.delegates) and len(self.delegates) >= (self.visit.expected_delegates or 0)

    @cached_property
    def items_of_day(self) -> dict[int, list[AgendaItem]]:
        return _sorted_by("day_id", self.items)

    @cached_property
    def presenters_of_item(self) -> dict[int, list[AgendaPresenter]]:
        return _sorted_by("item_id", self.presenters)

    @cached_property
    def members_of(self) -> dict[int, list[TravelGroupMember]]:
        return _sorted_by("travel_group_id", self.members)

    @cached_property
    def site_visits_of_item(self) -> dict[int, list[SiteVisit]]:
        return _sorted_by("item_id", self.site_visits)

    @cached_property
    def counts_of(self) -> dict[int, list[TravelCount]]:
        return _sorted_by("travel_group_id", self.counts)

    def heads_of(self, group: TravelGroup) -> Heads:
        """Who is in a travel group: its counts, or else its people on the list; empty when neither is known."""
        if counts := self.counts_of.get(group.pk):
            return Counter({count.country_group_id: count.count for count in counts})
        return Counter(member.delegate.group_id for member in self.members_of.get(group.pk, ()))


def _sorted_by(name: str, rows: Iterable[Any]) -> dict[int, list[Any]]:
    sorted_rows: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        sorted_rows[getattr(row, name)].append(row)
    return dict(sorted_rows)


def _link(rows: Iterable[Any], name: str, owners: Iterable[Any]) -> None:
    """Give each row the very object its foreign key leads to."""
    by_key = {owner.pk: owner for owner in owners}
    for row in rows:
        key = getattr(row, f"{name}_id")
        if key in by_key:
            setattr(row, name, by_key[key])


def read_record(visit: LearningVisit) -> VisitRecord:
    """The visit as it stands: twelve queries, however long it is."""
    groups = list(visit.groups.select_related("country", "organisation"))
    delegates = list(visit.delegates.all())
    days = list(visit.days.select_related("country", "source"))
    items = list(
        AgendaItem._base_manager.filter(day__visit=visit)
        .select_related("site__facility", "body", "source")
        .order_by("day__date", "order")
    )
    presenters = list(AgendaPresenter._base_manager.filter(item__day__visit=visit))
    travel_groups = list(visit.travel_groups.select_related("source"))
    inside = {"travel_group__visit": visit}
    counts = list(TravelCount._base_manager.filter(**inside))
    legs = list(TravelLeg._base_manager.filter(**inside).select_related("source"))
    members = list(TravelGroupMember.objects.filter(**inside))
    site_visits = list(visit.site_visits.select_related("site__facility", "host", "source"))
    presentations = list(visit.presentations.select_related("source"))
    noted = frozenset(SiteNote._base_manager.filter(site_visit__visit=visit).values_list("site_visit", flat=True))
    for rows, name, owners in (
        (delegates, "group", groups), (items, "day", days), (items, "group", travel_groups),
        (presenters, "item", items), (presenters, "delegate", delegates), (counts, "travel_group", travel_groups),
        (counts, "country_group", groups), (legs, "travel_group", travel_groups),
        (members, "travel_group", travel_groups), (members, "delegate", delegates), (site_visits, "item", items),
        (presentations, "group", groups), (presentations, "item", items),
    ):  # fmt: skip
        _link(rows, name, owners)
    return VisitRecord(
        visit, groups, delegates, days, items, presenters, travel_groups, counts, legs, members, site_visits,
        presentations, noted,
    )  # fmt: skip
