"""Numbers of delegates: what is printed, what adds up, and who is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import product

from django.utils.translation import gettext as _

from delegations.checks.kinds import WarningKind
from delegations.checks.presence import Presence
from delegations.checks.record import Heads, VisitRecord
from delegations.models import TravelGroup
from ezportal.data_warnings import DataWarning


def count_warnings(record: VisitRecord, presence: Presence) -> list[DataWarning]:
    return [
        *expected_number(record),
        *printed_totals(record),
        *people_on_the_list(record),
        *(splits_of_the_delegation(record, presence) if record.has_whole_list else ()),
    ]


def expected_number(record: VisitRecord) -> Iterator[DataWarning]:
    """The list of delegates against the number that is expected. An empty list is no mistake yet."""
    expected, listed = record.visit.expected_delegates, len(record.delegates)
    if expected is not None and listed and expected != listed:
        yield DataWarning(
            WarningKind.COUNT,
            _("%(expected)d delegates are expected, but %(listed)d are on the list.")
            % {"expected": expected, "listed": listed},
            (record.visit,),
            ((_("expected"), str(expected)), (_("on the list"), str(listed))),
        )


def printed_totals(record: VisitRecord) -> Iterator[DataWarning]:
    """The counts of a travel group against the total that is printed beside them."""
    for route in record.travel_groups:
        counts = record.counts_of.get(route.pk, [])
        total = sum(count.count for count in counts)
        if counts and route.stated_total is not None and total != route.stated_total:
            yield DataWarning(
                WarningKind.COUNT,
                _("%(route)s: its counts add up to %(total)d, but %(stated)d are printed.")
                % {"route": route, "total": total, "stated": route.stated_total},
                (route,),
                ((_("counts added up"), str(total)), (_("printed"), str(route.stated_total))),
            )


def people_on_the_list(record: VisitRecord) -> Iterator[DataWarning]:
    """The people named for a travel group against its counts, where both are recorded."""
    for route in record.travel_groups:
        members = record.members_of.get(route.pk, [])
        if not members or not record.counts_of.get(route.pk):
            continue
        named, counted = Heads(member.delegate.group_id for member in members), record.heads_of(route)
        figures = tuple(
            (str(group), _("%(named)d named, %(counted)d counted") % {"named": named[key], "counted": counted[key]})
            for key, group in record.group_by_key.items()
            if named[key] != counted[key]
        )
        if figures:
            message = _("%(routes)s: the people named are not as many as its counts say. %(figures)s.")
            yield _uneven(message, [route], figures)


def splits_of_the_delegation(record: VisitRecord, presence: Presence) -> Iterator[DataWarning]:
    """Travel groups that are under way at the same time share out those who are present.

    Together they can't be more than those; and they can't be fewer, unless the others demonstrably stay: only leaving
    groups are under way, and there is something on the programme for those who remain. Groups without a time or
    without a number are left out, as nothing can be said of them.
    """
    for split in splits(record, presence):
        first = min(presence.by_route[route.pk][0].starts_at for route in split)
        present = presence.before(first)
        travelling = sum((record.heads_of(route) for route in split), Heads())
        whole = _must_add_up(split, presence, first)
        words = _("%(count)d under way, %(present)d present")
        figures = tuple(
            (str(group), words % {"count": travelling[key], "present": present[key]})
            for key, group in record.group_by_key.items()
            if travelling[key] > present[key] or (whole and travelling[key] < present[key])
        )  # fmt: skip
        if figures:
            message = _("%(routes)s: not the number of delegates that is there by then. %(figures)s.")
            yield _uneven(message, split, figures)


def splits(record: VisitRecord, presence: Presence) -> list[list[TravelGroup]]:
    """Travel groups of one date in bundles: two are in one bundle when something of both goes on at the same time."""
    bundles: list[list[TravelGroup]] = []
    for route in record.travel_groups:
        if not record.heads_of(route) or not presence.by_route.get(route.pk):
            continue
        near = [bundle for bundle in bundles if any(_are_parallel(route, other, presence) for other in bundle)]
        bundles = [bundle for bundle in bundles if bundle not in near]
        bundles.append([*(other for bundle in near for other in bundle), route])
    return bundles


def _are_parallel(one: TravelGroup, other: TravelGroup, presence: Presence) -> bool:
    if one.date != other.date:
        return False
    pairs = product(presence.by_route[one.pk], presence.by_route[other.pk])
    return any(
        mine.starts_at == theirs.starts_at
        or (mine.starts_at < theirs.last_moment and theirs.starts_at < mine.last_moment)
        for mine, theirs in pairs
    )


def _must_add_up(split: Sequence[TravelGroup], presence: Presence, first: dt.datetime) -> bool:
    if len(split) == 1 and not split[0].is_leaving:
        return False  # an errand of a few; the others go on with the programme
    if not all(route.is_leaving for route in split):
        return True
    own = {route.pk for route in split}
    others = (line for line in presence.line if line.route is None or line.route.pk not in own)
    return not any(stretch.last_moment > first for stretch in others)


def _uneven(message: str, routes: Sequence[TravelGroup], figures: tuple[tuple[str, str], ...]) -> DataWarning:
    words = {
        "routes": ", ".join(str(route) for route in routes),
        "figures": "; ".join(f"{label}: {value}" for label, value in figures),
    }
    return DataWarning(WarningKind.COUNT, message % words, tuple(routes), figures)
