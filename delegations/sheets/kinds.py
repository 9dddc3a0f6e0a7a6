"""The kinds of sheets, by the name they have in addresses."""

from __future__ import annotations

from delegations.sheets.agenda import AgendaSheet
from delegations.sheets.delegates import DelegateSheet
from delegations.sheets.notes import NoteSheet
from delegations.sheets.plan import VisitSheet

KINDS: dict[str, type[VisitSheet]] = {kind.name: kind for kind in (DelegateSheet, AgendaSheet, NoteSheet)}


def others_than(kind: type[VisitSheet]) -> list[type[VisitSheet]]:
    return [other for other in KINDS.values() if other is not kind]
