"""Select boxes that know their rows, so that thirty rows of an inline cost no more queries than one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db.models import Model


class KnowingAutocomplete(AutocompleteSelect):
    """An autocomplete that is told the row it shows; the stock one asks the database for each widget."""

    known: dict[str, str] = {}

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["admin/js/autocomplete.js", "admin-theme/name_select_boxes.js"])

    def optgroups(self, name: str, value: list[str], attr: dict[str, Any] | None = None) -> list[Any]:
        chosen = [text for text in map(str, value) if text not in ("", "None")]
        if not all(text in self.known for text in chosen):
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options += [self.create_option(name, text, self.known[text], True, 1) for text in chosen]
        return [(None, options, 0)]


def plain_widget(field: forms.Field) -> forms.Widget:
    """The widget itself, without the icons around it."""
    widget = field.widget
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget


# What staff come to need while they fill in another form; the rest has its place in the navigation.
ADDED_IN_PASSING = frozenset({"source", "organisation", "regulation"})


def quieten(field: forms.Field) -> None:
    """Of the icons beside a select box only the one that adds, and only where adding in passing is usual."""
    widget = field.widget
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        in_passing = widget.rel.model._meta.model_name in ADDED_IN_PASSING
        widget.can_add_related = widget.can_add_related and in_passing


def tell_known_rows(form: forms.BaseForm, row: Model) -> None:
    """Hand the related rows that were fetched with `row` to the autocompletes of its form."""
    for name, field in form.fields.items():
        widget = plain_widget(field)
        if isinstance(widget, KnowingAutocomplete):
            related = row._state.fields_cache.get(name)
            widget.known = {str(related.pk): str(related)} if related is not None else {}
