"""What is inside a zone, each on a page of its own: other languages, the place in the source, history."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ezportal.admin import TranslatedAdmin, in_all_languages
from zones.admin.actions import PublishActions
from zones.admin.fieldsets import POINT, SOURCE
from zones.models import Facility, InvestmentOpportunity, Milestone, Tenant, ZoneService


class PartAdmin(PublishActions, TranslatedAdmin):
    """A focal point's additions wait for review; what is published is for editors."""

    frozen_fields = ("zone",)
    list_select_related: Any = ("zone",)
    list_filter: Any = ("publication", ("zone__country", admin.RelatedOnlyFieldListFilter))


@admin.register(Facility)
class FacilityAdmin(PartAdmin):
    frozen_fields = ("zone", "slug")
    autocomplete_fields = ("zone", "parent", "operator", "source")
    prepopulated_fields = {"slug": ("name_en",)}
    same_parent = {"parent": "zone"}
    list_display = ("name", "kind", "zone", "status", "publication")
    list_filter = (*PartAdmin.list_filter, "kind", "status")
    search_fields = ("slug", "zone__slug", *in_all_languages("name"))
    fieldsets = (
        (None, {"fields": ("zone", "name_en", "slug", "kind", "parent", "publication")}),
        (_("Description"), {"fields": ("description_en", ("status", "opened"), "operator")}),
        POINT,
        SOURCE,
    )


@admin.register(Tenant)
class TenantAdmin(PartAdmin):
    autocomplete_fields = ("zone", "organisation", "source")
    list_display = ("name", "zone", "activity", "status", "since", "publication")
    list_filter = (*PartAdmin.list_filter, "status")
    search_fields = ("zone__slug", *in_all_languages("name", "activity"))
    fieldsets = (
        (None, {"fields": ("zone", "name_en", "organisation", "activity_en", ("status", "since"), "publication")}),
        SOURCE,
    )


@admin.register(InvestmentOpportunity)
class OpportunityAdmin(PartAdmin):
    frozen_fields = ("zone", "slug")
    autocomplete_fields = ("zone", "source")
    prepopulated_fields = {"slug": ("title_en",)}
    list_display = ("title", "zone", "order", "publication")
    search_fields = ("slug", "zone__slug", *in_all_languages("title"))
    fieldsets = (
        (None, {"fields": ("zone", "title_en", "slug", "description_en", "order", "publication")}),
        SOURCE,
    )


@admin.register(ZoneService)
class ServiceAdmin(PartAdmin):
    frozen_fields = ("zone", "slug")
    autocomplete_fields = ("zone", "provider", "facility", "source")
    prepopulated_fields = {"slug": ("name_en",)}
    same_parent = {"facility": "zone"}
    list_display = ("name", "zone", "provider", "facility", "publication")
    list_select_related = ("zone", "provider", "facility")
    search_fields = ("slug", "zone__slug", *in_all_languages("name"))
    fieldsets = (
        (None, {"fields": ("zone", "name_en", "slug", "description_en", "publication")}),
        (_("Where and by whom"), {"fields": ("provider", "facility", "order")}),
        SOURCE,
    )


@admin.register(Milestone)
class MilestoneAdmin(PartAdmin):
    frozen_fields = ("zone", "area")
    reviewer_fields = ("area",)
    autocomplete_fields = ("zone", "area", "source")
    list_display = ("date", "title", "zone", "area", "publication")
    list_display_links = ("date", "title")
    list_select_related = ("zone", "area")
    search_fields = ("date", "zone__slug", "area__slug", *in_all_languages("title"))
    fieldsets = (
        (None, {
            "fields": ("zone", "area", "date", "title_en", "description_en", "publication"),
            "description": _("An event of a zone or of a cross-border area."),
        }),
        SOURCE,
    )  # fmt: skip
