"""Rows edited on the page of what they belong to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import ForeignKey, Model, QuerySet, TextField
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from modeltranslation.admin import TranslationStackedInline, TranslationTabularInline

from ezportal.admin.forms import RowForm
from ezportal.admin.formsets import RowFormSet
from ezportal.admin.permissions import InlinePermissions, usable_rows
from ezportal.admin.widgets import KnowingAutocomplete, quieten
from zones.access import is_reviewer
from zones.choices import Publication

# Where a statement of a row comes from; the same last columns in every table of rows.
SOURCE_COLUMNS = ("source", "locator", "stated", "as_of", "note")


class RowInline(InlinePermissions):
    """Guarded rows in a constant number of queries.

    `siblings` names foreign keys to rows of the same parent and the parent's manager that lists them: they become
    plain select boxes of that parent's rows. `get_shared_choices` may name more keys with few rows. `open_keys` are
    those by which a row may speak of anything that `get_shared_choices` offers, whoever it belongs to.
    """

    model: type[Model]
    form = RowForm
    formset = RowFormSet
    extra = 0
    classes = ("collapse",)
    siblings: dict[str, str] = {}
    open_keys: tuple[str, ...] = ()
    frozen_fields: tuple[str, ...] = ("slug",)
    formfield_overrides = {TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 40})}}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        keys = [field.name for field in self.model._meta.concrete_fields if isinstance(field, ForeignKey)]
        return super().get_queryset(request).select_related(*keys)  # type: ignore[misc]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fields = list(super().get_readonly_fields(request, obj))  # type: ignore[misc]
        if not is_reviewer(request.user) and "publication" in (self.fields or ()):  # type: ignore[attr-defined]
            fields.append("publication")
        return fields

    def get_shared_choices(self, request: HttpRequest, parent: Any) -> dict[str, QuerySet[Any]]:
        """Foreign keys shown as select boxes, with the rows of each; fetched once for all rows of the inline."""
        return {name: _siblings(parent, manager) for name, manager in self.siblings.items()}

    def choice_label(self, row: Any) -> str:
        return str(row)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[BaseInlineFormSet]:
        formset = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]
        formset.user, formset.form.user = request.user, request.user
        formset.choice_label, formset.frozen_fields = staticmethod(self.choice_label), self.frozen_fields

        def usable(parent: Any) -> dict[str, QuerySet[Any]]:
            shown = formset.form.base_fields
            return {
                name: rows if name in self.open_keys else usable_rows(request.user, self.model, name, rows)
                for name, rows in self.get_shared_choices(request, parent).items() if name in shown
            }  # fmt: skip

        formset.shared_choices = staticmethod(usable)
        if "publication" in formset.form.base_fields:
            # Only reviewers see this field; what they add to a page they mean to show.
            formset.form.base_fields["publication"].initial = Publication.PUBLISHED
        return formset

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field is not None:
            quieten(field)
        return field

    def formfield_for_foreignkey(self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs.setdefault("widget", KnowingAutocomplete(db_field, self.admin_site, using=kwargs.get("using")))  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]


def _siblings(parent: Any, manager: str) -> QuerySet[Any]:
    if parent._state.adding:
        return parent._meta.get_field(manager).related_model._default_manager.none()
    return getattr(parent, manager).all()


class TabularRows(RowInline, admin.TabularInline):
    """A line per row."""


class StackedRows(RowInline, admin.StackedInline):
    """A block per row, where texts are long."""


class TranslatedTabularRows(RowInline, TranslationTabularInline):
    """A line per row with its English text; the other languages are on the row's own page."""

    show_change_link = True


class TranslatedStackedRows(RowInline, TranslationStackedInline):
    """A block per row with its English texts; the other languages are on the row's own page."""

    show_change_link = True
