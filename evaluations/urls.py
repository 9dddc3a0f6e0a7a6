from django.urls import path

from evaluations.views import results

app_name = "evaluations"

urlpatterns = [
    path("learning-visits/<slug:slug>/evaluation/", results.EvaluationView.as_view(), name="results"),
]
