"""Filters of the admin's lists that no column gives."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from zones import profile
from zones.access import rows_for
from zones.choices import ClaimStatus
from zones.forms import profile_label
from zones.models import Claim, ZoneClassification, ZoneType


def has_claim(status: str) -> Exists:
    """Of zones: there is a claim of that status on it."""
    return Exists(Claim.objects.filter(zone=OuterRef("pk"), status=status))


class YesNoFilter(ABC, SimpleListFilter):
    """Rows for which a condition holds, or does not."""

    @abstractmethod
    def condition(self) -> Any:
        """What the rows are filtered by."""

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "yes":
            return queryset.filter(self.condition())
        return queryset.exclude(self.condition()) if self.value() == "no" else queryset


class ProposalsFilter(YesNoFilter):
    title = _("proposals waiting")
    parameter_name = "proposals"

    def condition(self) -> Any:
        return has_claim(ClaimStatus.PROPOSED)


class CompetingFilter(YesNoFilter):
    title = _("competing claims")
    parameter_name = "competing"

    def condition(self) -> Any:
        return has_claim(ClaimStatus.COMPETING)


class ZoneTypeFilter(SimpleListFilter):
    """Zones of a type or of one below it; only types that some zone has are offered."""

    title = _("type")
    parameter_name = "type"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        zones = rows_for(request.user, model_admin.model._default_manager.all())
        types = ZoneType.objects.filter(classifications__zone__in=zones).distinct().order_by("slug")
        return [(zone_type.slug, zone_type.name) for zone_type in types]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        types = ZoneType.with_descendants([self.value() or ""])
        return queryset.filter(pk__in=ZoneClassification.objects.filter(zone_type__in=types).values("zone"))


class ProfileFieldFilter(SimpleListFilter):
    title = _("field")
    parameter_name = "field"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        return [(name, profile_label(name)) for name in profile.BY_NAME]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(field=self.value()) if self.value() else queryset


class ConflictFilter(SimpleListFilter):
    """Accepted values that another source contradicts."""

    title = _("conflict")
    parameter_name = "conflict"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        return [("unexplained", _("without a reason")), ("explained", _("with a reason"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        in_conflict = queryset.contradicted()
        return in_conflict.filter(reason="") if self.value() == "unexplained" else in_conflict.exclude(reason="")


class UnconfirmedFilter(YesNoFilter):
    title = _("ever confirmed")
    parameter_name = "confirmed"

    def condition(self) -> Any:
        return Q(confirmed_on__isnull=False)
