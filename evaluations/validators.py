"""What an answer may be, by the kind of its question."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from evaluations.choices import QuestionKind


@dataclass(frozen=True)
class Given:
    """An answer as a form or a sheet gives it: texts, empty for nothing."""

    value: str = ""
    then_value: str = ""


@dataclass(frozen=True)
class Parsed:
    """The columns of an answer. All empty means: not answered."""

    rating: int | None = None
    then_rating: int | None = None
    choice_id: int | None = None
    number: Decimal | None = None
    text: str = ""

    @property
    def is_empty(self) -> bool:
        return self == Parsed()


def parse_answer(question: Any, given: Given) -> Parsed:
    """Check an answer against its question; raises ValidationError with the rule in words.

    `question.choices.all()` should be at hand, as it is read for each question of kind choice.
    """
    value = given.value.strip()
    if question.kind == QuestionKind.SCALE:
        then = _rating(question, given.then_value.strip()) if question.asks_then else None
        return Parsed(rating=_rating(question, value), then_rating=then)
    if not value:
        return Parsed()
    if question.kind == QuestionKind.CHOICE:
        return Parsed(choice_id=_choice(question, value))
    if question.kind == QuestionKind.NUMBER:
        return Parsed(number=_number(question, value))
    return Parsed(text=_text(question, value))


def _rating(question: Any, value: str) -> int | None:
    if not value:
        return None
    points = question.scale.points
    if not (value.isascii() and value.isdigit()) or not 1 <= int(value[:4]) <= points:
        raise ValidationError(_("Choose a rating from 1 to %(points)d.") % {"points": points}, code="rating")
    return int(value)


def _choice(question: Any, value: str) -> int:
    for choice in question.choices.all():
        if choice.code == value:
            return int(choice.pk)
    raise ValidationError(_("Choose one of the answers offered."), code="choice")


def _number(question: Any, value: str) -> Decimal:
    try:
        number = Decimal(value.replace("\u00a0", "").replace(" ", ""))
    except InvalidOperation as error:
        raise ValidationError(_("Give a number, for example 12 or 12.5."), code="number") from error
    if not number.is_finite() or abs(number) >= 10**10 or number != round(number, 2):
        raise ValidationError(_("Give a number with at most two decimals."), code="number")
    if question.lowest is not None and number < question.lowest:
        raise ValidationError(_("The lowest number is %(lowest)s.") % {"lowest": question.lowest}, code="lowest")
    if question.highest is not None and number > question.highest:
        raise ValidationError(_("The highest number is %(highest)s.") % {"highest": question.highest}, code="highest")
    return number


def _text(question: Any, value: str) -> str:
    # A browser counts a line break as one character and sends two.
    value = value.replace("\r\n", "\n").replace("\x00", "")
    if len(value) > question.longest:
        raise ValidationError(
            _("The text has %(length)d characters; at most %(longest)d can be taken.")
            % {"length": len(value), "longest": question.longest},
            code="longest",
        )
    return value
