"""Indicators, their figures, and the national totals that sources print."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from import_export.admin import ImportExportMixin

from ezportal.admin import HistoryAdmin, TranslatedAdmin, in_all_languages
from zones.admin.actions import PublishActions
from zones.admin.fieldsets import SOURCE
from zones.admin.sheets import SheetPermissions
from zones.imports import ObservationSheet
from zones.models import CountryOverview, Indicator, Observation


@admin.register(Indicator)
class IndicatorAdmin(TranslatedAdmin):
    never_deleted = True
    frozen_fields = ("slug",)
    prepopulated_fields = {"slug": ("name_en",)}
    list_display = ("name", "unit", "is_retired")
    list_filter = ("is_retired",)
    search_fields = ("slug", *in_all_languages("name"))
    fieldsets = ((None, {"fields": ("name_en", "slug", "unit", "description_en", "is_retired")}),)


@admin.register(Observation)
class ObservationAdmin(SheetPermissions, PublishActions, ImportExportMixin, HistoryAdmin):
    reviewer_fields = ("country",)
    resource_classes = [ObservationSheet]
    autocomplete_fields = ("indicator", "zone", "facility", "source")
    same_parent = {"facility": "zone"}
    list_display = ("indicator", "zone", "country", "facility", "period", "value", "unit", "bound", "publication")
    list_filter = ("publication", ("indicator", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("indicator", "zone", "country", "facility", "source")
    search_fields = ("indicator__slug", "zone__slug", "zone__name_en", "period", "stated")
    fieldsets = (
        (_("What it speaks of"), {
            "fields": ("indicator", "zone", "facility", "country"),
            "description": _("A zone, or a facility in it, or a country."),
        }),
        (_("Figure"), {"fields": ("period", ("value", "unit", "bound"), "publication")}),
        SOURCE,
    )  # fmt: skip


@admin.register(CountryOverview)
class CountryOverviewAdmin(TranslatedAdmin):
    autocomplete_fields = ("zone_type", "total", "source")
    same_parent = {"total": "country"}
    list_display = ("label", "count", "bound", "country", "zone_type", "as_of")
    list_filter = (("country", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("country", "zone_type")
    search_fields = ("country__code", *in_all_languages("label"))
    fieldsets = (
        (None, {
            "fields": ("country", "label_en", ("count", "bound"), "zone_type", "total", "order"),
            "description": _("As the source prints it; never counted from the zones recorded here."),
        }),
        SOURCE,
    )  # fmt: skip
