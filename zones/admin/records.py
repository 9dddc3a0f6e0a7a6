"""The change feed and the data version: written by the portal itself, read here."""

from __future__ import annotations

from django.contrib import admin

from ezportal.admin import ReadOnlyAdmin
from zones.models import Change, DataVersion


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ("sequence", "resource", "key", "action", "at")
    list_filter = ("resource", "action")
    search_fields = ("key",)
    fieldsets = ((None, {"fields": ("sequence", "resource", "key", "action", "at")}),)


@admin.register(DataVersion)
class DataVersionAdmin(ReadOnlyAdmin):
    list_display = ("last_sequence",)
    fieldsets = ((None, {"fields": ("last_sequence",)}),)
