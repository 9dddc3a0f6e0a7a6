"""What follows from the visit: lessons and recommendations."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from delegations.models import Recommendation
from evaluations.report.blocks import bullets, say, table, text, told, words_of
from evaluations.report.chapters import Draft, unless_empty
from evaluations.report.shapes import Block, Cell, Line
from ezportal import cldr


def lessons(draft: Draft) -> list[Block]:
    found = [bullets(words_of(row, "text") for row in draft.record.lessons)] if draft.record.lessons else []
    return unless_empty(found, _("No lessons are recorded."))


def recommendations(draft: Draft) -> list[Block]:
    if not draft.record.recommendations:
        return unless_empty([], _("No recommendations are recorded."))
    take = draft.numbers.take
    counted = say(
        _("The visit made %(all)s recommendations. An organisation looks after %(owned)s of them."),
        all=take("recommendations"),
        owned=take("owned_recommendations"),
    )
    columns = [(_("No."), "num"), (_("Recommendation"), "3fr"), (_("Looked after by"), "1.2fr"), (_("State"), "1.2fr")]
    rows: list[list[Cell | Line]] = [
        [told(str(place)), _what(row), _owner(row), _state(row)]
        for place, row in enumerate(draft.record.recommendations, 1)
    ]
    return [text(counted), table(_("Recommendations"), columns, rows)]


def _what(row: Recommendation) -> Cell:
    made_by = [told(_("Made by: %(group)s") % {"group": row.group}, "note")] if row.group is not None else []
    return [words_of(row, "text"), *made_by]


def _owner(row: Recommendation) -> Cell:
    if row.owner is None:
        return [told(_("nobody yet"), "note")]
    due = [told(_("due %(day)s") % {"day": cldr.day(row.due_on)}, "note")] if row.due_on else []
    return [told(str(row.owner)), *due]


def _state(row: Recommendation) -> Cell:
    lines: list[Line] = [told(capfirst(str(row.get_status_display())))]
    if row.response:
        lines.append(words_of(row, "response", "note"))
    if row.evidence:
        lines.append(told(row.evidence, "note", "en"))
    return lines
