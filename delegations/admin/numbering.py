"""Rows in a stated order: a row is moved by typing where it shall stand, and a new one needs no number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import F, Max, Model, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from ezportal.admin.formsets import RowFormSet

HELP = _("Empty: at the end.")
# Added to the numbers of rows that move, so that none is taken twice on the way.
_ASIDE = 10_000


def peers(model: type[Model]) -> tuple[str, ...]:
    """The fields within which a number is given once: those of the constraint that says so, none without one."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and "order" in constraint.fields:
            return tuple(name for name in constraint.fields if name != "order")
    return ()


def next_number(row: Any) -> int:
    """The number after the last one among the row's peers (one query)."""
    among = {name: getattr(row, name) for name in peers(type(row)) or ("visit",)}
    last: int | None = type(row)._base_manager.filter(**among).aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def make_optional(form: forms.ModelForm) -> None:
    """A new row comes last unless its number says otherwise, whatever the model's default is."""
    if "order" in form.fields:
        form.fields["order"].required = False
        form.fields["order"].help_text = HELP
        if form.instance._state.adding:
            form.initial["order"] = None


class NumberedFormSet(RowFormSet):
    """A row takes the number it is given and those that follow make room; a row without one comes last."""

    model: type[Model]

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        make_optional(form)

    def clean(self) -> None:
        if not any(self.errors) and "order" in self.form.base_fields:
            for group in self._groups().values():
                _give_numbers(group)
        super().clean()

    def _groups(self) -> dict[Any, list[forms.ModelForm]]:
        """The forms that stay, by the fields within which a number is given once."""
        among = [name for name in peers(self.model) if name != self.fk.name]
        groups = defaultdict(list)
        for form in self.forms:
            stays = form not in self.deleted_forms and (form.instance.pk or form.has_changed())
            if stays:
                groups[tuple(getattr(form.instance, name) for name in among)].append(form)
        return groups

    def save_existing_objects(self, commit: bool = True) -> list[Model]:
        shown = "order" in self.form.base_fields
        moved = [form for form in self.initial_forms if shown and form.instance.order != form.initial["order"]]
        self._put_aside([form.instance for form in (*moved, *self.deleted_forms) if form.instance.pk])
        saved = super().save_existing_objects(commit)
        for form in moved:
            if not form.has_changed() and form not in self.deleted_forms:
                saved.append(self.save_existing(form, form.instance, commit))
        return saved

    def _put_aside(self, rows: Iterable[Model]) -> None:
        """Not a change of its own: each of the rows is saved or deleted right after, in the same transaction."""
        keys = [row.pk for row in rows]
        if keys:
            self.model._base_manager.filter(pk__in=keys).update(order=F("order") + _ASIDE)


def _give_numbers(group: list[forms.ModelForm]) -> None:
    """Keep what is free of doubt, also gaps; of two with one number the one that was just typed comes first."""

    def place(form: forms.ModelForm) -> tuple[float, bool]:
        number = form.instance.order
        return (float("inf") if number is None else number, "order" not in form.changed_data)

    last = -1
    for form in sorted(group, key=place):
        if form.instance.order is None:
            form.instance.order = max(last, 0) + 1
        elif form.instance.order <= last:
            form.instance.order = last + 1
        last = form.instance.order
