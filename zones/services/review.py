"""What an editor can do with a proposal beside accepting or rejecting it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from zones.choices import ClaimStatus
from zones.models import Claim, record_changes


def keep_beside(*, claim: Claim, by: Any, reason: str = "") -> None:
    """Show a proposal as another source's statement, without changing the zone's value."""
    if claim.status not in (ClaimStatus.PROPOSED, ClaimStatus.REJECTED):
        raise ValidationError({"status": _("Only what waits for review, or was rejected, can be put beside.")})
    with record_changes():
        claim.status = ClaimStatus.COMPETING
        claim.decided_by = by
        claim.reason = reason or claim.reason
        claim.save()
