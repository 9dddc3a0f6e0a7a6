"""Numbered texts of a visit: edited on its page; here are their other languages and their history."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from delegations.admin.fieldsets import RECORD
from delegations.admin.rows import VisitPart
from delegations.models import Aim, AssignmentTopic, Lesson
from ezportal.admin import TranslatedAdmin, in_all_languages


class VisitTextAdmin(VisitPart, TranslatedAdmin):
    """A numbered text on the visit's page."""

    autocomplete_fields: Any = ("area", "source")
    list_display: Any = ("__str__", "visit", "order", "area")
    list_filter: Any = (("visit", admin.RelatedOnlyFieldListFilter),)
    list_select_related: Any = ("visit", "area")
    search_fields = ("visit__slug", *in_all_languages("text"))
    fieldsets: Any = ((None, {"fields": ("visit", "order", "text_en", "area")}), RECORD)


@admin.register(Lesson)
class LessonAdmin(VisitTextAdmin):
    pass


@admin.register(AssignmentTopic)
class TopicAdmin(VisitTextAdmin):
    pass


@admin.register(Aim)
class AimAdmin(VisitTextAdmin):
    autocomplete_fields = ("source",)
    list_display = ("__str__", "visit", "kind", "order")
    list_select_related = ("visit",)
    fieldsets = ((None, {"fields": ("visit", "kind", "order", "text_en")}), RECORD)
