"""What the countries found: a matrix, and their presentations in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delegations.choices import FindingKind
from delegations.models import (
    CountryGroup,
    CountryPresentation,
    DiscussionArea,
    Finding,
    FindingSubject,
    LearningVisit,
)
from delegations.views.matrix import NO_AREA, Matrix, matrix_of
from delegations.views.visit_page import VisitPage

FILTERS = ("area", "group", "kind")
KIND_LABELS = {
    FindingKind.FINDING: gettext_lazy("Findings"),
    FindingKind.APPLICATION: gettext_lazy("Application at home"),
    FindingKind.RECOMMENDATION: gettext_lazy("Recommendations"),
    FindingKind.INFORMATION: gettext_lazy("Information shared"),
}


def findings_of(visit: LearningVisit) -> QuerySet:
    subjects = FindingSubject.objects.select_related("zone", "country", "cross_border_area")
    return (
        Finding.objects.filter(presentation__visit=visit)
        .select_related("presentation__group__country", "presentation__group__organisation", "area", "source")
        .prefetch_related(Prefetch("subjects", subjects))
        .order_by("presentation__order", "presentation__pk", "order", "pk")
    )


def presentations_of(visit: LearningVisit) -> list[CountryPresentation]:
    return list(visit.presentations.select_related("group__country", "group__organisation", "item__day", "source"))


def areas_of(visit: LearningVisit) -> list[DiscussionArea]:
    return [link.area for link in visit.areas.select_related("area")]


def overview_matrix(visit: LearningVisit) -> Matrix | None:
    """The matrix of all findings; three queries."""
    groups = [presentation.group for presentation in presentations_of(visit)]
    findings: Iterable[Finding] = Finding.objects.filter(presentation__visit=visit).select_related(
        "presentation", "area"
    )
    return matrix_of(visit, findings, groups, areas_of(visit)) if groups else None


@dataclass(frozen=True)
class Part:
    """The points of one kind in a presentation."""

    kind: FindingKind
    findings: list[Finding]

    @property
    def label(self) -> str:
        return str(KIND_LABELS[self.kind])

    @property
    def by_heading(self) -> list[tuple[str, list[Finding]]]:
        """What stands together in the presentation, with the words above it."""
        return [(heading, list(rows)) for heading, rows in groupby(self.findings, key=lambda row: row.heading)]


@dataclass(frozen=True)
class Presentation:
    """A country's presentation, or what is left of it under the filters."""

    row: CountryPresentation
    findings: list[Finding]

    @property
    def parts(self) -> list[Part]:
        """In the order of the presentation: what comes under one heading stays together."""
        kinds = dict.fromkeys(finding.kind for finding in self.findings)
        return [
            Part(FindingKind(kind), [finding for finding in self.findings if finding.kind == kind]) for kind in kinds
        ]


@dataclass(frozen=True)
class Selection:
    """The filters of the address; words that name nothing leave nothing."""

    area: str
    group: str
    kind: str

    @classmethod
    def from_query(cls, query: QueryDict) -> Selection:
        return cls(*(query.get(name, "") for name in FILTERS))

    def __bool__(self) -> bool:
        return bool(self.area or self.group or self.kind)

    def of_kind(self, findings: Iterable[Finding]) -> list[Finding]:
        return [row for row in findings if self.kind in ("", row.kind)]

    def chosen(self, findings: Iterable[Finding]) -> list[Finding]:
        return [
            row
            for row in self.of_kind(findings)
            if self.group in ("", row.presentation.group.code)
            and self.area in ("", row.area.slug if row.area else NO_AREA)
        ]


class FindingsView(VisitPage):
    """The matrix, and the texts that the address asks for."""

    page = "findings"
    template_name = "delegations/findings.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        visit: LearningVisit = self.object
        selection = Selection.from_query(self.request.GET)
        findings = list(findings_of(visit))
        rows = presentations_of(visit)
        areas = areas_of(visit)
        groups = [row.group for row in rows]
        kept = {"kind": selection.kind} if selection.kind in FindingKind else {}
        presentations = [
            Presentation(row, [finding for finding in selection.chosen(findings) if finding.presentation_id == row.pk])
            for row in rows
        ]
        return super().get_context_data(
            selection=selection,
            chips=list(_chips(selection, findings, groups)),
            kinds=[
                (kind.value, KIND_LABELS[kind]) for kind in FindingKind if any(row.kind == kind for row in findings)
            ],
            matrix=matrix_of(visit, selection.of_kind(findings), groups, areas, **kept) if groups else None,
            presentations=[row for row in presentations if row.findings or not selection],
            total=len(findings),
            **kwargs,
        )


def _chips(
    selection: Selection, findings: Iterable[Finding], groups: Iterable[CountryGroup]
) -> Iterable[tuple[str, str]]:
    """(parameter, words) of each filter that is set and means something."""
    for group in groups:
        if group.code == selection.group:
            yield "group", str(group)
    names = {row.area.slug: row.area.name for row in findings if row.area} | {NO_AREA: _("No area")}
    if selection.area in names:
        yield "area", names[selection.area]
    if selection.kind in FindingKind:
        yield "kind", str(KIND_LABELS[FindingKind(selection.kind)])
