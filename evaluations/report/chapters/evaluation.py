"""The evaluation: only what `evaluations.results.results_of` gives. What is suppressed there is nowhere here."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from delegations.choices import Gender, Sector
from evaluations.choices import QuestionKind
from evaluations.models.report import TextBlock
from evaluations.report.blocks import bullets, copied, figure, heading, number, say, table, text, told, words_of
from evaluations.report.chapters import Draft, unless_empty
from evaluations.report.charts import stacked
from evaluations.report.quantities import key_of
from evaluations.report.shapes import Block, Cell, Line
from evaluations.results import Change, Result


def evaluation(draft: Draft) -> list[Block]:
    results = draft.record.results
    found = draft.written(TextBlock.EVALUATION)
    printed = [result for result in results.printed if _is_rating(result)]
    if printed:
        found += [heading(_("Ratings printed in the source")), text(_printed_from(printed))]
        found += _ratings(draft, printed)
    for survey in results.surveys:
        title = words_of(survey.survey.questionnaire, "title")
        found += [heading(title), text(_response(draft, survey.survey.pk, survey.response_rate is not None))]
        found += _ratings(draft, [result for result in survey.results if _is_rating(result)])
        found += _choices(draft, [result for result in survey.results if result.question.kind == QuestionKind.CHOICE])
        found += _numbers(draft, [result for result in survey.results if result.question.kind == QuestionKind.NUMBER])
    if results.remarks:
        found += [heading(_("Remarks of the delegates")), *_remarks(draft)]
    return unless_empty(found, _("No results of an evaluation are recorded or released."))


def _is_rating(result: Result) -> bool:
    return result.question.kind == QuestionKind.SCALE


def _printed_from(results: list[Result]) -> Line:
    names = dict.fromkeys(str(result.tally.source) for result in results if result.tally and result.tally.source)
    if not names:
        return told(_("These counts are of a printed report; no individual answers are known."))
    return say(
        _("These counts are printed in: %(sources)s. No individual answers are known."), sources="; ".join(names)
    )


def _response(draft: Draft, survey: int, has_rate: bool) -> Line:
    take = draft.numbers.take
    answered = take("answered", survey=survey)
    if not has_rate:
        return say(_("%(answered)s people answered."), answered=answered)
    return say(
        _("%(invited)s people were asked and %(answered)s answered (%(rate)s)."),
        invited=take("invited", survey=survey),
        answered=answered,
        rate=take("response_rate", survey=survey),
    )


def _ratings(draft: Draft, results: list[Result]) -> list[Block]:
    """For each part of the questionnaire and scale: a chart, its table, and what has to be said about them."""
    found: list[Block] = []
    for (_part, _scale), rows in groupby(results, lambda row: (row.question.section_id, row.question.scale_id)):
        found += _part_of(draft, list(rows))
    return [*found, *_cuts(draft, results), *_changes(draft, results)]


def _part_of(draft: Draft, results: list[Result]) -> list[Block]:
    section = results[0].question.section
    title = words_of(section, "title")
    shown = [result for result in results if not result.is_suppressed]
    found = [heading(title, 3)]
    if shown:
        found.append(
            figure(_("Ratings: %(part)s") % {"part": title["text"]}, _chart(draft, shown), source=_basis(shown))
        )
    found.append(_table(draft, title["text"], results))
    if any(result.top_interval is not None for result in results):
        # The sign % stands for itself here. xgettext:no-python-format
        sure = _("Below the share stands its 95% interval, as not all who were asked answered.")
        found.append(text(sure, "note"))
    for result in results:
        found += _to_be_said(draft, result)
    return found


def _basis(results: list[Result]) -> str:
    return _("counts of answers per rating, printed") if results[0].is_printed else _("released answers")


def _chart(draft: Draft, results: list[Result]) -> dict[str, Any]:
    scale = results[0].question.scale
    ratings = range(1, (scale.points if scale is not None else 0) + 1)
    words = {point.value: point.label for point in scale.scale_points.all()} if scale is not None else {}
    legend = [f"{rating} {words.get(rating, '')}".strip() for rating in ratings]
    bars = [
        (
            words_of(result.question, "text"),
            [draft.numbers.take("answers", of=key_of(result), rating=r) for r in ratings],
        )
        for result in results
    ]
    alt = "; ".join(
        f"{label['text']} " + ", ".join(f"{name}: {part.shown}" for name, part in zip(legend, parts, strict=True))
        for label, parts in bars
    )
    return stacked("ratings", legend, bars, alt)


def _table(draft: Draft, part: str, results: list[Result]) -> Block:
    take = draft.numbers.take
    points = max(result.question.scale.points for result in results if result.question.scale)
    has_printed = any(result.reported_mean is not None for result in results)
    columns = [(_("Question"), "1fr"), *((str(rating), "num") for rating in range(1, points + 1))]
    columns += [(_("Answers"), "num"), (_("Asked"), "num"), (_("Mean"), "num"), (_("Median"), "num")]
    columns += [(_("Share of %(ratings)s") % {"ratings": f"{points - 1}–{points}"}, "num")]
    columns += [(_("Printed mean"), "num")] if has_printed else []
    rows = []
    for result in results:
        of = key_of(result)
        row: list[Cell | Line] = [_asked(result)]
        row += [number(take("answers", of=of, rating=rating)) for rating in range(1, points + 1)]
        row += [number(take(name, of=of)) for name in ("answers", "asked", "mean", "median")]
        row.append(_top_share(draft, result))
        row += [number(take("printed_mean", of=of))] if has_printed else []
        rows.append(row)
    return table(_("Answers: %(part)s") % {"part": part}, columns, rows, source=_basis(results))


def _top_share(draft: Draft, result: Result) -> Cell:
    """The share of the two highest ratings, and its interval where that means something."""
    take, of = draft.numbers.take, key_of(result)
    lines = [number(take("top_share", of=of))]
    if result.top_interval is not None:
        low, high = (take("top_bound", of=of, end=end) for end in ("low", "high"))
        lines.append({**say("%(low)s\u2060–\u2060%(high)s", low=low, high=high), "style": "note"})
    return lines


def _asked(result: Result) -> Cell:
    lines = [words_of(result.question, "text")]
    if result.is_suppressed:
        lines.append(told(_why_no_figures(result), "note"))
    return lines


def _why_no_figures(result: Result) -> str:
    """Nothing is told of too few answers, their tally included; the word is that of `disclosure.THRESHOLD`."""
    if result.tally is not None:
        return _("The source gives no counts.")
    return _("Not shown: fewer than five answers.")


def _to_be_said(draft: Draft, result: Result) -> list[Block]:
    """Where counts and printed mean disagree, where counts are inferred, how sure the share is."""
    found: list[Block] = []
    take, of = draft.numbers.take, key_of(result)
    question = words_of(result.question, "text")["text"]
    if result.agrees is False:
        sentence = say(
            _("%(question)s The printed mean is %(printed)s, but the printed counts give %(mean)s. Both are kept."),
            question=question, printed=take("printed_mean", of=of), mean=take("mean", of=of),
        )  # fmt: skip
        found.append(text(sentence, "warning"))
        if result.tally is not None and result.tally.note:
            found.append(text(copied(result.tally, told(result.tally.note, lang="en")), "note"))
    if result.is_inferred:
        found.append(text(say(_("%(question)s The counts are inferred:"), question=question), "small-strong"))
        found.append(text(told(result.reasoning, lang="en"), "note"))
    return found


# --- Cuts and changes --------------------------------------------------------------------


def _cuts(draft: Draft, results: list[Result]) -> list[Block]:
    take = draft.numbers.take
    rows: list[list[Cell | Line]] = []
    for result in results:
        for cut in result.cuts:
            of, name = key_of(result), f"{cut.kind}:{cut.value}"
            figures = [number(take(which, of=of, cut=name)) for which in ("answers", "mean", "top_share")]
            rows.append([words_of(result.question, "text"), told(_cut_name(draft, cut.kind, cut.value)), *figures])
    if not rows:
        return []
    columns = [(_("Question"), "2fr"), (_("Delegates"), "1fr"), (_("Answers"), "num"), (_("Mean"), "num")]
    columns.append((_("Share of the two highest"), "num"))
    return [
        heading(_("By country, gender and sector"), 3),
        table(_("Ratings by country, gender and sector"), columns, rows, source=_("released answers")),
        text(_only_five(), "note"),
    ]


def _only_five() -> str:
    return _(
        "Only parts with at least five answers are shown, and none from which fewer could be worked out by subtraction."
    )


def _cut_name(draft: Draft, kind: str, value: str) -> str:
    if kind == "group":
        return next((str(group) for group in draft.record.groups if group.code == value), value)
    choices: Any = Gender if kind == "gender" else Sector
    return str(choices(value).label) if value in choices.values else value


def _changes(draft: Draft, results: Iterable[Result]) -> list[Block]:
    rows: list[list[Cell | Line]] = []
    for result in results:
        rows += [_change(draft, result, change) for change in result.changes]
    if not rows:
        return []
    columns = [(_("Question"), "2fr"), (_("Delegates"), "1fr"), (_("Both answers"), "num"), (_("Rose"), "num")]
    columns += [(_("Same"), "num"), (_("Fell"), "num"), (_("One answer only"), "num"), (_("Mean change"), "num")]
    columns.append((_("p"), "num"))
    return [
        heading(_("Change"), 3),
        table(_("Change between two answers of the same people"), columns, rows, source=_("released answers")),
        text(_("p is the probability of such a change by chance (exact sign test); none below six pairs."), "note"),
    ]


def _change(draft: Draft, result: Result, change: Change) -> list[Cell | Line]:
    take = draft.numbers.take
    about = {"of": key_of(result), "kind": change.kind, "cut": change.cut}
    kinds = {"then_and_now": _("then and now"), "before_and_after": _("before and after")}
    asked = [words_of(result.question, "text"), told(kinds.get(change.kind, change.kind), "note")]
    kind, _colon, value = change.cut.partition(":")
    who = told(_("all") if kind == "all" else _cut_name(draft, kind, value))
    counts = [number(take("pairs", **about, part=part)) for part in ("paired", "rose", "same", "fell", "dropped")]
    return [asked, who, *counts, number(take("mean_change", **about)), number(take("p_value", **about))]


# --- Choices and numbers -----------------------------------------------------------------


def _choices(draft: Draft, results: list[Result]) -> list[Block]:
    """Each question with its choices below, the share being of all who answered it."""
    if not results:
        return []
    take = draft.numbers.take
    rows: list[list[Cell | Line]] = []
    for result in results:
        of = key_of(result)
        rows.append([_asked(result), number(take("answers", of=of), "strong"), told("")])
        for choice in result.question.choices.all() if result.choices is not None else ():
            figures = [number(take(name, of=of, choice=choice.code)) for name in ("chosen", "share_chosen")]
            rows.append([words_of(choice, "label", "point"), *figures])
    columns = [(_("Question and answer"), "1fr"), (_("Answers"), "num"), (_("Share"), "num")]
    return [heading(_("Choices"), 3), table(_("Answers chosen"), columns, rows, source=_("released answers"))]


def _numbers(draft: Draft, results: list[Result]) -> list[Block]:
    if not results:
        return []
    take = draft.numbers.take
    rows: list[list[Cell | Line]] = [
        [_asked(result), *(number(take(name, of=key_of(result))) for name in ("answers", "mean"))] for result in results
    ]
    columns = [(_("Question"), "1fr"), (_("Answers"), "num"), (_("Mean"), "num")]
    return [heading(_("Numbers"), 3), table(_("Numbers given"), columns, rows, source=_("released answers"))]


# --- Remarks -----------------------------------------------------------------------------


def _remarks(draft: Draft) -> list[Block]:
    found: list[Block] = []
    for question, rows in groupby(draft.record.results.remarks, lambda row: row.question):
        found.append(heading(words_of(question, "text"), 3))
        found.append(bullets(copied(row, told(row.text)) for row in rows))
    return found
