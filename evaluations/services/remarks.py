"""Releasing open answers: by a named member of staff, shuffled, and only where enough people answered in words."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.choices import QuestionKind, RemarkOrigin, ResponseState
from evaluations.figures.disclosure import THRESHOLD
from evaluations.models import Answer, Remark, Survey
from zones.models import record_changes

_SHUFFLE = random.SystemRandom()


def releasable(survey: Survey) -> list[Answer]:
    """Open answers of questions that at least five people answered in words, in an order that tells nothing."""
    answers = Answer.objects.filter(
        response__survey=survey, response__state=ResponseState.SUBMITTED, question__kind=QuestionKind.TEXT
    ).exclude(text="").select_related("question")  # fmt: skip
    by_question: dict[int, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_question[answer.question_id].append(answer)
    found = []
    for rows in by_question.values():
        if len(rows) >= THRESHOLD:
            _SHUFFLE.shuffle(rows)
            found += rows
    return sorted(found, key=lambda answer: answer.question_id)


def release_remarks(*, survey: Survey, answers: Iterable[str], by: Any) -> int:
    """Copy these open answers among the public remarks, in random order; returns how many.

    At least five of a question are released at once, for one or two would tell when somebody handed in late. What was
    released stays: the same words are not released twice. Raises ValidationError before the close.
    """
    if survey.closes_at > timezone.now():
        raise ValidationError(_("Open answers are released when the survey has closed."))
    wanted = set(answers)
    chosen: dict[int, list[Answer]] = defaultdict(list)
    for answer in releasable(survey):
        if str(answer.pk) in wanted:
            chosen[answer.question_id].append(answer)
    if not chosen or any(len(rows) < THRESHOLD for rows in chosen.values()):
        raise ValidationError(_("Choose at least %(number)d answers of each question.") % {"number": THRESHOLD})
    visit, released = survey.evaluation.visit, 0
    with record_changes():
        for question, rows in chosen.items():
            known = Remark.objects.filter(visit=visit, question=question)
            texts = set(known.filter(origin=RemarkOrigin.RELEASED).values_list("text", flat=True))
            order = known.aggregate(last=Max("order"))["last"] or 0
            for row in rows:
                if row.text in texts:
                    continue
                order, released = order + 1, released + 1
                Remark(
                    visit=visit, question_id=question, order=order, origin=RemarkOrigin.RELEASED, text=row.text,
                    released_by=by,
                ).save_valid()  # fmt: skip
    return released
