"""Rows of an inline: checked one by one, in a number of queries that does not grow with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Model, QuerySet
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet, ModelChoiceField
from django.utils.text import capfirst

from ezportal.admin.refusals import RowRefused
from ezportal.admin.widgets import plain_widget
from zones.access import may


class RowFormSet(BaseInlineFormSet):
    """The class is made anew for each request; `user` and the rest are set on it by the inline."""

    user: Any = None
    # Told the parent: foreign keys whose rows are fetched once for all forms, and how their choices are worded.
    shared_choices: Callable[[Any], dict[str, QuerySet[Any]]] = staticmethod(lambda parent: {})
    choice_label: Callable[[Any], str] = staticmethod(str)
    frozen_fields: tuple[str, ...] = ()

    def get_queryset(self) -> QuerySet[Any]:
        is_first = not hasattr(self, "_queryset")
        rows = super().get_queryset()
        if is_first:
            for row in rows:
                # Each row knows its parent, or asking for it would cost a query each.
                setattr(row, self.fk.name, self.instance)
            self._choices = {
                name: (found, [("", "---------"), *((row.pk, self.choice_label(row)) for row in found)])
                for name, found in self.shared_choices(self.instance).items()
            }
        return rows

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.parent = self.instance  # type: ignore[attr-defined]
        self.get_queryset()
        for name, (rows, choices) in self._choices.items():
            field = form.fields.get(name)
            if isinstance(field, ModelChoiceField):
                field.queryset = rows
                field.choices = choices
        if not form.instance._state.adding:
            self._guard(form)
        for name, field in form.fields.items():
            # A table's inputs have no label of their own; its heading is only seen.
            plain_widget(field).attrs.setdefault("aria-label", capfirst(str(field.label or name)))

    def _guard(self, form: forms.ModelForm) -> None:
        # A row that nobody touched is not saved, so it needs no checking either.
        form.empty_permitted = True
        for name in self.frozen_fields:
            if name in form.fields:
                form.fields[name].disabled = True
        if not may(self.user, "change", form.instance):
            for field in form.fields.values():
                field.disabled = True
        elif DELETION_FIELD_NAME in form.fields and not may(self.user, "delete", form.instance):
            form.fields[DELETION_FIELD_NAME].disabled = True

    def save_new(self, form: forms.ModelForm, commit: bool = True) -> Model:
        try:
            return super().save_new(form, commit=commit)
        except (ValidationError, IntegrityError) as error:
            raise RowRefused(form.instance, error) from error

    def save_existing(self, form: forms.ModelForm, obj: Model, commit: bool = True) -> Model:
        try:
            return super().save_existing(form, obj, commit=commit)
        except (ValidationError, IntegrityError) as error:
            raise RowRefused(obj, error) from error
