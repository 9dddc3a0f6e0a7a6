"""Saving answers: what is acknowledged is stored, what is refused is told, and two tabs lose nothing."""

import datetime as dt

import pytest
from django.utils import timezone

from evaluations.choices import ResponseState
from evaluations.models import Answer, EvaluationResponse
from evaluations.services.answering import Closed, hand_in, pairing_key, reopen, save_answers
from evaluations.validators import Given
from tests import factories as make


def test_an_answer_is_stored_and_its_edition_told(scene) -> None:
    invitation = scene.invite()
    saved = save_answers(invitation=invitation, given={"item": Given("4")}, editions={})
    assert saved.is_clean
    assert saved.editions == {"item": 1}
    assert Answer.objects.get().rating == 4


def test_nothing_is_stored_before_something_is_given(scene) -> None:
    invitation = scene.invite()
    save_answers(invitation=invitation, given={"item": Given(""), "words": Given("  ")}, editions={})
    assert Answer.objects.count() == 0


@pytest.mark.parametrize(
    ("code", "value", "rule"),
    [
        ("item", "6", "Choose a rating from 1 to 5."), ("item", "0", "Choose a rating from 1 to 5."),
        ("item", "4.5", "Choose a rating from 1 to 5."), ("item", "٣", "Choose a rating from 1 to 5."),
        ("item", "9" * 5000, "Choose a rating from 1 to 5."), ("pick", "maybe", "Choose one of the answers offered."),
        ("years", "many", "Give a number, for example 12 or 12.5."), ("years", "-1", "The lowest number is 0.00."),
        ("years", "51", "The highest number is 50.00."), ("years", "NaN", "Give a number with at most two decimals."),
        ("years", "1e99", "Give a number with at most two decimals."),
        ("words", "x" * 100_000, "The text has 100000 characters; at most 200 can be taken."),
    ],
)  # fmt: skip
def test_an_answer_that_breaks_a_rule_is_told_and_the_others_are_stored(scene, code, value, rule) -> None:
    invitation = scene.invite()
    others = {"item": Given("3"), "words": Given("Good <b>notes</b> =1+1")}
    saved = save_answers(invitation=invitation, given={**others, code: Given(value)}, editions={})
    assert saved.problems == {code: [rule]}
    stored = {answer.question.code for answer in Answer.objects.all()}
    assert stored == set(others) - {code}


def test_a_text_is_kept_as_written(scene) -> None:
    invitation = scene.invite()
    save_answers(invitation=invitation, given={"words": Given("<script>x</script>\r\n=1+1")}, editions={})
    assert Answer.objects.get().text == "<script>x</script>\n=1+1"


def test_a_second_tab_does_not_overwrite_the_first(scene) -> None:
    invitation = scene.invite()
    save_answers(invitation=invitation, given={"words": Given("first"), "item": Given("2")}, editions={})
    # Both tabs read edition 1; one saves, the other saves something else and another answer.
    save_answers(invitation=invitation, given={"words": Given("from tab one")}, editions={"words": 1})
    saved = save_answers(
        invitation=invitation,
        given={"words": Given("from tab two"), "item": Given("5")},
        editions={"words": 1, "item": 1},
    )
    assert saved.conflicts["words"].stored.text == "from tab one"
    assert saved.conflicts["words"].given.value == "from tab two"
    assert saved.editions == {"item": 2}
    assert set(Answer.objects.values_list("text", "rating")) == {("from tab one", None), ("", 5)}


def test_saying_the_same_again_is_no_conflict(scene) -> None:
    invitation = scene.invite()
    save_answers(invitation=invitation, given={"item": Given("4")}, editions={})
    saved = save_answers(invitation=invitation, given={"item": Given("4")}, editions={})
    assert saved.is_clean
    assert saved.editions == {"item": 1}


def test_an_answer_can_be_taken_back(scene) -> None:
    invitation = scene.invite()
    save_answers(invitation=invitation, given={"item": Given("4")}, editions={})
    save_answers(invitation=invitation, given={"item": Given("")}, editions={"item": 1})
    assert Answer.objects.get().rating is None


def test_handing_in_copies_what_figures_are_cut_by(scene) -> None:
    invitation = scene.answer(4, group="LA", gender="male", sector="private")
    response = EvaluationResponse.objects.get()
    assert (response.state, response.group.code, response.gender, response.sector) == (
        ResponseState.SUBMITTED, "LA", "male", "private",
    )  # fmt: skip
    invitation.refresh_from_db()
    assert invitation.has_answered


def test_a_required_question_is_asked_for(scene) -> None:
    form = make.QuestionnaireFactory()
    question = make.QuestionFactory(questionnaire=form, code="must", is_required=True)
    survey = make.SurveyFactory(evaluation=scene.evaluation, questionnaire=form)
    invitation = scene.invite(survey=survey)
    assert hand_in(invitation=invitation) == {question.code: ["Please answer this question."]}
    invitation.refresh_from_db()
    assert not invitation.has_answered


def test_a_handed_in_answer_is_changed_only_after_reopening(scene) -> None:
    invitation = scene.answer(4)
    with pytest.raises(Closed, match="Reopen it"):
        save_answers(invitation=invitation, given={"item": Given("1")}, editions={"item": 1})
    reopen(invitation=invitation)
    save_answers(invitation=invitation, given={"item": Given("1")}, editions={"item": 1})
    assert Answer.objects.get().rating == 1
    invitation.refresh_from_db()
    assert not invitation.has_answered


def test_after_the_close_nothing_is_taken(scene) -> None:
    invitation = scene.answer(4)
    other = scene.invite()
    scene.close()
    invitation.refresh_from_db()
    other.refresh_from_db()
    for attempt in (
        lambda: save_answers(invitation=other, given={"item": Given("1")}, editions={}),
        lambda: hand_in(invitation=other),
        lambda: reopen(invitation=invitation),
    ):
        with pytest.raises(Closed, match="closed"):
            attempt()
    assert Answer.objects.get().rating == 4


def test_before_the_opening_and_after_withdrawal_nothing_is_taken(scene) -> None:
    invitation = scene.invite()
    invitation.revoked_at = timezone.now()
    invitation.save()
    with pytest.raises(Closed, match="withdrawn"):
        save_answers(invitation=invitation, given={"item": Given("1")}, editions={})
    scene.survey.opens_at = timezone.now() + dt.timedelta(hours=1)
    scene.survey.save()
    with pytest.raises(Closed, match="not open yet"):
        save_answers(invitation=scene.invite(), given={"item": Given("1")}, editions={})


def test_one_person_has_one_key_in_an_evaluation_and_another_in_the_next(scene) -> None:
    delegate, other = scene.invite().delegate, scene.invite().delegate
    assert pairing_key(scene.evaluation, delegate) == pairing_key(scene.evaluation, delegate)
    assert pairing_key(scene.evaluation, delegate) != pairing_key(scene.evaluation, other)
    assert pairing_key(make.EvaluationFactory(), delegate) != pairing_key(scene.evaluation, delegate)
