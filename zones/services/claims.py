"""The one way in for profile values of zones.

Whoever writes (admin form, import, loader) names a source; the changed fields get their claims, and the zone's
columns follow the accepted ones. Nothing else may write a profile column: `Zone.save` refuses.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from zones import access, profile
from zones.choices import Bound, ClaimStatus, Publication, ValueState
from zones.models import Claim, Source, Zone, record_changes


@dataclass(frozen=True)
class Statement:
    """Who says it and where. `stated` and `bound` are per field name; the rest holds for the whole save."""

    source: Source
    locator: str = ""
    as_of: str = ""
    note: str = ""
    reason: str = ""
    confirmed_on: dt.date | None = None
    stated: Mapping[str, str] = field(default_factory=dict)
    bound: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NewClaim:
    """What one source says of one field, and whether it is to become the zone's value."""

    field: str
    statement: Statement
    value: str = ""
    value_state: str = ValueState.KNOWN
    accept: bool = False
    status: str = ClaimStatus.COMPETING


def save_zone(*, zone: Zone, statement: Statement | None, by: Any = None) -> list[Claim]:
    """Save a new or changed zone; every changed profile field gets an accepted claim from the statement.

    A writer who may not change a published profile (a focal point) proposes instead: the claims wait for review
    and the zone keeps its values. Returns the claims written. Raises ValidationError without a statement when a
    profile field changed, or when a value breaks a rule.
    """
    with record_changes():
        # Locked before it is compared: a column must not be written over with what stood there a moment ago.
        stored = _lock(zone.pk) if zone.pk else None
        wanted = {item.name: item.read(zone) for item in profile.FIELDS}
        current = {item.name: item.read(stored) if stored else "" for item in profile.FIELDS}
        changed = [name for name, text in wanted.items() if text != current[name]]
        if changed and statement is None:
            raise ValidationError({"source": _("Name the source of the changed values.")})
        for item in profile.FIELDS:
            item.put(zone, current[item.name])
        publication = zone.publication
        if stored is None:
            # Claims point to the zone, and a published zone needs its claims: so it begins as a draft.
            zone.publication = Publication.DRAFT
            _put_names(zone, wanted)
            _save_columns(zone)
        claims: list[Claim] = []
        if statement is not None and changed:
            proposes = access.must_propose(by, stored)
            entries = [_entry(name, wanted[name], statement, proposes=proposes) for name in changed]
            claims = _record(zone, entries, by, known=[] if stored is None else None)
        zone.publication = publication
        _save_columns(zone)
        return claims


def _entry(field: str, value: str, statement: Statement, *, proposes: bool) -> NewClaim:
    return NewClaim(
        field=field, value=value, value_state=ValueState.KNOWN if value else ValueState.UNKNOWN, statement=statement,
        accept=not proposes, status=ClaimStatus.PROPOSED if proposes else ClaimStatus.COMPETING,
    )  # fmt: skip


def _put_names(zone: Zone, wanted: Mapping[str, str]) -> None:
    """A new row is not saved nameless; its claims follow in the same transaction."""
    zone.name_en = wanted["name_en"]  # type: ignore[attr-defined]


def _save_columns(zone: Zone) -> None:
    zone._profile_is_sourced = True
    try:
        zone.save_valid()
    finally:
        zone._profile_is_sourced = False


def record_claim(*, zone: Zone, by: Any = None, is_locked: bool = False, **entry: Any) -> Claim:
    """Record what one source says of one field; the arguments are those of `record_claims` and `NewClaim`."""
    return record_claims(zone=zone, entries=[NewClaim(**entry)], by=by, is_locked=is_locked)[0]


def record_claims(*, zone: Zone, entries: Iterable[NewClaim], by: Any = None, is_locked: bool = False) -> list[Claim]:
    """Record what sources say of a zone's fields, and save the zone once when accepted values moved.

    With `is_locked` the zone is as stored and locked already; after a refusal the caller has to read it again.
    The same statement again is the same claim. Raises ValidationError naming the field when a value is not one that
    field can have, or when the zone would break a rule; nothing is written then.
    """
    with record_changes():
        locked = zone if is_locked else _lock(zone.pk)
        entries = list(entries)
        claims = _record(locked, entries, by)
        if any(entry.accept for entry in entries):
            _save_columns(locked)
            _carry_over(locked, zone)
        return claims


def _lock(pk: int) -> Zone:
    """The zone as stored, locked against other writers of its profile until commit."""
    return Zone._base_manager.select_for_update().get(pk=pk)


