"""Projects with what was done in them, and the themes that visits look at."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from delegations.admin.fieldsets import RECORD, RECORD_LINES
from delegations.admin.rows import Crumb, TranslatedBlocksInVisit, VisitPart, trail_of
from delegations.models import Activity, DiscussionArea, Project
from ezportal.admin import TranslatedAdmin, in_all_languages
from zones.admin.actions import PublishActions

_ACTIVITY = (
    ("order", "kind", "status"), "title_en", ("dates_stated", "starts", "ends"), ("place", "country"),
    ("status_stated", "visit"),
)  # fmt: skip


class ActivityInline(TranslatedBlocksInVisit):
    model = Activity
    fields = (*_ACTIVITY, *RECORD_LINES)
    autocomplete_fields = ("visit", "source")


@admin.register(Project)
class ProjectAdmin(PublishActions, TranslatedAdmin):
    frozen_fields = ("slug",)
    inlines = (ActivityInline,)
    autocomplete_fields = ("funder", "implementer", "coordinator", "source")
    prepopulated_fields = {"slug": ("name_en",)}
    list_display = ("name", "code", "funder", "starts", "ends", "publication")
    list_filter = ("publication",)
    list_select_related = ("funder",)
    search_fields = ("slug", "code", *in_all_languages("name"))
    fieldsets = (
        (_("What"), {"fields": (("name_en", "code"), "slug", "description_en", ("starts", "ends"), "publication")}),
        (_("Who"), {"fields": ("funder", "implementer", "coordinator", "order"), "classes": ("collapse",)}),
        RECORD,
    )


@admin.register(Activity)
class ActivityAdmin(VisitPart, TranslatedAdmin):
    autocomplete_fields = ("visit", "source")
    list_display = ("title", "project", "kind", "dates_stated", "status")
    list_filter = (("project", admin.RelatedOnlyFieldListFilter), "kind", "status")
    list_select_related = ("project",)
    search_fields = ("project__slug", "dates_stated", *in_all_languages("title"))
    fieldsets = ((None, {"fields": ("project", *_ACTIVITY)}), RECORD)
    readonly_fields = ("project",)

    def parent(self) -> str:
        return "project"

    def trail(self, row: Activity) -> list[Crumb]:
        return trail_of(row, "project")


@admin.register(DiscussionArea)
class DiscussionAreaAdmin(TranslatedAdmin):
    """Shared by all visits, so that findings can be compared: retired, never deleted."""

    never_deleted = True
    frozen_fields = ("slug",)
    autocomplete_fields = ("source",)
    prepopulated_fields = {"slug": ("name_en",)}
    list_display = ("name", "order", "is_retired")
    list_filter = ("is_retired",)
    search_fields = ("slug", *in_all_languages("name"))
    fieldsets = ((None, {"fields": ("name_en", "slug", "description_en", "order", "is_retired")}), RECORD)
