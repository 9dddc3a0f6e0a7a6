"""The sites of a visit with what was noted there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from delegations.models import DiscussionArea, LearningVisit, SiteNote, SiteVisit
from delegations.views.visit_page import PUBLISHED, VisitPage


@dataclass(frozen=True)
class NoteGroup:
    """The notes of a site under one area and the words they were noted under."""

    area: DiscussionArea | None
    heading: str
    notes: list[SiteNote]


@dataclass(frozen=True)
class Stop:
    """A site visit with its place in the order of the visit."""

    number: int
    row: SiteVisit

    @property
    def anchor(self) -> str:
        return f"site-{self.row.order}"

    @property
    def groups(self) -> list[NoteGroup]:
        return grouped(self.row.notes.all())


def grouped(notes: Iterable[SiteNote]) -> list[NoteGroup]:
    """By area and heading, in the order in which these first come up."""
    groups: dict[tuple[int | None, str], NoteGroup] = {}
    for note in notes:
        key = note.area_id, note.heading
        groups.setdefault(key, NoteGroup(note.area, note.heading, [])).notes.append(note)
    return list(groups.values())


def site_visits() -> QuerySet:
    """Visits to published sites, in the order they took place."""
    return SiteVisit.objects.filter(site__publication=PUBLISHED).select_related(
        "site__zone", "site__country", "site__host", "host", "item__day", "source"
    )


def with_notes() -> Prefetch:
    return Prefetch("notes", SiteNote.objects.select_related("area", "source"))


def stops_of(visit: LearningVisit, *, notes: bool = False) -> list[Stop]:
    rows = site_visits().filter(visit=visit)
    rows = rows.prefetch_related(with_notes()) if notes else rows
    return [Stop(number, row) for number, row in enumerate(rows, 1)]


class SitesView(VisitPage):
    """Each site with host, address and notes by discussion area."""

    page = "sites"
    template_name = "delegations/sites.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(stops=stops_of(self.object, notes=True), **kwargs)
