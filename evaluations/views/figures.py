"""The results of a visit in the order and the words of a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from delegations.choices import Gender, Sector
from delegations.models import LearningVisit
from evaluations.figures.ratings import TOP_POINTS, rounded
from evaluations.models import Question, Questionnaire, Remark, Section
from evaluations.results import Change, Cut, Result, SurveyResults, VisitResults, group_names
from evaluations.views.charts import change_chart, choice_chart, rating_chart
from ezportal.charts import BarChart

# Values of a cut by their codes, with the words for each.
Names = Mapping[str, Mapping[str, str]]


def percentage(share: Fraction | float | None) -> Decimal | None:
    """A share in whole hundredths, half up."""
    return rounded(Fraction(share) * 100, 0) if share is not None else None


@dataclass(frozen=True)
class RatingRow:
    """A point of the scale with its answers."""

    rating: int
    point: Any
    count: int
    share: Decimal | None


@dataclass(frozen=True)
class CutRow:
    """The rating by some of those who answered; `length` is the place of the mean on the scale, in hundredths."""

    name: str
    cut: Cut
    length: float


@dataclass(frozen=True)
class ChangeRow:
    """What became of those who answered twice."""

    name: str
    change: Change

    @property
    def p_value(self) -> Decimal | None:
        found = self.change.figures.p_value
        return rounded(found, 3) if found is not None else None


@dataclass(frozen=True)
class Shown:
    """A result as the page shows it. `key` is unique on the page."""

    key: str
    result: Result
    names: Names

    @property
    def question(self) -> Question:
        return self.result.question

    @property
    def points(self) -> int:
        return self.question.scale.points if self.question.scale is not None else 0

    @property
    def lowest_top(self) -> int:
        """The lower of the two ratings that count as good."""
        return self.points - TOP_POINTS + 1

    @property
    def chart(self) -> BarChart | None:
        if self.result.distribution is not None:
            return rating_chart(self.key, self.question, self.result.distribution)
        if self.result.choices is not None:
            return choice_chart(self.key, self.question, self.result.choices)
        return None

    @property
    def ratings(self) -> list[RatingRow]:
        """The highest first, as in the chart."""
        if self.result.distribution is None or self.question.scale is None:
            return []
        words = {point.value: point for point in self.question.scale.scale_points.all()}
        counts = enumerate(self.result.distribution.counts, 1)
        return [
            RatingRow(rating, words.get(rating), count, self._share(count)) for rating, count in reversed([*counts])
        ]

    def _share(self, count: int) -> Decimal | None:
        return percentage(Fraction(count, self.result.n)) if self.result.n else None

    @property
    def top_count(self) -> int:
        return sum(self.result.distribution.counts[-TOP_POINTS:]) if self.result.distribution is not None else 0

    @property
    def top_percent(self) -> Decimal | None:
        return percentage(self.result.top_share)

    @property
    def interval(self) -> tuple[Decimal | None, Decimal | None] | None:
        found = self.result.top_interval
        return (percentage(found.low), percentage(found.high)) if found is not None else None

    @property
    def response_percent(self) -> Decimal | None:
        return percentage(self.result.response_rate)

    @property
    def cuts(self) -> list[tuple[str, list[CutRow]]]:
        """By country group, by gender, by sector: what may be shown of each."""
        rows: dict[str, list[CutRow]] = defaultdict(list)
        for cut in self.result.cuts:
            rows[cut.kind].append(CutRow(self._name(cut.kind, cut.value), cut, self._length(cut)))
        heads = {"group": _("Country group"), "gender": _("Gender"), "sector": _("Sector")}
        return [(head, rows[kind]) for kind, head in heads.items() if kind in rows]

    def _length(self, cut: Cut) -> float:
        return round(float(cut.mean - 1) / (self.points - 1) * 100, 2) if cut.mean is not None else 0

    def _name(self, kind: str, value: str) -> str:
        return self.names.get(kind, {}).get(value, value)

    @property
    def changes(self) -> list[tuple[str, list[ChangeRow], BarChart]]:
        """Then and now, or before and after: the words, the rows, and how many rose, stayed and fell."""
        heads = {"then_and_now": _("Then and now"), "before_and_after": _("Before and after the visit")}
        found = []
        for kind, changes in groupby(self.result.changes, key=lambda change: change.kind):
            rows = [ChangeRow(self._cell_name(change.cut), change) for change in changes]
            chart = change_chart(f"{self.key}-{kind}", heads[kind], [(row.name, row.change.figures) for row in rows])
            found.append((heads[kind], rows, chart))
        return found

    def _cell_name(self, cell: str) -> str:
        kind, _colon, value = cell.partition(":")
        return self._name(kind, value) if value else _("Everybody")


@dataclass
class Entry:
    """A question with what is known of it: a rating, a choice or a number, or remarks."""

    question: Question
    shown: Shown | None = None
    remarks: list[Remark] = field(default_factory=list)


@dataclass(frozen=True)
class Block:
    """A questionnaire as far as its results are public. `survey` is None where they are printed in a report."""

    key: str
    questionnaire: Questionnaire
    survey: SurveyResults | None
    entries: Sequence[Entry]

    @property
    def chapters(self) -> list[tuple[Section, list[Entry]]]:
        return [(section, list(rows)) for section, rows in groupby(self.entries, key=lambda row: row.question.section)]

    @property
    def ratings(self) -> list[Shown]:
        shown = [entry.shown for entry in self.entries if entry.shown is not None]
        return [row for row in shown if row.question.scale is not None]

    @property
    def response_percent(self) -> Decimal | None:
        return percentage(self.survey.response_rate) if self.survey is not None else None


def blocks_of(visit: LearningVisit, results: VisitResults) -> list[Block]:
    """Questionnaire by questionnaire; one query beside those of the results."""
    names: Names = {
        "group": group_names(visit) if any(result.cuts or result.changes for result in results.all) else {},
        "gender": {choice.value: capfirst(str(choice.label)) for choice in Gender},
        "sector": {choice.value: capfirst(str(choice.label)) for choice in Sector},
    }
    remarks: dict[int, list[Remark]] = defaultdict(list)
    for remark in results.remarks:
        remarks[remark.question.questionnaire_id].append(remark)
    blocks = [
        _block(
            survey.survey.questionnaire, survey, survey.results, remarks.pop(survey.survey.questionnaire_id, []), names
        )
        for survey in results.surveys
    ]
    for questionnaire, printed in _by_questionnaire(results.printed):
        blocks.append(_block(questionnaire, None, printed, remarks.pop(questionnaire.pk, []), names))
    for rows in remarks.values():
        blocks.append(_block(rows[0].question.questionnaire, None, [], rows, names))
    return blocks


def _by_questionnaire(results: Iterable[Result]) -> list[tuple[Questionnaire, list[Result]]]:
    found: dict[Questionnaire, list[Result]] = defaultdict(list)
    for result in results:
        found[result.question.questionnaire].append(result)
    return list(found.items())


def _block(
    questionnaire: Questionnaire,
    survey: SurveyResults | None,
    results: Iterable[Result],
    remarks: Iterable[Remark],
    names: Names,
) -> Block:
    key = questionnaire.slug if survey is not None else f"{questionnaire.slug}-printed"
    entries: dict[int, Entry] = {}
    for result in results:
        code = result.question.code
        entries[result.question.pk] = Entry(result.question, Shown(f"{key}-{code}", result, names))
    for remark in remarks:
        entries.setdefault(remark.question.pk, Entry(remark.question)).remarks.append(remark)
    order = sorted(entries.values(), key=lambda row: (row.question.section.order, row.question.order))
    return Block(key, questionnaire, survey, order)
