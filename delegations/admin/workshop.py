"""What the countries presented, point by point, and what each point speaks of."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from delegations.admin.fieldsets import RECORD
from delegations.admin.rows import LinesInVisit, TranslatedBlocksInVisit, VisitPart, VisitRow
from delegations.models import CountryPresentation, Finding, FindingSubject
from delegations.models.base import visit_of
from ezportal.admin import HistoryAdmin, TranslatedAdmin, in_all_languages
from zones.access import countries_of, is_reviewer
from zones.models import CrossBorderArea, Zone


class SubjectInline(LinesInVisit):
    """What a row speaks of: also zones of other countries, which are what a visit goes to see."""

    classes = ()
    fields = ("zone", "country", "cross_border_area")
    autocomplete_fields = ("zone",)
    open_keys = ("zone", "country", "cross_border_area")

    def get_autocomplete_fields(self, request: HttpRequest) -> Any:
        return super().get_autocomplete_fields(request) if is_reviewer(request.user) else ()

    def get_shared_choices(self, request: HttpRequest, parent: Any) -> dict[str, QuerySet[Any]]:
        shared = super().get_shared_choices(request, parent)
        shared["cross_border_area"] = CrossBorderArea.objects.all()
        if not is_reviewer(request.user):
            seen = Q(pk__in=Zone.objects.published().filter(visited_sites__visits__visit=visit_of(parent)))
            shared["zone"] = Zone.objects.filter(seen | Q(country__in=countries_of(request.user)))
        return shared


class FindingInline(TranslatedBlocksInVisit):
    model = Finding
    classes = ()
    fields = (("order", "kind", "area"), "heading", "text_en")
    autocomplete_fields = ("area",)


@admin.register(CountryPresentation)
class PresentationAdmin(VisitRow, HistoryAdmin):
    inlines = (FindingInline,)
    autocomplete_fields = ("source",)
    list_display = ("group", "visit", "title", "presented_on")
    list_filter = (("visit", admin.RelatedOnlyFieldListFilter), ("group__country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("group__country", "group__organisation", "visit")
    search_fields = ("visit__slug", "group__code", "title")
    fieldsets = ((None, {"fields": ("visit", "group", "title", ("presented_on", "order"), "item")}), RECORD)


class FindingSubjectInline(SubjectInline):
    model = FindingSubject


@admin.register(Finding)
class FindingAdmin(VisitPart, TranslatedAdmin):
    """Added on the page of its presentation; listed, because what was found is looked for across visits."""

    is_listed = True
    inlines = (FindingSubjectInline,)
    autocomplete_fields = ("area", "source")
    list_display = ("__str__", "presentation", "kind", "area")
    list_filter = (
        ("presentation__visit", admin.RelatedOnlyFieldListFilter),
        ("presentation__group__country", admin.RelatedOnlyFieldListFilter),
        "kind",
        ("area", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("presentation__group__country", "presentation__group__organisation", "area")
    search_fields = ("heading", *in_all_languages("text"))
    fieldsets = ((None, {"fields": ("presentation", ("order", "kind"), "area", "heading", "text_en")}), RECORD)
