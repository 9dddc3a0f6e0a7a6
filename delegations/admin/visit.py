"""A learning visit in the admin: where it is set up and run from."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from delegations import contributions
from delegations.admin.desk import VisitDesk
from delegations.admin.fieldsets import RECORD
from delegations.admin.links import VisitLinks
from delegations.admin.sheets import VisitSheets
from delegations.admin.visit_inlines import INLINES
from delegations.admin.visit_parts import parts_of
from delegations.models import LearningVisit
from ezportal.admin import TranslatedAdmin, in_all_languages
from zones.admin.actions import PublishActions
from zones.choices import Publication

STARTS_WITHIN_DAYS = 30


class StartFilter(admin.SimpleListFilter):
    """Planned visits that start soon."""

    title = _("start")
    parameter_name = "starts"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("soon", _("in the next %(days)d days") % {"days": STARTS_WITHIN_DAYS})]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "soon":
            return queryset
        return queryset.starting_within(timezone.localdate(), STARTS_WITHIN_DAYS)


@admin.register(LearningVisit)
class LearningVisitAdmin(VisitDesk, VisitSheets, VisitLinks, PublishActions, TranslatedAdmin):
    """Its page is short: what grows long has a list of its own, which the page links to with the number of rows.

    More screens of a visit are mixed in before these bases; their links go into `tools`.
    """

    frozen_fields = ("slug",)
    inlines = INLINES
    autocomplete_fields = ("organiser", "partner", "source")
    prepopulated_fields = {"slug": ("name_en",)}
    list_display = ("name", "status", "first_day", "last_day", "organiser", "publication")
    list_filter = ("status", "publication", StartFilter)
    list_select_related = ("organiser",)
    search_fields = ("slug", *in_all_languages("name"))
    fieldsets = (
        (_("What"), {"fields": ("name_en", "slug", "purpose_en", ("status", "publication"))}),
        (_("When"), {
            "fields": (("planned_from", "planned_to"), ("actual_from", "actual_to")),
            "description": _("What was planned stays as it was when the visit is held on other days."),
        }),
        (_("Who"), {"fields": ("organiser", "partner", "expected_delegates")}),
        (_("Privacy"), {
            "fields": (("contacts_kept_until", "names_kept_until"),),
            "description": _("After these days the portal erases by itself; what is counted remains."),
        }),
        RECORD,
    )  # fmt: skip

    def tools(self, request: HttpRequest, visit: LearningVisit) -> list[tuple[Any, str]]:
        """(label, address) of the visit's other screens that this person may open, for the top of its page."""
        found = (self.desk_tools, self.sheet_tools, self.link_tools, *contributions.admin_tools)
        return [tool for tools in found for tool in tools(request, visit)]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        visit = context.get("original")
        here = reverse("admin:delegations_learningvisit_changelist")
        context["trail"] = [(capfirst(str(self.opts.verbose_name_plural)), here)]
        if visit is not None:
            context.update(visit_parts=parts_of(visit, request), tools=self.tools(request, visit))
        return super().render_change_form(request, context, *args, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is public is withdrawn first."""
        is_public = obj is not None and obj.publication == Publication.PUBLISHED
        return not is_public and super().has_delete_permission(request, obj)

    @admin.display(description=_("first day"), ordering="planned_from")
    def first_day(self, visit: LearningVisit) -> Any:
        return visit.first_day

    @admin.display(description=_("last day"), ordering="planned_to")
    def last_day(self, visit: LearningVisit) -> Any:
        return visit.last_day
