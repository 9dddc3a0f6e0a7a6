"""Sources: everything rests on them, so they are never deleted."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ezportal.admin import HistoryAdmin
from zones.models import Source


@admin.register(Source)
class SourceAdmin(HistoryAdmin):
    never_deleted = True
    frozen_fields = ("slug",)
    prepopulated_fields = {"slug": ("title",)}
    list_display = ("title", "kind", "publisher", "published", "language")
    list_filter = ("kind", "language")
    search_fields = ("title", "slug", "publisher", "url")
    fieldsets = (
        (None, {"fields": ("title", "slug", "kind", "publisher", ("published", "language"))}),
        (_("Where to find it"), {"fields": ("url", "licence", "note")}),
    )
