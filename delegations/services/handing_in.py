"""What delegates write through their personal link: saved as they type, handed in, taken back.

Every write names the `edition` that its form was opened with. A row that was saved since is not overwritten: Conflict
carries it as it is now, so that the form can show both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.models import CaseStudy, Delegate, Expectation
from delegations.models.assignments import private_files
from zones.choices import Publication
from zones.models import record_changes

MOST_EXPECTATIONS = 10
MOST_CASE_STUDIES = 5

HandedIn = Expectation | CaseStudy


class Conflict(Exception):
    """The row was changed elsewhere since the form was opened; `stored` is None where it is gone."""

    def __init__(self, stored: HandedIn | None) -> None:
        super().__init__()
        self.stored = stored


def add_expectation(*, delegate: Delegate, language: str) -> Expectation:
    """An empty draft to write into; one that is still empty is taken again, so pressing twice makes one."""
    with record_changes():
        _lock_writer(delegate)
        mine = Expectation._base_manager.filter(delegate=delegate)
        for row in mine.filter(publication=Publication.DRAFT):
            if not row.written:
                return row
        _check_room(mine.count(), MOST_EXPECTATIONS)
        others = Expectation._base_manager.filter(visit=delegate.visit_id, group=delegate.group_id)
        row = Expectation(
            visit=delegate.visit, group=delegate.group, delegate=delegate, language=language,
            order=(others.aggregate(last=Max("order"))["last"] or 0) + 1,
        )  # fmt: skip
        row.save()
        return row


def add_case_study(*, delegate: Delegate, language: str) -> CaseStudy:
    """An empty draft, as with expectations."""
    with record_changes():
        _lock_writer(delegate)
        mine = CaseStudy._base_manager.filter(delegate=delegate)
        untouched = mine.filter(publication=Publication.DRAFT, title="", text="", file="").first()
        if untouched is not None:
            return untouched
        _check_room(mine.count(), MOST_CASE_STUDIES)
        row = CaseStudy(visit=delegate.visit, group=delegate.group, delegate=delegate, language=language)
        row.save()
        return row


def _lock_writer(delegate: Delegate) -> None:
    Delegate._base_manager.select_for_update().get(pk=delegate.pk)


def _check_room(count: int, most: int) -> None:
    if count >= most:
        raise ValidationError(_("You have %(most)d already, which is the most that can be handed in.") % {"most": most})


def save_expectation(*, row: Expectation, edition: int, values: Mapping[str, Any], keep_history: bool) -> Expectation:
    """Save what the form says; `area` is a key. Returns the row as it is now, raises Conflict."""

    def write(stored: Expectation) -> None:
        stored.write(values["text"], values["language"])
        stored.area_id = values["area"]

    return _save(row, edition, write, keep_history=keep_history)


def save_case_study(*, row: CaseStudy, edition: int, values: Mapping[str, Any], keep_history: bool) -> CaseStudy:
    """Save what the form says; `topic` is a key. Returns the row as it is now, raises Conflict."""

    def write(stored: CaseStudy) -> None:
        for name in ("title", "text", "language"):
            setattr(stored, name, values[name])
        stored.topic_id = values["topic"]

    return _save(row, edition, write, keep_history=keep_history)


def _save(row: Any, edition: int, write: Callable[[Any], None], *, keep_history: bool) -> Any:
    """What a script saves while somebody types leaves no history; what somebody saves by hand does."""
    with record_changes():
        stored = _locked(row)
        if stored is None or not stored.is_draft:
            raise Conflict(stored)
        before = copy(stored)
        write(stored)
        if not stored.differs_from(before):
            return stored  # nothing new, or the same sent twice
        if before.edition != edition:
            raise Conflict(before)
        stored.clean()
        if keep_history:
            stored.save()
        else:
            stored.save_without_historical_record()
        return stored


def _locked(row: Any) -> Any:
    rows = type(row)._base_manager.filter(pk=row.pk, delegate=row.delegate_id)
    return rows.select_for_update(of=("self",)).first()


def put_file(*, row: CaseStudy, file: Any) -> CaseStudy:
    """Keep a file with a draft, or none; the one that was there is deleted once that is settled."""
    files = private_files()
    new = ""
    try:
        with record_changes():
            stored = _locked(row)
            if stored is None or not stored.is_draft:
                raise Conflict(stored)
            old = stored.file.name
            stored.file = file or ""
            stored.save()
            new = stored.file.name if file else ""
            if old:
                transaction.on_commit(partial(files.delete, old))
            return stored
    except BaseException:
        if new:
            files.delete(new)
        raise


def hand_in(*, row: HandedIn) -> None:
    """Give a draft to staff; raises ValidationError for an empty one, Conflict for one that is no draft any more."""
    with record_changes():
        stored = _locked(row)
        if stored is None or not stored.is_draft:
            raise Conflict(stored)
        is_empty = not stored.written if isinstance(stored, Expectation) else not (stored.text or stored.file)
        if is_empty:
            raise ValidationError(_("Write something before you hand it in."))
        stored.publication, stored.handed_in_at = Publication.IN_REVIEW, timezone.now()
        stored.save()


def take_back(*, row: HandedIn) -> bool:
    """Make a draft of what was handed in; False where staff have published or withdrawn it meanwhile."""
    with record_changes():
        stored = _locked(row)
        if stored is None or stored.publication != Publication.IN_REVIEW:
            return False
        stored.publication, stored.handed_in_at = Publication.DRAFT, None
        stored.save()
        return True


def remove(*, row: HandedIn) -> None:
    """Delete a draft with its file; what was handed in stays until it is taken back."""
    with record_changes():
        stored = _locked(row)
        if stored is None or not stored.is_draft:
            return
        if isinstance(stored, CaseStudy) and stored.file:
            transaction.on_commit(partial(private_files().delete, stored.file.name))
        stored.delete()
