"""All rows that a report is made from, read in a fixed number of queries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from delegations.models import (
    AgendaDay,
    AgendaItem,
    Contradiction,
    CountryGroup,
    CountryPresentation,
    Delegate,
    Expectation,
    Finding,
    LearningVisit,
    Lesson,
    Project,
    Recommendation,
    SiteVisit,
    VisitArea,
)
from evaluations.models import ReportText
from evaluations.results import VisitResults, results_of
from zones.choices import Publication
from zones.models import Source, data_version

_SLUG = re.compile(r"(?<![\w/.-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/-])")
# When the data changes all the time, the last reading is taken with the version it began at.
ATTEMPTS = 3


@dataclass(frozen=True)
class VisitRecord:
    """A visit with everything its report tells. Delegates are counted; only `directory` may name them."""

    visit: LearningVisit
    version: int
    texts: dict[str, ReportText]
    projects: list[Project]
    groups: list[CountryGroup]
    delegates: list[Delegate]
    areas: list[VisitArea]
    days: list[AgendaDay]
    expectations: list[Expectation]
    site_visits: list[SiteVisit]
    topics: list[Any]
    aims: list[Any]
    presentations: list[CountryPresentation]
    lessons: list[Lesson]
    recommendations: list[Recommendation]
    contradictions: list[Contradiction]
    results: VisitResults
    sources: list[Source]

    @property
    def items(self) -> list[AgendaItem]:
        return [item for day in self.days for item in day.items.all()]

    @property
    def findings(self) -> list[Finding]:
        return [finding for presentation in self.presentations for finding in presentation.findings.all()]

    @property
    def directory(self) -> list[Delegate]:
        """Delegates who agreed to stand in the report's directory, and whose names are not erased."""
        return [row for row in self.delegates if row.name and _agreed(row)]


def _agreed(delegate: Delegate) -> bool:
    contact = getattr(delegate, "contact", None)
    return contact is not None and contact.shares_in_report


def read_record(visit: LearningVisit) -> VisitRecord:
    """Read the visit anew, at one data version: when somebody saves meanwhile, once more."""
    for _attempt in range(ATTEMPTS):
        version = data_version()
        record = _read(visit, version)
        if data_version() == version:
            break
    return record


def _read(visit: LearningVisit, version: int) -> VisitRecord:
    visit = LearningVisit.objects.select_related("organiser", "partner", "source").get(pk=visit.pk)
    parts: dict[str, list[Any]] = {name: list(rows) for name, rows in _parts(visit).items()}
    results = results_of(visit)
    texts = {text.block: text for text in _rows(ReportText).filter(visit=visit)}
    sources = _sources(visit, [*parts.values(), results.remarks, [result.tally for result in results.printed]])
    return VisitRecord(visit=visit, version=version, texts=texts, results=results, sources=sources, **parts)


def _rows(model: Any) -> Any:
    return model.objects


def _parts(visit: LearningVisit) -> dict[str, QuerySet[Any]]:
    items = _rows(AgendaItem).select_related("group", "body", "source").prefetch_related("presenters")
    findings = _rows(Finding).select_related("area", "source")
    contacts = visit.delegates.select_related("group__country", "group__organisation", "organisation", "contact")
    return {
        "projects": _rows(Project)
        .filter(visit_links__visit=visit)
        .select_related("funder", "implementer", "coordinator", "source"),
        "aims": visit.aims.select_related("source"),
        "groups": visit.groups.select_related("country", "organisation"),
        "delegates": contacts.order_by("group__order", "group__pk", "number", "pk"),
        "areas": visit.areas.select_related("area", "source"),
        "days": visit.days.select_related("source").prefetch_related(Prefetch("items", items)),
        "expectations": visit.expectations.filter(publication=Publication.PUBLISHED)
        .select_related("group__country", "group__organisation", "source")
        .order_by("group__order", "group__pk", "order", "pk"),
        "site_visits": visit.site_visits.select_related(
            "host", "source", "site__country", "site__zone"
        ).prefetch_related("notes__area", "notes__source"),
        "topics": visit.topics.select_related("source"),
        "presentations": visit.presentations.select_related(
            "group__country", "group__organisation", "source"
        ).prefetch_related(Prefetch("findings", findings)),
        "lessons": visit.lessons.select_related("source"),
        "recommendations": visit.recommendations.select_related(
            "group__country", "group__organisation", "owner", "source"
        ),
        "contradictions": visit.contradictions.prefetch_related("readings__source"),
    }


def _sources(visit: LearningVisit, lists: Iterable[Iterable[Any]]) -> list[Source]:
    """Every source that a row of the report names, also by its slug in a note; once, by title."""
    found = {visit.source_id: visit.source}
    words: set[str] = set()
    for row in (row for rows in lists for row in rows):
        for part in (row, *_nested(row)):
            words.update(_SLUG.findall(getattr(part, "note", "")))
            if getattr(part, "source_id", None):
                found[part.source_id] = part.source
    found |= {source.pk: source for source in Source.objects.filter(slug__in=words)}
    return sorted((source for source in found.values() if source is not None), key=lambda source: source.title)


def _nested(row: Any) -> Iterable[Any]:
    for name in ("items", "notes", "findings", "readings"):
        if name in getattr(row, "_prefetched_objects_cache", {}):
            yield from getattr(row, name).all()
