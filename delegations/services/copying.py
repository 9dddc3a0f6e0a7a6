"""A new visit made from an earlier one: its structure, never its people or what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from modeltranslation.translator import NotRegistered, translator
from modeltranslation.utils import build_localized_fieldname

from delegations import models
from delegations.models import LearningVisit
from zones.models import record_changes

# Never taken over: what the database gives, and where the earlier row came from.
_OWN = frozenset({
    "id", "created_at", "updated_at", "source", "locator", "note", "starts_at", "ends_at", "publication",
})  # fmt: skip
# What belongs to the one visit it was recorded for.
_LEFT_OUT: dict[type[Model], frozenset[str]] = {
    models.LearningVisit: frozenset({
        "slug", "status", "planned_from", "planned_to", "actual_from", "actual_to", "expected_delegates",
        "contacts_kept_until", "names_kept_until",
        *(build_localized_fieldname("name", code) for code, _name in settings.LANGUAGES),
    }),
    models.TravelGroup: frozenset({"stated_total"}),
    models.TravelLeg: frozenset({"carrier", "number", "details"}),
}  # fmt: skip


@dataclass(frozen=True)
class CopiedVisit:
    """The new visit, and how many rows of each kind it was given, by the plural name of the kind."""

    visit: LearningVisit
    counts: dict[str, int]


def copy_visit(*, visit: LearningVisit, name: str, slug: str, starts_on: dt.date, by: Any) -> CopiedVisit:
    """A planned draft with the projects, aims, areas, country groups, agenda, travel groups, sites and topics.

    All dates move by as many days as its first day does. Left behind are people and numbers of people, presenters,
    site notes, expectations, findings, recommendations and lessons, and the numbers of flights. The history of each
    new row names `by`. Raises ValidationError where a value is refused; then nothing is written.
    """
    with record_changes():
        return _Copier(visit, starts_on, by).run(name, slug)


class _Copier:
    def __init__(self, visit: LearningVisit, starts_on: dt.date, by: Any) -> None:
        self.earlier, self.starts_on, self.by = visit, starts_on, by
        self.shift = starts_on - self._first_day()
        # Key of an earlier row → its copy, per model.
        self.copies: dict[type[Model], dict[Any, Any]] = {}

    def _first_day(self) -> dt.date:
        first = self.earlier.first_day or self.earlier.days.values_list("date", flat=True).first()
        return first or self.starts_on

    def run(self, name: str, slug: str) -> CopiedVisit:
        last_day = self._shifted(self.earlier.last_day) or self.starts_on
        new = self._copy(self.earlier, name_en=name, slug=slug, planned_from=self.starts_on, planned_to=last_day)
        for rows in (
            self.earlier.project_links.all(), self.earlier.aims.all(), self.earlier.areas.all(),
            self.earlier.groups.all(), self.earlier.topics.all(), self.earlier.travel_groups.all(),
            models.TravelLeg._base_manager.filter(travel_group__visit=self.earlier), self.earlier.days.all(),
            models.AgendaItem._base_manager.filter(day__visit=self.earlier), self.earlier.site_visits.all(),
        ):  # fmt: skip
            self._copy_all(rows)
        counts = {
            str(model._meta.verbose_name_plural): len(copies)
            for model, copies in self.copies.items()
            if model is not LearningVisit
        }
        return CopiedVisit(new, counts)

    def _copy_all(self, rows: Iterable[Any]) -> None:
        for row in rows:
            date = getattr(row, "date", None)
            self._copy(row, **({} if date is None else {"date": self._shifted(date)}))

    def _copy(self, row: Any, **values: Any) -> Any:
        model = type(row)
        left_out = _OWN | _LEFT_OUT.get(model, frozenset()) | _translated(model)
        new = model()
        for field in model._meta.concrete_fields:
            if field.name not in left_out:
                setattr(new, field.attname, getattr(row, field.attname))
                self._follow(new, field)
        for name, value in values.items():
            setattr(new, name, value)
        new._history_user = self.by
        new.save_valid()
        self.copies.setdefault(model, {})[row.pk] = new
        return new

    def _follow(self, new: Any, field: Any) -> None:
        """A foreign key to a row that was copied leads to the copy."""
        if field.is_relation:
            copies = self.copies.get(field.related_model, {})
            key = getattr(new, field.attname)
            if key in copies:
                setattr(new, field.name, copies[key])

    def _shifted(self, date: dt.date | None) -> dt.date | None:
        if date is None:
            return None
        try:
            return date + self.shift
        except OverflowError as error:
            raise ValidationError({"starts_on": _("The last days would lie beyond the calendar.")}) from error


def _translated(model: type[Model]) -> set[str]:
    """Names of fields that stand for the column of the active language; the columns themselves are copied."""
    try:
        return set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return set()
