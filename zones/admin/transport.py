"""Railways and roads with their sections, stops, figures, and the zones they serve."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from ezportal.admin import TabularRows, TranslatedAdmin, TranslatedTabularRows, in_all_languages
from ezportal.admin.inlines import SOURCE_COLUMNS
from ezportal.admin.shown_warnings import shown_warnings
from zones.admin.actions import PublishActions
from zones.admin.fieldsets import SOURCE
from zones.checks import link_warnings
from zones.models import Station, TransportConnection, TransportFigure, TransportLink, TransportSection


class ConnectionInline(TabularRows):
    model = TransportConnection
    fields = ("zone", *SOURCE_COLUMNS)
    autocomplete_fields = ("zone", "source")


class SectionInline(TranslatedTabularRows):
    model = TransportSection
    fields = ("order", "name_en", "slug", "parent", "length_km", "status", "opened", "source", "locator")
    autocomplete_fields = ("source",)
    prepopulated_fields = {"slug": ("name_en",)}
    siblings = {"parent": "sections"}


class StationInline(TranslatedTabularRows):
    model = Station
    fields = ("order", "name_en", "section", "country", "zone", "status", "source", "locator")
    autocomplete_fields = ("country", "zone", "source")
    siblings = {"section": "sections"}


class FigureInline(TranslatedTabularRows):
    model = TransportFigure
    fields = ("order", "label_en", "value", "unit", "bound", "stated", "source", "locator")
    autocomplete_fields = ("source",)


@admin.register(TransportLink)
class TransportLinkAdmin(PublishActions, TranslatedAdmin):
    change_form_template = "admin/zones/transportlink/change_form.html"
    frozen_fields = ("slug",)
    inlines = (SectionInline, StationInline, ConnectionInline, FigureInline)
    autocomplete_fields = ("source",)
    prepopulated_fields = {"slug": ("name_en",)}
    list_display = ("name", "kind", "status", "length_km", "scheduled_opening", "publication")
    list_filter = ("publication", "kind", "status")
    search_fields = ("slug", *in_all_languages("name"))
    fieldsets = (
        (None, {"fields": ("name_en", "slug", ("kind", "status"), "description_en", "publication")}),
        (_("Length and dates"), {"fields": ("length_km", ("construction_started", "scheduled_opening"))}),
        SOURCE,
    )

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        link = context["original"]
        context["warnings"] = shown_warnings(link_warnings(link), request.user) if link is not None else []
        return super().render_change_form(request, context, *args, **kwargs)


class LinkPartAdmin(TranslatedAdmin):
    """Found through its link; here are its other languages and its history."""

    is_listed = False
    frozen_fields = ("link",)
    list_select_related = ("link",)
    search_fields = ("link__slug", *in_all_languages("name"))


@admin.register(TransportSection)
class SectionAdmin(LinkPartAdmin):
    frozen_fields = ("link", "slug")
    autocomplete_fields = ("link", "parent", "source")
    same_parent = {"parent": "link"}
    list_display = ("name", "order", "link", "length_km", "status")
    fieldsets = (
        (None, {"fields": ("link", "order", "name_en", "slug", "parent", "status")}),
        (_("Length, speed, time"), {"fields": ("length_km", "design_speed_kmh", "duration_hours")}),
        (_("Dates"), {"fields": (("construction_started", "opened", "planned_opening"),)}),
        SOURCE,
    )


@admin.register(Station)
class StationAdmin(LinkPartAdmin):
    autocomplete_fields = ("link", "section", "zone", "source")
    same_parent = {"section": "link"}
    list_display = ("name", "order", "link", "section", "country", "status")
    list_select_related = ("link", "section", "country")
    fieldsets = (
        (None, {"fields": ("link", "order", "name_en", "section", "country", "zone", "status")}),
        SOURCE,
    )


@admin.register(TransportFigure)
class FigureAdmin(LinkPartAdmin):
    autocomplete_fields = ("link", "source")
    list_display = ("label", "link", "value", "unit")
    search_fields = ("link__slug", *in_all_languages("label"))
    fieldsets = ((None, {"fields": ("link", "order", "label_en", ("value", "unit", "bound"))}), SOURCE)
