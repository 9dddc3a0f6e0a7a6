"""Making a release: the figures of a survey, counted from the answers that are handed in, and chosen so that neither
this release nor all of them together tell of fewer than five people.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.choices import Purpose, QuestionKind, ResponseState, TallyBasis
from evaluations.figures.cells import EVERYBODY, Cell, Part, choose_cells
from evaluations.figures.disclosure import THRESHOLD
from evaluations.figures.pairs import paired_change
from evaluations.models import Answer, EvaluationResponse, Question, Release, Survey, Tally
from zones.models import record_changes

Json = dict[str, Any]

# How the two answers of a change were asked for: at once, or in two surveys.
THEN_AND_NOW = "then_and_now"
BEFORE_AND_AFTER = "before_and_after"

_COLUMNS: dict[str, str] = {
    QuestionKind.SCALE: "rating",
    QuestionKind.CHOICE: "choice_id",
    QuestionKind.NUMBER: "number",
}


class NotEnoughNew(Exception):
    """A release would differ from an earlier one by fewer than five answers, or has fewer than five in all."""


@dataclass(frozen=True)
class Person:
    """An answer as the figures see it: whose attributes, which value, and a mark that changes when it does."""

    key: str
    mark: str
    attributes: tuple[tuple[str, str], ...]
    value: Any
    people: int = 1


# For so long after its close a survey is looked at whether its release holds all answers.
LOOK_AGAIN = dt.timedelta(days=7)


def due_for_release() -> Iterator[Survey]:
    """Closed surveys without a release, and those whose release was made before the last answers.

    The second happens when a clock ran ahead and was set right: the survey then went on.
    """
    now = timezone.now()
    handed_in = Count("responses", filter=Q(responses__state=ResponseState.SUBMITTED), distinct=True)
    closed = Survey.objects.filter(closes_at__lte=now, responses__isnull=False).annotate(handed_in=handed_in)
    for survey in closed.prefetch_related("releases"):
        releases = sorted(survey.releases.all(), key=attrgetter("number"))
        if not releases or (
            survey.closes_at > now - LOOK_AGAIN and releases[-1].figures["answered"] < survey.handed_in
        ):
            yield survey


def make_release(*, survey: Survey, by: Any) -> Release:
    """Count, choose, and freeze; the release is what every page, answer, file and report shows from now on.

    Only after the close. Raises ValidationError before it, and NotEnoughNew where nothing may be shown, or fewer than
    five answers are new; then the last release stays.
    """
    if survey.closes_at > timezone.now():
        raise ValidationError(_("Figures are released when the survey has closed."))
    earlier = list(survey.releases.order_by("number"))
    with record_changes():
        counted = _Counted(survey, earlier)
        questions = [counted.question(question) for question in _questions(survey)]
        if not any("all" in cell for item in questions for cell in item["cells"]):
            raise NotEnoughNew(_("Fewer than five answers are new, so there is nothing that can be shown."))
        figures = {
            "invited": survey.invitations.filter(revoked_at=None).count(),
            "answered": counted.answered,
            "threshold": THRESHOLD,
            "questions": questions,
            "changes": counted.changes(),
        }
        last = survey.releases.aggregate(last=Max("number"))["last"] or 0
        release = Release(survey=survey, number=last + 1, released_by=by, figures=figures, basis=counted.basis)
        release.save()
    return release


def _questions(survey: Survey) -> Iterable[Question]:
    return (
        survey.questionnaire.questions.filter(kind__in=list(_COLUMNS))
        .select_related("scale")
        .prefetch_related("choices")
        .order_by("section__order", "order")
    )


class _Counted:
    """The answers of a survey while a release is made of them."""

    def __init__(self, survey: Survey, earlier: list[Release]) -> None:
        self.survey = survey
        self.earlier = earlier
        self.basis: dict[str, dict[str, str]] = {}
        responses = survey.responses.filter(state=ResponseState.SUBMITTED).select_related("group")
        self.responses: dict[Any, EvaluationResponse] = {response.pk: response for response in responses}
        self.answers: dict[int, list[Answer]] = defaultdict(list)
        for answer in Answer.objects.filter(response__in=list(self.responses)).order_by("pk"):
            self.answers[answer.question_id].append(answer)
        tallies = Tally.objects.filter(visit=survey.visit_id, basis=TallyBasis.PAPER).prefetch_related("counts")
        self.tallies = {tally.question_id: tally for tally in tallies}

    @property
    def answered(self) -> int:
        """People who handed something in; on paper, as many as the question with the most answers shows."""
        paper = [sum(row.count for row in tally.counts.all()) for tally in self.tallies.values()]
        return len(self.responses) + max(paper, default=0)

    @property
    def _has_before(self) -> bool:
        return self.survey.questionnaire.purpose not in (Purpose.PRE, Purpose.AFTER_EVENT)

    def question(self, question: Question) -> Json:
        """Code and, for each cell that may be shown, the counts per value."""
        people = [person for answer in self.answers[question.pk] if (person := self._person(question, answer))]
        if tally := self.tallies.get(question.pk):
            people += _people_of(tally)
        cells = self._choose(question.code, people)
        return {
            "code": question.code,
            "cells": {_name(cell): _counts(question, people, cell) for cell in sorted(cells)},
        }

    def changes(self) -> list[Json]:
        """Changes of people between two answers: then and now, and before and after the visit."""
        found = []
        for question in _questions(self.survey):
            if question.kind != QuestionKind.SCALE:
                continue
            if question.asks_then:
                found.append(self._change(THEN_AND_NOW, question, self._then(question), self._now(question)))
            elif self._has_before and (before := self._before(question)):
                found.append(self._change(BEFORE_AND_AFTER, question, before, self._now(question)))
        return [change for change in found if change["cells"]]

    def _person(self, question: Question, answer: Answer) -> Person | None:
        value = getattr(answer, _COLUMNS[question.kind])
        if value is None:
            return None
        response = self.responses[answer.response_id]
        return Person(str(response.pk), str(answer.edition), _attributes(response), value)

    def _choose(self, name: str, people: list[Person]) -> set[Cell]:
        """The cells that may be shown of a figure, and its basis for the next release."""
        self.basis[name] = {person.key: person.mark for person in people}
        known = [(release.number, release.basis.get(name, {})) for release in self.earlier]
        parts: Counter[Part] = Counter()
        for person in people:
            releases = frozenset(number for number, basis in known if basis.get(person.key) == person.mark)
            parts[Part(person.attributes, releases, True)] += person.people
        for part, size in self._gone(name, people).items():
            parts[part] += size
        return choose_cells(parts, earlier={r.number: _cells_of(r, name) for r in self.earlier})

    def _gone(self, name: str, people: list[Person]) -> Counter[Part]:
        """Answers that earlier releases counted and that are no longer there as they were."""
        current = {(person.key, person.mark) for person in people}
        seen: dict[tuple[str, str], set[int]] = defaultdict(set)
        for release in self.earlier:
            for key, mark in release.basis.get(name, {}).items():
                if (key, mark) not in current:
                    seen[key, mark].add(release.number)
        attributes = {str(pk): _attributes(response) for pk, response in self.responses.items()}
        gone: Counter[Part] = Counter()
        for (key, mark), releases in seen.items():
            size = int(mark.split(":")[0]) if key.startswith("tally") else 1
            gone[Part(attributes.get(key, ()), frozenset(releases), False)] += size
        return gone

    def _then(self, question: Question) -> dict[str, Person]:
        return {
            self.responses[answer.response_id].pairing_key: Person(
                "", str(answer.edition), _attributes(self.responses[answer.response_id]), answer.then_rating
            )
            for answer in self.answers[question.pk]
            if answer.then_rating is not None
        }

    def _now(self, question: Question) -> dict[str, Person]:
        return {
            self.responses[answer.response_id].pairing_key: Person(
                "", str(answer.edition), _attributes(self.responses[answer.response_id]), answer.rating
            )
            for answer in self.answers[question.pk]
            if answer.rating is not None
        }

    def _before(self, question: Question) -> dict[str, Person]:
        """Answers to the item of the same code before the visit."""
        answers = Answer.objects.filter(
            question__code=question.code, question__kind=QuestionKind.SCALE, rating__isnull=False,
            response__survey__evaluation=self.survey.evaluation_id, response__state=ResponseState.SUBMITTED,
            response__survey__questionnaire__purpose=Purpose.PRE,
        ).select_related("response__group")  # fmt: skip
        return {
            answer.response.pairing_key: Person(
                "", str(answer.edition), _attributes(answer.response), answer.rating
            )
            for answer in answers
        }  # fmt: skip

    def _change(self, kind: str, question: Question, before: Mapping[str, Person], after: Mapping[str, Person]) -> Json:
        both = before.keys() & after.keys()
        people = [
            Person(key, f"{before[key].mark}/{after[key].mark}", after[key].attributes, None) for key in sorted(both)
        ]
        cells = self._choose(f"{kind}:{question.code}", people)
        return {
            "kind": kind,
            "code": question.code,
            "cells": {_name(cell): _change_in(kind, cell, before, after) for cell in sorted(cells)},
        }


def _attributes(response: EvaluationResponse) -> tuple[tuple[str, str], ...]:
    found = [("gender", response.gender), ("sector", response.sector)]
    if response.group is not None:
        found.append(("group", response.group.code))
    return tuple(sorted((cut, value) for cut, value in found if value))


def _people_of(tally: Tally) -> list[Person]:
    """Answers on paper, of whom nothing is known but how many gave each rating; they count together or not at all."""
    counts = [row for row in tally.counts.all() if row.count]
    total = sum(row.count for row in counts)
    mark = f"{total}:" + ",".join(f"{row.rating}×{row.count}" for row in counts)
    return [Person(f"tally{tally.pk}", mark, (), {row.rating: row.count for row in counts}, total)] if total else []


def _name(cell: Cell) -> str:
    """A cell as a key of the frozen figures: "all", "group:TH"."""
    return cell[0] if cell == EVERYBODY else ":".join(cell)


def _cells_of(release: Release, name: str) -> set[Cell]:
    items = {item["code"]: item for item in release.figures["questions"]}
    items |= {f"{item['kind']}:{item['code']}": item for item in release.figures["changes"]}
    shown = items.get(name, {}).get("cells", {})
    return {EVERYBODY if key == "all" else tuple(key.split(":", 1)) for key in shown}  # type: ignore[misc]


def _is_in(person: Person, cell: Cell) -> bool:
    return cell == EVERYBODY or cell in person.attributes


def _counts(question: Question, people: list[Person], cell: Cell) -> Json:
    """What is published of a cell: counts per rating or choice; of numbers how many, their sum and their median."""
    values: Counter[Any] = Counter()
    for person in people:
        if _is_in(person, cell):
            values.update(person.value if isinstance(person.value, dict) else [person.value])
    if question.kind == QuestionKind.SCALE:
        points = question.scale.points if question.scale is not None else 0
        return {"counts": [values[rating] for rating in range(1, points + 1)]}
    if question.kind == QuestionKind.CHOICE:
        return {"counts": {choice.code: values[choice.pk] for choice in question.choices.all()}}
    return {"n": values.total(), "sum": str(sum(value * count for value, count in values.items()))}


def _change_in(kind: str, cell: Cell, before: Mapping[str, Person], after: Mapping[str, Person]) -> Json:
    first = {key: person.value for key, person in before.items() if _is_in(person, cell)}
    second = {key: person.value for key, person in after.items() if _is_in(person, cell)}
    change = paired_change(first, second)
    shown: Json = {"rose": change.rose, "same": change.same, "fell": change.fell, "dropped": change.dropped}
    # The answers before the visit have figures of their own. With both sums at hand, the sum of the changes would give
    # the ratings of those who answered once only, also of a group where they are few, from the groups around it.
    if kind == THEN_AND_NOW and change.mean_change is not None:
        shown["change"] = [change.mean_change.numerator, change.mean_change.denominator]
    return shown
