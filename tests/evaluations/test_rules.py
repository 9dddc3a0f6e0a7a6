"""What the database refuses, whichever door a write comes through."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from evaluations.models import EvaluationResponse, Question, Questionnaire
from tests import factories as make
from zones.choices import Publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def published() -> Questionnaire:
    question = make.QuestionFactory()
    make.ChoiceFactory(question__questionnaire=question.questionnaire)
    question.questionnaire.publication = Publication.PUBLISHED
    question.questionnaire.save()
    return question.questionnaire


def refused(row, **values) -> bool:
    """Write past models and services, straight to the table."""
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**values)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    "values", [{"text_en": "Other words"}, {"code": "other"}, {"order": 99}, {"is_required": True}]
)
def test_a_published_question_is_not_edited(published, values) -> None:
    assert refused(published.questions.first(), **values)


def test_a_draft_question_is_edited() -> None:
    assert not refused(make.QuestionFactory(), text_en="Other words", code="other")


def test_a_translation_of_a_published_question_may_still_come(published) -> None:
    assert not refused(published.questions.first(), text_lo="ຄຳຖາມ")


def test_a_published_questionnaire_gets_no_more_questions(published) -> None:
    section = published.sections.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        make.QuestionFactory(questionnaire=published, section=section)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.SectionFactory(questionnaire=published)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.ChoiceFactory(question=published.questions.last())


def test_a_published_question_is_not_deleted(published) -> None:
    with pytest.raises(ValidationError, match="new version"):
        published.questions.first().delete()
    assert Question.objects.filter(questionnaire=published).count() == 2


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.IN_REVIEW])
def test_a_published_questionnaire_is_no_draft_again(published, publication) -> None:
    assert refused(published, publication=publication)
    assert not refused(published, publication=Publication.WITHDRAWN)


@pytest.mark.parametrize("rating", [6, 0, 11])
def test_a_rating_off_the_scale_is_refused(rating) -> None:
    answer = make.AnswerFactory()
    assert refused(answer, rating=rating)
    assert refused(answer, then_rating=rating)
    assert refused(make.TallyCountFactory(), rating=rating)


def test_a_longer_scale_takes_higher_ratings() -> None:
    answer = make.AnswerFactory(question__scale__points=7)
    assert not refused(answer, rating=7)
    assert refused(answer, rating=8)


def test_a_text_beyond_the_bound_is_refused() -> None:
    assert refused(make.AnswerFactory(), text="x" * 10_001)
    assert not refused(make.AnswerFactory(), text="x" * 10_000)


def test_nothing_comes_into_a_sealed_evaluation() -> None:
    response = make.EvaluationResponseFactory(
        survey__evaluation__mode="confidential", survey__evaluation__seal_on="2030-01-01"
    )
    evaluation = response.survey.evaluation
    evaluation.sealed_at = timezone.now()
    evaluation.save()
    assert refused(response, gender="female")
    with pytest.raises(IntegrityError), transaction.atomic():
        make.EvaluationResponseFactory(survey=response.survey)
    assert EvaluationResponse.objects.count() == 1


def test_a_confidential_evaluation_says_when_it_is_sealed() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make.EvaluationFactory(mode="confidential", seal_on=None)


def test_two_answers_to_one_question_are_refused() -> None:
    answer = make.AnswerFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        make.AnswerFactory(response=answer.response, question=answer.question)
