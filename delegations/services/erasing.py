"""Where personal data of a visit lies, table by table, and how it is taken out.

Rows are changed past `save()`: that would write the very history that is being erased, and move the data version
although the public sees the same counts before and after. Each function returns how many rows it changed, by words
for the log.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.admin.models import LogEntry
from django.db.models import Q, QuerySet
from django.utils import timezone

from delegations.models import (
    AgendaPresenter,
    CaseStudy,
    Delegate,
    DelegateContact,
    Expectation,
    LearningVisit,
    PersonalLink,
    TravelGroupMember,
)

Rows = dict[str, int]

BLANK = dict.fromkeys(Delegate.PERSONAL_FIELDS, "")
# What a delegate wrote or presents stays; who it was does not.
LINKED = (AgendaPresenter, Expectation, CaseStudy)
LOGGED_APPS = ("delegations", "evaluations")


def erase_contacts(visit: LearningVisit) -> Rows:
    """Addresses, numbers, wishes about the directory, and the personal links with their sessions."""
    return {
        "contact rows": DelegateContact.objects.filter(delegate__visit=visit).delete()[0],
        "personal links": PersonalLink.objects.filter(delegate__visit=visit).delete()[0],
    }


def erase_names(visit: LearningVisit) -> Rows:
    """Who the delegates were. Group, gender, sector and role stay, and with them every count."""
    present = Delegate._base_manager.filter(visit=visit)
    past = Delegate.history.filter(Q(visit_id=visit.pk) | Q(id__in=present.values("pk")))  # type: ignore[attr-defined]
    people = {*present.values_list("pk", flat=True), *past.values_list("id", flat=True)}
    names = {*_names_in(present), *_names_in(past)}
    return {
        "delegates": _with_data(present).update(**BLANK, names_erased_at=timezone.now()),
        "places in travel groups": TravelGroupMember.objects.filter(delegate__in=people).delete()[0],
        **_unlink(people),
        "rows of the history": _blank_history(past) + _unlink_history(people),
        "entries of the admin's log": _scrub_log(people, names),
    }


def erase_past_of_deleted_visits() -> list[int]:
    """The history of delegates whose visit was deleted, which no set day reaches any more; keys of the visits."""
    known = LearningVisit._base_manager.values("pk")
    past = _with_data(Delegate.history.exclude(visit_id__in=known))  # type: ignore[attr-defined]
    visits = sorted({visit_id for visit_id in past.values_list("visit_id", flat=True) if visit_id is not None})
    _erase_past(past)
    return visits


def erase_past_of_visit(visit_id: int) -> int:
    """The history of a visit's delegates who are deleted; of the others it goes with their names."""
    present = Delegate._base_manager.values("pk")
    past = Delegate.history.filter(visit_id=visit_id).exclude(id__in=present)  # type: ignore[attr-defined]
    return _erase_past(_with_data(past))


def _erase_past(past: Any) -> int:
    people, names = set(past.values_list("id", flat=True)), set(_names_in(past))
    if not people:
        return 0
    return _blank_history(past) + _scrub_log(people, names)


def _with_data(rows: Any) -> Any:
    """Delegates, or their past states, of which anything personal is left."""
    left = Q()
    for field in Delegate.PERSONAL_FIELDS:
        left |= ~Q(**{field: ""})
    return rows.filter(left)


def _blank_history(past: QuerySet[Any]) -> int:
    return _with_data(past).update(**BLANK, history_change_reason=None)


def _unlink(people: Collection[int]) -> Rows:
    return {
        str(model._meta.verbose_name_plural): model._base_manager.filter(delegate__in=people).update(delegate=None)
        for model in LINKED
    }


def _unlink_history(people: Collection[int]) -> int:
    histories: list[Any] = [getattr(model, "history") for model in LINKED]  # noqa: B009  unknown to the stubs
    return sum(history.filter(delegate_id__in=people).update(delegate=None) for history in histories)


def _names_in(rows: Any) -> Iterator[str]:
    for row in rows.values_list("name", "name_local"):
        yield from filter(None, row)


def _scrub_log(people: Collection[int], names: Collection[str]) -> int:
    """The admin's own log keeps the name of every row it speaks of, also of the rows of a form within another's.

    All its entries on visits are read, once in the life of a visit: the names may stand anywhere in them.
    """
    pattern, keys = _any_of(names), {str(pk) for pk in people}
    changed = []
    for entry in LogEntry.objects.filter(content_type__app_label__in=LOGGED_APPS).select_related("content_type"):
        before = entry.object_repr, entry.change_message
        if entry.content_type is not None and entry.content_type.model == "delegate" and entry.object_id in keys:
            entry.object_repr = f"#{entry.object_id}"
        entry.object_repr = pattern.sub("–", entry.object_repr)
        entry.change_message = pattern.sub("–", entry.change_message)
        if before != (entry.object_repr, entry.change_message):
            changed.append(entry)
    return LogEntry.objects.bulk_update(changed, ["object_repr", "change_message"], batch_size=200)


def _any_of(names: Collection[str]) -> re.Pattern[str]:
    """Any of the names, as such or as JSON writes them; the longest first, since one may begin another."""
    written = {*names, *(json.dumps(name)[1:-1] for name in names)}
    return re.compile("|".join(re.escape(name) for name in sorted(written, key=len, reverse=True)) or "(?!)")
