"""Everything under /api/: what is the same for all resources, then the resources of each app."""

from importlib import import_module

from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView

from ezportal.api.docs import DocsView, IndexView, OpenApiView

# Each has `urlpatterns` and `INDEX`, the names of its lists.
modules = [import_module(name) for name in settings.API_URLS]
index = [name for module in modules for name in module.INDEX]

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="index"), name="api"),
    path("docs/", DocsView.as_view(), name="api-docs"),
    path("v1/openapi.json", OpenApiView.as_view(), name="openapi"),
    path("v1/", IndexView.as_view(resources=index), name="index"),
    *(path("v1/", include(module)) for module in modules),
]
