"""Counts from paper forms and printed reports, and open answers that the public reads."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from delegations.admin.fieldsets import RECORD
from delegations.admin.rows import LinesInVisit, VisitRow
from evaluations.choices import RemarkOrigin
from evaluations.models import Remark, Tally, TallyCount
from ezportal.admin import HistoryAdmin


class CountInline(LinesInVisit):
    model = TallyCount
    classes = ()
    fields = ("rating", "count")


@admin.register(Tally)
class TallyAdmin(VisitRow, HistoryAdmin):
    inlines = (CountInline,)
    autocomplete_fields = ("question", "source")
    list_display = ("question", "visit", "basis", "reported_mean", "is_inferred")
    list_filter = (("visit", admin.RelatedOnlyFieldListFilter), "basis", "is_inferred")
    list_select_related = ("question", "visit")
    search_fields = ("visit__slug", "question__code")
    fieldsets = (
        (None, {"fields": ("visit", "question", ("basis", "invited", "reported_mean"), "is_inferred", "reasoning")}),
        RECORD,
    )


@admin.register(Remark)
class RemarkAdmin(VisitRow, HistoryAdmin):
    """Printed remarks and those on paper are entered here; released ones come from the survey's page."""

    autocomplete_fields = ("question", "source")
    list_display = ("__str__", "question", "visit", "origin")
    list_filter = (("visit", admin.RelatedOnlyFieldListFilter), "origin")
    list_select_related = ("question", "visit")
    search_fields = ("text", "visit__slug")
    fieldsets = ((None, {"fields": ("visit", "question", ("order", "origin"), "text")}), RECORD)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_released = obj is not None and obj.origin == RemarkOrigin.RELEASED
        return not is_released and super().has_change_permission(request, obj)
