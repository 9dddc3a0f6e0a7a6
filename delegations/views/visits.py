"""The learning visits, and the overview of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.views.generic import ListView

from delegations import contributions
from delegations.choices import AimKind, FollowUp, ItemKind
from delegations.models import (
    AgendaDay,
    AgendaItem,
    Aim,
    Delegate,
    LearningVisit,
    Recommendation,
    RecommendationSubject,
    VisitProject,
)
from delegations.views.delegation import delegation_of
from delegations.views.expectations import expectation_counts
from delegations.views.findings import overview_matrix
from delegations.views.route_map import draw_route
from delegations.views.sites import site_visits, stops_of
from delegations.views.visit_page import PUBLISHED, VisitPage, published_visits
from zones.models import Country, Zone

# What the agenda in brief names of a day; of a day without any of them, the first travels.
MAIN_KINDS = (ItemKind.SESSION, ItemKind.SITE_VISIT, ItemKind.WORKSHOP)
FIRST_TRAVELS = 3


@dataclass(frozen=True)
class DayInBrief:
    """A day of the agenda with what it was for."""

    row: AgendaDay
    items: list[AgendaItem]


@dataclass(frozen=True)
class VisitSummary:
    """A visit as the list shows it."""

    visit: LearningVisit

    @property
    def places(self) -> list[str]:
        """Where the days were spent, in order; else the countries of the sites."""
        days = [day.place for day in self.visit.days.all() if day.place]
        return list(dict.fromkeys(days)) or [str(country) for country in self.countries]

    @property
    def countries(self) -> list[Country]:
        return list(dict.fromkeys(row.site.country for row in self.visit.site_visits.all()))

    @property
    def zones(self) -> list[Zone]:
        zones = (row.site.zone for row in self.visit.site_visits.all())
        return list(dict.fromkeys(zone for zone in zones if zone and zone.publication == PUBLISHED))

    @property
    def sites(self) -> int:
        return len({row.site_id for row in self.visit.site_visits.all()})


class VisitListView(ListView):
    """All published visits, the latest first; five queries."""

    template_name = "delegations/visits.html"
    context_object_name = "visits"

    def get_queryset(self) -> QuerySet:
        return (
            published_visits()
            .annotate(delegate_count=_count(Delegate))
            .prefetch_related(Prefetch("days", AgendaDay.objects.all()), Prefetch("site_visits", site_visits()))
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["summaries"] = [VisitSummary(visit) for visit in context["visits"]]
        return context


def _count(model: Any) -> Coalesce:
    """How many rows of a kind a visit has, without joining them to it."""
    rows = model.objects.filter(visit=OuterRef("pk")).order_by().values("visit").annotate(count=Count("pk"))
    return Coalesce(Subquery(rows.values("count"), output_field=IntegerField()), 0)


class VisitView(VisitPage):
    """A visit at a glance: what it wanted, where it went, who took part, what came of it."""

    template_name = "delegations/visit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        visit: LearningVisit = self.object
        stops = stops_of(visit)
        recommendations = list(recommendations_of(visit))
        aims: list[Aim] = list(visit.aims.select_related("source"))
        return super().get_context_data(
            objectives=[aim for aim in aims if aim.kind == AimKind.OBJECTIVE],
            outcomes=[aim for aim in aims if aim.kind == AimKind.OUTCOME],
            projects=projects_of(visit),
            areas=visit.areas.select_related("area"),
            stops=stops,
            map=draw_route(stops),
            days=days_of(visit),
            delegation=delegation_of(visit),
            expectations=expectation_counts(visit),
            matrix=overview_matrix(visit),
            recommendations=recommendations,
            follow_up=follow_up_of(recommendations),
            lessons=visit.lessons.select_related("area", "source"),
            contradictions=visit.contradictions.count(),
            sections=[section for contribute in contributions.sections if (section := contribute(visit))],
            **kwargs,
        )


def projects_of(visit: LearningVisit) -> list[Any]:
    links = VisitProject.objects.filter(visit=visit, project__publication=PUBLISHED).select_related("project")
    return [link.project for link in links.order_by("project__order", "project__slug")]


def days_of(visit: LearningVisit) -> list[DayInBrief]:
    items = AgendaItem.objects.filter(kind__in=(*MAIN_KINDS, ItemKind.TRAVEL)).order_by("day", "order", "pk")
    days: QuerySet[AgendaDay] = visit.days.select_related("country").prefetch_related(Prefetch("items", items))
    return [DayInBrief(day, _main(list(day.items.all()))) for day in days]


def _main(items: list[AgendaItem]) -> list[AgendaItem]:
    return [item for item in items if item.kind in MAIN_KINDS] or items[:FIRST_TRAVELS]


def recommendations_of(visit: LearningVisit) -> QuerySet:
    subjects = RecommendationSubject.objects.select_related("zone", "country", "cross_border_area")
    return (
        Recommendation.objects.filter(visit=visit)
        .select_related(
            "group__country", "group__organisation", "area", "owner", "source", "finding__presentation__group"
        )
        .prefetch_related(Prefetch("subjects", subjects))
    )


def follow_up_of(recommendations: Iterable[Recommendation]) -> list[tuple[FollowUp, int]]:
    """How many recommendations are in each state, those with none too."""
    counts = Counter(row.status for row in recommendations)
    return [(status, counts[status.value]) for status in FollowUp]
