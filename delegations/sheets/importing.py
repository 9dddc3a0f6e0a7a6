"""From an uploaded file to rows of a visit: looked at first, then written, all of it or nothing."""

from __future__ import annotations

from typing import Any

from delegations.models import LearningVisit
from delegations.sheets.kinds import others_than
from delegations.sheets.plan import VisitSheet
from delegations.sheets.problems import NothingWritten, SheetRefused
from delegations.sheets.reading import read_sheet
from zones.models import record_changes


def plan_sheet(*, kind: type[VisitSheet], visit: LearningVisit, content: bytes, by: Any) -> VisitSheet:
    """What the file would do; nothing is written. Problems with the file as a whole are among those of the plan."""
    plan = kind(visit=visit, by=by)
    try:
        return plan.read(read_sheet(content), others_than(kind))
    except SheetRefused as refused:
        plan.problems += refused.problems
        return plan


def import_sheet(*, kind: type[VisitSheet], visit: LearningVisit, content: bytes, by: Any, seen: str) -> VisitSheet:
    """Write what the person has seen, in one transaction and one step of the data version.

    The file is planned again on what is stored now. Raises NothingWritten with what has to be corrected; without
    problems where the plan is no longer the one whose digest is `seen`.
    """
    with record_changes():
        # One import of a visit at a time: the second one plans on what the first one wrote.
        LearningVisit.objects.select_for_update().get(pk=visit.pk)
        plan = plan_sheet(kind=kind, visit=visit, content=content, by=by)
        if plan.problems or plan.digest() != seen:
            raise NothingWritten(plan.problems)
        plan.save()
    return plan
