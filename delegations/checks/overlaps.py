"""Two things at once for the same people, and one place for two groups at once."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from delegations.checks.kinds import WarningKind
from delegations.checks.presence import Presence
from delegations.checks.record import VisitRecord
from delegations.checks.timeline import Stretch, clock, minutes, offset, overlapping
from delegations.choices import ItemKind
from ezportal.data_warnings import DataWarning

# Kinds of items that need their place for themselves; a hotel or an airport takes several groups.
TAKES_THE_PLACE = frozenset({ItemKind.SESSION, ItemKind.SITE_VISIT, ItemKind.WORKSHOP})


def overlap_warnings(record: VisitRecord, presence: Presence) -> Iterator[DataWarning]:
    """Pairs that go on at once: for the same people in any place, or in the same place for different people."""
    line = [stretch for stretch in presence.line if not is_told_on_the_agenda(stretch, presence)]
    for first, second, shared in overlapping(line):
        if are_for_the_same_people(first, second):
            yield _two_at_once(first, second, minutes(shared))
        elif shares_place(record, first, second):
            yield _one_place(first, second, minutes(shared))


def is_told_on_the_agenda(leg: Stretch, presence: Presence) -> bool:
    """A flight stands on the agenda, and as a leg of the journey with its number: one thing, told twice."""
    if not leg.is_leg or leg.route is None:
        return False
    items = (stretch for stretch in presence.by_route[leg.route.pk] if stretch.is_travel and not stretch.is_leg)
    return any(item.starts_at <= leg.starts_at <= item.last_moment for item in items)


def are_for_the_same_people(first: Stretch, second: Stretch) -> bool:
    """The same route, or everybody's programme and a route that stays with it.

    Who leaves for good misses the rest of the programme on purpose.
    """
    if first.route is None or second.route is None:
        route = first.route or second.route
        return route is None or not route.is_leaving
    return first.route.pk == second.route.pk


def shares_place(record: VisitRecord, first: Stretch, second: Stretch) -> bool:
    if first.is_leg or second.is_leg or not {first.row.kind, second.row.kind} <= TAKES_THE_PLACE:  # type: ignore[union-attr]
        return False
    return bool(_places(record, first) & _places(record, second))


def _places(record: VisitRecord, stretch: Stretch) -> set[object]:
    """Keys of the sites of an item and the wording of its venue."""
    item = stretch.row
    sites = {site_visit.site_id for site_visit in record.site_visits_of_item.get(item.pk, ())}
    venue = " ".join(item.venue.split()).casefold()  # type: ignore[union-attr]
    return {*sites, item.site_id, venue} - {None, ""}  # type: ignore[union-attr]


def _two_at_once(first: Stretch, second: Stretch, shared: int) -> DataWarning:
    if first.ends_at is not None and shared:
        text = _("“%(first)s” ends at %(end)s, %(shared)d minutes after “%(second)s” has begun at %(start)s.")
        if second.ends_at is not None and second.ends_at < first.ends_at:
            text = _(
                "“%(second)s” (from %(start)s, %(shared)d minutes) lies within “%(first)s”, which ends at %(end)s."
            )
    else:
        text = _("“%(second)s” begins at %(start)s, while “%(first)s” goes on until %(end)s.")
    end, start = times(first, second)
    words = {"first": title(first), "second": title(second), "end": end, "start": start, "shared": shared}
    return DataWarning(WarningKind.OVERLAP, text % words, (first.row, second.row), _figures(end, start, shared))


def _one_place(first: Stretch, second: Stretch, shared: int) -> DataWarning:
    end, start = times(first, second)
    text = _(
        "“%(first)s” (until %(end)s) and “%(second)s” (from %(start)s) are in the same place, for different groups."
    )
    words = {"first": title(first), "second": title(second), "end": end, "start": start}
    return DataWarning(WarningKind.PLACE, text % words, (first.row, second.row), _figures(end, start, shared))


def times(first: Stretch, second: Stretch) -> tuple[str, str]:
    """When the first ends and the second starts; with their distance from UTC where the clocks differ."""
    if first.ends_at is None:
        return clock(first.row, "end"), clock(second.row, "start")
    with_zone = offset(first.row, "end") != offset(second.row, "start")
    return clock(first.row, "end", with_zone=with_zone), clock(second.row, "start", with_zone=with_zone)


def title(stretch: Stretch) -> str:
    """What a stretch is called, without the time that stands beside it."""
    return str(stretch.row) if stretch.is_leg else stretch.row.title  # type: ignore[union-attr]


def _figures(end: str, start: str, shared: int) -> tuple[tuple[str, str], ...]:
    return (_("first ends"), end), (_("second starts"), start), (_("at once"), _("%d minutes") % shared)
