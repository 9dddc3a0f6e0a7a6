"""Annexes: agenda, directory, contradictions, sources, and where the numbers come from."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import gettext as _

from delegations.models import AgendaDay, AgendaItem, Contradiction, Delegate, Reading
from evaluations.report.blocks import bullets, copied, heading, say, table, text, told, words_of
from evaluations.report.chapters import Draft, unless_empty
from evaluations.report.chapters.programme import clock
from evaluations.report.quantities import QUANTITIES
from evaluations.report.shapes import Block, Cell, Line
from ezportal import cldr


def agenda(draft: Draft) -> list[Block]:
    found: list[Block] = []
    for day in draft.record.days:
        items = list(day.items.all())
        found.append(heading(told(cldr.day(day.date))))
        found.append(text(_("Place: %(place)s. Times are those of %(zone)s.") % _place(day), "note"))
        if items:
            caption = _("Agenda of %(day)s") % {"day": cldr.day(day.date)}
            rows = [[_time(item), _item(item)] for item in items]
            found.append(table(caption, [(_("Time"), "time"), (_("Activity"), "1fr")], rows))
    return unless_empty(found, _("No agenda is recorded."))


def _place(day: AgendaDay) -> dict[str, str]:
    return {"place": words_of(day, "place")["text"] or _("not stated"), "zone": _city(day.time_zone)}


def _city(zone: str) -> str:
    """The city that names a time zone, as the language writes it: Asia/Ho_Chi_Minh gives Ho Chi Minh City."""
    known = cldr.active_locale().time_zones.get(zone, {})
    return str(known.get("city") or zone.rsplit("/", 1)[-1].replace("_", " "))


def _time(item: AgendaItem) -> Cell:
    lines = [told(clock(item))]
    if item.end_time_zone and item.end_time_zone != item.start_zone_name:
        lines.append(told(_("ends at %(zone)s time") % {"zone": _city(item.end_time_zone)}, "note"))
    return lines


def _item(item: AgendaItem) -> Cell:
    """Title and what goes with it; presenters as offices."""
    venue = words_of(item, "venue", "note")
    lines: list[Line] = [words_of(item, "title", "strong"), words_of(item, "description"), venue]
    if item.body is not None:
        lines.append(told(str(item.body), "note"))
    if item.group is not None:
        lines.append(told(f"{item.group.label} {words_of(item.group, 'name')['text']}", "note"))
    lines += [words_of(row, "office", "note") for row in item.presenters.all()]
    return lines


def directory(draft: Draft) -> list[Block]:
    people = draft.record.directory
    take = draft.numbers.take
    if not people:
        return [
            text(
                say(
                    _(
                        "Nobody of the %(all)s delegates has agreed to stand in this directory, so it names nobody. "
                        "Their numbers are in the chapter on the delegation."
                    ),
                    all=take("delegates"),
                )
            )
        ]
    agreed = say(
        _("%(some)s of the %(all)s delegates agreed to stand in this directory."),
        some=take("in_directory"),
        all=take("delegates"),
    )
    columns = [(_("Name"), "1fr"), (_("Position and organisation"), "2fr"), (_("Country or organisation"), "1fr")]
    return [text(agreed), table(_("Delegates who agreed to be named"), columns, map(_person, people))]


def _person(delegate: Delegate) -> list[Cell | Line]:
    named = [told(f"{delegate.title} {delegate.name}", "strong"), told(delegate.name_local)]
    body = delegate.organisation_stated or str(delegate.organisation or "")
    return [named, [told(delegate.position), told(body, "note")], told(str(delegate.group))]


def contradictions(draft: Draft) -> list[Block]:
    rows = draft.record.contradictions
    if not rows:
        return [text(_("No contradictions are recorded."), "note")]
    counted = say(
        _("On %(count)s points the sources of the visit disagree, also one source with itself. All readings are kept."),
        count=draft.numbers.take("contradictions"),
    )
    columns = [(_("Subject"), "1fr"), (_("What the sources say"), "2fr"), (_("Which is used, and why"), "2fr")]
    return [text(counted), table(_("Points on which the sources disagree"), columns, map(_contradiction, rows))]


def _contradiction(row: Contradiction) -> list[Cell | Line]:
    lines: list[Line] = []
    for reading in row.readings.all():
        lines += [words_of(reading, "text", "point"), told(_told_at(reading), "note")]
    return [words_of(row, "subject", "strong"), lines, words_of(row, "reason")]


def _told_at(reading: Reading) -> str:
    where = reading.locator
    return f"{where}; {_('used')}" if reading.is_used else where


def sources(draft: Draft) -> list[Block]:
    lines = []
    for source in draft.record.sources:
        published = cldr.partial_date(source.published) if source.published else ""
        parts = (source.publisher, source.title, published, source.url)
        lines.append(copied(source, told(". ".join(part.rstrip(".") for part in parts if part))))
    found = [bullets(lines, ordered=True)] if lines else []
    return unless_empty(found, _("No sources are named."))


def figures(draft: Draft) -> list[Block]:
    """What each kind of number in this report counts, and how many of them there are. Written last."""
    version = cldr.number(draft.record.version)
    used = Counter(entry["query"] for entry in draft.numbers.trace())
    lines = [told(str(QUANTITIES[name].words)) for name in used]
    return [
        text(
            _(
                "The numbers of this report are computed from the record of the visit at data version %(version)s of "
                "the portal. Each is kept with the query it comes from, and can be asked for again. These kinds of "
                "numbers occur:"
            )
            % {"version": version}
        ),
        bullets(lines),
    ]
