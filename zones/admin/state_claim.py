"""The page on which a source's statement is recorded beside the value in use."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ezportal.admin.refusals import REFUSALS, explain
from zones.access import must_propose
from zones.admin.small_form import small_form
from zones.choices import ClaimStatus
from zones.forms import StateClaimForm, profile_label
from zones.models import Claim, Zone
from zones.services.claims import record_claim

FIELDSETS = [
    (None, {"fields": ("field", "value_state", ("value", "bound"), "stated")}),
    (gettext_lazy("Source"), {"fields": ("source", ("locator", "as_of"), "note", "checked_today")}),
]


def state_claim_view(model_admin: admin.ModelAdmin[Any], request: HttpRequest, zone: Zone) -> HttpResponse:
    """The caller has checked that the person may change the zone."""
    form = StateClaimForm(request.POST or None, initial={"field": request.GET.get("field", "")}, user=request.user)
    proposes = must_propose(request.user, zone)
    if request.method == "POST" and form.is_valid():
        status = ClaimStatus.PROPOSED if proposes else ClaimStatus.COMPETING
        try:
            claim = _record(zone, form, status, request.user)
        except REFUSALS as error:
            for field, said in explain(error, Claim).items():
                form.add_error(field if field in form.fields else "value", said)  # type: ignore[arg-type]
        else:
            model_admin.log_change(request, zone, _("Recorded a statement on: %s") % profile_label(claim.field))
            _tell(model_admin, request, claim, status)
            return HttpResponseRedirect(reverse("admin:zones_zone_change", args=(zone.pk,)) + "#claims")
    context = {
        **model_admin.admin_site.each_context(request), "title": _("Record what a source says"), "subtitle": str(zone),
        "opts": model_admin.opts, "original": zone, "form": form, "must_propose": proposes,
        "adminform": small_form(form, FIELDSETS, model_admin), "media": model_admin.media + form.media,
    }  # fmt: skip
    return TemplateResponse(request, "admin/zones/zone/state_claim.html", context)


def _record(zone: Zone, form: StateClaimForm, status: ClaimStatus, user: Any) -> Claim:
    data = form.cleaned_data
    name = data["field"]
    statement = form.statement(stated={name: data["stated"]}, bound={name: data["bound"]})
    return record_claim(
        zone=zone, field=name, value=data["value"].strip(), value_state=data["value_state"], statement=statement,
        status=status, by=user,
    )  # fmt: skip


def _tell(model_admin: admin.ModelAdmin[Any], request: HttpRequest, claim: Claim, wanted: ClaimStatus) -> None:
    """The same statement again is the same claim, whatever became of it meanwhile."""
    if claim.status != wanted:
        text = _("This statement was on record already: %(status)s. Nothing changed.")
        model_admin.message_user(request, text % {"status": claim.get_status_display()}, messages.WARNING)
    elif wanted == ClaimStatus.PROPOSED:
        model_admin.message_user(request, _("Thank you. An editor now looks at this statement."), messages.SUCCESS)
    else:
        text = _("Recorded beside the value in use, which has not changed.")
        model_admin.message_user(request, text, messages.SUCCESS)
