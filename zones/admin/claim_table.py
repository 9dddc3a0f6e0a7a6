"""The claims of a zone as its page lists them, and what may be decided on each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zones import profile
from zones.access import may
from zones.choices import ClaimStatus, ValueState
from zones.forms import profile_label
from zones.models import Claim, Zone

ACCEPT, KEEP, REJECT, CONFIRM = "accept", "keep", "reject", "confirm"
LABELS = {ACCEPT: _("Accept"), KEEP: _("Put beside"), REJECT: _("Reject"), CONFIRM: _("Confirm")}

# Which decisions a claim is open to, by its status.
OPEN_TO = {
    ClaimStatus.PROPOSED: (ACCEPT, KEEP, REJECT),
    ClaimStatus.COMPETING: (ACCEPT, CONFIRM),
    ClaimStatus.ACCEPTED: (CONFIRM,),
    ClaimStatus.SUPERSEDED: (ACCEPT,),
    ClaimStatus.REJECTED: (ACCEPT, KEEP),
}
_ORDER = [
    ClaimStatus.ACCEPTED, ClaimStatus.PROPOSED, ClaimStatus.COMPETING, ClaimStatus.SUPERSEDED, ClaimStatus.REJECTED,
]  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A claim with the links of the decisions that the person may take on it."""

    claim: Claim
    value: str
    decisions: list[tuple[str, str]]


@dataclass(frozen=True)
class FieldOfClaims:
    label: str
    rows: list[Row]


def value_text(claim: Claim) -> str:
    """The value as staff read it: words of a vocabulary instead of its keys."""
    if claim.value_state != ValueState.KNOWN:
        return str(claim.get_value_state_display())
    item = profile.BY_NAME.get(claim.field)
    if item is not None and len(item.columns) == 1 and not item.columns[0].endswith("_id"):
        choices = dict(Zone._meta.get_field(item.columns[0]).flatchoices)  # type: ignore[union-attr]
        return str(choices.get(claim.value, claim.value))
    return claim.value


def decisions_on(claim: Claim, user: Any) -> list[tuple[str, str]]:
    """(label, address) of each decision open to this person."""
    if not may(user, "change", claim):
        return []
    return [
        (str(LABELS[name]), reverse("admin:zones_claim_decide", args=(claim.pk, name)))
        for name in OPEN_TO[ClaimStatus(claim.status)]
    ]


def claims_by_field(zone: Zone, user: Any) -> list[FieldOfClaims]:
    """All claims of the zone, in the order of the profile; one query."""
    found: dict[str, list[Claim]] = {}
    for claim in Claim.objects.filter(zone=zone).select_related("source"):
        claim.zone = zone
        found.setdefault(claim.field, []).append(claim)
    names = [name for name in profile.BY_NAME if name in found]
    return [FieldOfClaims(profile_label(name), _rows(found[name], user)) for name in names]


def _rows(claims: Iterable[Claim], user: Any) -> list[Row]:
    in_order = sorted(claims, key=lambda claim: _ORDER.index(ClaimStatus(claim.status)))
    return [Row(claim, value_text(claim), decisions_on(claim, user)) for claim in in_order]
