"""Questionnaires, surveys, answers and results."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import factory
from django.utils import timezone

from evaluations import models
from evaluations.choices import Level, Mode, Purpose, QuestionKind, RemarkOrigin, ResponseState, TallyBasis
from tests.factories.delegations import DelegateFactory, VisitPartFactory
from tests.factories.rows import RowFactory


class ScaleFactory(RowFactory):
    class Meta:
        model = models.Scale

    slug = factory.Sequence(lambda n: f"test-scale-{n}")
    name_en = factory.Sequence(lambda n: f"Test scale {n}")


class ScalePointFactory(RowFactory):
    class Meta:
        model = models.ScalePoint

    scale = factory.SubFactory(ScaleFactory)
    value = 5
    label_en = "fully"


class QuestionnaireFactory(RowFactory):
    """A draft; publish it when its questions are there."""

    class Meta:
        model = models.Questionnaire

    slug = factory.Sequence(lambda n: f"test-form-{n}")
    code = factory.Sequence(lambda n: f"test-form-{n}")
    purpose = Purpose.AFTER_EVENT
    title_en = factory.Sequence(lambda n: f"Test form {n}")


class SectionFactory(RowFactory):
    class Meta:
        model = models.Section

    questionnaire = factory.SubFactory(QuestionnaireFactory)
    order = factory.Sequence(lambda n: n + 1)
    title_en = factory.Sequence(lambda n: f"Test section {n}")


class QuestionFactory(RowFactory):
    """A rating from 1 to 5; the section is one of the same questionnaire."""

    class Meta:
        model = models.Question

    questionnaire = factory.SubFactory(QuestionnaireFactory)
    section = factory.SubFactory(SectionFactory, questionnaire=factory.SelfAttribute("..questionnaire"))
    order = factory.Sequence(lambda n: n + 1)
    code = factory.Sequence(lambda n: f"test_item_{n}")
    kind = QuestionKind.SCALE
    level = Level.REACTION
    text_en = factory.Sequence(lambda n: f"Test question {n}?")
    scale = factory.Maybe(
        factory.LazyAttribute(lambda question: question.kind == QuestionKind.SCALE),
        factory.SubFactory(ScaleFactory),
        None,
    )


class ChoiceFactory(RowFactory):
    class Meta:
        model = models.Choice

    question = factory.SubFactory(QuestionFactory, kind=QuestionKind.CHOICE)
    order = factory.Sequence(lambda n: n + 1)
    code = factory.Sequence(lambda n: f"choice_{n}")
    label_en = factory.Sequence(lambda n: f"Test choice {n}")


class EvaluationFactory(VisitPartFactory):
    class Meta:
        model = models.Evaluation

    mode = Mode.NAMED


class PairingSecretFactory(RowFactory):
    class Meta:
        model = models.PairingSecret

    evaluation = factory.SubFactory(EvaluationFactory)


class SurveyFactory(RowFactory):
    """Open since yesterday, for a week."""

    class Meta:
        model = models.Survey

    evaluation = factory.SubFactory(EvaluationFactory)
    questionnaire = factory.SubFactory(QuestionnaireFactory)
    opens_at = factory.LazyFunction(lambda: timezone.now() - dt.timedelta(days=1))
    closes_at = factory.LazyFunction(lambda: timezone.now() + dt.timedelta(days=7))


class InvitationFactory(RowFactory):
    class Meta:
        model = models.Invitation

    survey = factory.SubFactory(SurveyFactory)
    delegate = factory.SubFactory(DelegateFactory, visit=factory.SelfAttribute("..survey.evaluation.visit"))


class InvitationTokenFactory(RowFactory):
    class Meta:
        model = models.InvitationToken

    invitation = factory.SubFactory(InvitationFactory)
    token_hash = factory.Sequence(lambda n: f"{n:064d}")
    mailing = "invitation"


class EvaluationResponseFactory(RowFactory):
    class Meta:
        model = models.EvaluationResponse

    survey = factory.SubFactory(SurveyFactory)
    pairing_key = factory.Sequence(lambda n: f"{n:064d}")
    state = ResponseState.SUBMITTED


class AnswerFactory(RowFactory):
    """A rating of 4 for a question of the survey's questionnaire."""

    class Meta:
        model = models.Answer

    response = factory.SubFactory(EvaluationResponseFactory)
    question = factory.SubFactory(
        QuestionFactory, questionnaire=factory.SelfAttribute("..response.survey.questionnaire")
    )
    rating = 4


class TallyFactory(VisitPartFactory):
    class Meta:
        model = models.Tally

    question = factory.SubFactory(QuestionFactory)
    basis = TallyBasis.PRINTED
    reported_mean = Decimal("4.33")


class TallyCountFactory(RowFactory):
    class Meta:
        model = models.TallyCount

    tally = factory.SubFactory(TallyFactory)
    rating = 4
    count = 10


class RemarkFactory(VisitPartFactory):
    class Meta:
        model = models.Remark

    question = factory.SubFactory(QuestionFactory, kind=QuestionKind.TEXT)
    order = factory.Sequence(lambda n: n + 1)
    origin = RemarkOrigin.PRINTED
    text = factory.Sequence(lambda n: f"Test remark {n}")


class ReleaseFactory(RowFactory):
    class Meta:
        model = models.Release

    survey = factory.SubFactory(SurveyFactory)
    number = factory.Sequence(lambda n: n + 1)


class ReportTextFactory(VisitPartFactory):
    class Meta:
        model = models.ReportText

    block = "introduction"
    text_en = "A text made for tests."


class VisitReportFactory(VisitPartFactory):
    class Meta:
        model = models.VisitReport

    number = factory.Sequence(lambda n: n + 1)
