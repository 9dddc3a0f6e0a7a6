"""Claims: what waits for review, where sources differ, what was never confirmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.admin import ImportExportMixin

from ezportal.admin import HistoryAdmin
from ezportal.admin.refusals import REFUSALS, in_one_line
from zones.admin.actions import run_on_each
from zones.admin.claim_table import ACCEPT, CONFIRM, KEEP, LABELS, OPEN_TO, REJECT, decisions_on, value_text
from zones.admin.filters import ConflictFilter, ProfileFieldFilter, UnconfirmedFilter
from zones.admin.sheets import SheetPermissions
from zones.admin.small_form import small_form
from zones.choices import ClaimStatus
from zones.claim_sheet import ClaimSheet
from zones.forms import DecisionForm, profile_label
from zones.models import Claim, Zone
from zones.services.claims import accept_claim, confirm_claim, reject_claim
from zones.services.review import keep_beside

TITLES = {
    ACCEPT: gettext_lazy("Use this value"),
    KEEP: gettext_lazy("Show it beside the value in use"),
    REJECT: gettext_lazy("Reject this proposal"),
    CONFIRM: gettext_lazy("Confirm it with its source"),
}


def decide(claim: Claim, decision: str, user: Any, reason: str = "") -> None:
    """Carry a decision out. Raises PermissionDenied or ValidationError, never silently does nothing."""
    if decision not in OPEN_TO[ClaimStatus(claim.status)]:
        raise PermissionDenied
    does: dict[str, Callable[[], None]] = {
        ACCEPT: lambda: accept_claim(claim=claim, by=user, reason=reason),
        KEEP: lambda: keep_beside(claim=claim, by=user, reason=reason),
        REJECT: lambda: reject_claim(claim=claim, by=user, reason=reason),
        CONFIRM: lambda: confirm_claim(claim=claim, on=timezone.localdate(), by=user),
    }
    does[decision]()


def _bulk(decision: str, label: Any, done: Any) -> Callable[..., None]:
    def act(model_admin: admin.ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Any]) -> None:
        rows = queryset.filter(status__in=[status for status, open_to in OPEN_TO.items() if decision in open_to])
        tally = run_on_each(
            model_admin, request, rows, lambda claim: decide(claim, decision, request.user), log=str(LABELS[decision])
        )
        tally.report(model_admin, request, str(done))

    act.__name__ = f"{decision}_selected"
    return admin.action(act, description=label, permissions=["change"])


@admin.register(Claim)
class ClaimAdmin(SheetPermissions, ImportExportMixin, HistoryAdmin):
    """A claim's value is never edited: another statement is another claim. What surrounds it can be corrected."""

    never_deleted = True
    resource_classes = [ClaimSheet]
    change_form_template = "admin/zones/claim/change_form.html"
    list_display = ("zone_link", "field_label", "shown_value", "status", "source", "as_of", "confirmed_on")
    list_display_links = ("field_label",)
    list_filter = (
        "status", ConflictFilter, ("zone__country", admin.RelatedOnlyFieldListFilter), UnconfirmedFilter, "value_state",
        ProfileFieldFilter,
    )  # fmt: skip
    list_select_related = ("zone", "source")
    search_fields = ("zone__search_text", "zone__slug", "zone__name_en", "value", "source__title", "source__slug")
    ordering = ("zone__name_en", "field", "status", "pk")
    actions = [
        _bulk(ACCEPT, gettext_lazy("Accept selected"), gettext_lazy("Accepted:")),
        _bulk(REJECT, gettext_lazy("Reject selected"), gettext_lazy("Rejected:")),
        _bulk(CONFIRM, gettext_lazy("Confirm selected (checked with the source today)"), gettext_lazy("Confirmed:")),
    ]  # fmt: skip
    readonly_fields = (
        "zone_link", "field_label", "shown_value", "bound", "status", "source", "as_of", "reason", "recorded_by",
        "decided_by",
    )  # fmt: skip
    fieldsets = (
        (gettext_lazy("Statement"), {
            "fields": ("zone_link", "field_label", "shown_value", "bound", "source", "as_of"),
            "description": gettext_lazy("It can't be edited: record another statement on the zone's page instead."),
        }),
        (gettext_lazy("Where in the source"), {"fields": ("locator", "stated", "note", "confirmed_on")}),
        (gettext_lazy("Review"), {"fields": ("status", "reason", "recorded_by", "decided_by")}),
    )  # fmt: skip

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # from the zone's page, where its other claims are in sight

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("zone", "source", "recorded_by", "decided_by")

    @admin.display(description=gettext_lazy("zone"), ordering="zone__name_en")
    def zone_link(self, claim: Claim) -> str:
        address = reverse("admin:zones_zone_change", args=(claim.zone_id,))
        return format_html('<a href="{}#claims">{}</a>', address, claim.zone)

    @admin.display(description=gettext_lazy("field"), ordering="field")
    def field_label(self, claim: Claim) -> str:
        return profile_label(claim.field)

    @admin.display(description=gettext_lazy("value"), ordering="value")
    def shown_value(self, claim: Claim) -> str:
        return value_text(claim)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponseBase:
        claim = self.get_object(request, object_id)
        decisions = decisions_on(claim, request.user) if claim is not None else []
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "decisions": decisions})

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.decide_view)
        return [path("<int:pk>/decide/<slug:decision>/", view, name="zones_claim_decide"), *super().get_urls()]

    def decide_view(self, request: HttpRequest, pk: int, decision: str) -> HttpResponse:
        claim = self.get_object(request, str(pk))
        if claim is None or decision not in TITLES or not self.has_change_permission(request, claim):
            raise PermissionDenied
        if decision not in OPEN_TO[ClaimStatus(claim.status)]:
            text = _("This was decided meanwhile: %(status)s.")
            self.message_user(request, text % {"status": claim.get_status_display()}, messages.WARNING)
            return self._back_to(claim)
        form = DecisionForm(request.POST if request.method == "POST" else None, decision=decision)
        if request.method == "POST" and form.is_valid():
            try:
                decide(claim, decision, request.user, form.cleaned_data.get("reason", ""))
            except REFUSALS as error:
                form.add_error(None, in_one_line(error, Zone))
                claim.refresh_from_db()
            else:
                self.log_change(request, claim, str(LABELS[decision]))
                self.message_user(request, _("Done: %s.") % LABELS[decision], messages.SUCCESS)
                return self._back_to(claim)
        return self._decision_page(request, claim, decision, form)

    def _back_to(self, claim: Claim) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:zones_zone_change", args=(claim.zone_id,)) + "#claims")

    def _decision_page(self, request: HttpRequest, claim: Claim, decision: str, form: DecisionForm) -> HttpResponse:
        used = Claim.objects.accepted().filter(zone=claim.zone, field=claim.field).select_related("source").first()
        context = {
            **self.admin_site.each_context(request), "title": TITLES[decision], "subtitle": str(claim.zone),
            "opts": self.opts, "original": claim, "form": form, "media": self.media + form.media,
            "adminform": small_form(form, [(None, {"fields": list(form.fields)})], self),
            "label": profile_label(claim.field), "value": value_text(claim), "button": LABELS[decision],
            "crumb": f"{profile_label(claim.field)}: {value_text(claim)}",
            "used": used if used != claim else None, "used_value": value_text(used) if used else "",
        }  # fmt: skip
        return TemplateResponse(request, "admin/zones/claim/decide.html", context)
