"""Rows that are computed, not read one by one from a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evaluations.models import Question, Scale, Section
from evaluations.results import Result, SurveyResults, VisitResults


class ComputedRows:
    """As much of a queryset as a list of the API needs: they are counted, cut into pages, and walked through."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self.rows = rows

    def count(self) -> int:
        return len(self.rows)

    def __getitem__(self, wanted: slice) -> Sequence[Any]:
        return self.rows[wanted]

    def iterator(self, chunk_size: int) -> Iterator[Any]:
        return iter(self.rows)


@dataclass(frozen=True)
class QuestionResult:
    """A result with the survey it was released in, if it was not printed."""

    result: Result
    survey: SurveyResults | None

    @property
    def question(self) -> Question:
        return self.result.question

    @property
    def section(self) -> Section:
        return self.question.section

    @property
    def scale(self) -> Scale | None:
        return self.question.scale

    @property
    def basis(self) -> str:
        return "printed" if self.survey is None else "released"

    @property
    def questionnaire(self) -> str:
        return self.question.questionnaire.slug

    @property
    def release(self) -> int | None:
        return self.survey.release.number if self.survey is not None else None

    @property
    def released_at(self) -> Any:
        return self.survey.release.released_at if self.survey is not None else None

    @property
    def source(self) -> Any:
        return self.result.tally.source if self.result.tally is not None else None

    @property
    def locator(self) -> str:
        return self.result.tally.locator if self.result.tally is not None else ""

    @property
    def note(self) -> str:
        return self.result.tally.note if self.result.tally is not None else ""

    @property
    def counts(self) -> dict[str, int] | None:
        """Answers per rating, or per choice."""
        if self.result.distribution is not None:
            return {str(rating): count for rating, count in enumerate(self.result.distribution.counts, 1)}
        return self.result.choices


def rows_of(results: VisitResults) -> ComputedRows:
    """Printed results, then survey by survey, in the order of the questions."""
    printed = [QuestionResult(result, None) for result in results.printed]
    released = [QuestionResult(result, survey) for survey in results.surveys for result in survey.results]
    return ComputedRows([*printed, *released])
