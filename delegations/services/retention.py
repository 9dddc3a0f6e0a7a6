"""What is erased when: the visit's set days, the log of what was done, and doing it again after a restore."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction

from delegations import contributions
from delegations.choices import ErasureKind
from delegations.models import Delegate, DelegateContact, Erasure, LearningVisit
from delegations.services import erasing

# The log is also kept as files: a database that is put back as it was last month does not know what was erased since.
LOG_FOLDER = "erasures"


@dataclass(frozen=True)
class Erased:
    """What one erasure did. Names nobody."""

    visit: str
    kind: ErasureKind
    delegates: int
    rows: erasing.Rows

    def __str__(self) -> str:
        counts = ", ".join(f"{count} {words}" for words, count in self.rows.items() if count)
        return f"{self.visit}: {self.kind.label} of {self.delegates} delegates ({counts})"


def kinds_due(visit: LearningVisit, today: dt.date) -> list[ErasureKind]:
    """What the visit's set days tell to erase. An address tells a name, so contact data never outlasts the names."""
    names_due = visit.names_kept_until is not None and visit.names_kept_until < today
    contacts_due = visit.contacts_kept_until is not None and visit.contacts_kept_until < today
    due = [ErasureKind.CONTACTS] if names_due or contacts_due else []
    return [*due, ErasureKind.NAMES] if names_due else due


def erase_personal_data(*, today: dt.date) -> list[Erased]:
    """Erase all that is due by this day; running it again finds nothing to do. The set days decide, and no person."""
    erasing.erase_past_of_deleted_visits()
    todo = [(visit, kind) for visit in LearningVisit._base_manager.all() for kind in kinds_due(visit, today)]
    return [done for visit, kind in todo if (done := _erase(visit, kind)) is not None]


def replay_erasures() -> list[Erased]:
    """Erase again what was erased before a restore, whatever the set days of the restored visits say."""
    logged = {*Erasure.objects.values_list("visit__slug", "kind"), *_logged_in_files()}
    logged |= {(slug, ErasureKind.CONTACTS) for slug, kind in logged if kind == ErasureKind.NAMES}
    visits = {visit.slug: visit for visit in LearningVisit._base_manager.all()}
    todo = [(visits[slug], ErasureKind(kind)) for slug, kind in sorted(logged) if slug in visits]
    return [done for visit, kind in todo if (done := _erase(visit, kind)) is not None]


def visits_without_set_day(today: dt.date) -> list[LearningVisit]:
    """Visits that have ended and keep contact data for which nobody has set a last day."""
    held = DelegateContact.objects.values("delegate__visit")
    rows = LearningVisit.objects.filter(pk__in=held, contacts_kept_until=None, names_kept_until=None)
    return [visit for visit in rows if visit.last_day is not None and visit.last_day < today]


@transaction.atomic
def _erase(visit: LearningVisit, kind: ErasureKind) -> Erased | None:
    people = Delegate._base_manager.filter(visit=visit)
    if kind == ErasureKind.CONTACTS:
        people = (people.filter(contact__isnull=False) | people.filter(links__isnull=False)).distinct()
        delegates, rows = people.count(), erasing.erase_contacts(visit)
    else:
        delegates, rows = people.filter(names_erased_at=None).count(), erasing.erase_names(visit)
    for erase in contributions.erasers:
        rows |= erase(visit, kind)
    if not any(rows.values()):
        return None
    erasure = Erasure.objects.create(visit=visit, kind=kind, delegates=delegates, rows=sum(rows.values()))

    # Neither may fail the other. A log entry that could not be written is written by the next daily run.
    def log_to_file() -> None:
        _log_to_file(visit.slug, kind, erasure.erased_at)

    transaction.on_commit(log_to_file, robust=True)
    # Sheets of delegates wait there for their confirmation. The rest of it is made again when it is asked for.
    transaction.on_commit(cache.clear)
    return Erased(visit.slug, kind, delegates, rows)


def _log_to_file(slug: str, kind: str, at: dt.datetime) -> None:
    entry = json.dumps({"visit": slug, "kind": str(kind), "erased_at": at.isoformat()})
    storages["private"].save(_name_in_log(slug, kind, at), ContentFile(entry.encode()))


def _name_in_log(slug: str, kind: str, at: dt.datetime) -> str:
    return f"{LOG_FOLDER}/{at:%Y-%m-%d}-{slug}-{kind}.json"


def complete_log() -> int:
    """Write what is missing in the log's files because the disk was full; returns how many entries."""
    missing = [
        entry
        for entry in Erasure.objects.values_list("visit__slug", "kind", "erased_at")
        if not storages["private"].exists(_name_in_log(*entry))
    ]
    for slug, kind, at in missing:
        _log_to_file(slug, kind, at)
    return len(missing)


def _logged_in_files() -> Iterator[tuple[str, str]]:
    files = storages["private"]
    names: list[str] = []
    with suppress(FileNotFoundError):
        names = files.listdir(LOG_FOLDER)[1]
    for name in names:
        with files.open(f"{LOG_FOLDER}/{name}") as file:
            entry = json.load(file)
        yield entry["visit"], entry["kind"]
