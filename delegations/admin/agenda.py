"""The agenda: days with their items, and who presents at an item."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from delegations.admin.fieldsets import RECORD
from delegations.admin.rows import TranslatedLinesInVisit, VisitPart, VisitRow
from delegations.models import AgendaDay, AgendaItem, AgendaPresenter
from ezportal.admin import TranslatedAdmin, in_all_languages


class ItemInline(TranslatedLinesInVisit):
    """What a glance at the day needs; the rest is on the item's own page."""

    model = AgendaItem
    classes = ()
    fields = ("order", "start", "end", "title_en", "kind", "venue_en", "site", "group", "tentative")
    autocomplete_fields = ("site",)


@admin.register(AgendaDay)
class DayAdmin(VisitRow, TranslatedAdmin):
    inlines = (ItemInline,)
    autocomplete_fields = ("source",)
    list_display = ("date", "visit", "place", "country", "time_zone")
    list_filter = (("visit", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("visit", "country")
    ordering = ("visit", "date")
    search_fields = ("visit__slug", *in_all_languages("place"))
    fieldsets = (
        (None, {
            "fields": ("visit", "date", "place_en", "country", "time_zone"),
            "description": _("Items without a time zone of their own take that of the day."),
        }),
        RECORD,
    )  # fmt: skip


class PresenterInline(TranslatedLinesInVisit):
    model = AgendaPresenter
    classes = ()
    reviewer_fields = ("delegate",)
    fields = ("order", "office_en", "organisation", "delegate")
    autocomplete_fields = ("organisation",)


@admin.register(AgendaItem)
class ItemAdmin(VisitPart, TranslatedAdmin):
    inlines = (PresenterInline,)
    autocomplete_fields = ("site", "body", "source")
    list_display = ("title", "day", "start", "end", "kind", "group", "tentative")
    list_filter = (("day__visit", admin.RelatedOnlyFieldListFilter), "kind", "tentative")
    list_select_related = ("day", "group")
    ordering = ("day__visit", "day__date", "order")
    search_fields = ("day__visit__slug", *in_all_languages("title", "venue"))
    fieldsets = (
        (_("What"), {"fields": ("day", "order", "kind", "title_en", "description_en", "group", "tentative")}),
        (_("When"), {
            "fields": (("start", "end", "ends_next_day"), ("time_zone", "end_time_zone")),
            "description": _("Local times, as the programme prints them."),
        }),
        (_("Where and with whom"), {"fields": ("site", "body", "venue_en", "address")}),
        RECORD,
    )  # fmt: skip


@admin.register(AgendaPresenter)
class PresenterAdmin(VisitPart, TranslatedAdmin):
    reviewer_fields = ("delegate",)
    autocomplete_fields = ("organisation",)
    list_display = ("office", "item", "organisation")
    list_filter = (("item__day__visit", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("item", "organisation")
    search_fields = ("item__day__visit__slug", *in_all_languages("office"))
    fieldsets = ((None, {"fields": ("item", "order", "office_en", "organisation", "delegate")}),)
