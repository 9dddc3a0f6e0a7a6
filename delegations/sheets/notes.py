"""The sheet of site notes: what was seen and heard at the sites of a visit."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delegations.models import Site, SiteNote, SiteVisit
from delegations.sheets.entry import Cells, Entry, put
from delegations.sheets.fields import DateField, KnownField, NumberField, TextField
from delegations.sheets.known import fold
from delegations.sheets.pairing import Place, pair_up
from delegations.sheets.plan import Step, VisitSheet
from delegations.sheets.problems import Problem
from delegations.sheets.rows import RowForm


class NoteRow(RowForm):
    main_column = "site"

    site = KnownField(
        label=gettext_lazy("site"), source="sites", required=True, example="mohan-station", width=26,
        help_text=gettext_lazy("Slug or name of a site that the portal has."),
    )  # fmt: skip
    date = DateField(
        label=gettext_lazy("date"), example="2030-03-05", width=14,
        help_text=gettext_lazy("Day of the visit to the site. May be empty where the site was visited once."),
    )  # fmt: skip
    order = NumberField(
        label=gettext_lazy("order"), example="1", width=8,
        help_text=gettext_lazy("Number of the note at its site. A note is found by it, so give it to correct a text; "
                               "without a number a text that is not there yet is a new note."),
    )  # fmt: skip
    area = KnownField(
        label=gettext_lazy("discussion area"), source="areas", width=26,
        help_text=gettext_lazy("Slug or name, if the note belongs to one."),
    )  # fmt: skip
    heading = TextField(
        label=gettext_lazy("heading"), max_length=200, example="Customs", width=26,
        help_text=gettext_lazy("As the notes word it."),
    )  # fmt: skip
    text_en = TextField(
        label=gettext_lazy("text"), has_lines=True, required=True, example="Goods are cleared at one window.",
        width=80, help_text=gettext_lazy("In English."),
    )  # fmt: skip


class NoteEntry(Entry):
    def __init__(self, note: SiteNote, *, is_stored: bool) -> None:
        super().__init__(is_stored=is_stored)
        self.note = note

    def __str__(self) -> str:
        return f"{self.note.site_visit.site.slug} · {self.note.order}"

    @property
    def numbered(self) -> SiteNote:
        return self.note

    @property
    def place(self) -> Place | None:
        return None if self.note.order is None else (id(self.note.site_visit), self.note.order)

    def cells(self) -> Cells:
        note = self.note
        return {
            "site": note.site_visit.site.slug, "date": note.site_visit.date, "order": note.order,
            "area": note.area.slug if note.area else "", "heading": note.heading,
            "text_en": note.text_en or "",  # type: ignore[attr-defined]
        }  # fmt: skip

    def take(self, form: RowForm) -> None:
        for name in ("area", "heading", "text_en"):
            if name in form.fields:
                put(self.note, name, form.value(name))

    def rows(self) -> list[Any]:
        return [self.note.site_visit, self.note]

    def save(self) -> None:
        self.note.site_visit.save()
        self.note.save()


class NoteSheet(VisitSheet):
    name = "notes"
    label = gettext_lazy("site notes")
    about = gettext_lazy(
        "One row for each note. A note that is there already is found by its site with its text, then by its site "
        "with its order. A site that the visit has not gone to yet is added to its site visits."
    )
    form = NoteRow
    marked_column = "site"
    models = (SiteVisit, SiteNote)

    def stored(self) -> list[NoteEntry]:
        self._site_visits = list(self.visit.site_visits.select_related("site"))
        by_key = {site_visit.pk: site_visit for site_visit in self._site_visits}
        manager: Any = SiteNote.objects
        notes = manager.filter(site_visit__visit=self.visit).select_related("area")
        for site_visit in self._site_visits:
            site_visit.visit = self.visit
        found = []
        for note in notes.order_by("site_visit__order", "order"):
            note.site_visit = by_key[note.site_visit_id]
            found.append(NoteEntry(note, is_stored=True))
        return found

    def pair(self, forms: list[Any], stored: list[Any]) -> Mapping[int, Any]:
        return pair_up(
            forms, stored,
            (lambda form: (id(form.site_visit), fold(form.value("text_en"))),
             lambda entry: (id(entry.note.site_visit), fold(entry.note.text_en or ""))),
            (lambda form: _numbered(form.site_visit, form.value("order")),
             lambda entry: _numbered(entry.note.site_visit, entry.note.order)),
        )  # fmt: skip

    def refuse(self, form: Any) -> Problem | None:
        """Without a date a row means the only visit to its site; where there is none, it adds one."""
        site, date = form.value("site"), form.value("date")
        there = [row for row in self._site_visits if row.site == site]
        found = [row for row in there if row.date == date] if date else there
        if len(found) > 1:
            text = _("The site was visited several times; give the date: %(dates)s.")
            return form.problem("date", text % {"dates": ", ".join(str(row.date) for row in found)})
        if date and not found and any(row.date is None for row in there):
            text = _("The visit to this site has no date on record. Enter it there first, or leave the cell empty.")
            return form.problem("date", text)
        form.site_visit = found[0] if found else self._new_site_visit(site, date)
        return None

    def _new_site_visit(self, site: Site, date: dt.date | None) -> SiteVisit:
        order = max((row.order for row in self._site_visits), default=0) + 1
        found = SiteVisit(visit=self.visit, site=site, date=date, order=order)
        self._site_visits.append(found)
        return found

    def new_entry(self, form: Any) -> NoteEntry:
        return NoteEntry(SiteNote(site_visit=form.site_visit), is_stored=False)

    def check_together(self, forms: list[Any]) -> None:
        def at_site(form: Any, said: Any) -> Any:
            site = form.value("site")
            return None if site is None or said is None else (site.pk, form.value("date"), said)

        self.check_once(
            forms, "text_en", lambda form: at_site(form, form.value("text_en") and fold(form.value("text_en"))),
            _("This note stands here twice; the first time in %(cell)s."),
        )  # fmt: skip
        self.check_once(
            forms, "order", lambda form: at_site(form, form.value("order")),
            _("This order stands twice at that site; the first time in %(cell)s."),
        )  # fmt: skip

    def number(self, steps: list[Step], others: list[Any]) -> None:
        """As given; a note without a number keeps its own, or comes after the last one of its site."""
        for step in steps:
            given = step.form.value("order")
            step.entry.note.order = given if given is not None else step.entry.note.order
        last: dict[Any, int] = defaultdict(int)
        taken = {entry.place for entry in others}
        for scope, order in (*taken, *filter(None, (step.entry.place for step in steps))):
            last[scope] = max(last[scope], order)
        for step in steps:
            if step.entry.place is None:
                scope = id(step.entry.note.site_visit)
                last[scope] += 1
                step.entry.note.order = last[scope]
            elif step.entry.place in taken:
                self.problems.append(step.form.problem("order", _("Another note of this site has this order.")))

    def warn(self) -> None:
        added = [row for row in self._site_visits if row.pk is None]
        text = _("“%(site)s” is added to the sites of the visit.")
        self.warnings += [Problem(text % {"site": row.site.slug}) for row in added]


def _numbered(site_visit: SiteVisit, order: int | None) -> tuple[int, int] | None:
    return None if order is None else (id(site_visit), order)
