"""Reminders of recommendations: two weeks before the due date, on it, and two weeks after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from delegations.choices import Addressee, ReminderKind
from delegations.models import Recommendation, Reminder
from delegations.services.mail import MailNotSent, send_text
from ezportal.languages import DEFAULT_LANGUAGE
from zones.choices import Publication

# From its day on a reminder can be sent late, until the next one takes its place; the last one as long.
INTERVAL = dt.timedelta(days=14)
FIRST_DAYS = {ReminderKind.BEFORE: -INTERVAL, ReminderKind.DUE: dt.timedelta(0), ReminderKind.AFTER: INTERVAL}


@dataclass(frozen=True)
class Outcome:
    sent: int
    failed: int


def reminder_due(due_on: dt.date, today: dt.date) -> ReminderKind | None:
    """The reminder that belongs to today: after days of standstill the one that still says the truth, never two."""
    passed = today - due_on
    for kind, first in FIRST_DAYS.items():
        if first <= passed < first + INTERVAL:
            return kind
    return None


def remind_of_recommendations(*, today: dt.date) -> Outcome:
    """Mail what is due today and was not sent yet. What the mail server refuses is left for the next try."""
    sent = failed = 0
    due = Recommendation.objects.unfinished().filter(
        visit__publication=Publication.PUBLISHED, due_on__gt=today - 2 * INTERVAL, due_on__lte=today + INTERVAL
    )
    with translation.override(DEFAULT_LANGUAGE):
        for recommendation in due.select_related("visit", "owner").order_by("due_on", "pk"):
            kind = reminder_due(recommendation.due_on, today)
            if kind is None:
                continue
            for addressee, address in _addresses(recommendation):
                try:
                    sent += _remind(recommendation, kind, addressee, address)
                except MailNotSent:
                    failed += 1
    return Outcome(sent, failed)


def _addresses(recommendation: Recommendation) -> Iterator[tuple[Addressee, str]]:
    if recommendation.owner is not None and recommendation.owner.office_email:
        yield Addressee.OWNER, recommendation.owner.office_email
    if settings.STAFF_EMAIL:
        yield Addressee.STAFF, settings.STAFF_EMAIL


@transaction.atomic
def _remind(recommendation: Any, kind: ReminderKind, addressee: Addressee, address: str) -> bool:
    """Send one reminder unless it was sent. The record is undone when the mail is refused, so it is tried again."""
    _row, is_new = Reminder.objects.get_or_create(
        recommendation=recommendation, kind=kind, addressee=addressee, due_on=recommendation.due_on
    )
    if is_new:
        send_text(
            to=address,
            subject=_subject(recommendation, kind),
            template="delegations/mail/reminder.txt",
            context={
                "recommendation": recommendation, "visit": recommendation.visit, "owner": recommendation.owner,
                "is_for_staff": addressee == Addressee.STAFF, "kind": kind,
            },
        )  # fmt: skip
    return is_new


def _subject(recommendation: Recommendation, kind: ReminderKind) -> str:
    texts = {
        ReminderKind.BEFORE: _("Due on %(day)s: recommendation %(number)s of “%(visit)s”"),
        ReminderKind.DUE: _("Due now: recommendation %(number)s of “%(visit)s”"),
        ReminderKind.AFTER: _("Overdue since %(day)s: recommendation %(number)s of “%(visit)s”"),
    }
    return texts[kind] % {
        "day": f"{recommendation.due_on:%Y-%m-%d}", "number": recommendation.order, "visit": recommendation.visit,
    }  # fmt: skip
