"""Drafts on their way in: what page and script are told when one is saved, refused, or was changed elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import JsonResponse
from django.utils.translation import gettext as _

from delegations.my_forms import DraftForm
from delegations.services.handing_in import Conflict, HandedIn


@dataclass
class Slip:
    """A row on the page: its form while it is a draft, and what stands against saving it.

    `other` is the row as another window saved it; `lost` is what was typed for a row that can't be written any more,
    or is gone (None).
    """

    row: Any
    form: Any = None
    other: Any = None
    lost: str = ""

    @property
    def has_conflict(self) -> bool:
        return self.other is not None or bool(self.lost)

    @property
    def problems(self) -> list[dict[str, str]]:
        """What the summary of errors lists: the words, and the field they lead to."""
        if self.other is not None:
            said = _("Not saved, because another window has saved a different text. Choose which one to keep.")
            return [{"anchor": self.form["text"].id_for_label, "text": said}]
        if self.lost:
            said = _("Not saved, because it was handed in or removed in another window. Your text is shown below.")
            return [{"anchor": "lost", "text": said}]
        if self.form is None or not self.form.is_bound:
            return []
        return [
            {"anchor": self.form[name].id_for_label, "text": f"{self.form.fields[name].label}: {message}"}
            for name, messages in self.form.errors.items()
            for message in messages
        ]


def status_of(slips: list[Slip]) -> int:
    """409 for a clash, 400 for what breaks a rule."""
    if any(slip.has_conflict for slip in slips):
        return 409
    return 400 if any(slip.problems for slip in slips) else 200


def save_slip(slip: Slip, save: Callable[[DraftForm], HandedIn]) -> bool:
    """Save what was typed; False where it was not, and the slip then says why."""
    form = slip.form
    if not form.is_valid():
        return False
    if not form.is_touched():
        return True
    try:
        slip.row = save(form)
        form.based_on(slip.row)
    except Conflict as conflict:
        if conflict.stored is not None and conflict.stored.is_draft:
            slip.other = conflict.stored
            form.based_on(conflict.stored)
        else:
            slip.lost, slip.form, slip.row = form.cleaned_data["text"], None, conflict.stored
        return False
    return True


def told_to_script(slips: list[Slip]) -> JsonResponse:
    """What was not saved and why, and the hidden fields of what was, brought up to date."""
    fields: dict[str, Any] = {}
    for slip in slips:
        if slip.form is not None and not slip.problems and slip.form.is_bound and slip.form.is_touched():
            shown = slip.form.shown(slip.row)
            fields |= {slip.form.add_prefix(name): shown[name] for name in ("edition", "seen")}
    problems = [problem["text"] for slip in slips for problem in slip.problems]
    return JsonResponse({"fields": fields, "problems": problems}, status=status_of(slips))
