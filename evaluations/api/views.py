"""Questionnaires, rating scales, and the results of a visit's evaluation."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from delegations.models import LearningVisit
from evaluations.api.rows import ComputedRows, rows_of
from evaluations.api.serializers import questionnaires, results
from evaluations.models import Question, Questionnaire, Scale, Section
from evaluations.results import results_of
from ezportal.api.views import ResourceView


def scales() -> QuerySet:
    return Scale.objects.prefetch_related("scale_points").order_by("slug")


def questionnaire_rows() -> QuerySet:
    return Questionnaire.objects.published().select_related("supersedes", "superseded_by").order_by("slug")


def questionnaire_details() -> QuerySet:
    questions = Question.objects.select_related("scale").prefetch_related("choices").order_by("order")
    sections = Section.objects.prefetch_related(Prefetch("questions", questions)).order_by("order")
    return questionnaire_rows().prefetch_related(Prefetch("sections", sections))


class ScaleView(ResourceView):
    """Rating scales with the words of each point."""

    queryset = scales()
    serializer_class = questionnaires.ScaleSerializer


class QuestionnaireView(ResourceView):
    """Published questionnaires: what delegates are asked, in every version."""

    queryset = questionnaire_rows()
    serializer_class = questionnaires.QuestionnaireSerializer
    row_class = questionnaires.QuestionnaireRowSerializer

    def get_queryset(self) -> QuerySet[Any]:
        return questionnaire_rows() if self.is_list else questionnaire_details()


class EvaluationView(ResourceView):
    """Results of the evaluation, question by question: figures only, none of fewer than five people."""

    queryset = LearningVisit.objects.published()
    serializer_class = results.QuestionResultSerializer

    def get_queryset(self) -> ComputedRows:  # type: ignore[override]
        visit = get_object_or_404(LearningVisit.objects.published(), slug=self.kwargs["slug"])
        return rows_of(results_of(visit))
