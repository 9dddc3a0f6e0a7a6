"""People the portal deals with: focal points, enquiries, subscriptions. None of it is public."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ezportal.admin import PortalAdmin
from zones.models import Enquiry, FocalPoint, Subscription


@admin.register(FocalPoint)
class FocalPointAdmin(PortalAdmin):
    list_display = ("user", "country")
    list_filter = (("country", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("user", "country")
    search_fields = ("user__username", "user__first_name", "user__last_name", "country__code")
    fieldsets = (
        (None, {
            "fields": ("user", "country"),
            "description": _("The person must also be in the group “focal point” and be marked as staff."),
        }),
    )  # fmt: skip


@admin.register(Enquiry)
class EnquiryAdmin(PortalAdmin):
    """What was asked stays as it came; staff write the answer and the state."""

    as_received = ("zone", "received_at", "name", "email", "language", "subject", "message")
    autocomplete_fields = ("zone",)
    list_display = ("subject", "zone", "status", "received_at", "due_on", "answered_at")
    list_filter = ("status", ("zone__country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("zone",)
    search_fields = ("subject", "zone__slug", "zone__name_en")
    fieldsets = (
        (_("Question"), {"fields": ("zone", "received_at", ("name", "email"), "language", "subject", "message")}),
        (_("Answer"), {"fields": ("status", "due_on", "answered_at", "answer")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fields = super().get_readonly_fields(request, obj)
        return [*fields, *self.as_received] if obj is not None else fields


@admin.register(Subscription)
class SubscriptionAdmin(PortalAdmin):
    autocomplete_fields = ("zone",)
    readonly_fields = ("created_at",)
    list_display = ("email", "zone", "country", "language", "confirmed_at")
    list_filter = (("country", admin.RelatedOnlyFieldListFilter), "language")
    list_select_related = ("zone", "country")
    search_fields = ("email", "zone__slug")
    fieldsets = ((None, {"fields": ("email", ("zone", "country"), "language", "created_at", "confirmed_at")}),)
