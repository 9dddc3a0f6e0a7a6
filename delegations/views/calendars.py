"""The agenda as an iCalendar file (RFC 5545), for the calendars of delegates' phones.

All in it comes from the rows and the language of the address, and its time stamps are those of the rows: the same
data give the same file, byte for byte, as every public answer does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.generic import View
from icalendar import Calendar, Event, Timezone

from delegations.choices import ItemKind, VisitStatus
from delegations.models import AgendaItem, LearningVisit
from delegations.views.programme import Day, Route, load_days
from delegations.views.visit_page import published_visits
from ezportal.templatetags.portal import absolute, in_reader_language, lang_tag

CONTENT_TYPE = "text/calendar; charset=utf-8"
# Nobody is busy while having breakfast or free time.
NOT_BUSY = (ItemKind.MEAL, ItemKind.LODGING, ItemKind.FREE)


class AgendaCalendarView(View):
    """The whole agenda as a calendar."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        visit = get_object_or_404(published_visits(), slug=slug)
        return as_file(calendar_of(visit, load_days(visit)), f"{slug}.ics")


class DayCalendarView(View):
    """One day of the agenda as a calendar."""

    def get(self, request: HttpRequest, slug: str, date: dt.date) -> HttpResponse:
        visit = get_object_or_404(published_visits(), slug=slug)
        days = load_days(visit, on=date)
        if not days:
            raise Http404
        return as_file(calendar_of(visit, days), f"{slug}-{date.isoformat()}.ics")


def as_file(calendar: Calendar, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(calendar.to_ical(), content_type=CONTENT_TYPE, headers=headers)


def calendar_of(visit: LearningVisit, days: Sequence[Day]) -> Calendar:
    """The days' items as events, with the time zones they are told in."""
    calendar = Calendar()
    calendar.add("prodid", "-//Mekong Institute//Lancang-Mekong Economic Zones//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):  # the standard's and the one that phones read
        calendar.add(name, visit.name)
    calendar.add("url", absolute(visit.get_absolute_url()))
    for day in days:
        for item, route in day.entries:
            calendar.add_component(event_of(visit, day, item, route))
    calendar.subcomponents[:0] = _time_zones(calendar, days)
    return calendar


def _time_zones(calendar: Calendar, days: Sequence[Day]) -> Iterable[Timezone]:
    """The rules of each zone that the events name, around their days; sorted, as a set has no order to rely on."""
    week = dt.timedelta(days=7)
    for name in sorted(calendar.get_missing_tzids()):
        yield Timezone.from_tzid(name, first_date=days[0].row.date - week, last_date=days[-1].row.date + week)


def event_of(visit: LearningVisit, day: Day, item: AgendaItem, route: Route | None) -> Event:
    """An item as an event; without a time it lasts the whole day, and keeps nobody busy."""
    event = Event()
    event.add("uid", f"agenda-item-{item.pk}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", _last_change(visit, day, item))
    event.add("last-modified", _last_change(visit, day, item))
    if item.start is None or item.starts_at is None:
        event.add("dtstart", day.row.date)
    else:
        event.add("dtstart", item.starts_at.astimezone(ZoneInfo(item.start_zone_name)))
        if item.ends_at is not None:
            event.add("dtend", item.ends_at.astimezone(ZoneInfo(item.end_zone_name)))
    title, language = in_reader_language(item, "title")
    words = f"{_label(route)}: {title}" if route else title
    event.add("summary", words, parameters={"LANGUAGE": lang_tag(language)})
    if place := ", ".join(_place(day, item)):
        event.add("location", place)
    if (point := _exact_point(item)) is not None:
        event.add("geo", point)
    if description := "\n".join(_description(item, route)):
        event.add("description", description)
    event.add("categories", [str(item.get_kind_display())])
    event.add("status", _status(visit, item))
    event.add("transp", "TRANSPARENT" if item.start is None or item.kind in NOT_BUSY else "OPAQUE")
    event.add("url", absolute(day.row.get_absolute_url()))
    return event


def _last_change(visit: LearningVisit, day: Day, item: AgendaItem) -> dt.datetime:
    rows: Iterable[Any] = (visit, day.row, item, *item.presenters.all())
    return max(row.updated_at for row in rows).replace(microsecond=0)


def _label(route: Route) -> str:
    return route.group.label or str(route.group.name)


def _place(day: Day, item: AgendaItem) -> Iterable[str]:
    """From the room to the town, nothing twice. Travel has no place of its own."""
    site = item.site
    parts = [item.venue, site.name if site else "", item.address or (site.address if site else "")]
    if not item.address and item.kind != ItemKind.TRAVEL:
        parts.append(day.row.place)
    for index, part in enumerate(parts):
        if part and not any(part in other for other in parts[index + 1 :]):
            yield part


def _exact_point(item: AgendaItem) -> tuple[float, float] | None:
    """Latitude and longitude, where a navigator may rely on them."""
    site = item.site
    if site is None or site.latitude is None or site.longitude is None or site.is_approximate:
        return None
    return float(site.latitude), float(site.longitude)


def _description(item: AgendaItem, route: Route | None) -> Iterable[str]:
    """What else is known; of presenters the office only."""
    if item.description:
        yield item.description
    if route and route.delegates:
        yield _("Delegates on this route: {count}").format(count=route.delegates)
    if item.body:
        yield _("Hosted by: {office}").format(office=item.body)
    offices = [presenter.office for presenter in item.presenters.all()]
    if offices:
        yield _("Presented by: {offices}").format(offices="; ".join(offices))


def _status(visit: LearningVisit, item: AgendaItem) -> str:
    if visit.status == VisitStatus.CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if item.tentative else "CONFIRMED"
