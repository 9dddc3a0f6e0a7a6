"""Questionnaires, rating scales, and the evaluation as a part of a learning visit."""

from delegations.api.parts import part_urls
from evaluations.api import views
from ezportal.api.views import resource_urls

RESOURCES = {
    "questionnaires": views.QuestionnaireView,
    "rating-scales": views.ScaleView,
}
PARTS = {"evaluation": views.EvaluationView}
INDEX = [*RESOURCES]

urlpatterns = [*resource_urls(RESOURCES), *part_urls(PARTS)]
