"""Tells search engines which pages there are, in which languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse
from django.views.generic import TemplateView

from zones.models import Country, CrossBorderArea, Source, TransportLink, Zone


class PortalSitemap(Sitemap):
    """Pages under the portal's public address, each with its other languages."""

    i18n = True
    alternates = True
    x_default = True
    protocol = urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def get_languages_for_item(self, item: Any) -> Sequence[str]:
        return [code for code, _name in settings.LANGUAGES]


class PageSitemap(PortalSitemap):
    """Pages that are not about one row."""

    names: tuple[str, ...] = (
        "zones:home", "zones:zones", "zones:countries", "zones:cross-border-areas", "zones:sources", "zones:changes",
        "zones:about", "zones:data-policy",
    )  # fmt: skip

    def items(self) -> tuple[str, ...]:
        return self.names

    def location(self, item: str) -> str:
        return reverse(item)


class RowSitemap(PortalSitemap):
    """Pages of published rows with the day of their last change."""

    queryset: QuerySet

    def items(self) -> QuerySet:
        return self.queryset.all()

    def lastmod(self, item: Any) -> dt.datetime:
        return item.updated_at


class ZoneSitemap(RowSitemap):
    queryset = Zone.objects.published().only("slug", "updated_at").order_by("slug")


class CountrySitemap(RowSitemap):
    queryset = Country.objects.members()


class AreaSitemap(RowSitemap):
    queryset = CrossBorderArea.objects.published().only("slug", "updated_at")


class LinkSitemap(RowSitemap):
    queryset = TransportLink.objects.published().only("slug", "updated_at")


class SourceSitemap(RowSitemap):
    """In English only: titles and addresses are the same in every language."""

    queryset = Source.objects.only("slug", "updated_at").order_by("slug")
    languages = ["en"]

    def get_languages_for_item(self, item: Any) -> Sequence[str]:
        return self.languages


SITEMAPS = {
    "pages": PageSitemap,
    "zones": ZoneSitemap,
    "countries": CountrySitemap,
    "cross-border-areas": AreaSitemap,
    "transport-links": LinkSitemap,
    "sources": SourceSitemap,
}


class RobotsView(TemplateView):
    template_name = "robots.txt"
    content_type = "text/plain; charset=utf-8"
    extra_context = {"site_url": settings.SITE_URL}
