"""What happens when, and for whom: items of the agenda and legs of journeys on one line of UTC moments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from delegations.checks.record import VisitRecord
from delegations.choices import ItemKind
from delegations.models import AgendaItem, TravelGroup, TravelLeg


@dataclass(frozen=True)
class Stretch:
    """An item or a leg with its moments; `ends_at` is None where no end is known. `route` None: everybody present."""

    row: AgendaItem | TravelLeg
    route: TravelGroup | None
    starts_at: dt.datetime
    ends_at: dt.datetime | None

    @property
    def last_moment(self) -> dt.datetime:
        """The last moment at which it is known to go on."""
        return self.ends_at or self.starts_at

    @property
    def is_leg(self) -> bool:
        return isinstance(self.row, TravelLeg)

    @property
    def is_travel(self) -> bool:
        return isinstance(self.row, TravelLeg) or self.row.kind == ItemKind.TRAVEL


def _stretch(row: AgendaItem | TravelLeg) -> Stretch | None:
    if row.starts_at is None:
        return None
    route = row.travel_group if isinstance(row, TravelLeg) else row.group
    return Stretch(row, route, row.starts_at, row.ends_at)


def stretches(record: VisitRecord) -> list[Stretch]:
    """All that has a time, in the order in which it begins."""
    rows: list[AgendaItem | TravelLeg] = [*record.items, *record.legs]
    found = [stretch for row in rows if (stretch := _stretch(row)) is not None]
    return sorted(found, key=lambda stretch: (stretch.starts_at, stretch.last_moment, stretch.is_leg, stretch.row.pk))


def overlap(first: Stretch, second: Stretch) -> dt.timedelta | None:
    """How long both go on at once; zero where one without an end begins within the other, None where they don't meet.

    An end and a beginning at the same moment are no overlap.
    """
    if (second.starts_at, second.last_moment) < (first.starts_at, first.last_moment):
        first, second = second, first
    if first.ends_at is None or second.starts_at >= first.ends_at:
        return None
    return min(first.ends_at, second.last_moment) - second.starts_at


def overlapping(line: list[Stretch]) -> Iterator[tuple[Stretch, Stretch, dt.timedelta]]:
    """All pairs of a sorted line that overlap, with how long they do."""
    for place, first in enumerate(line):
        for second in line[place + 1 :]:
            if second.starts_at >= first.last_moment:
                break
            shared = overlap(first, second)
            if shared is not None:
                yield first, second, shared


def day_ends_at(record: VisitRecord, date: dt.date) -> dt.datetime:
    """Midnight after a date, in the time zone of that day of the agenda."""
    day = record.day_by_date.get(date)
    zone = ZoneInfo(day.time_zone) if day is not None else dt.UTC
    return dt.datetime.combine(date + dt.timedelta(days=1), dt.time(), tzinfo=zone).astimezone(dt.UTC)


def minutes(span: dt.timedelta) -> int:
    return round(span.total_seconds() / 60)


def clock(row: Any, moment: str, *, with_zone: bool = False) -> str:
    """The local time at which a row starts or ends ("start", "end"), with its distance from UTC on demand."""
    time = getattr(row, moment)
    if time is None:
        return _("not stated")
    return f"{time:%H:%M} ({offset(row, moment)})" if with_zone else f"{time:%H:%M}"


def offset(row: Any, moment: str) -> str:
    """The distance from UTC of the clock by which a row starts or ends."""
    return utc_offset(getattr(row, f"{moment}_zone_name"), getattr(row, f"{moment}s_at"))


def utc_offset(zone: str, at: dt.datetime) -> str:
    """The distance of a time zone from UTC at a moment, as travellers read it: UTC+8, UTC+6:30."""
    distance = at.astimezone(ZoneInfo(zone)).utcoffset() or dt.timedelta()
    hours, rest = divmod(abs(minutes(distance)), 60)
    return f"UTC{'-' if distance < dt.timedelta() else '+'}{hours}" + (f":{rest:02}" if rest else "")
