"""How the zone's form is grouped."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from ezportal.admin.languages import in_all_languages

FIELDSETS: tuple[Any, ...] = (
    (_("Source of what you change"), {
        "fields": ("seen", "source", ("locator", "as_of"), "note", "reason", "checked_today"),
        "description": _(
            "Asked once per save: every value you change below gets this source. Rows you add further down take it "
            "too, unless they name their own."
        ),
    }),
    (_("Identity"), {"fields": ("country", "name_en", "slug", "publication")}),
    (_("Place"), {
        "fields": ("province", "locality", ("longitude", "latitude", "location_precision")),
        "description": _("A point without certainty is better marked as approximate than left out."),
    }),
    (_("Status and form of development"), {"fields": ("status", "development_form")}),
    (_("Area"), {"fields": (("area_ha", "usable_area_ha"),), "description": _("In hectares.")}),
    (_("Dates"), {"fields": (("established", "approved", "construction_started"),)}),
    (_("Investment"), {
        "fields": (
            ("investment_planned", "investment_planned_currency"),
            ("investment_committed", "investment_committed_currency"),
            ("investment_disbursed", "investment_disbursed_currency"),
        ),
        "description": _("Amount in full and its currency. Announced, contracted and really spent are kept apart."),
    }),
    (_("Land, advantages, website"), {"fields": ("land_tenure", "location_advantage_en", "website")}),
    (_("Component of a larger zone"), {"fields": (("component_of", "component_since"),), "classes": ("collapse",)}),
    (_("Summary"), {"fields": ("summary_en",)}),
)  # fmt: skip

# What no claim tracks: on a published zone only editors and administrators write it.
UNTRACKED = (
    "slug", "country", "publication", *in_all_languages("summary"),
    *(name for name in in_all_languages("location_advantage") if name != "location_advantage_en"),
)  # fmt: skip
