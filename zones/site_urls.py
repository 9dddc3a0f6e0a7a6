"""Addresses that stand outside the languages: what search engines ask for."""

from django.contrib.sitemaps import views as sitemap_views
from django.urls import path

from zones.views.sitemaps import SITEMAPS, RobotsView

urlpatterns = [
    path("robots.txt", RobotsView.as_view(), name="robots"),
    path(
        "sitemap.xml",
        sitemap_views.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap", "template_name": "sitemap_index.xml"},
        name="sitemap-index",
    ),
    path(
        "sitemap-<section>.xml",
        sitemap_views.sitemap,
        {"sitemaps": SITEMAPS, "template_name": "sitemap.xml"},
        name="sitemap",
    ),
]
