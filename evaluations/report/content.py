"""The whole content of a report as plain data: what is frozen, and all that PDF and Word are made from."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from delegations.models import LearningVisit
from evaluations.report import blocks
from evaluations.report.chapters import Draft, Writer, annexes, delegation, evaluation, opening, outcome, programme
from evaluations.report.numbers import Numbers
from evaluations.report.record import VisitRecord, read_record
from evaluations.report.shapes import Chapter, Content
from ezportal import cldr
from ezportal.templatetags.portal import html_language

# Raised when the shape of the content changes, so that old reports are set by the code that knows them.
SHAPE = 1

Progress = Callable[[int, int], None]


def _writers() -> list[tuple[str, str, str, Writer]]:
    """Key, kind and heading of each chapter, and who writes it."""
    return [
        ("executive-summary", "front", _("Executive summary"), opening.executive_summary),
        ("introduction", "chapter", _("Introduction"), opening.introduction),
        ("objectives", "chapter", _("Objectives and outcomes"), opening.objectives),
        ("delegation", "chapter", _("The delegation"), delegation.delegation),
        ("programme", "chapter", _("Summary of the programme"), programme.programme),
        ("evaluation", "chapter", _("Evaluation of the programme"), evaluation.evaluation),
        ("lessons", "chapter", _("Lessons learned"), outcome.lessons),
        ("recommendations", "chapter", _("Recommendations"), outcome.recommendations),
        ("conclusion", "chapter", _("Conclusion"), opening.conclusion),
        ("agenda", "annex", _("Agenda"), annexes.agenda),
        ("directory", "annex", _("Directory of delegates"), annexes.directory),
        ("contradictions", "annex", _("Contradictions in the sources"), annexes.contradictions),
        ("sources", "annex", _("Sources"), annexes.sources),
        ("figures", "annex", _("Where the numbers come from"), annexes.figures),
    ]


def write_content(visit: LearningVisit, language: str, progress: Progress = lambda done, of: None) -> Content:
    """Read the visit and write its report in a language; `progress` hears of each chapter that is done."""
    with translation.override(language):
        record = read_record(visit)
        draft = Draft(record, Numbers(record))
        writers = _writers()
        chapters: list[Chapter] = []
        for place, (key, kind, title, write) in enumerate(writers, 1):
            chapters.append({"key": key, "kind": kind, **blocks.told(title), "blocks": blocks.led(write(draft))})
            progress(place, len(writers))
        return {
            "shape": SHAPE,
            "language": language,
            "tag": html_language(),
            "visit": visit.slug,
            "data_version": record.version,
            "names_people": bool(record.directory),
            "cover": {**opening.cover(draft), "made": _made(record)},
            "labels": _labels(),
            "chapters": chapters,
            "numbers": draft.numbers.trace(),
        }


def without_people(content: Content) -> Content:
    """The content with an empty directory, after names were erased. Everything else stays as it was frozen."""
    with translation.override(content["language"]):
        emptied = [blocks.text(_("The names that stood here were erased."))]
    chapters = [
        {**chapter, "blocks": emptied} if chapter["key"] == "directory" else chapter for chapter in content["chapters"]
    ]
    return {**content, "names_people": False, "chapters": chapters}


def _made(record: VisitRecord) -> str:
    return _("Made on %(day)s from the record of the visit, data version %(version)s") % {
        "day": cldr.day(timezone.now()),
        "version": cldr.number(record.version),
    }


def _labels() -> dict[str, str]:
    """Words that the layout needs."""
    return {
        "contents": _("Contents"),
        "figures": _("Figures"),
        "tables": _("Tables"),
        "figure": _("Figure"),
        "table": _("Table"),
        "annex": _("Annex"),
        "source": _("Source"),
        "update": _("Page numbers come when the fields are updated: say yes when Word asks, or press F9 here."),
    }
