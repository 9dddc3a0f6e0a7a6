"""Recommendations: who looks after each, by when, and how far it has come."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from import_export.admin import ExportMixin

from delegations.admin.fieldsets import RECORD
from delegations.admin.rows import VisitRow
from delegations.admin.workshop import SubjectInline
from delegations.exports import RecommendationTable
from delegations.models import Recommendation, RecommendationSubject, Reminder
from ezportal.admin import TranslatedAdmin, in_all_languages
from zones.admin.sheets import ExportPermissions

SOON_DAYS = 14


def days_late(row: Recommendation) -> str:
    """By how many days it is late, nothing when it is not."""
    today = timezone.localdate()
    if row.due_on is None or not row.is_overdue(today):
        return ""
    days = (today - row.due_on).days
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


class DueFilter(SimpleListFilter):
    """Unfinished recommendations by their due date."""

    title = gettext_lazy("due")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        soon = _("in the next %(days)d days") % {"days": SOON_DAYS}
        return [("overdue", _("overdue")), ("soon", soon), ("none", _("no date set"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        today = timezone.localdate()
        match self.value():
            case "overdue":
                return queryset.overdue(today)
            case "soon":
                return queryset.due_within(today, SOON_DAYS)
            case "none":
                return queryset.unfinished().filter(due_on__isnull=True)
        return queryset


class RecommendationSubjectInline(SubjectInline):
    model = RecommendationSubject


@admin.register(Recommendation)
class RecommendationAdmin(VisitRow, ExportPermissions, ExportMixin, TranslatedAdmin):
    # The presentation it comes from belongs to a country, whose focal point alone reads it before it is public.
    reviewer_fields = ("finding",)
    goes_along = (Reminder,)
    inlines = (RecommendationSubjectInline,)
    autocomplete_fields = ("area", "owner", "source")
    resource_classes = [RecommendationTable]
    list_display = ("__str__", "visit", "owner", "due_on", "status", "late")
    list_filter = (("visit", admin.RelatedOnlyFieldListFilter), "status", DueFilter)
    list_select_related = ("visit", "owner")
    search_fields = ("visit__slug", *in_all_languages("text"))
    fieldsets = (
        (gettext_lazy("What"), {"fields": ("visit", "order", "text_en", "area", "group", "finding")}),
        (gettext_lazy("Follow-up"), {
            "fields": ("owner", ("due_on", "status"), "response_en", "evidence", "evidence_url"),
            "description": gettext_lazy("The owner is reminded 14 days before, on the day and 14 days after."),
        }),
        RECORD,
    )  # fmt: skip

    @admin.display(description=gettext_lazy("overdue"))
    def late(self, row: Recommendation) -> str:
        return days_late(row)
