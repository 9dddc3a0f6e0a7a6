"""Work on learning visits that runs beside requests. Each task may be delivered twice, or late."""

from __future__ import annotations

import datetime as dt

from celery import Task, shared_task
from celery.utils.log import get_task_logger
from django.contrib.sessions.models import Session
from django.utils import timezone

from delegations.models import PersonalLink
from delegations.services import link_mail, reminders, retention
from delegations.services.mail import MailNotSent

logger = get_task_logger(__name__)

TRIES = 6
# Tasks that were lost with their queue are taken up again after this time.
LOST_AFTER = dt.timedelta(hours=1)


def _later(task: Task) -> int:
    """Seconds to wait before the next try: one minute, doubling."""
    return 60 * 2**task.request.retries


@shared_task(bind=True, max_retries=TRIES)
def send_link(self: Task, link_id: int) -> bool:
    """Mail a waiting link; after the last try staff see that it failed."""
    try:
        return link_mail.mail_link(link_id=link_id)
    except MailNotSent as error:
        if self.request.is_eager or self.request.retries >= TRIES:
            logger.error("The mail with link %s was not taken: %s", link_id, error)
            link_mail.note_failure(link_id=link_id)
            return False
        raise self.retry(exc=error, countdown=_later(self)) from None


@shared_task
def send_waiting_links() -> int:
    """Hourly: links whose task was lost."""
    old = timezone.now() - LOST_AFTER
    lost = list(PersonalLink.objects.waiting().filter(created_at__lt=old).values_list("pk", flat=True))
    for pk in lost:
        send_link.delay(pk)
    return len(lost)


@shared_task(bind=True, max_retries=TRIES)
def remind_of_recommendations(self: Task) -> int:
    """Daily: reminders of recommendations that are due soon, today, or since two weeks."""
    outcome = reminders.remind_of_recommendations(today=timezone.localdate())
    if outcome.failed:
        logger.error("%s reminders were not taken by the mail server", outcome.failed)
        if not self.request.is_eager and self.request.retries < TRIES:
            raise self.retry(countdown=_later(self))
    return outcome.sent


@shared_task
def erase_personal_data() -> int:
    """Daily: what the visits' set days tell to erase, and sessions of staff that have ended."""
    erased = retention.erase_personal_data(today=timezone.localdate())
    for entry in erased:
        logger.info("Erased: %s", entry)
    # Unread messages in them may name people.
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return len(erased)
