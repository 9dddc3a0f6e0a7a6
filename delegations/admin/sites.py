"""Sites, visits to them, and what was noted there."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from delegations.admin.fieldsets import RECORD
from delegations.admin.rows import TranslatedBlocksInVisit, VisitPart, VisitRow
from delegations.models import Site, SiteNote, SiteVisit
from ezportal.admin import HistoryAdmin, TranslatedAdmin, in_all_languages
from zones.admin.actions import PublishActions
from zones.admin.fieldsets import POINT


@admin.register(Site)
class SiteAdmin(PublishActions, TranslatedAdmin):
    frozen_fields = ("slug",)
    autocomplete_fields = ("zone", "facility", "host", "source")
    prepopulated_fields = {"slug": ("name_en",)}
    list_display = ("name", "kind", "country", "zone", "status", "publication")
    list_filter = ("publication", "kind", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("country", "zone")
    search_fields = ("slug", "name_local", *in_all_languages("name"))
    fieldsets = (
        (_("What"), {"fields": ("name_en", "name_local", "slug", ("kind", "status"), "host", "publication")}),
        (_("Where"), {
            "fields": ("country", "zone", "facility", "address", "address_local", "website"),
            "description": _("Choose the zone it lies in, and the facility where the zone's profile has it."),
        }),
        POINT,
        RECORD,
    )  # fmt: skip


class NoteInline(TranslatedBlocksInVisit):
    model = SiteNote
    classes = ()
    fields = (("order", "area", "heading"), "text_en")
    autocomplete_fields = ("area",)


@admin.register(SiteVisit)
class SiteVisitAdmin(VisitRow, HistoryAdmin):
    inlines = (NoteInline,)
    autocomplete_fields = ("site", "host", "source")
    list_display = ("site", "visit", "date", "host")
    list_filter = (("visit", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("site", "visit", "host")
    search_fields = ("visit__slug", "site__slug", *(f"site__{name}" for name in in_all_languages("name")))
    fieldsets = ((None, {"fields": ("visit", "order", "site", "date", "host", "item")}), RECORD)


@admin.register(SiteNote)
class SiteNoteAdmin(VisitPart, TranslatedAdmin):
    autocomplete_fields = ("area", "source")
    list_display = ("__str__", "site_visit", "area", "heading")
    list_filter = (("site_visit__visit", admin.RelatedOnlyFieldListFilter), ("area", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("site_visit__site", "area")
    search_fields = ("heading", *in_all_languages("text"))
    fieldsets = ((None, {"fields": ("site_visit", "order", "area", "heading", "text_en")}), RECORD)
