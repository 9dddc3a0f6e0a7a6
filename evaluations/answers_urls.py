"""Addresses of those who answer. They stand below each language and below the delegates' pages, `my/`."""

from django.urls import path

from evaluations.views import answers

app_name = "answers"

urlpatterns = [
    path("survey/<int:pk>/", answers.SurveyView.as_view(), name="survey"),
    # Last, as a token may be any word: a mistyped one gets an answer that helps.
    path("<str:token>/", answers.OpenView.as_view(), name="open"),
]
