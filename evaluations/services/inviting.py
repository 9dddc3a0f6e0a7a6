"""Asking delegates to answer: one invitation each, a mail with a link of their own, reminders to who has not answered.

Tokens are made when a mail goes out, and forgotten; what is stored is their hash. A reminder brings a token of its
own, so the link of the first mail keeps working.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from delegations.models import Delegate
from delegations.models.people import hash_of
from delegations.services.link_mail import language_of
from delegations.services.mail import send_text
from evaluations.models import Invitation, InvitationToken, Survey
from ezportal.queueing import enqueue_after_commit

INVITATION = "invitation"


class TokenRefused(Exception):
    """A token that opens nothing."""


@transaction.atomic
def invite_delegates(*, survey: Survey, delegates: Iterable[Delegate] | None = None) -> int:
    """Invite the delegates of the visit, or these; returns how many mails are on their way. Asking twice invites once.

    Delegates without an e-mail address are invited too: staff hand them the link, or they open the questionnaire
    through their personal link. Raises ValidationError when the questionnaire is a draft or the survey is closed.
    """
    _check_can_ask(survey)
    rows = list(delegates) if delegates is not None else list(survey.evaluation.visit.delegates.all())
    for delegate in rows:
        Invitation.objects.get_or_create(survey=survey, delegate=delegate)
    return _queue(survey.invitations.filter(delegate__in=rows), INVITATION)


@transaction.atomic
def remind_delegates(*, survey: Survey, mailing: str = "") -> int:
    """Mail those who have not answered, once per day or per `mailing`; returns how many mails are on their way."""
    _check_can_ask(survey)
    name = mailing or f"reminder {timezone.localdate():%Y-%m-%d}"
    return _queue(survey.invitations.filter(has_answered=False), name)


def _check_can_ask(survey: Survey) -> None:
    if not survey.questionnaire.is_frozen():
        raise ValidationError(_("The questionnaire is a draft: publish it first."))
    if survey.closes_at <= timezone.now() or survey.evaluation.is_sealed:
        raise ValidationError(_("The survey is closed."))


def _queue(invitations: Any, mailing: str) -> int:
    reachable = invitations.filter(revoked_at=None).exclude(delegate__contact=None).exclude(delegate__contact__email="")
    queued = 0
    for invitation in reachable.select_for_update(of=("self",)):
        token = InvitationToken(invitation=invitation, mailing=mailing)
        if InvitationToken.objects.filter(invitation=invitation, mailing=mailing).exists():
            continue
        token.renew()  # and forgotten: the one that opens is made when the mail goes out
        queued += 1
        enqueue_after_commit("evaluations.tasks.send_invitation", token.pk)
    return queued


@transaction.atomic
def mail_invitation(*, token_id: int) -> bool:
    """Send the mail of a token that waits for it; True when it went out now. Raises MailNotSent, and it waits on.

    The row is locked while its mail is handed over, so a task that was delivered twice sends once.
    """
    waiting = InvitationToken.objects.unsent()
    token = waiting.select_for_update(skip_locked=True, of=("self",)).filter(pk=token_id).first()
    if token is None:
        return False
    invitation = Invitation.objects.select_related(
        "survey__questionnaire", "survey__evaluation__visit", "delegate__contact"
    ).get(pk=token.invitation_id)  # fmt: skip
    is_reminder = token.mailing != INVITATION
    if not invitation.survey.is_open() and invitation.survey.closes_at <= timezone.now():
        return False
    if is_reminder and invitation.has_answered:
        return False
    secret = token.renew()
    token.sent_at = timezone.now()
    token.save()
    _send(invitation, secret, is_reminder)
    return True


def _send(invitation: Invitation, secret: str, is_reminder: bool) -> None:
    survey, delegate = invitation.survey, invitation.delegate
    language = language_of(delegate)
    with translation.override(language):
        subject = _("Reminder: %(title)s") if is_reminder else _("Please answer: %(title)s")
        send_text(
            to=delegate.contact.email,
            subject=subject % {"title": survey.questionnaire.title},
            template="evaluations/mail/invitation.txt",
            context={
                "delegate": delegate, "visit": survey.evaluation.visit, "survey": survey,
                "evaluation": survey.evaluation, "is_reminder": is_reminder,
                "address": address_of(secret, invitation),
            },
        )  # fmt: skip


def address_of(token: str, invitation: Invitation) -> str:
    """The whole address that a token opens, in the delegate's language."""
    with translation.override(language_of(invitation.delegate)):
        return settings.SITE_URL + reverse("answers:open", args=[token])


def find_token(*, token: str) -> InvitationToken:
    """The token's row with its invitation; raises TokenRefused. Changes nothing, and costs one look-up by the hash."""
    found = (
        InvitationToken.objects.filter(token_hash=hash_of(token), invitation__revoked_at=None)
        .select_related(
            "invitation__survey__evaluation__visit", "invitation__survey__questionnaire", "invitation__delegate"
        )
        .first()
    )
    if found is None:
        raise TokenRefused
    return found


def issue_token(*, invitation: Invitation) -> str:
    """A link to hand over by other means than mail; told once and stored nowhere."""
    token = InvitationToken(invitation=invitation, mailing=f"handed over {timezone.now():%Y-%m-%d %H:%M:%S.%f}")
    secret = token.renew()
    token.sent_at = timezone.now()
    token.save()
    return secret


def revoke_invitation(*, invitation: Invitation) -> None:
    """Withdraw an invitation: its links open nothing from the next request on. Answers that were handed in stay."""
    invitation.revoked_at = timezone.now()
    invitation.save()
