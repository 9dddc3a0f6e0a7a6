"""Forms for rows of a visit: the visit is settled, and what they point to is offered from that visit only."""

from __future__ import annotations

from typing import Any

from django.db.models import ForeignKey, Model, QuerySet
from django.utils.text import Truncator

from delegations.admin.numbering import make_optional, next_number
from delegations.models import AgendaItem, CountryGroup, Delegate, Finding, SiteNote
from delegations.models.base import visit_of
from ezportal.admin.forms import PortalForm, RowForm

# What a choice is told with, so that two of the same name are told apart; fetched with the rows.
_TOLD_WITH: dict[type[Model], tuple[str, ...]] = {
    AgendaItem: ("day",),
    CountryGroup: ("country", "organisation"),
    Delegate: ("group__country", "group__organisation"),
    Finding: ("presentation__group__country", "presentation__group__organisation"),
    SiteNote: ("site_visit__site",),
}


def told_with(model: type[Model]) -> list[str]:
    """The paths from a row to what its foreign keys are told with."""
    keys = (field for field in model._meta.concrete_fields if isinstance(field, ForeignKey))
    return [f"{key.name}__{path}" for key in keys for path in _TOLD_WITH.get(key.remote_field.model, ())]


def rows_of_visit(rows: QuerySet[Any], visit: Any) -> QuerySet[Any]:
    """The rows that belong to the visit, none as long as there is none."""
    if visit is None or visit._state.adding:
        return rows.none()
    path = rows.model.visit_path  # type: ignore[attr-defined]
    return rows.filter(**{path: visit}).select_related(*_TOLD_WITH.get(rows.model, ()))


def choice_label(row: Any) -> str:
    """A row as a select box names it, with what it lies in."""
    match row:
        case AgendaItem():
            text = f"{row.day} {row}"
        case Delegate():
            text = f"{row} ({row.group})"
        case Finding():
            text = f"{row.presentation}: {row}"
        case SiteNote():
            text = f"{row.site_visit}: {row}"
        case _:
            text = str(row)
    return Truncator(text).chars(90)


class VisitRowForm(PortalForm):
    """The class is made anew for each request; on a page that adds a row, `visit` says to which visit."""

    visit: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding and self.visit is not None:
            self.instance.visit = self.visit
        make_optional(self)
        for name in getattr(self.instance, "same_visit", ()):
            if name in self.fields:
                self._offer_rows_of_the_visit(name)

    def _offer_rows_of_the_visit(self, name: str) -> None:
        field: Any = self.fields[name]
        field.queryset = rows_of_visit(field.queryset, visit_of(self.instance))
        field.label_from_instance = choice_label
        if self.instance._state.adding and field.required:
            first = field.queryset[:2]
            if len(first) == 1:  # a focal point has one country's group to choose
                self.initial.setdefault(name, first[0].pk)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "order" in self.fields and "order" not in self.errors and self.cleaned_data.get("order") is None:
            self.cleaned_data["order"] = next_number(self.instance)
        return cleaned


class NumberedRowForm(RowForm):
    """A row of an inline whose number the formset gives: until then there is nothing to check about it."""

    def _get_validation_exclusions(self) -> set[str]:
        return {*super()._get_validation_exclusions(), "order"}
