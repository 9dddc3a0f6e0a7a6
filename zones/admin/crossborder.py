"""Cross-border areas with all that is on their page, and border crossings."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ezportal.admin import (
    TabularRows,
    TranslatedAdmin,
    TranslatedStackedRows,
    TranslatedTabularRows,
    in_all_languages,
)
from ezportal.admin.inlines import SOURCE_COLUMNS
from zones.admin.actions import PublishActions
from zones.admin.fieldsets import POINT, SOURCE
from zones.models import (
    Agreement,
    AreaAlias,
    AreaMember,
    AreaStatement,
    BorderCrossing,
    ClearanceModel,
    CrossBorderArea,
    CrossingZone,
    JointBody,
    Milestone,
)

_ROW_SOURCE = (("source", "locator"), ("stated", "as_of"), "note")


class MemberInline(TabularRows):
    model = AreaMember
    fields = ("zone", "country", "place", *SOURCE_COLUMNS)
    autocomplete_fields = ("zone", "source")


class AreaAliasInline(TabularRows):
    model = AreaAlias
    fields = ("name", "language", *SOURCE_COLUMNS)
    autocomplete_fields = ("source",)


class AgreementInline(TranslatedStackedRows):
    model = Agreement
    fields = ("title_en", "slug", ("kind", "signed"), "signatories", "description_en", *_ROW_SOURCE)
    autocomplete_fields = ("source",)
    prepopulated_fields = {"slug": ("title_en",)}


class JointBodyInline(TranslatedStackedRows):
    model = JointBody
    fields = ("name_en", "slug", ("level", "established"), "description_en", *_ROW_SOURCE)
    autocomplete_fields = ("source",)
    prepopulated_fields = {"slug": ("name_en",)}


class ClearanceModelInline(TranslatedStackedRows):
    model = ClearanceModel
    fields = ("name_en", "slug", ("kind", "status"), "description_en", "expected_effect_en", *_ROW_SOURCE)
    autocomplete_fields = ("source",)
    prepopulated_fields = {"slug": ("name_en",)}


class AreaStatementInline(TranslatedStackedRows):
    model = AreaStatement
    fields = ("topic", "text_en", *_ROW_SOURCE)
    autocomplete_fields = ("source",)


class AreaMilestoneInline(TranslatedTabularRows):
    model = Milestone
    fk_name = "area"
    fields = ("date", "title_en", "description_en", "source", "locator", "publication")
    autocomplete_fields = ("source",)


@admin.register(CrossBorderArea)
class CrossBorderAreaAdmin(PublishActions, TranslatedAdmin):
    frozen_fields = ("slug",)
    inlines = (
        MemberInline, AreaAliasInline, AgreementInline, JointBodyInline, ClearanceModelInline, AreaMilestoneInline,
        AreaStatementInline,
    )  # fmt: skip
    autocomplete_fields = ("zone_type", "source")
    prepopulated_fields = {"slug": ("name_en",)}
    list_display = ("name", "abbreviation", "zone_type", "status", "publication")
    list_filter = ("publication", "status")
    list_select_related = ("zone_type",)
    search_fields = ("slug", "abbreviation", *in_all_languages("name"))
    fieldsets = (
        (None, {"fields": (("name_en", "abbreviation"), "slug", "zone_type", "status", "publication")}),
        (_("Description"), {"fields": ("description_en",)}),
        SOURCE,
    )


class AreaPartAdmin(TranslatedAdmin):
    """Found through its area; here are its other languages and its history."""

    is_listed = False
    frozen_fields = ("area", "slug")
    autocomplete_fields = ("area", "source")
    list_select_related = ("area",)


@admin.register(Agreement)
class AgreementAdmin(AreaPartAdmin):
    list_display = ("title", "kind", "signed", "area")
    search_fields = ("slug", *in_all_languages("title"))
    fieldsets = (
        (None, {
            "fields": ("area", "title_en", "slug", ("kind", "signed"), "signatories", "description_en"),
            "description": _("Signatories are offices, never persons."),
        }),
        SOURCE,
    )  # fmt: skip


@admin.register(JointBody)
class JointBodyAdmin(AreaPartAdmin):
    list_display = ("name", "level", "established", "area")
    search_fields = ("slug", *in_all_languages("name"))
    fieldsets = ((None, {"fields": ("area", "name_en", "slug", ("level", "established"), "description_en")}), SOURCE)


@admin.register(ClearanceModel)
class ClearanceModelAdmin(AreaPartAdmin):
    list_display = ("name", "kind", "status", "area")
    search_fields = ("slug", *in_all_languages("name"))
    fieldsets = (
        (None, {"fields": ("area", "name_en", "slug", ("kind", "status"), "description_en", "expected_effect_en")}),
        SOURCE,
    )


@admin.register(AreaStatement)
class AreaStatementAdmin(AreaPartAdmin):
    frozen_fields = ("area",)
    list_display = ("topic", "area")
    search_fields = ("topic", "area__slug")
    fieldsets = ((None, {"fields": ("area", "topic", "text_en")}), SOURCE)


class CrossingZoneInline(TabularRows):
    model = CrossingZone
    fields = ("zone", *SOURCE_COLUMNS)
    autocomplete_fields = ("zone", "source")


@admin.register(BorderCrossing)
class BorderCrossingAdmin(PublishActions, TranslatedAdmin):
    frozen_fields = ("slug",)
    inlines = (CrossingZoneInline,)
    autocomplete_fields = ("area", "source")
    prepopulated_fields = {"slug": ("name_en",)}
    list_display = ("name", "kind", "country", "neighbour", "status", "publication")
    list_filter = ("publication", "kind", "status", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("country", "neighbour")
    search_fields = ("slug", *in_all_languages("name"))
    fieldsets = (
        (None, {"fields": ("name_en", "slug", "kind", ("country", "neighbour"), "area", "publication")}),
        (_("Description"), {"fields": ("description_en", "status", ("has_passengers", "has_cargo"))}),
        POINT,
        SOURCE,
    )
