"""Reference data: retired rather than deleted, because zones, fixtures and partners name it by key."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from import_export.admin import ImportExportMixin

from ezportal.admin import TranslatedAdmin, in_all_languages
from zones.admin.sheets import SheetPermissions
from zones.imports import OrganisationSheet
from zones.models import Country, Industry, Organisation, Province, ZoneType


class ReferenceAdmin(TranslatedAdmin):
    never_deleted = True
    frozen_fields = ("slug",)


@admin.register(Country)
class CountryAdmin(ReferenceAdmin):
    frozen_fields = ("code",)
    list_display = ("code", "name", "alpha3", "currency", "time_zone", "is_member")
    list_filter = ("is_member",)
    search_fields = ("code", "alpha3", "short_name_en", *in_all_languages("official_name"))
    fieldsets = (
        (None, {"fields": (("code", "alpha3"), "short_name_en", "official_name_en", "is_member")}),
        (_("Facts"), {"fields": ("capital", "currency", "time_zone", "local_language")}),
    )


@admin.register(Province)
class ProvinceAdmin(ReferenceAdmin):
    frozen_fields = ("code",)
    list_display = ("code", "name", "country")
    list_filter = (("country", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("country",)
    search_fields = ("code", *in_all_languages("name"))
    fieldsets = ((None, {"fields": ("code", "country", "name_en")}),)


class TermAdmin(ReferenceAdmin):
    """A term in a tree."""

    autocomplete_fields: Any = ("parent",)
    list_select_related: Any = ("parent",)


@admin.register(ZoneType)
class ZoneTypeAdmin(TermAdmin):
    prepopulated_fields = {"slug": ("name_en",)}
    autocomplete_fields = ("parent", "source")
    list_display = ("name", "abbreviation", "country", "parent", "is_retired")
    list_filter = (("country", admin.RelatedOnlyFieldListFilter), "is_retired")
    list_select_related = ("country", "parent")
    search_fields = ("slug", "abbreviation", *in_all_languages("name"))
    fieldsets = (
        (None, {"fields": ("name_en", "slug", "abbreviation", "country", "parent", "is_retired")}),
        (_("Definition"), {"fields": ("definition_en", "source", "locator", "note")}),
    )


@admin.register(Industry)
class IndustryAdmin(TermAdmin):
    prepopulated_fields = {"slug": ("label_en",)}
    list_display = ("label", "isic_code", "parent", "is_retired")
    list_filter = ("is_retired",)
    search_fields = ("slug", "isic_code", *in_all_languages("label"))
    fieldsets = ((None, {"fields": ("label_en", "slug", "isic_code", "parent", "is_retired")}),)


@admin.register(Organisation)
class OrganisationAdmin(SheetPermissions, ImportExportMixin, ReferenceAdmin):
    resource_classes = [OrganisationSheet]
    prepopulated_fields = {"slug": ("name_en",)}
    autocomplete_fields = ("parent", "source")
    list_display = ("name", "acronym", "kind", "country", "office_email", "is_retired")
    list_filter = ("kind", ("country", admin.RelatedOnlyFieldListFilter), "is_retired")
    list_select_related = ("country", "parent", "source")
    search_fields = ("slug", "acronym", *in_all_languages("name"))
    fieldsets = (
        (None, {"fields": (("name_en", "acronym"), "slug", "kind", "country", "parent", "is_retired")}),
        (_("What it is responsible for"), {"fields": ("responsibility_en",)}),
        (_("Office"), {
            "fields": ("address", "website", ("office_email", "office_phone")),
            "description": _("Of the office, never of a person. It is public."),
        }),
        (_("Source"), {"fields": ("source", ("locator", "as_of"), "note")}),
    )  # fmt: skip
