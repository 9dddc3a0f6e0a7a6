"""Sealing a confidential evaluation: from then on nobody can tell who wrote what, database administrators included."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.choices import Mode
from evaluations.models import Answer, Evaluation, EvaluationResponse, InvitationToken, PairingSecret
from evaluations.services.releasing import NotEnoughNew, make_release
from ezportal.backup import journal
from zones.models import record_changes

SEALED = "sealed"
_SHUFFLE = random.SystemRandom()


def seal_evaluation(*, evaluation: Evaluation) -> int:
    """Cut every tie between answers and persons; returns how many responses were sealed.

    Figures are released first, as they are cut by group, gender and sector, which in small groups would name people.
    Then each response is written anew under a random key, in random order, without invitation, group, gender, sector,
    language and time, and the old one is deleted; the secret behind the pairing keys is destroyed, with the tokens of
    the invitations and the private basis of the releases. Answers of one person in several surveys stay together
    under a key that leads to nobody. Raises ValidationError when it is not a confidential evaluation, or a survey is
    still open.
    """
    with record_changes():
        locked: Evaluation = Evaluation._base_manager.select_for_update().get(pk=evaluation.pk)
        _check(locked)
        if locked.is_sealed:
            return 0
        surveys = list(locked.surveys.all())
        for survey in surveys:
            try:
                make_release(survey=survey, by=None)
            except NotEnoughNew:
                continue  # the last release stays the one that is shown
        sealed = _rewrite(list(EvaluationResponse.objects.filter(survey__in=surveys).prefetch_related("answers")))
        PairingSecret.objects.filter(evaluation=locked).delete()
        InvitationToken.objects.filter(invitation__survey__in=surveys).delete()
        for survey in surveys:
            for release in survey.releases.all():
                type(release)._base_manager.filter(pk=release.pk).update(basis={})
        locked.sealed_at = timezone.now()
        locked.save()
        journal.note(SEALED, locked.visit.slug, row=locked.visit_id, at=locked.sealed_at)
    return sealed


def replay_sealing(entry: journal.Entry) -> str:
    """Seal again what was sealed after a backup that has been restored, whatever it says of days and surveys.

    What was answered between the backup and the sealing is lost; what is there is cut from its persons.
    """
    rows = Evaluation._base_manager.filter(sealed_at=None)
    evaluation = rows.filter(visit__slug=entry.key).first() or (
        rows.filter(visit=int(entry.row)).first() if entry.row else None
    )
    if evaluation is None:
        return ""
    with record_changes():
        if evaluation.mode != Mode.CONFIDENTIAL:
            evaluation.mode, evaluation.seal_on = Mode.CONFIDENTIAL, timezone.localdate(entry.at)
            evaluation.save()
        for survey in evaluation.surveys.filter(closes_at__gt=timezone.now()):
            survey.closes_at = max(entry.at, survey.opens_at + dt.timedelta(seconds=1))
            survey.save()
        sealed = seal_evaluation(evaluation=evaluation)
    return f"{entry.key}: sealed again, {sealed} responses"


def _check(evaluation: Evaluation) -> None:
    if evaluation.mode != Mode.CONFIDENTIAL:
        raise ValidationError(_("Only a confidential evaluation is sealed."))
    if evaluation.surveys.filter(closes_at__gt=timezone.now()).exists():
        raise ValidationError(_("A survey is still open."))


def _rewrite(responses: list[Any]) -> int:
    _SHUFFLE.shuffle(responses)
    answers = []
    for old in responses:
        texts = list(old.answers.all())
        pairing_key, survey, state = old.pairing_key, old.survey_id, old.state
        old.delete()
        new = EvaluationResponse.objects.create(survey_id=survey, pairing_key=pairing_key, state=state)
        answers += [(new, answer) for answer in texts]
    _SHUFFLE.shuffle(answers)
    for new, answer in answers:
        answer.pk, answer.response, answer.edition = uuid.uuid4(), new, 1
    Answer.objects.bulk_create([answer for _new, answer in answers])
    return len(responses)


def due_for_sealing(today: dt.date) -> list[Evaluation]:
    """Confidential evaluations whose day has come."""
    return list(Evaluation.objects.filter(mode=Mode.CONFIDENTIAL, sealed_at=None, seal_on__lte=today))
