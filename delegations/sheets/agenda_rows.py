"""The columns of the agenda's sheet, and what one row of it says."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delegations.choices import ItemKind
from delegations.models import AgendaItem
from delegations.sheets.fields import (
    ChoiceField,
    DateField,
    KnownField,
    NumberField,
    TextField,
    TextListField,
    TimeField,
    YesNoField,
)
from delegations.sheets.rows import RowForm

# Said once for a day, in any of its rows.
OF_THE_DAY = ("place_en", "country", "zone")
TEXTS = ("title_en", "description_en", "venue_en", "address")


def _limit(name: str) -> int:
    return int(AgendaItem._meta.get_field(name).max_length or 0)  # type: ignore[union-attr]


class AgendaRow(RowForm):
    main_column = "date"
    # The first row of its day in the sheet.
    leads = False

    date = DateField(
        label=gettext_lazy("date"), required=True, example="2030-03-04", width=20,
        help_text=gettext_lazy("Like 2030-03-04, or a date of the spreadsheet program."),
    )  # fmt: skip
    place_en = TextField(
        label=gettext_lazy("place"), max_length=200, example="Vientiane, Lao PDR", width=24,
        help_text=gettext_lazy("Of the day. Once for each day is enough; empty cells leave it as it is."),
    )  # fmt: skip
    country = KnownField(
        label=gettext_lazy("country"), source="countries", example="LA", width=14,
        help_text=gettext_lazy("Of the day: it gives the time zone. Code or name in any language; once for each day."),
    )  # fmt: skip
    zone = KnownField(
        label=gettext_lazy("time zone of the day"), source="time_zones", width=18,
        help_text=gettext_lazy("Only where the country has several. Once for each day."),
    )  # fmt: skip
    order = NumberField(
        label=gettext_lazy("order"), width=8,
        help_text=gettext_lazy("Place of the item in its day. Leave it empty in rows that you insert: they come where "
                               "they stand, and what follows moves down."),
    )  # fmt: skip
    start = TimeField(
        label=gettext_lazy("start"), may_be_span=True, example="08:30", width=14,
        help_text=gettext_lazy("Local time, like 08:30. With “08:30 - 09:00” the end may stay empty."),
    )  # fmt: skip
    end = TimeField(
        label=gettext_lazy("end"), example="10:00", width=10,
        help_text=gettext_lazy("Local time of the place where it ends."),
    )  # fmt: skip
    ends_next_day = YesNoField(label=gettext_lazy("ends on the next day"), width=10)
    time_zone = KnownField(
        label=gettext_lazy("time zone"), source="time_zones", width=18,
        help_text=gettext_lazy("Of this item, only where it differs from the day's."),
    )  # fmt: skip
    end_time_zone = KnownField(
        label=gettext_lazy("time zone at the end"), source="time_zones", width=18,
        help_text=gettext_lazy("Only where it differs, for example after a flight."),
    )  # fmt: skip
    kind = ChoiceField(
        label=gettext_lazy("kind"), choices=ItemKind, empty=ItemKind.SESSION, example="session", width=16,
        help_text=gettext_lazy("Empty means session."),
    )  # fmt: skip
    title_en = TextField(
        label=gettext_lazy("title"), max_length=_limit("title_en"), needed=True, example="Welcome and introduction",
        width=40, help_text=gettext_lazy("In English. A row without a title only says where the day is spent."),
    )  # fmt: skip
    description_en = TextField(label=gettext_lazy("description"), has_lines=True, width=40)
    venue_en = TextField(
        label=gettext_lazy("venue"), max_length=_limit("venue_en"), example="Meeting room 1", width=28,
    )  # fmt: skip
    address = TextField(label=gettext_lazy("address"), max_length=_limit("address"), width=28)
    site = KnownField(
        label=gettext_lazy("site"), source="sites", width=24,
        help_text=gettext_lazy("Slug or name of a site that the portal has."),
    )  # fmt: skip
    body = KnownField(
        label=gettext_lazy("hosted by"), source="organisations", width=24,
        help_text=gettext_lazy("Slug, acronym or name of an organisation that the portal has."),
    )  # fmt: skip
    route = TextField(
        label=gettext_lazy("route"), width=20,
        help_text=gettext_lazy("Code or label of a travel group of the visit. Empty: for everybody present."),
    )  # fmt: skip
    presenters = TextListField(
        label=gettext_lazy("presenters"), max_length=300, example="Director, Department of Examples", width=40,
        help_text=gettext_lazy("Offices, never names: position and organisation. Several with semicolons or line "
                               "breaks between them."),
    )  # fmt: skip
    tentative = YesNoField(label=gettext_lazy("not confirmed"), width=12)

    def clean(self) -> dict[str, Any]:
        self._split_span()
        self._find_route()
        # An error of a cell is told there.
        if not self.errors and not self.has_item() and any(self.cleaned_data[name] for name in self._of_item()):
            self.add_error("title_en", _("Fill in this cell."))
        return self.cleaned_data

    def has_item(self) -> bool:
        return bool(self.value("title_en"))

    def _of_item(self) -> list[str]:
        """Columns that say something of an item; a kind is never empty."""
        return [name for name in self.fields if name not in ("date", "kind", *OF_THE_DAY)]

    def _split_span(self) -> None:
        starts, ends = self.value("start") or (), self.value("end") or ()
        if len(starts) > 1 and ends and ends != starts[1:]:
            self.add_error("start", _("The end that stands here is not the one under “end”."))
        ends = ends or starts[1:]
        self.cleaned_data["start"] = starts[0] if starts else None
        self.cleaned_data["end"] = ends[0] if ends else None

    def _find_route(self) -> None:
        text, day = self.value("route"), self.value("date")
        self.cleaned_data["group"] = None
        if text:
            try:
                self.cleaned_data["group"] = self.book.routes.find(text, prefer=lambda route: route.date == day)
            except ValidationError as error:
                self.add_error("route", error)


def explain_times(item: AgendaItem) -> str:
    """Why the end of an item can't be right."""
    start, end = item.start, item.end
    if start is None or end is None or end > start:
        return _("It ends before it starts, counted with the time zones.")
    text = _("%(end)s is before the start %(start)s.") if end < start else _("It ends when it starts, at %(start)s.")
    return text % {"end": f"{end:%H:%M}", "start": f"{start:%H:%M}"}
