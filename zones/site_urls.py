"""Addresses that stand outside the languages: what search engines ask for."""

from django.contrib.sitemaps import views as sitemap_views
from django.urls import path

from zones import contributions
from zones.views.sitemaps import SITEMAPS, RobotsView

# The other apps have added theirs by the time addresses are read.
ALL = {**SITEMAPS, **contributions.sitemaps}

urlpatterns = [
    path("robots.txt", RobotsView.as_view(), name="robots"),
    path(
        "sitemap.xml",
        sitemap_views.index,
        {"sitemaps": ALL, "sitemap_url_name": "sitemap", "template_name": "sitemap_index.xml"},
        name="sitemap-index",
    ),
    path(
        "sitemap-<section>.xml",
        sitemap_views.sitemap,
        {"sitemaps": ALL, "template_name": "sitemap.xml"},
        name="sitemap",
    ),
]
