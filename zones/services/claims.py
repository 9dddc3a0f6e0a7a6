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
        stored = zone.stored()
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
        if statement is not None:
            proposes = access.must_propose(by, stored)
            entries = [_entry(name, wanted[name], statement, proposes=proposes) for name in changed]
            claims = record_claims(zone=zone, entries=entries, by=by)
        if zone.publication != publication:
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
        claims, moved = [], False
        for entry in entries:
            claim = _find_or_create(zone, entry, by)
            if entry.accept:
                _promote(claim, by=by, reason=entry.statement.reason)
                profile.field_named(claim.field).put(locked, claim.value)
                moved = True
            claims.append(claim)
        if moved:
            _save_columns(locked)
            _carry_over(locked, zone)
        return claims


def _lock(pk: int) -> Zone:
    """The zone as stored, locked against other writers of its profile until commit."""
    return Zone._base_manager.select_for_update().get(pk=pk)


def _find_or_create(zone: Zone, entry: NewClaim, by: Any) -> Claim:
    item, statement, value = profile.field_named(entry.field), entry.statement, entry.value
    if entry.value_state == ValueState.KNOWN:
        value = item.canonical(value)
    elif value:
        raise ValidationError({entry.field: _("Give a value exactly when it is known.")})
    key = {
        "zone": zone, "field": entry.field, "source": statement.source, "locator": statement.locator,
        "value": value, "value_state": entry.value_state, "as_of": statement.as_of,
    }  # fmt: skip
    claim = Claim.objects.filter(**key).first()
    if claim is not None:
        return claim
    claim = Claim(
        **key, status=entry.status, recorded_by=_person(by), note=statement.note, reason=statement.reason,
        stated=statement.stated.get(entry.field, ""), bound=statement.bound.get(entry.field, Bound.EXACT),
        confirmed_on=statement.confirmed_on,
    )  # fmt: skip
    # Each of them is a row at hand; the fields would ask for it again.
    claim.save_valid(read=("zone", "source", "recorded_by"))
    return claim


def _person(by: Any) -> Any:
    """The signed-in user, None for the loader."""
    return by if getattr(by, "pk", None) else None


def accept_claim(*, claim: Claim, by: Any = None, reason: str = "") -> None:
    """Make this claim the zone's value. The one it replaces stays: competing, or superseded by the same source."""
    with record_changes():
        zone = _lock(claim.zone_id)
        _promote(claim, by=by, reason=reason)
        profile.field_named(claim.field).put(zone, claim.value)
        _save_columns(zone)
        _carry_over(zone, claim.zone)


def _promote(claim: Claim, *, by: Any, reason: str) -> None:
    previous = Claim.objects.accepted().filter(zone=claim.zone_id, field=claim.field).exclude(pk=claim.pk).first()
    if previous is not None:
        same_source = previous.source_id == claim.source_id
        previous.status = ClaimStatus.SUPERSEDED if same_source else ClaimStatus.COMPETING
        previous.save()
    claim.status = ClaimStatus.ACCEPTED
    claim.decided_by = _person(by)
    if reason:
        claim.reason = reason
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
