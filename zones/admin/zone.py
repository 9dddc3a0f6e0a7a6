"""The zone's screens: list, profile form with its parts, claims, history."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.admin import ExportMixin

from ezportal.admin import TranslatedAdmin, in_all_languages
from zones.access import must_propose
from zones.admin.actions import PublishActions
from zones.admin.claim_table import claims_by_field
from zones.admin.filters import CompetingFilter, ProposalsFilter, ZoneTypeFilter, has_claim
from zones.admin.sheets import ExportPermissions
from zones.admin.state_claim import state_claim_view
from zones.admin.zone_fieldsets import FIELDSETS, UNTRACKED
from zones.admin.zone_history import zone_history_view
from zones.admin.zone_inlines import INLINES
from zones.choices import ClaimStatus
from zones.derived import normalise
from zones.forms import ZoneForm, profile_label
from zones.imports import ZoneTable
from zones.models import Zone, ZoneAlias
from zones.profile import plain
from zones.services.claims import save_zone


@admin.register(Zone)
class ZoneAdmin(ExportPermissions, PublishActions, ExportMixin, TranslatedAdmin):
    """Zones are withdrawn, never deleted. Profile values are written with a source, through the claims service."""

    form = ZoneForm
    fieldsets = FIELDSETS
    inlines = INLINES
    never_deleted = True
    frozen_fields = ("slug",)
    prepopulated_fields = {"slug": ("country", "name_en")}
    autocomplete_fields = ("province", "component_of")
    change_form_template = "admin/zones/zone/change_form.html"
    resource_classes = [ZoneTable]
    list_display = (
        "name", "country", "province", "status", "area", "publication", "to_look_at", "checked",
    )  # fmt: skip
    list_filter = (
        "publication", ("country", admin.RelatedOnlyFieldListFilter), ZoneTypeFilter, "status", "development_form",
        ProposalsFilter, CompetingFilter,
    )  # fmt: skip
    list_select_related = ("country", "province")
    search_fields = ("search_text",)
    search_help_text = gettext_lazy("Any name of the zone, in any language, or a word of its description.")

    # --- List ---------------------------------------------------------------------------------
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        waiting, competing = has_claim(ClaimStatus.PROPOSED), has_claim(ClaimStatus.COMPETING)
        return super().get_queryset(request).annotate(_proposals=waiting, _competing=competing)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Every word somewhere in the zone's normalised texts, or in a name of one that has none yet."""
        for word in search_term.split():
            queryset = queryset.filter(Q(search_text__contains=normalise(word)) | _named(word))
        return queryset, False

    @admin.display(description=gettext_lazy("to look at"))
    def to_look_at(self, zone: Any) -> str:
        waits = (_("proposals") if zone._proposals else "", _("competing claims") if zone._competing else "")
        return ", ".join(filter(None, waits)) or "–"

    @admin.display(description=gettext_lazy("area (ha)"), ordering="area_ha")
    def area(self, zone: Zone) -> str:
        return plain(zone.area_ha) if zone.area_ha is not None else "–"

    @admin.display(description=gettext_lazy("last confirmed"), ordering="last_confirmed")
    def checked(self, zone: Zone) -> Any:
        return zone.last_confirmed

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """While it is saved the zone is locked, so that of two saves at once the later one sees the earlier."""
        if request.method == "POST" and connection.in_atomic_block and object_id.isdigit():
            Zone._base_manager.select_for_update().filter(pk=object_id).values_list("pk").first()
        return super().get_object(request, object_id, from_field)

    # --- Form ---------------------------------------------------------------------------------
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fields = [name for name in super().get_readonly_fields(request, obj) if name != "publication"]
        if obj is not None and must_propose(request.user, obj):
            # Proposals exist for tracked fields only; the rest of a published zone is for editors.
            fields += [name for name in UNTRACKED if name not in fields]
        return fields

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponseBase:
        zone = self.get_object(request, object_id) if object_id else None
        if zone is not None:
            extra_context = {
                **(extra_context or {}), "claims": claims_by_field(zone, request.user),
                "must_propose": must_propose(request.user, zone),
            }  # fmt: skip
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Zone, form: ModelForm, change: bool) -> None:
        statement = cast(ZoneForm, form).statement()
        claims = save_zone(zone=obj, statement=statement, by=request.user)
        request._proposed = [claim for claim in claims if claim.status == ClaimStatus.PROPOSED]  # type: ignore[attr-defined]
        request._settled = [claim for claim in claims if claim.status == ClaimStatus.REJECTED]  # type: ignore[attr-defined]

    def response_change(self, request: HttpRequest, obj: Zone) -> HttpResponse:
        proposed, settled = request._proposed, request._settled  # type: ignore[attr-defined]
        if not proposed and not settled:
            return super().response_change(request, obj)
        for claims, text in (
            (proposed, _("Thank you. An editor now looks at what you propose for: %(fields)s. Until then the published "
                         "profile stays as it is.")),
            (settled, _("An editor has rejected this before, so nothing changed: %(fields)s.")),
        ):  # fmt: skip
            if claims:
                fields = ", ".join(profile_label(claim.field) for claim in claims)
                self.message_user(request, text % {"fields": fields}, messages.WARNING)
        return HttpResponseRedirect(request.path)

    # --- Claims and history ----------------------------------------------------------------------
    def get_urls(self) -> list[URLPattern]:
        stating = self.admin_site.admin_view(self.state_claim)
        return [path("<path:object_id>/claims/add/", stating, name="zones_zone_state_claim"), *super().get_urls()]

    def state_claim(self, request: HttpRequest, object_id: str) -> HttpResponse:
        zone = self.get_object(request, object_id)
        if zone is None or not self.has_change_permission(request, zone):
            raise PermissionDenied
        return state_claim_view(self, request, zone)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        zone = self.get_object(request, object_id)
        if zone is None or not self.has_view_permission(request, zone):
            raise PermissionDenied
        return zone_history_view(self, request, zone)


def _named(word: str) -> Q:
    aliases = ZoneAlias.objects.filter(zone=OuterRef("pk"), name__icontains=word)
    names = Q(slug__contains=word) | Q(Exists(aliases))
    for column in in_all_languages("name"):
        names |= Q(**{f"{column}__icontains": word})
    return names
