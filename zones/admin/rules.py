"""Regulations, incentives, and procedures with their steps."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ezportal.admin import TranslatedAdmin, TranslatedStackedRows, in_all_languages
from zones.admin.actions import PublishActions
from zones.admin.fieldsets import SOURCE
from zones.models import Incentive, Procedure, Regulation, Step


@admin.register(Regulation)
class RegulationAdmin(PublishActions, TranslatedAdmin):
    frozen_fields = ("slug",)
    autocomplete_fields = ("body", "source")
    prepopulated_fields = {"slug": ("title_en",)}
    list_display = ("title", "kind", "number", "issued", "country", "publication")
    list_filter = ("publication", "kind", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("country",)
    search_fields = ("slug", "number", *in_all_languages("title"))
    fieldsets = (
        (None, {"fields": ("title_en", "slug", "country", "kind", ("number", "issued"), "body", "url", "publication")}),
        SOURCE,
    )


@admin.register(Incentive)
class IncentiveAdmin(PublishActions, TranslatedAdmin):
    frozen_fields = ("slug",)
    reviewer_fields = ("country", "zone_type")
    autocomplete_fields = ("zone", "zone_type", "legal_basis", "source")
    prepopulated_fields = {"slug": ("title_en",)}
    list_display = ("title", "kind", "rate_percent", "years", "zone", "country", "zone_type", "publication")
    list_filter = ("publication", "kind", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("zone", "country", "zone_type")
    search_fields = ("slug", "zone__slug", *in_all_languages("title"))
    fieldsets = (
        (_("Who gives it"), {
            "fields": ("zone", "country", "zone_type"),
            "description": _("Exactly one: a zone, a country, or all zones of a type."),
        }),
        (_("What is given"), {
            "fields": ("title_en", "slug", "kind", "description_en", ("rate_percent", "years"), "conditions_en",
                       "legal_basis", "publication"),
        }),
        SOURCE,
    )  # fmt: skip


STEP_FIELDSETS = (
    (None, {"fields": (("order", "name_en"), "office", "officer_en")}),
    (_("What to bring, what you get"), {
        "fields": ("requirements_en", "form_url", "result_en"), "classes": ("collapse",),
    }),
    (_("Cost and time"), {
        "fields": (
            ("cost", "cost_currency"), ("counter_minutes_min", "counter_minutes_max"),
            ("queue_days_min", "queue_days_max"),
        ),
        "classes": ("collapse",),
    }),
    (_("Legal basis and recourse"), {
        "fields": (("legal_basis", "legal_article"), "recourse_en", "certifier_en"), "classes": ("collapse",),
    }),
    (_("Source"), {
        "fields": (("source", "locator"), ("as_of", "last_checked"), "stated", "note"), "classes": ("collapse",),
    }),
)  # fmt: skip


class StepInline(TranslatedStackedRows):
    model = Step
    fieldsets = STEP_FIELDSETS
    autocomplete_fields = ("office", "legal_basis", "source")
    classes = ()


@admin.register(Procedure)
class ProcedureAdmin(PublishActions, TranslatedAdmin):
    frozen_fields = ("slug",)
    inlines = (StepInline,)
    autocomplete_fields = ("zone", "provider", "source")
    prepopulated_fields = {"slug": ("title_en",)}
    list_display = ("title", "zone", "country", "provider", "publication")
    list_filter = ("publication", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("zone", "country", "provider")
    search_fields = ("slug", "zone__slug", *in_all_languages("title"))
    fieldsets = (
        (None, {
            "fields": (("zone", "country"), "title_en", "slug", "description_en", "provider", "publication"),
            "description": _("A procedure belongs to a zone or to a country."),
        }),
        SOURCE,
    )  # fmt: skip


@admin.register(Step)
class StepAdmin(TranslatedAdmin):
    is_listed = False
    frozen_fields = ("procedure",)
    autocomplete_fields = ("procedure", "office", "legal_basis", "source")
    list_display = ("name", "order", "procedure", "office", "last_checked")
    list_select_related = ("procedure", "office")
    search_fields = ("procedure__slug", *in_all_languages("name"))
    fieldsets = ((None, {"fields": ("procedure",)}), *STEP_FIELDSETS)
