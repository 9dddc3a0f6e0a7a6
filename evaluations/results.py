"""The results of a visit as the public may read them: one reading for pages, charts, API, exports and the report.

Everything is computed from counts that were released or printed; nothing here looks at a person's answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Prefetch

from delegations.models import CountryGroup, LearningVisit
from evaluations.choices import TallyBasis
from evaluations.figures.disclosure import THRESHOLD
from evaluations.figures.pairs import PairedChange
from evaluations.figures.ratings import Distribution, Interval, agrees, interval_of_top_share, rounded
from evaluations.models import Question, Release, Remark, Survey, Tally


@dataclass(frozen=True)
class Cut:
    """The ratings of some of those who answered: of one country group, gender or sector."""

    kind: str
    value: str
    distribution: Distribution

    @property
    def n(self) -> int:
        return self.distribution.n

    @property
    def mean(self) -> Decimal | None:
        return rounded(self.distribution.mean) if self.distribution.mean is not None else None


@dataclass(frozen=True)
class Change:
    """Change of people between two answers: then and now, or before and after."""

    kind: str
    cut: str
    figures: PairedChange


@dataclass(frozen=True)
class Numbers:
    """What is told of answers that are numbers: how many, and their sum."""

    n: int
    total: Decimal

    @property
    def mean(self) -> Decimal:
        return rounded(Fraction(self.total) / self.n)


@dataclass(frozen=True)
class Result:
    """What is known of one question of a visit.

    By the kind of the question its figures are the `distribution` of ratings, the answers per choice (by their codes),
    or `numbers`; None where they are suppressed.
    """

    question: Question
    distribution: Distribution | None
    choices: dict[str, int] | None = None
    numbers: Numbers | None = None
    invited: int | None = None
    reported_mean: Decimal | None = None
    is_inferred: bool = False
    reasoning: str = ""
    tally: Tally | None = None
    release: Release | None = None
    cuts: list[Cut] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    @property
    def is_suppressed(self) -> bool:
        return self.n is None

    @property
    def is_printed(self) -> bool:
        """Taken from a printed report, not counted from answers given here."""
        return self.release is None

    @property
    def n(self) -> int | None:
        """Answers, the denominator of the mean and of all shares; None where they are too few to be told."""
        if self.distribution is not None:
            return self.distribution.n
        if self.choices is not None:
            return sum(self.choices.values())
        return self.numbers.n if self.numbers is not None else None

    @property
    def response_rate(self) -> Fraction | None:
        """Answers of those who were asked; None where either is not known."""
        return Fraction(self.n, self.invited) if self.n is not None and self.invited else None

    @property
    def mean(self) -> Decimal | None:
        """Arithmetic mean of ratings or numbers, two decimals, half up."""
        if self.numbers is not None:
            return self.numbers.mean
        found = self.distribution.mean if self.distribution is not None else None
        return rounded(found) if found is not None else None

    @property
    def median(self) -> Decimal | None:
        found = self.distribution.median if self.distribution is not None else None
        return rounded(found, 1) if found is not None else None

    @property
    def top_share(self) -> Fraction | None:
        """Share of the two highest ratings."""
        return self.distribution.top_share if self.distribution is not None else None

    @property
    def top_interval(self) -> Interval | None:
        return interval_of_top_share(self.distribution, self.invited) if self.distribution is not None else None

    @property
    def agrees(self) -> bool | None:
        """Whether the counts give the printed mean; None where there is nothing to compare."""
        if self.reported_mean is None or self.distribution is None:
            return None
        return agrees(self.distribution, self.reported_mean)


@dataclass(frozen=True)
class SurveyResults:
    """The released figures of a survey."""

    survey: Survey
    release: Release
    results: list[Result]

    @property
    def invited(self) -> int:
        return int(self.release.figures["invited"])

    @property
    def answered(self) -> int:
        return int(self.release.figures["answered"])

    @property
    def response_rate(self) -> Fraction | None:
        """Answered of invited; None where nobody was invited through the portal."""
        return Fraction(self.answered, self.invited) if self.invited else None


@dataclass(frozen=True)
class VisitResults:
    """Released surveys, printed results and remarks of a visit, in the order of the questionnaires."""

    surveys: list[SurveyResults]
    printed: list[Result]
    remarks: list[Remark]

    @property
    def all(self) -> list[Result]:
        return [*self.printed, *(result for survey in self.surveys for result in survey.results)]

    def __bool__(self) -> bool:
        return bool(self.surveys or self.printed or self.remarks)


def results_of(visit: LearningVisit) -> VisitResults:
    """Everything that may be read of a visit's evaluation, in a fixed number of queries."""
    return VisitResults(
        surveys=[_survey(survey) for survey in _surveys(visit) if survey.releases.all()],
        printed=[_printed(tally) for tally in _tallies(visit)],
        remarks=list(
            visit.remarks.select_related("question__section", "question__questionnaire", "source").order_by(
                "question__questionnaire", "question__section__order", "question__order", "order"
            )
        ),
    )


