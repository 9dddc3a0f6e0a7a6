"""What makes a visit ready: days, people, programme, what they expect, and how long their data is kept."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from delegations.checks.record import VisitRecord
from delegations.choices import DelegateRole
from delegations.models import Delegate, DelegateContact, PersonalLink
from delegations.todo.todo import Phase, Todo


def days_set(record: VisitRecord, today: dt.date) -> Todo:
    return Todo(Phase.BEFORE, _("First and last day"), int(record.visit.first_day is not None), 1)


def country_groups(record: VisitRecord, today: dt.date) -> Todo:
    return Todo(Phase.BEFORE, _("Country groups"), len(record.groups), max(1, len(record.groups)))


def delegates_listed(record: VisitRecord, today: dt.date) -> Todo:
    total = record.visit.expected_delegates or max(1, len(record.delegates))
    hint = "" if record.visit.expected_delegates else _("Say on the visit how many are expected.")
    return Todo(
        Phase.BEFORE, _("Delegates on the list"), len(record.delegates), total, "delegations.delegate", hint=hint
    )


def contacts_known(record: VisitRecord, today: dt.date) -> Todo | None:
    invited = _invited(record)
    known = DelegateContact.objects.filter(delegate__in=invited).exclude(email="").count()
    if not _needs_contact(record, today, known):
        return None
    return Todo(Phase.BEFORE, _("Delegates with an e-mail address"), known, len(invited), "delegations.delegate")


def links_sent(record: VisitRecord, today: dt.date) -> Todo | None:
    """Delegates who were sent a personal link, with which expectations and case studies are handed in."""
    invited = _invited(record)
    sent = PersonalLink.objects.filter(delegate__in=invited, sent_at__isnull=False)
    count = sent.values("delegate").distinct().count()
    if not _needs_contact(record, today, count):
        return None
    return Todo(Phase.BEFORE, _("Personal links sent"), count, len(invited), "delegations.delegate")


def _invited(record: VisitRecord) -> list[Delegate]:
    """All but the organising team, which needs no link to its own visit."""
    return [delegate for delegate in record.delegates if delegate.role != DelegateRole.ORGANISER]


def _needs_contact(record: VisitRecord, today: dt.date, done: int) -> bool:
    """Whether delegates still have to be reached: not when their data is erased, nor after a visit that never did."""
    kept_until, last = record.visit.contacts_kept_until, record.visit.last_day
    if not _invited(record) or (kept_until is not None and kept_until < today):
        return False
    return done > 0 or last is None or last >= today


def agenda_of_each_day(record: VisitRecord, today: dt.date) -> Todo:
    first, last = record.visit.first_day, record.visit.last_day
    length = (last - first).days + 1 if first is not None and last is not None else 0
    filled = sum(day.pk in record.items_of_day for day in record.days)
    total = max(1, length, len(record.days))
    return Todo(Phase.BEFORE, _("Days with an agenda"), filled, total, "delegations.agendaday")


def items_confirmed(record: VisitRecord, today: dt.date) -> Todo | None:
    if not record.items:
        return None
    confirmed = sum(not item.tentative for item in record.items)
    return Todo(
        Phase.BEFORE, _("Items of the agenda confirmed"), confirmed, len(record.items), "delegations.agendaitem",
        "day__visit",
    )  # fmt: skip


def routes_counted(record: VisitRecord, today: dt.date) -> Todo | None:
    if not record.travel_groups:
        return None
    counted = sum(bool(record.heads_of(route)) for route in record.travel_groups)
    return Todo(
        Phase.BEFORE, _("Travel groups with their delegates"), counted, len(record.travel_groups),
        "delegations.travelgroup",
    )  # fmt: skip


def site_visits_planned(record: VisitRecord, today: dt.date) -> Todo:
    total = max(1, len(record.site_visits))
    return Todo(Phase.BEFORE, _("Sites to visit"), len(record.site_visits), total, "delegations.sitevisit")


def hosts_known(record: VisitRecord, today: dt.date) -> Todo | None:
    """Visits to zones with who receives the delegation: named there, at the item of the agenda, or with the site."""
    in_zones = [visit for visit in record.site_visits if visit.site.zone_id is not None]
    if not in_zones:
        return None
    known = sum(
        bool(visit.host_id or visit.site.host_id or (visit.item is not None and visit.item.body_id))
        for visit in in_zones
    )
    return Todo(Phase.BEFORE, _("Visits to zones with a host"), known, len(in_zones), "delegations.sitevisit")


def sites_in_zones(record: VisitRecord, today: dt.date) -> Todo | None:
    if not record.site_visits:
        return None
    tied = sum(visit.site.zone_id is not None for visit in record.site_visits)
    hint = _("A site outside any zone stays without one.")
    return Todo(
        Phase.BEFORE, _("Sites tied to the zone they lie in"), tied, len(record.site_visits), "delegations.sitevisit",
        hint=hint, is_optional=True,
    )  # fmt: skip


def expectations_of_each_country(record: VisitRecord, today: dt.date) -> Todo | None:
    countries = [group.pk for group in record.groups if group.country_id is not None]
    if not countries:
        return None
    told = record.visit.expectations.filter(group__in=countries).values("group").distinct().count()
    return Todo(
        Phase.BEFORE, _("Countries that said what they expect"), told, len(countries), "delegations.expectation",
    )  # fmt: skip


def retention_set(record: VisitRecord, today: dt.date) -> Todo | None:
    """The day on which contact data is erased; a visit that is over and has none needs no such day."""
    is_set, last = record.visit.contacts_kept_until is not None, record.visit.last_day
    has_none = not DelegateContact.objects.filter(delegate__visit=record.visit).exists()
    if not is_set and has_none and last is not None and last < today:
        return None
    return Todo(Phase.BEFORE, _("Day until which contact data is kept"), int(is_set), 1)


RULES = (
    days_set, country_groups, delegates_listed, contacts_known, agenda_of_each_day, items_confirmed, routes_counted,
    site_visits_planned, hosts_known, sites_in_zones, retention_set, links_sent, expectations_of_each_country,
)  # fmt: skip
