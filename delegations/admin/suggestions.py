"""Codes that staff need not know by heart: typed with suggestions, which the browser lists without any script."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db.models import CharField, TimeField
from django.forms import TimeInput
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from delegations.models.base import check_time_zone
from zones.models import Country

Suggestions = list[tuple[str, str]]


class SuggestingInput(AdminTextInputWidget):
    """A plain box with a list of what is usual; anything else can be typed, too."""

    def __init__(self, suggestions: Suggestions) -> None:
        super().__init__(attrs={"size": 18, "class": "suggesting"})
        self.suggestions = suggestions

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        key = f"{name}-suggestions"
        options = format_html_join("", '<option value="{}">{}</option>', self.suggestions)
        box = super().render(name, value, {**(attrs or {}), "list": key}, renderer)
        return format_html('{}<datalist id="{}">{}</datalist>', box, key, options)


def time_zones() -> Suggestions:
    """Those of the countries that the portal knows (one query)."""
    known: dict[str, list[str]] = {}
    for country in Country.objects.exclude(time_zone="").order_by("time_zone"):
        known.setdefault(country.time_zone, []).append(str(country))
    return [(zone, ", ".join(names)) for zone, names in known.items()]


class SuggestingForms:
    """Times are typed as a programme prints them, 08:30; time zones and languages are suggested."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, TimeField):
            kwargs["widget"] = TimeInput(format="%H:%M", attrs={"size": 6})
        elif check_time_zone in db_field.validators:
            kwargs["widget"] = SuggestingInput(time_zones())
        elif isinstance(db_field, CharField) and db_field.name == "language" and not db_field.choices:
            kwargs["widget"] = SuggestingInput(list(settings.LANGUAGES))
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
