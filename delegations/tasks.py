"""Work on learning visits that runs beside requests. Each task may be delivered twice, or late."""

from __future__ import annotations

import datetime as dt

from celery import Task, shared_task
from celery.utils.log import get_task_logger
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from delegations.models import PersonalLink
from delegations.services import link_mail, reminders, retention
from delegations.services.mail import MailNotSent, MailRefused, send_what_waits

logger = get_task_logger(__name__)

TRIES = 6
# What still waits after this time, which is longer than all tries together, is looked for: its task was lost with the
# queue or never reached it, or the mail server was away all the while.
LOST_AFTER = dt.timedelta(hours=1)
LONGEST_PAUSE = 15 * 60


def pause_before(retries: int) -> int:
    """Seconds to wait before the next try: one minute, doubling, up to a quarter of an hour.

    A waiting task is held by a worker, so the pause has to stay below the queue's visibility time-out.
    """
    return min(60 * 2**retries, LONGEST_PAUSE)


@shared_task(bind=True, max_retries=TRIES)
def send_link(self: Task, link_id: int) -> bool:
    """Mail a waiting link. Staff see that it waits, and that it failed once the mail server has refused it for good."""
    try:
        return link_mail.mail_link(link_id=link_id)
    except MailNotSent as error:
        is_last = self.request.is_eager or self.request.retries >= TRIES
        if not is_last:
            raise self.retry(exc=error, countdown=pause_before(self.request.retries)) from None
        logger.error("The mail with link %s was not taken: %s", link_id, error)
        # Without a queue nobody looks for what waits.
        if self.request.is_eager or isinstance(error, MailRefused):
            link_mail.note_failure(link_id=link_id)
        return False


@shared_task
def send_waiting_links() -> int:
    """Every ten minutes: links whose task was lost, or that the mail server did not take; returns how many went."""
    now = timezone.now()
    # What comes from the future was made before the clock was set back.
    is_lost = Q(created_at__lt=now - LOST_AFTER) | Q(created_at__gt=now + LOST_AFTER)
    lost = PersonalLink.objects.waiting().filter(is_lost).order_by("created_at", "pk").values_list("pk", flat=True)
    return send_what_waits(lost, _send_or_note, what="personal links", logger=logger)


def _send_or_note(link_id: int) -> bool:
    try:
        return link_mail.mail_link(link_id=link_id)
    except MailRefused:
        link_mail.note_failure(link_id=link_id)
        raise


@shared_task(bind=True, max_retries=TRIES)
def remind_of_recommendations(self: Task) -> int:
    """Daily: reminders of recommendations that are due soon, today, or since two weeks."""
    outcome = reminders.remind_of_recommendations(today=timezone.localdate())
    if outcome.failed:
        logger.error("%s reminders were not taken by the mail server", outcome.failed)
        if not self.request.is_eager and self.request.retries < TRIES:
            raise self.retry(countdown=pause_before(self.request.retries))
    return outcome.sent


@shared_task
def erase_personal_data() -> int:
    """Daily: what the visits' set days tell to erase, and sessions of staff that have ended."""
    retention.complete_log()
    erased = retention.erase_personal_data(today=timezone.localdate())
    for entry in erased:
        logger.info("Erased: %s", entry)
    # Unread messages in them may name people.
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return len(erased)
