"""What is erased when: the visit's set days, the log of what was done, and doing it again after a restore."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection, transaction

from delegations import contributions
from delegations.choices import ErasureKind
from delegations.models import Delegate, DelegateContact, Erasure, LearningVisit
from delegations.services import erasing
from ezportal.backup import journal

# The kind of the journal's entry for the history of delegates whose visit was deleted.
PAST = "past"


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
    with transaction.atomic():
        for visit_id in erasing.erase_past_of_deleted_visits():
            journal.note(PAST, str(visit_id))
    todo = [(visit, kind) for visit in LearningVisit._base_manager.all() for kind in kinds_due(visit, today)]
    return [done for visit, kind in todo if (done := _erase(visit, kind)) is not None]


def replay_erasures() -> list[Erased]:
    """Erase again what was erased before a restore, whatever the set days of the restored visits say."""
    logged = [entry for entry in journal.entries_here() if entry.kind in ErasureKind.values]
    todo = {(visit, kind) for entry in logged if (visit := _visit_of(entry)) for kind in _with_contacts(entry.kind)}
    ordered = sorted(todo, key=lambda item: (item[0].slug, item[1]))
    return [done for visit, kind in ordered if (done := _erase(visit, kind)) is not None]


def replay(entry: journal.Entry) -> str:
    """Erase again what one entry tells, in words; nothing where the visit is not there, or holds nothing."""
    visit = _visit_of(entry)
    kinds = _with_contacts(entry.kind) if visit else []
    return "\n".join(str(done) for kind in kinds if visit and (done := _erase(visit, kind)) is not None)


def replay_past(entry: journal.Entry) -> str:
    rows = erasing.erase_past_of_visit(int(entry.key))
    return f"history of deleted delegates: {rows} rows" if rows else ""


def logged_in_table() -> Iterator[journal.Entry]:
    """What this database knows was erased; nothing where it is of a release that erased nothing yet."""
    if Erasure._meta.db_table in connection.introspection.table_names():
        for row in Erasure.objects.select_related("visit"):
            yield journal.Entry(row.erased_at, row.kind, row.visit.slug, str(row.visit_id))


def _visit_of(entry: journal.Entry) -> LearningVisit | None:
    """By its slug; by its key where the slug was another one in the backup."""
    found = LearningVisit._base_manager.filter(slug=entry.key).first()
    return found or (LearningVisit._base_manager.filter(pk=int(entry.row)).first() if entry.row else None)


def _with_contacts(kind: str) -> list[ErasureKind]:
    return [ErasureKind.CONTACTS, ErasureKind.NAMES] if kind == ErasureKind.NAMES else [ErasureKind.CONTACTS]


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
        delegates = people.count()
        with journal.covered_by_one_entry():
            rows = erasing.erase_contacts(visit)
    else:
        delegates, rows = people.filter(names_erased_at=None).count(), erasing.erase_names(visit)
    for erase in contributions.erasers:
        rows |= erase(visit, kind)
    if not any(rows.values()):
        return None
    erasure = Erasure.objects.create(visit=visit, kind=kind, delegates=delegates, rows=sum(rows.values()))
    journal.note(kind.value, visit.slug, row=visit.pk, at=erasure.erased_at)
    # Sheets of delegates wait there for their confirmation. The rest of it is made again when it is asked for.
    transaction.on_commit(cache.clear)
    return Erased(visit.slug, kind, delegates, rows)


def complete_log() -> int:
    """Write what is missing in the journal's files because the disk was full; returns how many entries."""
    return journal.keep(logged_in_table())
