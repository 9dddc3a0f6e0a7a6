"""How sure the record of a visit is: what rests on which source, what adds up, and where sources disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from delegations.models import LearningVisit, Reading, TravelCount, TravelGroup
from delegations.views.parts import sources_of
from delegations.views.programme import Route
from delegations.views.visit_page import VisitPage


@dataclass(frozen=True)
class Comparison:
    """A figure that a source prints beside what the rows of the record add up to."""

    subject: str
    printed: int
    counted: int

    @property
    def agrees(self) -> bool:
        return self.printed == self.counted


def contradictions_of(visit: LearningVisit) -> QuerySet:
    readings = Reading.objects.select_related("source")
    return visit.contradictions.prefetch_related(Prefetch("readings", readings))


def comparisons_of(visit: LearningVisit) -> Iterable[Comparison]:
    """Printed figures that can be counted here: the delegates, and those of each route; three queries."""
    if visit.expected_delegates is not None:
        yield Comparison(_("Delegates"), visit.expected_delegates, visit.delegates.count())
    counts = Prefetch("counts", TravelCount.objects.order_by("pk"))
    groups: Iterable[TravelGroup] = TravelGroup.objects.filter(
        visit=visit, stated_total__isnull=False
    ).prefetch_related(counts)
    for group in groups:
        total = Route(group).total
        if group.stated_total is not None and total is not None:
            yield Comparison(f"{group.label}: {group.name}" if group.label else group.name, group.stated_total, total)


class RecordView(VisitPage):
    """Sources, printed figures against counts, and contradictions with both readings."""

    page = "record"
    template_name = "delegations/record.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            sources=sources_of(self.object),
            comparisons=list(comparisons_of(self.object)),
            contradictions=contradictions_of(self.object),
            **kwargs,
        )
