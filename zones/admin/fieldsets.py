"""Fieldsets that many forms share."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

SOURCE: tuple[Any, dict[str, Any]] = (
    _("Source"), {"fields": ("source", ("locator", "as_of"), "stated", "note")},
)  # fmt: skip

POINT: tuple[Any, dict[str, Any]] = (
    _("Point on the map"),
    {
        "fields": (("longitude", "latitude", "location_precision"),),
        "description": _("WGS 84, in degrees. “The site itself” only when it is the site; else it is approximate."),
        "classes": ("collapse",),
    },
)
