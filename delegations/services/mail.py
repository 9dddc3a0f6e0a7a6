"""Text mails of the portal. No address and no token of theirs ever reaches a log."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterable, Mapping
from logging import Logger
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

# Mails that one run of a periodic task sends, so that it ends long before the queue takes its worker for dead.
MOST_IN_A_RUN = 300


class MailNotSent(Exception):
    """The mail server did not take a mail. Says what kind of error it was; the error's own text holds addresses."""


class MailRefused(MailNotSent):
    """It won't take this mail later either, because of its address or content; others may well go."""


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
        kind = MailRefused if _is_refusal(error) else MailNotSent
        raise kind(type(error).__name__) from None


def _is_refusal(error: OSError) -> bool:
    """Codes from 500 on are final (RFC 5321, 4.2.1); a server that is away, busy or wrongly set up is not."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _words in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500


def send_what_waits(keys: Iterable[int], send: Callable[[int], bool], *, what: str, logger: Logger) -> int:
    """Send one after the other; returns how many went.

    At the first that the mail server does not take at all the others wait for the next run, so that a server that is
    away is asked once per run, and the log says once how many wait.
    """
    waiting = list(keys)
    sent = 0
    for position, key in enumerate(waiting[:MOST_IN_A_RUN]):
        try:
            sent += send(key)
        except MailRefused:
            continue
        except MailNotSent as error:
            logger.error("The mail server takes no mail (%s); %s %s wait", error, len(waiting) - position, what)
            break
    return sent
