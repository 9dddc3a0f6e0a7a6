"""The agenda as a timetable: a table a day, a column a route where the delegation is split."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from delegations.checks.presence import Presence
from delegations.checks.record import VisitRecord
from delegations.checks.timeline import clock, offset, utc_offset
from delegations.models import AgendaDay, AgendaItem, TravelGroup
from ezportal.admin.shown_warnings import ShownWarning, page_of, shown_row, shown_warnings
from ezportal.data_warnings import DataWarning

LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True)
class Column:
    """A route; without one, those who stay with the programme of all."""

    route: TravelGroup | None
    delegates: int
    counts: tuple[str, ...]
    leaves_at: dt.datetime | None
    address: str


@dataclass(frozen=True)
class Entry:
    """An item; `time` says its local times where they are not those of the whole line."""

    item: AgendaItem
    address: str
    time: str
    presenters: tuple[str, ...]
    warnings: list[ShownWarning]


@dataclass(frozen=True)
class Cell:
    span: int
    entries: list[Entry]


@dataclass(frozen=True)
class Line:
    time: str
    cells: list[Cell]


@dataclass(frozen=True)
class DayTable:
    day: AgendaDay
    zone: str
    columns: list[Column]
    lines: list[Line]
    warnings: list[ShownWarning]
    address: str


class Timetable:
    """Builds the tables of a visit for one reader, from what was read already: no query."""

    def __init__(self, record: VisitRecord, warnings: Iterable[DataWarning], user: Any) -> None:
        self.record, self.user = record, user
        self.presence = Presence(record)
        self.warnings = [warning for warning in warnings if not warning.is_note]

    def days(self) -> list[DayTable]:
        return [self._day(day) for day in self.record.days]

    def _day(self, day: AgendaDay) -> DayTable:
        places = _in_order(self.record.items_of_day.get(day.pk, []))
        columns = self._columns(places)
        return DayTable(
            day=day,
            zone=offset_of_day(day),
            columns=columns,
            lines=[self._line(moment, items, columns) for moment, items in _lines(places)],
            warnings=shown_warnings(self._of_the_day(day), self.user),
            address=page_of(day, self.user),
        )

    def _columns(self, places: Sequence[tuple[dt.datetime, AgendaItem]]) -> list[Column]:
        """Routes that stay, then those that leave, the first to leave last: so the programme of all is one block."""
        routes = {item.group_id: item.group for _moment, item in places if item.group is not None}
        columns = [self._column(route) for route in routes.values()]
        columns.sort(key=lambda column: (column.leaves_at is not None, -(column.leaves_at or LONG_AGO).timestamp()))
        shared = [moment for moment, item in places if item.group is None]
        if columns and any(not _present(columns, moment) for moment in shared):
            columns.insert(0, Column(None, 0, (), None, ""))
        return columns

    def _column(self, route: TravelGroup) -> Column:
        heads = self.record.heads_of(route)
        counts = (f"{group.code} {heads[key]}" for key, group in self.record.group_by_key.items() if heads[key])
        leaves_at = self.presence.starts_at(route) if route.is_leaving else None
        return Column(route, heads.total(), tuple(counts), leaves_at, page_of(route, self.user))

    def _line(self, moment: dt.datetime, items: list[AgendaItem], columns: list[Column]) -> Line:
        """With the times of its items where they are the same, else the moment by the clock of the day."""
        times = {time_text(item) for item in items}
        shared = times.pop() if len(times) == 1 else f"{moment.astimezone(ZoneInfo(items[0].day.time_zone)):%H:%M}"
        return Line(shared or _("no time"), self._cells(moment, items, columns, shared))

    def _cells(self, moment: dt.datetime, items: list[AgendaItem], columns: list[Column], time: str) -> list[Cell]:
        entries = [self._entry(item, time) for item in items]
        if not columns:
            return [Cell(1, entries)]
        if items[0].group is None:
            span = _present(columns, moment)
            gone = [Cell(len(columns) - span, [])] if span < len(columns) else []
            return [Cell(span, entries), *gone]
        return [Cell(1, [entry for entry in entries if entry.item.group == column.route]) for column in columns]

    def _entry(self, item: AgendaItem, time_of_line: str) -> Entry:
        time = time_text(item)
        return Entry(
            item,
            page_of(item, self.user),
            "" if time == time_of_line else time,
            tuple(self._presenters(item)),
            shown_warnings((warning for warning in self.warnings if warning.speaks_of(item)), self.user),
        )

    def _presenters(self, item: AgendaItem) -> Iterator[str]:
        """The office, with the delegate behind it for those who may see that person."""
        for presenter in self.record.presenters_of_item.get(item.pk, ()):
            name = shown_row(presenter.delegate, self.user).name if presenter.delegate is not None else ""
            yield f"{presenter.office} ({name})" if name else presenter.office

    def _of_the_day(self, day: AgendaDay) -> Iterator[DataWarning]:
        """Warnings on the day, its routes and its site visits that stand beside no item."""
        for warning in self.warnings:
            dates = {getattr(row, "date", None) for row in warning.rows}
            if day.date in dates and not any(isinstance(row, AgendaItem) for row in warning.rows):
                yield warning


def _in_order(items: Iterable[AgendaItem]) -> list[tuple[dt.datetime, AgendaItem]]:
    """Items by the moment they begin; one without a time stays behind the item it follows on the agenda."""
    places, moment = [], LONG_AGO
    for item in items:
        moment = item.starts_at or moment
        places.append((moment, item))
    return sorted(places, key=lambda place: (place[0], *_kind_of_line(place[1])))


def _lines(places: Iterable[tuple[dt.datetime, AgendaItem]]) -> Iterator[tuple[dt.datetime, list[AgendaItem]]]:
    """What begins at the same moment stands in one line, the programme of all apart from that of the routes."""
    for (moment, *_rest), found in groupby(places, key=lambda place: (place[0], *_kind_of_line(place[1]))):
        yield moment, [item for _moment, item in found]


def _kind_of_line(item: AgendaItem) -> tuple[bool, bool]:
    return item.starts_at is None, item.group is not None


def _present(columns: Sequence[Column], moment: dt.datetime) -> int:
    """How many of the columns have not left by then."""
    return sum(column.leaves_at is None or column.leaves_at > moment for column in columns)


def time_text(item: AgendaItem) -> str:
    """08:30–09:00; with the distance from UTC where the clock is not the day's, and 23:00–01:00 (+1) over midnight."""
    if item.start is None:
        return ""
    if item.end is None:
        return clock(item, "start", with_zone=offset(item, "start") != offset_of_day(item.day))
    end = f"{item.end:%H:%M}" + (" (+1)" if item.ends_next_day else "")
    start_zone, end_zone = offset(item, "start"), offset(item, "end")
    if start_zone != end_zone:
        return f"{item.start:%H:%M} ({start_zone}) – {end} ({end_zone})"
    return f"{item.start:%H:%M}–{end}" + (f" ({start_zone})" if start_zone != offset_of_day(item.day) else "")


def offset_of_day(day: AgendaDay) -> str:
    return utc_offset(day.time_zone, dt.datetime.combine(day.date, dt.time(12), tzinfo=dt.UTC))
