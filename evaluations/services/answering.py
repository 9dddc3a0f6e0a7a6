"""Saving what a delegate answers: each answer for itself, acknowledged only once it is in the database."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.models import Delegate
from evaluations.choices import ResponseState
from evaluations.models import Answer, Evaluation, EvaluationResponse, Invitation, PairingSecret, Question
from evaluations.validators import Given, Parsed, parse_answer


class Closed(Exception):
    """The survey takes no answers: not open yet, closed, sealed, revoked, or handed in and not reopened."""


@dataclass(frozen=True)
class Conflict:
    """An answer that was changed elsewhere since this page was read: what is stored, and what was given here."""

    question: Question
    stored: Answer
    given: Given


@dataclass
class Saved:
    """What became of a save. Answers that are neither in `problems` nor in `conflicts` are stored."""

    editions: dict[str, int] = field(default_factory=dict)
    problems: dict[str, list[str]] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        return not self.problems and not self.conflicts


def pairing_key(evaluation: Evaluation, delegate: Delegate) -> str:
    """The key that the answers of one person share in all surveys of an evaluation (64 hexadecimal digits)."""
    secret, _created = PairingSecret.objects.get_or_create(evaluation=evaluation)
    return hmac.new(bytes.fromhex(secret.secret), str(delegate.pk).encode(), hashlib.sha256).hexdigest()


def save_answers(
    *, invitation: Invitation, given: Mapping[str, Given], editions: Mapping[str, int], language: str = ""
) -> Saved:
    """Store answers by the code of their question.

    `editions` tells which edition of each answer the page showed (0 for none): where another one is stored by now,
    and says something else, it stays, and the conflict is returned. An answer that breaks a rule is returned as a
    problem; the others are stored all the same. Raises Closed.
    """
    questions = _questions(invitation)
    saved = Saved()
    with transaction.atomic():
        response = _response_for_writing(invitation, language)
        stored = {answer.question_id: answer for answer in response.answers.all()}
        for code, answer in given.items():
            if code in questions:
                _save_one(response, questions[code], answer, stored, editions.get(code, 0), saved)
    return saved


def hand_in(*, invitation: Invitation) -> dict[str, list[str]]:
    """Hand the answers in; returns what is still missing by code, and then nothing was handed in. Raises Closed."""
    questions = _questions(invitation)
    with transaction.atomic():
        response = _response_for_writing(invitation, "")
        answered = {answer.question_id for answer in response.answers.all()}
        missing = {
            code: [_("Please answer this question.")]
            for code, question in questions.items()
            if question.is_required and question.pk not in answered
        }
        if missing:
            return missing
        delegate = invitation.delegate
        response.state, response.submitted_at = ResponseState.SUBMITTED, timezone.now()
        response.group_id, response.gender, response.sector = delegate.group_id, delegate.gender, delegate.sector
        response.edition += 1
        response.save()
        Invitation.objects.filter(pk=invitation.pk).update(has_answered=True)
    return {}


def reopen(*, invitation: Invitation) -> None:
    """Take a handed-in answer back to change it, as long as the survey is open. Raises Closed."""
    with transaction.atomic():
        _check_open(invitation)
        response = EvaluationResponse.objects.select_for_update().filter(invitation=invitation).first()
        if response is not None and response.state == ResponseState.SUBMITTED:
            response.state, response.submitted_at = ResponseState.DRAFT, None
            response.edition += 1
            response.save()
            Invitation.objects.filter(pk=invitation.pk).update(has_answered=False)


def _questions(invitation: Invitation) -> dict[str, Question]:
    questions = invitation.survey.questionnaire.questions
    return {question.code: question for question in questions.select_related("scale").prefetch_related("choices")}


def _check_open(invitation: Invitation) -> None:
    if invitation.revoked_at is not None:
        raise Closed(_("This invitation was withdrawn."))
    survey = invitation.survey
    if survey.evaluation.is_sealed or survey.closes_at <= timezone.now():
        raise Closed(_("This questionnaire is closed; answers can't be changed any more."))
    if survey.opens_at > timezone.now():
        raise Closed(_("This questionnaire is not open yet."))


def _response_for_writing(invitation: Invitation, language: str) -> EvaluationResponse:
    """The response under a lock, made by the first save. Two tabs wait for each other here."""
    # The invitation is locked, as there may be no response yet to lock.
    locked = Invitation.objects.select_for_update().select_related("survey__evaluation", "delegate").get(
        pk=invitation.pk
    )  # fmt: skip
    _check_open(locked)
    response, created = EvaluationResponse.objects.get_or_create(
        invitation=locked,
        defaults={
            "survey": locked.survey,
            "pairing_key": pairing_key(locked.survey.evaluation, locked.delegate),
            "language": language,
        },
    )
    if not created and response.state == ResponseState.SUBMITTED:
        raise Closed(_("You have handed in this questionnaire. Reopen it to change an answer."))
    return response


def _save_one(
    response: EvaluationResponse,
    question: Question,
    given: Given,
    stored: Mapping[int, Answer],
    edition: int,
    saved: Saved,
) -> None:
    try:
        parsed = parse_answer(question, given)
    except ValidationError as error:
        saved.problems[question.code] = error.messages
        return
    answer = stored.get(question.pk)
    if answer is None:
        if not parsed.is_empty:
            answer = Answer.objects.create(response=response, question=question, **vars(parsed))
    elif _columns_of(answer) != parsed:
        if answer.edition != edition:
            saved.conflicts[question.code] = Conflict(question, answer, given)
            return
        for name, value in vars(parsed).items():
            setattr(answer, name, value)
        answer.edition += 1
        answer.save()
    saved.editions[question.code] = answer.edition if answer is not None else 0


def _columns_of(answer: Answer) -> Parsed:
    return Parsed(
        rating=answer.rating, then_rating=answer.then_rating, choice_id=answer.choice_id, number=answer.number,
        text=answer.text,
    )  # fmt: skip
