"""The pages of a delegate. They stand below each language; no account opens them, a personal link does."""

from django.urls import path

from delegations.views.my import case_studies, directory, expectations, home, opening

app_name = "my"

urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("leave/", home.LeaveView.as_view(), name="leave"),
    path("expectations/", expectations.ExpectationsView.as_view(), name="expectations"),
    path("case-studies/", case_studies.CaseStudiesView.as_view(), name="case-studies"),
    path("case-studies/<int:pk>/", case_studies.CaseStudyView.as_view(), name="case-study"),
    path("case-studies/<int:pk>/file/", case_studies.FileView.as_view(), name="case-study-file"),
    path("directory/", directory.ConsentView.as_view(), name="directory"),
    path("delegates/", directory.DelegatesView.as_view(), name="delegates"),
    # Last, as a token may be any word: a mistyped one gets an answer that helps.
    path("<str:token>/", opening.OpenView.as_view(), name="open"),
]
