"""Mailing a personal link: the moment in which its token is made, told to one person, and forgotten."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from delegations.models import Delegate, PersonalLink
from delegations.services.mail import send_text
from ezportal.languages import DEFAULT_LANGUAGE


def language_of(delegate: Delegate) -> str:
    """The language in which a delegate is written to."""
    wanted = getattr(delegate, "contact", None)
    languages = dict(settings.LANGUAGES)
    return wanted.language if wanted is not None and wanted.language in languages else DEFAULT_LANGUAGE


def address_of(token: str, language: str) -> str:
    """The whole address that a token opens."""
    with translation.override(language):
        return settings.SITE_URL + reverse("my:open", args=[token])


@transaction.atomic
def mail_link(*, link_id: int) -> bool:
    """Mail a link that waits for it; True when it went out now. Raises MailNotSent, and the link waits on.

    The row is locked while its mail is handed over, so a task that was delivered twice sends once. Should the worker
    die between the mail and the commit, a second mail follows, whose link is then the one that opens.
    """
    waiting = PersonalLink.objects.waiting().select_related("delegate__visit", "delegate__contact")
    link = waiting.select_for_update(skip_locked=True, of=("self",)).filter(pk=link_id).first()
    if link is None:
        return False
    contact = getattr(link.delegate, "contact", None)
    if contact is None or not contact.email:
        note_failure(link_id=link_id)
        return False
    token = link.renew_token()
    link.sent_at = timezone.now()
    link.save()
    _send(link, token)
    return True


def _send(link: PersonalLink, token: str) -> None:
    delegate, language = link.delegate, language_of(link.delegate)
    with translation.override(language):
        send_text(
            to=delegate.contact.email,
            subject=_("Your personal link: %(visit)s") % {"visit": delegate.visit},
            template="delegations/mail/link.txt",
            context={
                "delegate": delegate, "visit": delegate.visit, "address": address_of(token, language),
                "last_day": timezone.localdate(link.expires_at),
            },
        )  # fmt: skip


def note_failure(*, link_id: int) -> None:
    """Give up on a link whose mail could not be handed over; staff see it, and may send another."""
    PersonalLink.objects.waiting().filter(pk=link_id).update(failed_at=timezone.now())
