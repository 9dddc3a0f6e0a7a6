"""Who travels together: how many of each country, which persons, by which flights and cars."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from delegations.admin.fieldsets import RECORD, RECORD_LINES
from delegations.admin.rows import BlocksInVisit, LinesInVisit, VisitRow
from delegations.models import TravelCount, TravelGroup, TravelGroupMember, TravelLeg
from ezportal.admin import TranslatedAdmin, in_all_languages


class CountInline(LinesInVisit):
    model = TravelCount
    classes = ()
    fields = ("country_group", "count", "stated")


class MemberInline(LinesInVisit):
    """Seen by those who run the visit."""

    model = TravelGroupMember
    fields = ("delegate",)


class LegInline(BlocksInVisit):
    model = TravelLeg
    fields = (
        ("order", "date", "mode"), ("origin", "destination"), ("start", "time_zone"),
        ("end", "ends_next_day", "end_time_zone"), ("carrier", "number", "details"), *RECORD_LINES,
    )  # fmt: skip
    autocomplete_fields = ("source",)


@admin.register(TravelGroup)
class TravelGroupAdmin(VisitRow, TranslatedAdmin):
    frozen_fields = ("code",)
    inlines = (CountInline, MemberInline, LegInline)
    autocomplete_fields = ("source",)
    prepopulated_fields = {"code": ("date", "label")}
    list_display = ("name", "visit", "date", "label", "stated_total", "is_leaving")
    list_filter = (("visit", admin.RelatedOnlyFieldListFilter), "is_leaving")
    list_select_related = ("visit",)
    search_fields = ("visit__slug", "code", "label", *in_all_languages("name"))
    fieldsets = (
        (None, {
            "fields": ("visit", ("date", "label"), "name_en", "code", "stated_total", "is_leaving"),
            "description": _("A route of the agenda: items for part of the delegation name it."),
        }),
        RECORD,
    )  # fmt: skip
