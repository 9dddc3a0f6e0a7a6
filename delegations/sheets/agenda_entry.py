"""An item of the agenda with its day and its presenters, as one row of a sheet tells it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from delegations.models import AgendaDay, AgendaItem, AgendaPresenter
from delegations.sheets.agenda_rows import TEXTS, explain_times
from delegations.sheets.entry import Cells, Entry, put, shown
from delegations.sheets.fields import in_lines, yes_or_empty
from delegations.sheets.pairing import Place
from delegations.sheets.rows import RowForm

_NOTHING: Cells = dict.fromkeys(
    (
        "order", "start", "end", "ends_next_day", "time_zone", "end_time_zone", "kind", *TEXTS, "site", "body", "route",
        "presenters", "tentative",
    ),
    "",
)  # fmt: skip


class AgendaEntry(Entry):
    """Without an item it tells the day only. The row that leads its day tells where that is spent."""

    leads = False

    def __init__(
        self, day: AgendaDay, item: AgendaItem | None, presenters: list[AgendaPresenter], *, is_stored: bool
    ) -> None:
        super().__init__(is_stored=is_stored)
        self.day, self.item, self.presenters = day, item, presenters
        self.offices = [presenter.office_en or "" for presenter in presenters]  # type: ignore[attr-defined]

    def __str__(self) -> str:
        item, words = self.item, [shown(self.day.date)]
        if item is not None:
            words += [shown(item.start), item.title_en or ""]  # type: ignore[attr-defined]
        return " ".join(filter(None, words))

    @property
    def numbered(self) -> Any:
        return self.item

    @property
    def place(self) -> Place | None:
        return (self.day.date, self.item.order) if self.item and self.item.order is not None else None

    def meet(self, form: RowForm) -> None:
        self.leads = form.leads  # type: ignore[attr-defined]

    def cells(self) -> Cells:
        day = self.day
        of_day: Cells = {"place_en": "", "country": "", "zone": ""}
        if self.leads:
            country = day.country.name if day.country else ""
            of_day = {"place_en": day.place_en or "", "country": country, "zone": day.time_zone}  # type: ignore[attr-defined]
        return {"date": day.date, **of_day, **(self._of_item(self.item) if self.item else _NOTHING)}

    def _of_item(self, item: AgendaItem) -> Cells:
        return {
            **{name: getattr(item, name) or "" for name in TEXTS},
            "order": item.order, "start": item.start, "end": item.end, "kind": item.get_kind_display(),
            "time_zone": item.time_zone, "end_time_zone": item.end_time_zone,
            "ends_next_day": yes_or_empty(item.ends_next_day), "tentative": yes_or_empty(item.tentative),
            "site": item.site.slug if item.site else "", "body": item.body.slug if item.body else "",
            "route": item.group.code if item.group else "", "presenters": "\n".join(self.offices),
        }  # fmt: skip

    def take(self, form: RowForm) -> None:
        if self.item is None:
            return
        for name in form.fields:
            if name in (*TEXTS, "start", "kind", "ends_next_day", "site", "body", "tentative"):
                put(self.item, name, form.value(name))
            elif name in ("time_zone", "end_time_zone"):
                put(self.item, name, form.value(name) or "")
        if "end" in form.fields or form.value("end"):
            self.item.end = form.value("end")
        if "route" in form.fields:
            self.item.group = form.value("group")
        if "presenters" in form.fields and _split(self.offices) != form.value("presenters"):
            self.offices = form.value("presenters")

    def check(self) -> None:
        errors: dict[str, Any] = {}
        self.day.take_zone_of_country()
        if self.leads and not self.day.time_zone:
            errors["country"] = _("Give the time zone of this day, or a country whose time zone is on record.")
        try:
            if self.item is not None:
                self.item.clean()
        except ValidationError as error:
            errors |= error.message_dict
            if "end" in errors:
                errors["end"] = explain_times(self.item)  # type: ignore[arg-type]
        if errors:
            raise ValidationError(errors)

    def rows(self) -> list[Any]:
        return [self.day, *([self.item] if self.item else []), *self.presenters]

    def save(self) -> None:
        if self.leads or self.day.pk is None:
            self.day.save()
        if self.item is not None:
            self.item.save()
            self._save_presenters(self.item)

    def _save_presenters(self, item: AgendaItem) -> None:
        """Offices that stay keep what else is known of them; a corrected one takes the place of the one it corrects."""
        if self.offices == [presenter.office_en or "" for presenter in self.presenters]:  # type: ignore[attr-defined]
            return
        by_office = {presenter.office_en: presenter for presenter in self.presenters}  # type: ignore[attr-defined]
        left = [presenter for presenter in self.presenters if presenter.office_en not in self.offices]  # type: ignore[attr-defined]
        for order, office in enumerate(self.offices, 1):
            presenter = by_office.get(office) or (left.pop(0) if left else AgendaPresenter(item=item))
            presenter.office_en, presenter.order = office, order  # type: ignore[attr-defined]
            presenter.save()
        for presenter in left:
            presenter.delete()


def _split(offices: list[str]) -> list[str]:
    """Offices as they come back from a cell, in which a semicolon parts two of them."""
    return [part for office in offices for part in map(in_lines, office.replace(";", "\n").splitlines()) if part]
