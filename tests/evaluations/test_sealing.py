"""After sealing nobody can tell who wrote what, with the whole database in hand."""

import datetime as dt

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from evaluations.models import Answer, EvaluationResponse, InvitationToken, PairingSecret, Release
from evaluations.services.answering import pairing_key
from evaluations.services.sealing import due_for_sealing, seal_evaluation
from tests import factories as make


@pytest.fixture
def answered(scene):
    for rating in (1, 2, 3, 4, 5, 5):
        invitation = scene.answer(rating, gender="female" if rating < 5 else "male")
        make.InvitationTokenFactory(invitation=invitation)
    scene.close()
    return scene


def test_sealing_keeps_answers_and_pairs_and_cuts_all_ties(answered) -> None:
    ratings = sorted(Answer.objects.values_list("rating", flat=True))
    keys = set(EvaluationResponse.objects.values_list("pairing_key", flat=True))
    old = set(EvaluationResponse.objects.values_list("pk", flat=True)) | set(
        Answer.objects.values_list("pk", flat=True)
    )
    assert seal_evaluation(evaluation=answered.evaluation) == 6
    assert sorted(Answer.objects.values_list("rating", flat=True)) == ratings
    assert set(EvaluationResponse.objects.values_list("pairing_key", flat=True)) == keys
    new = set(EvaluationResponse.objects.values_list("pk", flat=True)) | set(
        Answer.objects.values_list("pk", flat=True)
    )
    assert not old & new
    for response in EvaluationResponse.objects.all():
        assert (response.invitation, response.group, response.gender, response.sector) == (None, None, "", "")
        assert (response.submitted_at, response.language) == (None, "")


def test_the_secret_and_the_tokens_are_gone(answered) -> None:
    seal_evaluation(evaluation=answered.evaluation)
    assert not PairingSecret.objects.exists()
    assert not InvitationToken.objects.exists()
    assert list(Release.objects.values_list("basis", flat=True)) == [{}]


def test_no_key_of_a_person_can_be_made_again(answered) -> None:
    """Whoever tries every delegate with what the database still holds finds none of the keys."""
    seal_evaluation(evaluation=answered.evaluation)
    stored = set(EvaluationResponse.objects.values_list("pairing_key", flat=True))
    assert not stored & {pairing_key(answered.evaluation, delegate) for delegate in answered.delegates()}


def test_no_table_ties_a_response_to_a_person(answered) -> None:
    """Every value that stands with the sealed responses is looked for in every other table."""
    seal_evaluation(evaluation=answered.evaluation)
    found = {str(response.pk) for response in EvaluationResponse.objects.all()}
    found |= {response.pk.hex for response in EvaluationResponse.objects.all()}
    found |= set(EvaluationResponse.objects.values_list("pairing_key", flat=True))
    own = {"evaluationresponse", "answer"}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.model_name in own:
            continue
        for row in model._base_manager.all():
            for column in row._meta.concrete_fields:
                text = str(getattr(row, column.attname))
                assert not any(value in text for value in found), (model, column.name)


def test_figures_by_group_were_released_before(answered) -> None:
    seal_evaluation(evaluation=answered.evaluation)
    assert Release.objects.get().figures["questions"][0]["cells"]["all"] == {"counts": [1, 1, 1, 1, 2]}


def test_sealing_twice_changes_nothing(answered) -> None:
    seal_evaluation(evaluation=answered.evaluation)
    assert seal_evaluation(evaluation=answered.evaluation) == 0
    assert Release.objects.count() == 1


def test_an_open_survey_is_not_sealed(scene) -> None:
    scene.answer(4)
    with pytest.raises(ValidationError, match="still open"):
        seal_evaluation(evaluation=scene.evaluation)
    assert PairingSecret.objects.exists()


def test_a_named_evaluation_is_not_sealed(db) -> None:
    with pytest.raises(ValidationError, match="confidential"):
        seal_evaluation(evaluation=make.EvaluationFactory(mode="named"))


def test_the_day_of_sealing_is_kept(scene) -> None:
    assert due_for_sealing(dt.date(2030, 12, 31)) == []
    assert due_for_sealing(dt.date(2031, 1, 1)) == [scene.evaluation]
