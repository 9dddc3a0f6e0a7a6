"""Everything under /api/."""

from django.urls import include, path
from django.views.generic import RedirectView

from ezportal.api.docs import DocsView, OpenApiView

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="index"), name="api"),
    path("docs/", DocsView.as_view(), name="api-docs"),
    path("v1/openapi.json", OpenApiView.as_view(), name="openapi"),
    path("v1/", include("zones.api.urls")),
]
