"""What the portal itself records of a visit: ways in, erasures, reminders. Read here, written by no hand."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from delegations.models import Erasure, PersonalLink, Reminder
from ezportal.admin import ReadOnlyAdmin


@admin.register(PersonalLink)
class PersonalLinkAdmin(ReadOnlyAdmin):
    """Only the hash of a link's token is stored, and not even that is shown."""

    list_display = ("delegate", "visit", "created_at", "sent_at", "last_used_at", "expires_at", "state")
    list_filter = (("delegate__visit", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("delegate__visit",)
    search_fields = ("delegate__name", "delegate__visit__slug")
    fieldsets = (
        (
            None,
            {"fields": ("delegate", "state", ("created_at", "sent_at"), "last_used_at", "expires_at", "revoked_at")},
        ),
    )
    readonly_fields = ("delegate", "state")

    def get_queryset(self, request: HttpRequest) -> QuerySet[PersonalLink]:
        return super().get_queryset(request).defer("token_hash")

    @admin.display(description=gettext_lazy("learning visit"), ordering="delegate__visit")
    def visit(self, link: PersonalLink) -> str:
        return str(link.delegate.visit)

    @admin.display(description=gettext_lazy("state"))
    def state(self, link: PersonalLink) -> str:
        return str(link.state.label)


@admin.register(Erasure)
class ErasureAdmin(ReadOnlyAdmin):
    list_display = ("kind", "visit", "erased_at", "delegates", "rows")
    list_filter = (("visit", admin.RelatedOnlyFieldListFilter), "kind")
    list_select_related = ("visit",)
    readonly_fields = ("visit",)
    fieldsets = ((None, {"fields": ("visit", "kind", "erased_at", ("delegates", "rows"))}),)


@admin.register(Reminder)
class ReminderAdmin(ReadOnlyAdmin):
    list_display = ("recommendation", "kind", "addressee", "due_on", "sent_at")
    list_filter = (("recommendation__visit", admin.RelatedOnlyFieldListFilter), "kind")
    list_select_related = ("recommendation",)
    readonly_fields = ("recommendation",)
    fieldsets = ((None, {"fields": ("recommendation", ("kind", "addressee"), ("due_on", "sent_at"))}),)
