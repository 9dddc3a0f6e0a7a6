"""The sheet of the agenda: days and items, with presenters' offices and routes."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delegations.models import AgendaDay, AgendaItem, AgendaPresenter, Delegate
from delegations.sheets.agenda_entry import AgendaEntry
from delegations.sheets.agenda_rows import OF_THE_DAY, AgendaRow
from delegations.sheets.delegates import known_as
from delegations.sheets.entry import put
from delegations.sheets.known import fold
from delegations.sheets.pairing import pair_up
from delegations.sheets.plan import Step, VisitSheet
from delegations.sheets.problems import Problem

# By what an item of a day is known, the surest first.
_WAYS = (("start", "title", "route"), ("start", "route"), ("title", "route"))


class AgendaSheet(VisitSheet):
    name = "agenda"
    label = gettext_lazy("agenda")
    about = gettext_lazy(
        "One row for each item. An item that is there already is found by its date with start, title and route, then "
        "by its date and order."
    )
    form = AgendaRow
    marked_column = "date"
    models = (AgendaDay, AgendaItem, AgendaPresenter)

    # --- Stored -----------------------------------------------------------------------------------
    def stored(self) -> list[AgendaEntry]:
        self._days = {day.date: day for day in self.visit.days.select_related("country")}
        by_key = {day.pk: day for day in self._days.values()}
        manager: Any = AgendaItem.objects
        items = manager.filter(day__visit=self.visit).select_related("site", "body", "group")
        found: dict[Any, list[AgendaEntry]] = defaultdict(list)
        for item in items.prefetch_related("presenters"):
            item.day = by_key[item.day_id]
            found[item.day.date].append(AgendaEntry(item.day, item, list(item.presenters.all()), is_stored=True))
        for date, day in self._days.items():
            day.visit = self.visit
            if date not in found:
                found[date].append(AgendaEntry(day, None, [], is_stored=True))
        return [entry for date in sorted(found) for entry in found[date]]

    def exported(self) -> list[AgendaEntry]:
        entries = self.stored()
        seen: set[dt.date] = set()
        for entry in entries:
            entry.leads = entry.day.date not in seen
            seen.add(entry.day.date)
        return entries

    def pair(self, forms: list[Any], stored: list[Any]) -> Mapping[int, Any]:
        items = [entry for entry in stored if entry.item is not None]
        return pair_up(
            [form for form in forms if form.has_item()], items,
            *((_key_of_row(*words), _key_of_item(*words)) for words in _WAYS),
            (lambda form: _numbered(form.value("date"), form.value("order")),
             lambda entry: (entry.day.date, entry.item.order)),
        )  # fmt: skip

    def new_entry(self, form: Any) -> AgendaEntry:
        date = form.value("date")
        day = self._days.get(date)
        if day is None:
            day = self._days[date] = AgendaDay(visit=self.visit, date=date)
        if not form.has_item():
            return AgendaEntry(day, None, [], is_stored=day.pk is not None)
        return AgendaEntry(day, AgendaItem(day=day), [], is_stored=False)

    # --- Rules between rows -----------------------------------------------------------------------
    def check_together(self, forms: list[Any]) -> None:
        self._of_days: dict[dt.date, dict[str, Any]] = {}
        self._check_days(forms)
        items = [form for form in forms if form.has_item()]
        self.check_once(
            items, "title_en", _key_of_row("start", "title", "route"),
            _("This item stands here twice; the first time in %(cell)s."),
        )  # fmt: skip
        self.check_once(
            items, "order", lambda form: _numbered(form.value("date"), form.value("order")),
            _("This order stands twice on that day; the first time in %(cell)s."),
        )  # fmt: skip
        self._check_offices(items)

    def _check_days(self, forms: list[Any]) -> None:
        first: dict[tuple[dt.date, str], Any] = {}
        for form in forms:
            if (date := form.value("date")) is None:
                continue
            form.leads = date not in self._of_days
            said = self._of_days.setdefault(date, {})
            for name in OF_THE_DAY:
                value = form.value(name)
                if not value:
                    continue
                other = first.setdefault((date, name), form)
                if said.setdefault(name, value) != value:
                    text = _("Of this day %(cell)s says something else.") % {"cell": other.cell(name)}
                    self.problems.append(form.problem(name, text))

    def _check_offices(self, forms: list[Any]) -> None:
        """The public reads presenters; those whose names the portal knows are at least kept out."""
        people = Delegate.objects.filter(visit=self.visit, names_erased_at__isnull=True)
        names = {_words(name) for name in people.values_list("name", flat=True)}
        for form in forms:
            offices = _words(" ".join(form.value("presenters") or ()))
            if any(name in offices for name in names):
                self.problems.append(form.problem("presenters", _("Name the office, not the person: this is public.")))

    # --- Days and numbers -------------------------------------------------------------------------
    def number(self, steps: list[Step], others: list[Any]) -> None:
        for date, said in self._of_days.items():
            if date in self._days:
                _tell_day(self._days[date], said)
        by_day: dict[dt.date, list[Step]] = defaultdict(list)
        for step in steps:
            if step.entry.item is not None:
                by_day[step.entry.day.date].append(step)
        for date, found in by_day.items():
            taken = {entry.item.order for entry in others if entry.item is not None and entry.day.date == date}
            self._number_day(found, taken)

    def _number_day(self, steps: list[Step], taken: set[int]) -> None:
        """Orders as given; where a row has none, rows come as they stand in the sheet, and move down if they must."""
        is_given = all(step.form.value("order") is not None for step in steps)
        last = -1  # an order may be 0
        for step in steps:
            given = step.form.value("order")
            if is_given and given in taken:
                self.problems.append(step.form.problem("order", _("Another item of this day has this order.")))
            wanted = next((order for order in (given, step.entry.item.order) if order is not None), 1)
            number = wanted if is_given else max(last + 1, wanted)
            while not is_given and number in taken:
                number += 1
            step.entry.item.order = last = number

    def warn(self) -> None:
        first, last = self.visit.first_day, self.visit.last_day
        outside = [step.form for step in self._steps
                   if first and last and not first <= step.entry.day.date <= last and step.form.leads]  # fmt: skip
        text = _("This day lies outside the days of the visit, %(first)s to %(last)s.") % {"first": first, "last": last}
        self.warnings += [Problem(text, cell=form.cell("date"), column=str(form.fields["date"].label))
                          for form in outside]  # fmt: skip


def _words(text: str) -> str:
    """The words of a text between spaces, so that a name is found as a whole."""
    return " ".join(["", *re.split(r"\W+", known_as(text) or ""), ""])


def _tell_day(day: AgendaDay, said: Mapping[str, Any]) -> None:
    """Put together what the rows of a day say of it. Another country brings its time zone."""
    country = said.get("country")
    if country is not None and country != day.country:
        day.country, day.time_zone = country, country.time_zone
    if said.get("place_en"):
        put(day, "place_en", said["place_en"])
    day.time_zone = said.get("zone") or day.time_zone


def _key_of_row(*words: str) -> Callable[[Any], Hashable]:
    def key(form: Any) -> Hashable:
        group = form.value("group")
        said = {"start": form.value("start"), "title": fold(form.value("title_en")), "route": group and group.pk}
        return _key(form.value("date"), words, said)

    return key


def _key_of_item(*words: str) -> Callable[[Any], Hashable]:
    def key(entry: Any) -> Hashable:
        item = entry.item
        had = {"start": item.start, "title": fold(item.title_en or ""), "route": item.group_id}
        return _key(entry.day.date, words, had)

    return key


def _key(date: dt.date | None, words: tuple[str, ...], values: Mapping[str, Any]) -> Hashable:
    """Nothing where only an unknown start would tell an item from the others."""
    if date is None or ("title" not in words and values["start"] is None):
        return None
    return (date, *(values[word] for word in words))


def _numbered(date: dt.date | None, order: int | None) -> tuple[dt.date, int] | None:
    return None if date is None or order is None else (date, order)
