"""Zones of the files: their claims through the claim service, their parts as rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from zones import models, profile
from zones.choices import Bound, ClaimStatus, Publication, ValueState
from zones.loading.problems import LoadError, problems_of
from zones.loading.reading import Row
from zones.loading.tables import ORDERED_PARTS, ZONE_PARTS
from zones.loading.upsert import SHORT_NAMES, Upserter
from zones.services.claims import NewClaim, Statement, record_claims, save_zone

# These name other zones, so they wait until all zones are there.
LATE_FIELDS = ("component_of", "component_since")
_STATEMENT_KEYS = frozenset(
    ("value", "state", "status", "bound", "why", "source", "locator", "stated", "as_of", "note", "confirmed_on"),
)
_ROW_KEYS = frozenset({"slug", "country", "publication", "profile", "summary_en", *ZONE_PARTS})


@dataclass(frozen=True)
class Entry:
    """One statement of a profile list, checked."""

    row: Row
    field: str
    value: str
    value_state: str
    status: str
    statement: Statement

    def key(self) -> tuple[str, ...]:
        """What makes it the same statement as a stored claim."""
        said = self.statement
        return (self.field, str(said.source.pk), said.locator, self.value, self.value_state, said.as_of)

    def claim(self, *, accept: bool) -> NewClaim:
        return NewClaim(
            field=self.field, value=self.value, value_state=self.value_state, statement=self.statement, accept=accept,
            status=ClaimStatus.COMPETING if self.status == ClaimStatus.ACCEPTED else self.status,
        )  # fmt: skip


class ZoneWriter:
    """Writes one zone row after the other; problems go to the upserter's list."""

    def __init__(self, upserter: Upserter) -> None:
        self.upserter = upserter
        self.registry = upserter.registry
        self.report = upserter.report

    def write(self, row: Row) -> None:
        """The zone, its claims and parts. Fields that name other zones come with `write_late`."""
        try:
            unknown = set(row.values) - _ROW_KEYS
            if unknown:
                raise LoadError([row.problem(key, "is not a key of a zone") for key in sorted(unknown)])
            entries = self._entries(row)
            zone = self._zone(row, entries)
            self._claims(zone, [entry for entry in entries if entry.field not in LATE_FIELDS])
            for key, table in ZONE_PARTS.items():
                for order, part in enumerate(row.children(key), 1):
                    owner: dict[str, Any] = {"zone": zone}
                    if key in ORDERED_PARTS:
                        owner["order"] = order
                    self.upserter.write(table, part, owner)
            self._publish(zone, row)
        except LoadError as error:
            self.upserter.problems += error.problems
        except ValidationError as error:
            self.upserter.problems += problems_of(error, row.file, row.name)

    def write_late(self, row: Row) -> None:
        zone = self.registry.find(models.Zone, str(row.values.get("slug")))
        if zone is None:
            return  # its problem is already on the list
        try:
            self._claims(zone, [entry for entry in self._entries(row) if entry.field in LATE_FIELDS])
        except LoadError as error:
            self.upserter.problems += error.problems
        except ValidationError as error:
            self.upserter.problems += problems_of(error, row.file, row.name)

    def _entries(self, row: Row) -> list[Entry]:
        found = []
        lists = row.values.get("profile") or {}
        for field in lists:
            if field not in profile.BY_NAME:
                raise LoadError([row.problem(f"profile.{field}", "is not a profile field")])
            holder = Row(row.file, row.name, {field: lists[field]})
            children = holder.children(field)
            chosen = next(
                (c for c in children if c.values.get("status") == ClaimStatus.ACCEPTED),
                children[0] if children else None,
            )
            found += [self._entry(child, field, is_chosen=child is chosen) for child in children]
        return found

    def _entry(self, row: Row, field: str, *, is_chosen: bool) -> Entry:
        values = {SHORT_NAMES.get(key, key): value for key, value in row.values.items()}
        unknown = set(values) - _STATEMENT_KEYS
        if unknown:
            raise LoadError([row.problem(key, "is not a key of a statement") for key in sorted(unknown)])
        bound = values.get("bound") or Bound.EXACT
        if bound not in Bound.values:
            raise LoadError([row.problem("bound", f"is not one of {', '.join(Bound.values)}")])
        statement = Statement(
            source=self.registry.get(models.Source, str(values.get("source") or ""), row, "source"),
            locator=values.get("locator") or "", as_of=values.get("as_of") or "", note=values.get("note") or "",
            reason=values.get("why") or "", confirmed_on=values.get("confirmed_on") or None,
            stated={field: str(values.get("stated") or "")}, bound={field: bound},
        )  # fmt: skip
        status = ClaimStatus.ACCEPTED if is_chosen else values.get("status") or ClaimStatus.COMPETING
        value = str(values["value"]) if values.get("value") not in (None, "") else ""
        state = values.get("state") or (ValueState.KNOWN if value else ValueState.UNKNOWN)
        if value and field not in LATE_FIELDS:
            value = self._canonical(row, field, value)
        return Entry(row, field, value, state, status, statement)

    @staticmethod
    def _canonical(row: Row, field: str, value: str) -> str:
        try:
            return profile.BY_NAME[field].canonical(value)
        except ValidationError as error:
            raise LoadError(problems_of(error, row.file, row.name)) from error

    def _zone(self, row: Row, entries: list[Entry]) -> models.Zone:
        slug = str(row.values.get("slug") or "")
        zone = models.Zone._base_manager.filter(slug=slug).select_related("country").first()
        if zone is None:
            name = next((e for e in entries if e.field == "name_en" and e.status == ClaimStatus.ACCEPTED), None)
            if name is None:
                raise LoadError([row.problem("profile.name_en", "a zone needs a name with its source")])
            country = self.registry.get(models.Country, str(row.values.get("country") or ""), row, "country")
            zone = models.Zone(slug=slug, country=country, name_en=name.value)
            save_zone(zone=zone, statement=name.statement)
            self.report.count("created", models.Zone)
        else:
            self.report.count("unchanged", models.Zone)
        self.registry.put(zone)
        return zone

    def _claims(self, zone: models.Zone, entries: list[Entry]) -> None:
        """Record the statements; the files decide which is accepted as long as no person has."""
        known = {self._key(claim): claim for claim in zone.claims.all()}
        accepted = {claim.field: claim for claim in known.values() if claim.status == ClaimStatus.ACCEPTED}
        news = []
        for entry in entries:
            new = entry.claim(accept=entry.status == ClaimStatus.ACCEPTED and self._may_accept(accepted, entry))
            claim = known.get(entry.key())
            if claim is None:
                self.report.count("created", models.Claim)
                news.append(new)
                continue
            moves = new.accept and claim.status != ClaimStatus.ACCEPTED
            self.report.count("updated" if self._correct(claim, entry) or moves else "unchanged", models.Claim)
            if moves:
                news.append(new)
        if news:
            record_claims(zone=zone, entries=news)

    @staticmethod
    def _key(claim: models.Claim) -> tuple[str, ...]:
        return (claim.field, str(claim.source_id), claim.locator, claim.value, claim.value_state, claim.as_of)

    def _may_accept(self, accepted: dict[str, models.Claim], entry: Entry) -> bool:
        """An editor's choice stays."""
        current = accepted.get(entry.field)
        if current is None or not (current.decided_by_id or current.recorded_by_id):
            return True
        if self._key(current) != entry.key():
            self.report.kept.append(f"{entry.row.file}: {entry.row.name}: {entry.field}")
        return False

    def _correct(self, claim: models.Claim, entry: Entry) -> bool:
        """Bring the words around a claim in line with the file, unless a person has decided on it."""
        if claim.recorded_by_id or claim.decided_by_id:
            return False
        statement = entry.statement
        wanted = {
            "stated": statement.stated[entry.field], "bound": statement.bound[entry.field],
            "note": statement.note, "reason": statement.reason,
        }  # fmt: skip
        changed = {name: value for name, value in wanted.items() if getattr(claim, name) != value}
        for name, value in changed.items():
            setattr(claim, name, value)
        if changed:
            claim.save_valid()
        return bool(changed)

    def _publish(self, zone: models.Zone, row: Row) -> None:
        """New zones take the publication state and summary of the file; later ones are the staff's."""
        history = zone.history  # type: ignore[attr-defined]
        if zone.publication != Publication.DRAFT or history.filter(history_user__isnull=False).exists():
            return
        zone.publication = row.values.get("publication") or Publication.PUBLISHED
        zone.summary_en = row.values.get("summary_en") or None  # type: ignore[attr-defined]
        save_zone(zone=zone, statement=None)
