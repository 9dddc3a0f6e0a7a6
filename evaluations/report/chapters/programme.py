"""Summary of the programme: its days, what was expected, what was presented and seen, and the workshop."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from delegations.choices import FindingKind, ItemKind
from delegations.models import AgendaDay, AgendaItem, CountryPresentation, SiteVisit
from evaluations.models.report import TextBlock
from evaluations.report.blocks import bullets, heading, number, say, table, text, told, words_of
from evaluations.report.chapters import Draft, unless_empty
from evaluations.report.shapes import Block, Cell, Line
from ezportal import cldr

# What a day is about; the rest is in the agenda at the end.
_TOLD = (ItemKind.SESSION, ItemKind.SITE_VISIT, ItemKind.WORKSHOP)


def programme(draft: Draft) -> list[Block]:
    return [
        *unless_empty([*draft.written(TextBlock.PROGRAMME), *_days(draft)], _("No programme is recorded.")),
        heading(_("Expectations of the delegates")),
        *_expectations(draft),
        heading(_("Sessions")),
        *_sessions(draft),
        heading(_("Site visits")),
        *_site_visits(draft),
        heading(_("Workshop")),
        *_workshop(draft),
    ]


def _days(draft: Draft) -> list[Block]:
    if not draft.record.days:
        return []
    rows = [
        [[told(cldr.day(day.date), "strong"), words_of(day, "place")], _points(day.items.all())]
        for day in draft.record.days
    ]
    return [table(_("Programme of the visit"), [(_("Day"), "1fr"), (_("Programme"), "2fr")], rows)]


def _points(items: Any) -> list[Line]:
    """What a day is about; of a day on the way at least where it went."""
    chosen = [item for item in items if item.kind in _TOLD]
    chosen = chosen or [item for item in items if item.kind == ItemKind.TRAVEL]
    return [words_of(item, "title", "point") for item in chosen]


# --- Expectations ------------------------------------------------------------------------


def _expectations(draft: Draft) -> list[Block]:
    found = draft.written(TextBlock.EXPECTATIONS)
    take = draft.numbers.take
    for group, rows in groupby(draft.record.expectations, lambda row: row.group):
        title = say("%(group)s (%(count)s)", group=group, count=take("expectations", group=group.code))
        found += [heading(title, 3), bullets(words_of(row, "text") for row in rows)]
    return unless_empty(found, _("No expectations are published."))


# --- Sessions ----------------------------------------------------------------------------


def _sessions(draft: Draft) -> list[Block]:
    sessions = [(day, item) for day in draft.record.days for item in day.items.all() if item.kind == ItemKind.SESSION]
    rows = [[_when(day, item), _session(item)] for day, item in sessions]
    found = [table(_("Sessions"), [(_("Time"), "1fr"), (_("Session"), "3fr")], rows)] if rows else []
    return unless_empty(found, _("No sessions are recorded."))


def _when(day: AgendaDay, item: AgendaItem) -> list[Line]:
    return [told(cldr.day(day.date)), told(clock(item), "note")]


def clock(item: AgendaItem) -> str:
    """Local time as the programme prints it: "08:30 – 08:45", or the beginning alone."""
    if item.start is None:
        return ""
    if item.end is None:
        return f"{item.start:%H:%M}"
    return f"{item.start:%H:%M} – {item.end:%H:%M}"


def _session(item: AgendaItem) -> list[Line]:
    """Title, what it was about, and the offices that presented: never a person."""
    offices = [words_of(row, "office", "note") for row in item.presenters.all()]
    return [words_of(item, "title", "strong"), words_of(item, "description"), *offices]


# --- Site visits -------------------------------------------------------------------------


def _site_visits(draft: Draft) -> list[Block]:
    found = draft.written(TextBlock.SITE_VISITS)
    if draft.record.areas:
        found += [text(_("The delegates were asked to look at these areas:")), _areas(draft)]
    for site_visit in draft.record.site_visits:
        found += [heading(words_of(site_visit.site, "name"), 3), text(_where(site_visit), "note")]
        for title, lines in _by_area(site_visit):
            found += [heading(title, 4, numbered=False), bullets(lines)]
    return unless_empty(found, _("No site visits are recorded."))


def _areas(draft: Draft) -> Block:
    take = draft.numbers.take
    rows: list[list[Cell | Line]] = [
        [[words_of(row.area, "name", "strong"), told(row.wording, "note", "en")],
         number(take("notes", area=row.area.slug))]
        for row in draft.record.areas
    ]  # fmt: skip
    columns = [(_("Area"), "1fr"), (_("Notes taken at sites"), "num")]
    return table(_("Areas of discussion"), columns, rows, source=_("counted from the notes taken at sites"))


def _where(site_visit: SiteVisit) -> str:
    site = site_visit.site
    facts = [
        cldr.day(site_visit.date) if site_visit.date else "",
        site.country.name,
        str(site.zone or ""),
        _("Received by: %(host)s") % {"host": site_visit.host} if site_visit.host else "",
    ]
    facts = [fact for fact in facts if fact and fact != str(site)]
    return " · ".join(facts)


def _by_area(site_visit: SiteVisit) -> list[tuple[Line, list[Line]]]:
    """Notes under the area they belong to, or under the heading they were noted with, in their order."""
    notes = list(site_visit.notes.all())
    grouped: dict[tuple[int | None, str], list[Any]] = {}
    for note in notes:
        key = (note.area_id, "") if note.area_id else (None, note.heading)
        grouped.setdefault(key, []).append(note)
    return [
        (_title_of(rows[0]), [words_of(row, "text") for row in rows])
        for rows in grouped.values()
    ]  # fmt: skip


def _title_of(row: Any) -> Line:
    if row.area is not None:
        return words_of(row.area, "name")
    return told(row.heading, lang="en") if row.heading else told(_("Other"))


# --- Workshop ----------------------------------------------------------------------------


def _workshop(draft: Draft) -> list[Block]:
    found = draft.written(TextBlock.WORKSHOP)
    if draft.record.topics:
        found.append(text(_("The country groups were given these topics:")))
        found.append(bullets((words_of(row, "text") for row in draft.record.topics), ordered=True))
    if draft.record.presentations:
        found.append(_points_by_country(draft))
    for presentation in draft.record.presentations:
        found += _presentation(presentation)
    return unless_empty(found, _("No presentations are recorded."))


def _points_by_country(draft: Draft) -> Block:
    take = draft.numbers.take
    kinds = [kind for kind in FindingKind if draft.numbers.ask("findings", kind=kind)]
    rows: list[list[Line]] = [
        [
            told(str(row.group)),
            *(number(take("findings", group=row.group.code, kind=kind)) for kind in kinds),
            number(take("findings", group=row.group.code)),
        ]
        for row in draft.record.presentations
    ]
    rows.append([told(_("Total")), *(number(take("findings", kind=kind)) for kind in kinds), number(take("findings"))])
    columns = [
        (_("Country or organisation"), "1fr"),
        *((str(kind.label), "num") for kind in kinds),
        (_("Total"), "num"),
    ]
    source = _("counted from the presentations")
    return table(_("Points of the country presentations"), columns, rows, source=source, has_total=True)


def _presentation(presentation: CountryPresentation) -> list[Block]:
    title = told(str(presentation.group))
    found = [heading(title, 3)]
    if presentation.title:
        found.append(text(told(presentation.title, lang="en"), "note"))
    findings = sorted(presentation.findings.all(), key=lambda row: (FindingKind.values.index(row.kind), row.order))
    for kind, rows in groupby(findings, lambda row: row.kind):
        found.append(heading(capfirst(str(FindingKind(kind).label)), 4, numbered=False))
        for headline, points in groupby(rows, lambda row: row.heading):
            if headline:
                found.append(text(told(headline, lang="en"), "strong"))
            found.append(bullets(words_of(row, "text") for row in points))
    return found