def _record(zone: Zone, entries: list[NewClaim], by: Any, known: list[Claim] | None = None) -> list[Claim]:
    """The claims of the entries, found or made; accepted values are put into the columns of the zone, not saved.

    `known` are the claims on these fields where the caller has them at hand.
    """
    if known is None:
        known = list(Claim.objects.filter(zone=zone, field__in={entry.field for entry in entries}))
    by_statement = {_statement_of(claim): claim for claim in known}
    accepted = {claim.field: claim for claim in known if claim.status == ClaimStatus.ACCEPTED}
    claims = []
    for entry in entries:
        new = _new_claim(zone, entry, by)
        claim = by_statement.setdefault(_statement_of(new), new)
        if entry.accept:
            _promote(claim, accepted.get(claim.field), by=by, reason=entry.statement.reason)
            accepted[claim.field] = claim
            profile.field_named(claim.field).put(zone, claim.value)
        elif claim is new:
            _save_new(claim)
        claims.append(claim)
    return claims


def _statement_of(claim: Claim) -> tuple[Any, ...]:
    """What makes two claims on a zone the same statement; see the constraint `claim_stated_once`."""
    return (claim.field, claim.source_id, claim.locator, claim.value, claim.value_state, claim.as_of)


def _new_claim(zone: Zone, entry: NewClaim, by: Any) -> Claim:
    item, statement, value = profile.field_named(entry.field), entry.statement, entry.value
    if entry.value_state == ValueState.KNOWN:
        value = item.canonical(value)
    elif value:
        raise ValidationError({entry.field: _("Give a value exactly when it is known.")})
    return Claim(
        zone=zone, field=entry.field, source=statement.source, locator=statement.locator, value=value,
        value_state=entry.value_state, as_of=statement.as_of, status=entry.status, recorded_by=_person(by),
        note=statement.note, reason=statement.reason, stated=statement.stated.get(entry.field, ""),
        bound=statement.bound.get(entry.field, Bound.EXACT), confirmed_on=statement.confirmed_on,
    )  # fmt: skip


def _save_new(claim: Claim) -> None:
    # Each of them is a row at hand; the fields would ask for it again.
    claim.save_valid(read=("zone", "source", "recorded_by", "decided_by"))


def _person(by: Any) -> Any:
    """The signed-in user, None for the loader."""
    return by if getattr(by, "pk", None) else None


def accept_claim(*, claim: Claim, by: Any = None, reason: str = "") -> None:
    """Make this claim the zone's value. The one it replaces stays: competing, or superseded by the same source."""
    with record_changes():
        zone = _lock(claim.zone_id)
        previous = Claim.objects.accepted().filter(zone=claim.zone_id, field=claim.field).first()
        _promote(claim, previous, by=by, reason=reason)
        profile.field_named(claim.field).put(zone, claim.value)
        _save_columns(zone)
        _carry_over(zone, claim.zone)


def _promote(claim: Claim, previous: Claim | None, *, by: Any, reason: str) -> None:
    """Save the claim as the accepted one; `previous` is the one that was accepted so far."""
    if previous is not None and previous != claim:
        same_source = previous.source_id == claim.source_id
        previous.status = ClaimStatus.SUPERSEDED if same_source else ClaimStatus.COMPETING
        previous.save()
    claim.status = ClaimStatus.ACCEPTED
    claim.decided_by = _person(by)
    if reason:
        claim.reason = reason
    if claim.pk is None:
        _save_new(claim)
    else:
        claim.save()


def _carry_over(saved: Zone, other: Zone) -> None:
    """Let the caller's instance of the zone show what was just accepted."""
    for item in profile.FIELDS:
        for column in item.columns:
            setattr(other, column, getattr(saved, column))


def reject_claim(*, claim: Claim, by: Any, reason: str = "") -> None:
    """Decline a proposal. It stays on record, out of public sight."""
    if claim.status == ClaimStatus.ACCEPTED:
        raise ValidationError({"status": _("An accepted value is replaced by accepting another, not rejected.")})
    with record_changes():
        claim.status = ClaimStatus.REJECTED
        claim.decided_by = by
        claim.reason = reason or claim.reason
        claim.save()


def confirm_claim(*, claim: Claim, on: dt.date, by: Any) -> None:
    """Somebody checked the claim with its source on that day."""
    with record_changes():
        claim.confirmed_on = on
        claim.decided_by = by
        claim.save()
