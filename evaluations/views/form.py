"""A questionnaire as it stands on a page: its questions with what was answered so far, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from evaluations.choices import QuestionKind
from evaluations.models import Answer, EvaluationResponse, Question, Questionnaire
from evaluations.services.answering import Conflict, Saved
from evaluations.validators import Given


@dataclass
class Option:
    """A point of a scale or a choice."""

    value: str
    label: str
    is_chosen: bool = False
    was_chosen: bool = False


@dataclass
class Item:
    """A question on the page. `value` is what stands in its field, `edition` which save that builds on."""

    question: Question
    value: str = ""
    then_value: str = ""
    edition: int = 0
    problems: list[str] = field(default_factory=list)
    other: str = ""

    @property
    def name(self) -> str:
        return f"answer-{self.question.code}"

    @property
    def anchor(self) -> str:
        return f"question-{self.question.code}"

    @property
    def is_answered(self) -> bool:
        return bool(self.value)

    @property
    def options(self) -> list[Option]:
        found = [(choice.code, choice.label) for choice in self.question.choices.all()]
        if self.question.kind == QuestionKind.SCALE and self.question.scale is not None:
            labels = {point.value: point.label for point in self.question.scale.scale_points.all()}
            found = [(str(value), labels.get(value, "")) for value in range(1, self.question.scale.points + 1)]
        return [Option(value, label, value == self.value, value == self.then_value) for value, label in found]


def text_of(answer: Answer) -> str:
    """The answer as its field holds it."""
    if answer.rating is not None:
        return str(answer.rating)
    if answer.choice is not None:
        return answer.choice.code
    if answer.number is not None:
        return f"{answer.number.normalize():f}"
    return answer.text


def questions_of(questionnaire: Questionnaire) -> list[Question]:
    rows = questionnaire.questions.select_related("section", "scale").prefetch_related("scale__scale_points", "choices")
    return list(rows.order_by("section__order", "order", "pk"))


def items_of(questionnaire: Questionnaire, response: EvaluationResponse | None) -> list[Item]:
    """The questions with what is stored."""
    answers: dict[int, Answer] = {}
    if response is not None:
        answers = {answer.question_id: answer for answer in response.answers.select_related("choice")}
    items = []
    for question in questions_of(questionnaire):
        answer = answers.get(question.pk)
        item = Item(question)
        if answer is not None:
            then = "" if answer.then_rating is None else str(answer.then_rating)
            item = Item(question, text_of(answer), then, answer.edition)
        items.append(item)
    return items


def given_in(data: Mapping[str, Any], items: list[Item]) -> tuple[dict[str, Given], dict[str, int]]:
    """What a request gives, by code, and the editions it builds on; questions it does not hold are left alone."""
    given, editions = {}, {}
    for item in items:
        code = item.question.code
        edition = str(data.get(f"edition-{code}", ""))
        if not edition.isdecimal():
            continue  # this part of the form was not sent
        given[code] = Given(str(data.get(item.name, "")), str(data.get(f"then-{code}", "")))
        editions[code] = int(edition[:9])
    return given, editions


def take_back_what_was_typed(items: list[Item], given: Mapping[str, Given], saved: Saved) -> None:
    """Show again what could not be saved, with the reason; and for a clash what another window saved."""
    for item in items:
        code = item.question.code
        if code in saved.problems:
            item.value, item.then_value = given[code].value, given[code].then_value
            item.problems = saved.problems[code]
        elif code in saved.conflicts:
            _show_conflict(item, saved.conflicts[code])


def _show_conflict(item: Item, conflict: Conflict) -> None:
    stored = Item(item.question, text_of(conflict.stored), str(conflict.stored.then_rating or ""))
    labels = {
        option.value: f"{option.value} – {option.label}" if option.label else option.value for option in stored.options
    }
    item.other = labels.get(stored.value, stored.value) or _("no answer")
    # The next save replaces what is stored: this window has been shown it.
    item.value, item.then_value, item.edition = conflict.given.value, conflict.given.then_value, conflict.stored.edition
    item.problems = [_("Not saved, because another window has saved a different answer. Choose which one to keep.")]


def by_section(items: list[Item]) -> list[tuple[Any, list[Item]]]:
    return [(section, list(rows)) for section, rows in groupby(items, key=lambda item: item.question.section)]
