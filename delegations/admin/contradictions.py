"""Points on which sources disagree: all readings are kept, and the one in use says why."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from delegations.admin.fieldsets import RECORD
from delegations.admin.rows import TranslatedLinesInVisit, VisitPart, VisitRow
from delegations.models import Contradiction, Reading
from ezportal.admin import TranslatedAdmin, in_all_languages


class ReadingInline(TranslatedLinesInVisit):
    model = Reading
    classes = ()
    fields = ("order", "text_en", "is_used", "source", "locator")
    autocomplete_fields = ("source",)


@admin.register(Contradiction)
class ContradictionAdmin(VisitRow, TranslatedAdmin):
    is_listed = False
    inlines = (ReadingInline,)
    list_display = ("subject", "visit", "order")
    list_filter = (("visit", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("visit",)
    search_fields = ("visit__slug", *in_all_languages("subject"))
    fieldsets = (
        (None, {
            "fields": ("visit", "order", "subject_en", "reason_en"),
            "description": _("What each source says stands below, with its place. The public reads all of it."),
        }),
    )  # fmt: skip


@admin.register(Reading)
class ReadingAdmin(VisitPart, TranslatedAdmin):
    autocomplete_fields = ("source",)
    list_display = ("text", "contradiction", "is_used")
    list_filter = (("contradiction__visit", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("contradiction",)
    search_fields = in_all_languages("text")
    fieldsets = ((None, {"fields": ("contradiction", "order", "text_en", "is_used")}), RECORD)
