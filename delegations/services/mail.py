"""Text mails of the portal. No address and no token of theirs ever reaches a log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string


class MailNotSent(Exception):
    """The mail server did not take a mail. Says what kind of error it was; the error's own text holds addresses."""


def send_text(*, to: str, subject: str, template: str, context: Mapping[str, Any]) -> None:
    """Send one mail in the language that is active. Raises MailNotSent."""
    mail = EmailMessage(
        subject=" ".join(subject.split()),  # a line break would begin a header of its own
        body=render_to_string(template, {**context, "site": settings.SITE_URL, "office": settings.STAFF_EMAIL}),
        to=[to],
        reply_to=[settings.STAFF_EMAIL] if settings.STAFF_EMAIL else None,
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        mail.send()
    except OSError as error:  # what smtplib raises, too
        raise MailNotSent(type(error).__name__) from None
