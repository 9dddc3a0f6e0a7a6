"""Cover, executive summary, introduction, objectives."""

from __future__ import annotations

from typing import Any

from babel import dates
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from delegations.choices import AimKind, FollowUp, Gender
from evaluations.models.report import TextBlock
from evaluations.report.blocks import bullets, clean, heading, number, say, table, text, told, words_of, written
from evaluations.report.chapters import Draft, unless_empty
from evaluations.report.quantities import key_of
from evaluations.report.shapes import Block, Line
from evaluations.results import Result
from ezportal import cldr


def dates_of(draft: Draft) -> str:
    """First and last day of the visit, as the language writes a span."""
    visit = draft.record.visit
    if visit.first_day is None or visit.last_day is None:
        return ""
    locale = cldr.active_locale()
    return dates.format_interval(visit.first_day, visit.last_day, "yMMMd", locale=locale)


def cover(draft: Draft) -> dict[str, Any]:
    """What the first page tells; also the properties of the files."""
    visit = draft.record.visit
    places = dict.fromkeys(row.site.country.name for row in draft.record.site_visits)
    facts = [
        (_("Dates"), dates_of(draft)),
        (_("Countries visited"), ", ".join(places)),
        (_("Organised by"), str(visit.organiser or "")),
        (_("In coordination with"), str(visit.partner or "")),
        (_("Funded by"), ", ".join(dict.fromkeys(str(row.funder) for row in draft.record.projects if row.funder))),
    ]
    return {
        "institute": clean(visit.organiser or _("Mekong Institute")),
        "kind": _("Report on the learning visit"),
        "title": words_of(visit, "name"),
        "facts": [{"label": label, "text": clean(value)} for label, value in facts if value],
    }


def executive_summary(draft: Draft) -> list[Block]:
    return [
        _key_figures(draft),
        *draft.written(TextBlock.EXECUTIVE_SUMMARY),
        text(_who_and_where(draft)),
        text(_what_came_of_it(draft)),
        *_ratings(draft),
    ]


def _who_and_where(draft: Draft) -> Line:
    take = draft.numbers.take
    people, places = take("delegates"), take("sites")
    template = ngettext(
        "%(people)s delegate of %(countries)s countries took part and saw %(places)s sites.",
        "%(people)s delegates of %(countries)s countries took part and saw %(places)s sites.",
        people.value,
    )
    return say(template, people=people, countries=take("countries"), places=places)


def _what_came_of_it(draft: Draft) -> Line:
    take = draft.numbers.take
    return say(
        _(
            "Their country groups set out with %(expectations)s expectations and came back with %(findings)s points in "
            "%(presentations)s presentations. The visit made %(recommendations)s recommendations; %(done)s of them "
            "are done."
        ),
        expectations=take("expectations"),
        findings=take("findings"),
        presentations=take("presentations"),
        recommendations=take("recommendations"),
        done=take("recommendations", status=FollowUp.DONE),
    )


def _ratings(draft: Draft) -> list[Block]:
    """The mean of each rated question, with how many answered."""
    shown = [result for result in draft.record.results.all if result.distribution is not None]
    if not shown:
        return []
    return [text(_("The delegates rated the visit:")), bullets(_rating(draft, result) for result in shown)]


def _rating(draft: Draft, result: Result) -> Line:
    take, of = draft.numbers.take, key_of(result)
    template = _("%(question)s Mean %(mean)s of %(points)s, %(answers)s answers.")
    parts = {"mean": take("mean", of=of), "points": take("points", of=of), "answers": take("answers", of=of)}
    if result.agrees is False:
        template = _(
            "%(question)s Mean %(mean)s of %(points)s, %(answers)s answers; the source prints a mean of %(printed)s."
        )
        parts["printed"] = take("printed_mean", of=of)
    return say(template, question=words_of(result.question, "text")["text"], **parts)


def _key_figures(draft: Draft) -> Block:
    take = draft.numbers.take
    rows = [
        (_("Delegates"), take("delegates")),
        (_("of whom women"), take("delegates", gender=Gender.FEMALE)),
        (_("of whom men"), take("delegates", gender=Gender.MALE)),
        (_("Gender not stated"), take("delegates", gender=Gender.NOT_STATED)),
        (_("Countries with delegates"), take("countries")),
        *([(_("Days"), take("days"))] if draft.numbers.ask("days") is not None else []),
        (_("Sites visited"), take("sites")),
        (_("Notes taken at sites"), take("notes")),
        (_("Expectations"), take("expectations")),
        (_("Presentations of country groups"), take("presentations")),
        (_("Points of the presentations"), take("findings")),
        (_("Lessons"), take("lessons")),
        (_("Recommendations"), take("recommendations")),
    ]
    columns = [(_("Figure"), "auto"), (_("Number"), "num")]
    return table(
        _("Key figures"),
        columns,
        [[label, number(value)] for label, value in rows],
        source=_("counted from the record of the visit"),
    )


def introduction(draft: Draft) -> list[Block]:
    visit = draft.record.visit
    purpose = words_of(visit, "purpose")
    found = draft.written(TextBlock.INTRODUCTION) or ([text(purpose)] if purpose["text"] else [])
    if draft.record.projects:
        found += [text(_("The visit was held under these projects:")), _projects(draft)]
    return unless_empty(found, _("No introduction is written yet."))


def _projects(draft: Draft) -> Block:
    rows = []
    for project in draft.record.projects:
        named: list[Line] = [words_of(project, "name", "strong"), told(project.code, "note")]
        bodies = (project.funder, project.implementer, project.coordinator)
        labels = (_("Funded by"), _("Carried out by"), _("In coordination with"))
        who = [
            told(f"{label}: {body}", "note")
            for label, body in zip(labels, bodies, strict=True)
            if body is not None
        ]  # fmt: skip
        rows.append([named, [words_of(project, "description"), *who]])
    return table(_("Projects"), [(_("Project"), "1fr"), (_("Description"), "2fr")], rows)


def objectives(draft: Draft) -> list[Block]:
    found: list[Block] = []
    for kind, title in ((AimKind.OBJECTIVE, _("Objectives")), (AimKind.OUTCOME, _("Expected outcomes"))):
        lines = [words_of(row, "text") for row in draft.record.aims if row.kind == kind]
        if lines:
            found += [heading(title), bullets(lines, ordered=True)]
    return unless_empty(found, _("No objectives are recorded."))


def conclusion(draft: Draft) -> list[Block]:
    found = written(draft.record.texts.get(TextBlock.CONCLUSION))
    return unless_empty(found, _("No conclusion is written yet."))