def _surveys(visit: LearningVisit) -> Iterable[Survey]:
    questions = Question.objects.select_related("scale", "section").prefetch_related("scale__scale_points", "choices")
    return (
        Survey.objects.filter(evaluation__visit=visit)
        .select_related("questionnaire", "evaluation")
        .prefetch_related(
            Prefetch("releases", Release.objects.order_by("-number")),
            Prefetch("questionnaire__questions", questions.order_by("section__order", "order")),
        )
        .order_by("opens_at", "pk")
    )


def _tallies(visit: LearningVisit) -> Iterable[Tally]:
    return (
        Tally.objects.filter(visit=visit, basis=TallyBasis.PRINTED)
        .select_related("question__scale", "question__section", "question__questionnaire", "source")
        .prefetch_related("counts", "question__scale__scale_points")
        .order_by("question__questionnaire", "question__section__order", "question__order")
    )


def _survey(survey: Survey) -> SurveyResults:
    release = survey.releases.all()[0]
    questions = {question.code: question for question in survey.questionnaire.questions.all()}
    changes = _changes(release.figures["changes"])
    results = [
        _released(questions[item["code"]], item["cells"], release, changes.get(item["code"], []))
        for item in release.figures["questions"]
        if item["code"] in questions
    ]
    return SurveyResults(survey, release, results)


def _released(question: Question, cells: dict[str, Any], release: Release, changes: list[Change]) -> Result:
    everybody = cells.get("all", {})
    distributions = {name: Distribution(tuple(cell["counts"])) for name, cell in cells.items() if _is_scale(cell)}
    cuts = [
        Cut(name.partition(":")[0], name.partition(":")[2], distribution)
        for name, distribution in distributions.items()
        if name != "all"
    ]
    return Result(
        question,
        distributions.get("all"),
        choices=everybody["counts"] if isinstance(everybody.get("counts"), dict) else None,
        numbers=Numbers(everybody["n"], Decimal(everybody["sum"])) if "sum" in everybody else None,
        invited=release.figures["invited"],
        release=release,
        cuts=cuts,
        changes=changes,
    )


def _is_scale(cell: dict[str, Any]) -> bool:
    return isinstance(cell.get("counts"), list)


def _changes(items: list[dict[str, Any]]) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for item in items:
        for name, cell in item["cells"].items():
            change = Fraction(*cell["change"]) if "change" in cell else None
            figures = PairedChange(cell["rose"], cell["same"], cell["fell"], cell["dropped"], change)
            found.setdefault(item["code"], []).append(Change(item["kind"], name, figures))
    return found


def _printed(tally: Tally) -> Result:
    """A printed result. Of fewer than five answers nothing is told, the printed mean and the remarks on it included."""
    points = tally.question.scale.points if tally.question.scale is not None else 0
    counts = {row.rating: row.count for row in tally.counts.all()}
    distribution = Distribution(tuple(counts.get(rating, 0) for rating in range(1, points + 1))) if counts else None
    if distribution is not None and distribution.n < THRESHOLD:
        return Result(tally.question, None, invited=tally.invited)
    return Result(
        tally.question, distribution, invited=tally.invited, reported_mean=tally.reported_mean,
        is_inferred=tally.is_inferred, reasoning=tally.reasoning, tally=tally,
    )  # fmt: skip


def group_names(visit: LearningVisit) -> dict[str, str]:
    """Names of the country groups by the codes that cuts use."""
    groups = CountryGroup.objects.filter(visit=visit).select_related("country", "organisation")
    return {group.code: str(group) for group in groups}
