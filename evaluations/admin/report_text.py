"""The texts of the report that people write."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import TextField
from django.utils.translation import gettext_lazy as _

from evaluations.models import ReportText
from ezportal.admin import TranslatedAdmin, in_all_languages


@admin.register(ReportText)
class ReportTextAdmin(TranslatedAdmin):
    list_display = ("visit", "block", "updated_at")
    list_filter = ("block", "visit")
    list_select_related = ("visit",)
    search_fields = in_all_languages("text")
    autocomplete_fields = ("visit",)
    formfield_overrides = {TextField: {"widget": forms.Textarea(attrs={"rows": 16, "cols": 80})}}
    fieldsets: Any = (
        (None, {
            "fields": ("visit", "block", "text_en"),
            "description": _(
                "It stands above what is computed for the chapter. An empty line begins a new paragraph, and lines "
                "that begin with “- ” make a list. Name nobody: reports go beyond the people of the visit."
            ),
        }),
    )  # fmt: skip
