"""What is planned for people who have left by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from delegations.checks.kinds import WarningKind
from delegations.checks.overlaps import title
from delegations.checks.presence import Departure, Presence
from delegations.checks.record import VisitRecord
from delegations.checks.timeline import day_ends_at, minutes
from delegations.models import AgendaPresenter, CountryGroup, CountryPresentation
from ezportal.data_warnings import DataWarning


def departure_warnings(record: VisitRecord, presence: Presence) -> list[DataWarning]:
    if not record.has_whole_list:
        return []  # those who seem to have left may not be on the list yet
    return [
        *items_without_people(record, presence),
        *presentations_after_departure(record, presence),
        *presenters_after_departure(record, presence),
    ]


def items_without_people(record: VisitRecord, presence: Presence) -> Iterator[DataWarning]:
    """Items for everybody, or for a route, that begin when all their people have left the visit."""
    for stretch in presence.line:
        if stretch.is_leg or (stretch.route is not None and stretch.route.is_leaving):
            continue
        present = presence.at(stretch.starts_at)
        wanted = present if stretch.route is None else record.heads_of(stretch.route)
        gone = [departure for departure in presence.departures if departure.at <= stretch.starts_at]
        if gone and (stretch.route is None or wanted) and not any(present[group] for group in wanted):
            yield DataWarning(
                WarningKind.DEPARTURE,
                _("“%(item)s” begins when all of its people have left (%(route)s).")
                % {"item": title(stretch), "route": gone[-1].route},
                (stretch.row, gone[-1].route),
                ((_("people left"), "0"),),
            )


def presentations_after_departure(record: VisitRecord, presence: Presence) -> Iterator[DataWarning]:
    """A country presents at an item, or on a day, when the last of its delegates had left."""
    for presentation in record.presentations:
        moment = _moment_of(presentation, record)
        departure = None if moment is None else presence.departure_of(presentation.group_id, moment)
        if departure is not None:
            yield DataWarning(
                WarningKind.DEPARTURE,
                _("%(group)s is to present after all of its delegates have left (%(route)s).")
                % {"group": presentation.group, "route": departure.route},
                (presentation, departure.route, *([presentation.item] if presentation.item else [])),
                _left(presentation.group, departure, moment),
            )


def _moment_of(presentation: CountryPresentation, record: VisitRecord) -> dt.datetime | None:
    """When a country presents: the start of the item, or else the start of the day that is named."""
    if presentation.item is not None and presentation.item.starts_at is not None:
        return presentation.item.starts_at
    date = presentation.presented_on or (presentation.item.day.date if presentation.item is not None else None)
    return None if date is None else day_ends_at(record, date - dt.timedelta(days=1))


def presenters_after_departure(record: VisitRecord, presence: Presence) -> Iterator[DataWarning]:
    """A delegate presents who had left, alone or with the whole country group."""
    for presenter in record.presenters:
        departure = _departure_of(presenter, record, presence)
        if departure is not None and presenter.delegate is not None:
            group = presenter.delegate.group
            yield DataWarning(
                WarningKind.DEPARTURE,
                _("A delegate (%(group)s) is to present at “%(item)s” after leaving with %(route)s.")
                % {"group": group, "item": presenter.item.title, "route": departure.route},
                (presenter.item, presenter.delegate, departure.route),
                _left(group, departure, presenter.item.starts_at),
            )


def _departure_of(presenter: AgendaPresenter, record: VisitRecord, presence: Presence) -> Departure | None:
    delegate, item = presenter.delegate, presenter.item
    if delegate is None or item.starts_at is None:
        return None
    for departure in presence.departures:
        named = {member.delegate_id for member in record.members_of.get(departure.route.pk, ())}
        if delegate.pk in named and departure.at <= item.starts_at and item.group_id != departure.route.pk:
            return departure
    whole = presence.departure_of(delegate.group_id, item.starts_at)
    return None if whole is None or item.group_id == whole.route.pk else whole


def _left(group: CountryGroup, departure: Departure, moment: dt.datetime | None) -> tuple[tuple[str, str], ...]:
    if moment is None:
        return ()
    hours = _("%s hours") % f"{minutes(moment - departure.at) / 60:.1f}".removesuffix(".0")
    return (str(group), _("0 delegates present")), (_("since departure"), hours)
