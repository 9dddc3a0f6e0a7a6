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
from ezportal.admin.permissions import InlinePermissions
from ezportal.admin.widgets import KnowingAutocomplete, quieten
from zones.access import is_reviewer
from zones.choices import Publication

# Where a statement of a row comes from; the same last columns in every table of rows.
SOURCE_COLUMNS = ("source", "locator", "stated", "as_of", "note")


class RowInline(InlinePermissions):
    """Guarded rows in a constant number of queries.

    `siblings` names foreign keys to rows of the same parent and the parent's manager that lists them: they become
    plain select boxes of that parent's rows.
    """

    model: type[Model]
    form = RowForm
    formset = RowFormSet
    extra = 0
    classes = ("collapse",)
    siblings: dict[str, str] = {}
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

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[BaseInlineFormSet]:
        formset = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]
        formset.user, formset.form.user = request.user, request.user
        formset.siblings, formset.frozen_fields = self.siblings, self.frozen_fields
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
