"""One person in two places at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from django.utils.translation import gettext as _

from delegations.checks.kinds import WarningKind
from delegations.checks.overlaps import title
from delegations.checks.presence import Presence
from delegations.checks.record import VisitRecord
from delegations.checks.timeline import Stretch, minutes, overlap
from delegations.models import AgendaPresenter, TravelGroup
from ezportal.data_warnings import DataWarning


def person_warnings(record: VisitRecord, presence: Presence) -> list[DataWarning]:
    return [
        *two_presentations(record, presence),
        *presenters_elsewhere(record, presence),
        *two_routes(record, presence),
    ]


def _presented(record: VisitRecord, presence: Presence) -> dict[int, list[tuple[AgendaPresenter, Stretch]]]:
    """Per delegate the timed items at which the delegate presents, each once."""
    by_item = {stretch.row.pk: stretch for stretch in presence.line if not stretch.is_leg}
    found: dict[int, dict[int, tuple[AgendaPresenter, Stretch]]] = {}
    for presenter in record.presenters:
        if presenter.delegate_id is not None and presenter.item_id in by_item:
            found.setdefault(presenter.delegate_id, {})[presenter.item_id] = presenter, by_item[presenter.item_id]
    return {delegate: list(items.values()) for delegate, items in found.items()}


def two_presentations(record: VisitRecord, presence: Presence) -> Iterator[DataWarning]:
    """One delegate presents at two items that overlap, be they for different groups."""
    for entries in _presented(record, presence).values():
        for (presenter, first), (_second, second) in combinations(entries, 2):
            shared = overlap(first, second)
            if shared is not None:
                yield DataWarning(
                    WarningKind.PERSON,
                    _("One delegate (%(group)s) is to present at “%(first)s” and at “%(second)s” at the same time.")
                    % {"group": presenter.delegate.group, "first": title(first), "second": title(second)},  # type: ignore[union-attr]
                    (first.row, second.row, presenter.delegate),
                    ((_("at once"), _("%d minutes") % minutes(shared)),),
                )


def presenters_elsewhere(record: VisitRecord, presence: Presence) -> Iterator[DataWarning]:
    """A delegate presents while travelling with another group, as its list of people says."""
    for delegate_key, entries in _presented(record, presence).items():
        routes = [member.travel_group for member in record.members if member.delegate_id == delegate_key]
        for presenter, stretch in entries:
            for route in routes:
                shared = None if stretch.route == route else _meets(stretch, route, presence)
                if shared is not None:
                    yield DataWarning(
                        WarningKind.PERSON,
                        _("A delegate (%(group)s) is to present at “%(item)s” while under way with %(route)s.")
                        % {"group": presenter.delegate.group, "item": title(stretch), "route": route},  # type: ignore[union-attr]
                        (stretch.row, route, presenter.delegate),
                        ((_("at once"), _("%d minutes") % minutes(shared)),),
                    )


def _meets(stretch: Stretch, route: TravelGroup, presence: Presence) -> dt.timedelta | None:
    """How long something of a route goes on during a stretch; None where nothing does."""
    shared = [found for own in presence.by_route.get(route.pk, ()) if (found := overlap(stretch, own)) is not None]
    return max(shared) if shared else None


def two_routes(record: VisitRecord, presence: Presence) -> Iterator[DataWarning]:
    """One delegate is named for two travel groups that are under way at the same time."""
    routes: dict[int, list[TravelGroup]] = {}
    for member in record.members:
        routes.setdefault(member.delegate_id, []).append(member.travel_group)
    delegates = {delegate.pk: delegate for delegate in record.delegates}
    for delegate_key, own in routes.items():
        for first, second in combinations(own, 2):
            if any(_meets(stretch, second, presence) is not None for stretch in presence.by_route.get(first.pk, ())):
                delegate = delegates[delegate_key]
                message = _(
                    "One delegate (%(group)s) is named for %(first)s and %(second)s, under way at the same time."
                )
                words = {"group": delegate.group, "first": first, "second": second}
                yield DataWarning(WarningKind.PERSON, message % words, (delegate, first, second))
