"""Days and dates that do not fit the visit's, and sites without notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from delegations.checks.kinds import WarningKind
from delegations.checks.record import VisitRecord
from ezportal.data_warnings import DataWarning


def day_warnings(record: VisitRecord) -> list[DataWarning]:
    return [
        *agenda_days_outside(record),
        *days_without_agenda(record),
        *site_visit_dates(record),
        *presentation_dates(record),
    ]


def _is_outside(record: VisitRecord, date: dt.date | None) -> bool:
    first, last = record.visit.first_day, record.visit.last_day
    return date is not None and first is not None and last is not None and not first <= date <= last


def _days_of_the_visit(record: VisitRecord) -> tuple[tuple[str, str], ...]:
    return ((_("days of the visit"), f"{record.visit.first_day:%Y-%m-%d} – {record.visit.last_day:%Y-%m-%d}"),)


def agenda_days_outside(record: VisitRecord) -> Iterator[DataWarning]:
    for day in record.days:
        if _is_outside(record, day.date):
            message = _("%(day)s stands on the agenda, but is none of the days of the visit.") % {"day": day}
            yield DataWarning(WarningKind.DAYS, message, (day,), _days_of_the_visit(record))


def days_without_agenda(record: VisitRecord) -> Iterator[DataWarning]:
    """Days of the visit that the agenda leaves out; none while there is no agenda at all."""
    first, last = record.visit.first_day, record.visit.last_day
    if first is None or last is None or not record.days:
        return
    dates = (first + dt.timedelta(days=number) for number in range((last - first).days + 1))
    missing = [date for date in dates if date not in record.day_by_date]
    if missing:
        text = ngettext("The agenda has no day for %(days)s.", "The agenda has no days for %(days)s.", len(missing))
        words = {"days": ", ".join(f"{date:%Y-%m-%d}" for date in missing)}
        yield DataWarning(WarningKind.DAYS, text % words, (record.visit,), _days_of_the_visit(record))


def site_visit_dates(record: VisitRecord) -> Iterator[DataWarning]:
    """A site visit outside the visit, on a day without programme, or on another day than its item of the agenda."""
    for site_visit in record.site_visits:
        date, item = site_visit.date, site_visit.item
        words = {"site": site_visit, "date": f"{date:%Y-%m-%d}" if date else ""}
        day = record.day_by_date.get(date) if date else None
        if _is_outside(record, date):
            message = _("“%(site)s” was visited on %(date)s, which is none of the days of the visit.") % words
            yield DataWarning(WarningKind.DAYS, message, (site_visit,), _days_of_the_visit(record))
        elif date is not None and item is not None and item.day.date != date:
            message = _("“%(site)s” was visited on %(date)s, but its item of the agenda is on %(item)s.")
            words["item"] = f"{item.day.date:%Y-%m-%d}"
            yield DataWarning(WarningKind.DAYS, message % words, (site_visit, item))
        elif date is not None and (day is None or not record.items_of_day.get(day.pk)):
            message = _("“%(site)s” was visited on %(date)s, for which the agenda has no item.") % words
            yield DataWarning(WarningKind.DAYS, message, (site_visit, *([day] if day else [])))


def presentation_dates(record: VisitRecord) -> Iterator[DataWarning]:
    for presentation in record.presentations:
        date, item = presentation.presented_on, presentation.item
        words = {"group": presentation.group, "date": f"{date:%Y-%m-%d}" if date else ""}
        if _is_outside(record, date):
            message = _("%(group)s presented on %(date)s, which is none of the days of the visit.") % words
            yield DataWarning(WarningKind.DAYS, message, (presentation,), _days_of_the_visit(record))
        elif date is not None and item is not None and item.day.date != date:
            words["item"] = f"{item.day.date:%Y-%m-%d}"
            message = _("%(group)s presented on %(date)s, but the item of the agenda is on %(item)s.") % words
            yield DataWarning(WarningKind.DAYS, message, (presentation, item))


def sites_without_notes(record: VisitRecord, today: dt.date) -> Iterator[DataWarning]:
    """Sites that have been visited by now, and of which nothing is written down."""
    for site_visit in record.site_visits:
        day = site_visit.date or record.visit.last_day
        if day is not None and day < today and site_visit.pk not in record.noted:
            message = _("Nothing is noted of the visit to “%(site)s”.") % {"site": site_visit}
            yield DataWarning(WarningKind.NOTES, message, (site_visit,))
