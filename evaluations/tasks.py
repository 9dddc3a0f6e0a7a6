"""Work on evaluations that runs beside requests. Each task may be delivered twice, or late."""

from __future__ import annotations

import traceback
from errno import errorcode

from celery import Task, shared_task
from celery.utils.log import get_task_logger
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from delegations.services.mail import MailNotSent, send_what_waits
from delegations.tasks import LOST_AFTER, pause_before
from evaluations.models import InvitationToken, Survey, VisitReport
from evaluations.models.report import STUCK_AFTER
from evaluations.services import inviting, reporting
from evaluations.services.releasing import NotEnoughNew, due_for_release, make_release
from evaluations.services.sealing import due_for_sealing, seal_evaluation

logger = get_task_logger(__name__)

TRIES = 6
REPORT_TRIES = 3
# Days before the close on which those who have not answered are reminded.
REMIND_DAYS_BEFORE = (7, 2)


@shared_task(bind=True, max_retries=TRIES)
def send_invitation(self: Task, token_id: int) -> bool:
    """Mail an invitation or a reminder; tried again after one minute, then after two, four, up to fifteen."""
    try:
        return inviting.mail_invitation(token_id=token_id)
    except MailNotSent as error:
        if self.request.is_eager or self.request.retries >= TRIES:
            # It stays unsent, which staff see, and is looked for every ten minutes.
            logger.error("The mail of invitation token %s was not taken: %s", token_id, error)
            return False
        raise self.retry(exc=error, countdown=pause_before(self.request.retries)) from None


@shared_task
def send_waiting_invitations() -> int:
    """Every ten minutes: mails of open surveys whose task was lost, or that were not taken; returns how many went."""
    now = timezone.now()
    # What comes from the future was queued before the clock was set back.
    is_lost = Q(queued_at__lt=now - LOST_AFTER) | Q(queued_at__gt=now + LOST_AFTER)
    waiting = InvitationToken.objects.unsent().filter(is_lost, invitation__survey__closes_at__gt=now)
    keys = waiting.order_by("queued_at", "pk").values_list("pk", flat=True)
    return send_what_waits(keys, _mail_invitation, what="invitations and reminders", logger=logger)


def _mail_invitation(token_id: int) -> bool:
    return inviting.mail_invitation(token_id=token_id)


@shared_task
def remind_before_close() -> int:
    """Daily: a reminder 7 and 2 days before the close, only to those who have not answered; once, however often run."""
    today = timezone.localdate()
    sent = 0
    for survey in Survey.objects.open_now().select_related("evaluation__visit", "questionnaire"):
        days = (timezone.localdate(survey.closes_at) - today).days
        due = [day for day in REMIND_DAYS_BEFORE if days <= day]
        if due and survey.invitations.exists():
            sent += inviting.remind_delegates(survey=survey, mailing=f"{min(due)} days before the close")
    return sent


@shared_task
def close_surveys() -> list[str]:
    """Hourly: figures of surveys that have closed are released, and evaluations whose day has come are sealed."""
    done = []
    for survey in due_for_release():
        try:
            done.append(f"released {make_release(survey=survey, by=None).pk}")
        except NotEnoughNew:
            logger.info("Survey %s closed with too few answers to tell", survey.pk)
    for evaluation in due_for_sealing(timezone.localdate()):
        try:
            done.append(f"sealed {evaluation.pk}: {seal_evaluation(evaluation=evaluation)}")
        except ValidationError as error:
            logger.error("Evaluation %s could not be sealed: %s", evaluation.pk, "; ".join(error.messages))
    return done


@shared_task(bind=True, max_retries=REPORT_TRIES)
def build_report(self: Task, report_id: int) -> bool:
    """Make the report of a visit: tried again after 10 seconds, then 20, 40; after the last try staff see why not."""
    try:
        reporting.build_report(report_id=report_id)
    except reporting.ReportBusy as error:
        # The worker that had it may have been killed a moment ago: look again when it would have fallen silent.
        if self.request.is_eager or self.request.retries >= REPORT_TRIES:
            return False
        raise self.retry(exc=error, countdown=STUCK_AFTER.total_seconds() + 5) from None
    except Exception as error:
        is_final = self.request.is_eager or self.request.retries >= REPORT_TRIES
        # The kind of error and where it arose, but nothing that it says: that may hold names.
        kind, where = _kind_of(error), "".join(traceback.format_tb(error.__traceback__))
        reporting.note_failure(report_id=report_id, problem=kind, is_final=is_final)
        logger.error("Report %s could not be made: %s\n%s", report_id, kind, where)
        if is_final:
            return False
        raise self.retry(countdown=10 * 2**self.request.retries) from None
    return True


def _kind_of(error: Exception) -> str:
    """The class of an error, of the system's errors the code: ENOSPC tells staff more than OSError."""
    code = error.errno if isinstance(error, OSError) else None
    return errorcode.get(code or 0, type(error).__name__)


@shared_task
def restart_stuck_reports() -> int:
    """Every few minutes: reports whose task was killed with its machine, or lost with its queue."""
    return sum(reporting.restart_report(report=report, by=None) for report in VisitReport.objects.stuck())


@shared_task
def erase_directories() -> int:
    """Daily, after personal data was erased: no report keeps a name that the record no longer has."""
    return reporting.erase_directories()
