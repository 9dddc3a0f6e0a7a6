"""How good the data is: how much is known, how much has a source, where sources disagree, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from zones import profile
from zones.choices import PUBLIC_CLAIM_STATUSES, ClaimStatus, ValueState
from zones.models import Claim, Zone

# The fields an investor compares zones by; a zone that lacks one has a gap.
EXPECTED_FIELDS = (
    "province", "location", "status", "development_form", "area_ha", "established", "investment_planned", "land_tenure",
)  # fmt: skip


@dataclass(frozen=True)
class Conflict:
    """A field of a zone on which sources differ."""

    zone: str
    field: str
    used: str
    others: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class DataReport:
    """Figures on all zones recorded here, published or not."""

    zones_per_country: dict[str, int]
    zones_per_publication: dict[str, int]
    zones_per_status: dict[str, int]
    values: int
    values_with_source: int
    values_off_their_claim: list[str]
    answers_without_value: dict[str, int]
    conflicts: list[Conflict]
    known_per_field: dict[str, int]
    zones_without: dict[str, int]
    approximate_points: int
    zones: int


def build_report() -> DataReport:
    """Read every zone and claim once (three queries)."""
    zones = {zone.pk: zone for zone in Zone.objects.select_related("country", "component_of")}
    accepted: dict[int, dict[str, Claim]] = {pk: {} for pk in zones}
    competing: dict[int, dict[str, list[Claim]]] = {pk: {} for pk in zones}
    for claim in Claim.objects.filter(status__in=PUBLIC_CLAIM_STATUSES):
        if claim.status == ClaimStatus.ACCEPTED:
            accepted[claim.zone_id][claim.field] = claim
        elif claim.status == ClaimStatus.COMPETING:
            competing[claim.zone_id].setdefault(claim.field, []).append(claim)
    known: Counter[str] = Counter()
    sourced = 0
    off: list[str] = []
    for pk, zone in zones.items():
        for field in profile.FIELDS:
            value, claim = _value(zone, field), accepted[pk].get(field.name)
            known[field.name] += bool(value)
            sourced += bool(value and claim and claim.value == value)
            if value != (claim.value if claim else ""):
                off.append(f"{zone.slug} {field.name}")
    states = Counter(claim.value_state for claims in accepted.values() for claim in claims.values())
    return DataReport(
        zones_per_country=dict(Counter(zone.country.name for zone in zones.values()).most_common()),
        zones_per_publication=dict(Counter(zone.publication for zone in zones.values())),
        zones_per_status=dict(Counter(zone.status or "unknown" for zone in zones.values()).most_common()),
        values=sum(known.values()),
        values_with_source=sourced,
        values_off_their_claim=off,
        answers_without_value={state: n for state, n in states.items() if state != ValueState.KNOWN},
        conflicts=sorted(_conflicts(zones, accepted, competing), key=lambda conflict: (conflict.zone, conflict.field)),
        known_per_field=dict(known),
        zones_without={name: len(zones) - known[name] for name in EXPECTED_FIELDS},
        approximate_points=sum(zone.is_approximate for zone in zones.values()),
        zones=len(zones),
    )


def _value(zone: Zone, field: profile.ProfileField) -> str:
    """As `field.read`, without a query for the parent zone."""
    if field.name == "component_of":
        return zone.component_of.slug if zone.component_of else ""
    return field.read(zone)


def _conflicts(
    zones: dict[int, Zone], accepted: dict[int, dict[str, Claim]], competing: dict[int, dict[str, list[Claim]]]
) -> Iterator[Conflict]:
    for pk, fields in competing.items():
        for name, claims in fields.items():
            used = accepted[pk].get(name)
            value = used.value if used else ""
            others = dict.fromkeys(c.value for c in claims if not profile.BY_NAME[name].agrees(c.value, value))
            if others:
                yield Conflict(zones[pk].slug, name, value, tuple(others), used.reason if used else "")
