"""Personal links: made, mailed and revoked by those who run the visit, opened by their delegate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.models import Delegate, LearningVisit, PersonalLink
from ezportal.queueing import enqueue_after_commit

# Case studies are written after the visit, findings asked about later still.
OPEN_AFTER_VISIT = dt.timedelta(days=60)
# For who gets a link late.
OPEN_AT_LEAST = dt.timedelta(days=14)
# A second press of the button within this time is the first one again.
SAME_PRESS = dt.timedelta(minutes=2)


@dataclass(frozen=True)
class Sent:
    """What became of an order to send: how many links are on their way, and why others are not."""

    queued: int = 0
    without_address: int = 0
    just_sent: int = 0


def may_run_links(user: Any) -> bool:
    """Those who may make links may also send and revoke them."""
    return bool(user is not None and user.is_active and user.has_perm("delegations.add_personallink"))


def _check(by: Any) -> None:
    if not may_run_links(by):
        raise PermissionDenied


def expiry_of(visit: LearningVisit) -> dt.datetime:
    """Until when a link made now opens: 60 days after the visit's last day, and 14 days from now in any case.

    It ends with the contact data, though. Raises ValidationError where that is erased already.
    """
    today = timezone.localdate()
    last = max((visit.last_day or today) + OPEN_AFTER_VISIT, today + OPEN_AT_LEAST)
    kept = [day for day in (visit.contacts_kept_until, visit.names_kept_until) if day is not None]
    if kept and min(kept) < today:
        raise ValidationError(_("The contact data of this visit is erased: there can be no links any more."))
    return timezone.make_aware(dt.datetime.combine(min([last, *kept]), dt.time(23, 59, 59)))


def issue_link(*, delegate: Delegate, by: Any) -> tuple[PersonalLink, str]:
    """A link for one delegate and its token, for handing over by other means than mail. The token is told once."""
    _check(by)
    return PersonalLink.issue(delegate=delegate, expires_at=expiry_of(delegate.visit))


def without_working_link(visit: LearningVisit) -> Any:
    """Delegates who can't get in at present, those whose mail failed among them."""
    working = PersonalLink.objects.live().filter(failed_at__isnull=True)
    return visit.delegates.exclude(links__in=working)


@transaction.atomic
def send_links(*, visit: LearningVisit, by: Any, delegates: Iterable[int] | None = None) -> Sent:
    """Have a new link mailed to the delegates with these keys; without keys, to all who have no working one.

    Earlier links stay open, as somebody may be writing through them. Pressing twice sends once.
    """
    _check(by)
    expires_at = expiry_of(visit)
    rows = without_working_link(visit) if delegates is None else visit.delegates.filter(pk__in=delegates)
    chosen = list(rows.select_for_update(of=("self",)).select_related("contact"))
    now = timezone.now()
    # What comes from the future was made before the clock was set back, and is no second press.
    recent = PersonalLink.objects.waiting() | PersonalLink.objects.live().filter(
        is_mailed=True, failed_at__isnull=True, created_at__range=(now - SAME_PRESS, now + SAME_PRESS)
    )
    served = set(recent.filter(delegate__in=chosen).values_list("delegate_id", flat=True))
    reachable = [row for row in chosen if getattr(row, "contact", None) is not None and row.contact.email]
    links = [_waiting_link(row, expires_at) for row in reachable if row.pk not in served]
    for link in PersonalLink.objects.bulk_create(links):
        enqueue_after_commit("delegations.tasks.send_link", link.pk)
    return Sent(
        queued=len(links),
        without_address=len(chosen) - len(reachable),
        just_sent=len(reachable) - len(links),
    )


def _waiting_link(delegate: Delegate, expires_at: dt.datetime) -> PersonalLink:
    link = PersonalLink(delegate=delegate, expires_at=expires_at, is_mailed=True)
    link.renew_token()  # and forgotten: the one that opens is made when the mail goes out
    return link


def revoke_links(*, delegates: Iterable[int], visit: LearningVisit, by: Any) -> int:
    """Close every open link of these delegates of the visit, at their next request; returns how many were closed."""
    _check(by)
    links = PersonalLink.objects.live().filter(delegate__visit=visit, delegate__in=delegates)
    return links.update(revoked_at=timezone.now())


class LinkRefused(Exception):
    """A token that opens nothing. `was_known` tells a link that has ended from one that never was."""

    def __init__(self, *, was_known: bool) -> None:
        super().__init__()
        self.was_known = was_known


def find_link(*, token: str) -> PersonalLink:
    """The link that a token opens; raises LinkRefused. Changes nothing.

    It is looked up by the token's hash, so how long the look-up takes tells nothing about other tokens.
    """
    link = PersonalLink.objects.of_token(token).select_related("delegate__visit").first()
    if link is None or not link.is_live():
        raise LinkRefused(was_known=link is not None)
    return link


def open_link(*, token: str) -> PersonalLink:
    """The delegate comes in; raises LinkRefused."""
    link = find_link(token=token)
    link.last_used_at = timezone.now()
    link.save(update_fields=["last_used_at"])
    return link


def open_session(*, token_hash: str) -> PersonalLink | None:
    """The link behind a session that was opened before; None once it has expired or was revoked or erased."""
    live = PersonalLink.objects.live().select_related("delegate__visit", "delegate__group__country")
    return live.filter(token_hash=token_hash).first()
