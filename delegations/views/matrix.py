"""Findings counted by discussion area and country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from delegations.models import CountryGroup, DiscussionArea, Finding, LearningVisit

NO_AREA = "none"


@dataclass(frozen=True)
class Cell:
    """How many points a country made on an area, and the address that shows just these."""

    group: CountryGroup
    count: int
    url: str


@dataclass(frozen=True)
class AreaRow:
    """An area (None: points that stand under no area) with a cell per country."""

    area: DiscussionArea | None
    cells: list[Cell]
    url: str

    @property
    def total(self) -> int:
        return sum(cell.count for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    """Rows are areas, columns are the country groups that presented."""

    groups: Sequence[CountryGroup]
    rows: list[AreaRow]

    @property
    def totals(self) -> list[int]:
        return [sum(row.cells[index].count for row in self.rows) for index in range(len(self.groups))]

    @property
    def total(self) -> int:
        return sum(self.totals)


def matrix_of(
    visit: LearningVisit,
    findings: Iterable[Finding],
    groups: Sequence[CountryGroup],
    areas: Sequence[DiscussionArea],
    **query: str,
) -> Matrix:
    """Count the findings; `query` is kept in the addresses. Areas nobody spoke of stay, and show it."""
    findings = list(findings)
    counts = Counter((row.area_id, row.presentation.group_id) for row in findings)
    found = {row.area.pk: row.area for row in findings if row.area}
    others = [area for key, area in found.items() if key not in {area.pk for area in areas}]
    rows: list[DiscussionArea | None] = [*areas, *sorted(others, key=lambda area: (area.order, area.slug))]
    if any(row.area_id is None for row in findings):
        rows.append(None)
    return Matrix(groups, [_row(visit, area, groups, counts, query) for area in rows])


def _row(
    visit: LearningVisit,
    area: DiscussionArea | None,
    groups: Sequence[CountryGroup],
    counts: Counter[tuple[int | None, int]],
    query: dict[str, str],
) -> AreaRow:
    key = area.pk if area else None
    slug = area.slug if area else NO_AREA

    def url(**more: str) -> str:
        address = reverse("delegations:findings", args=[visit.slug])
        return f"{address}?{urlencode({**query, 'area': slug, **more})}#texts"

    cells = [Cell(group, counts[key, group.pk], url(group=group.code)) for group in groups]
    return AreaRow(area, cells, url())
