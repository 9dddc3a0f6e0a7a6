"""The institute's projects, and what was done in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.views.generic import DetailView, ListView

from delegations.choices import ActivityStatus
from delegations.models import Activity, LearningVisit, Project, VisitProject
from zones.choices import Publication


def _projects() -> QuerySet:
    return Project.objects.published().select_related("funder", "implementer", "coordinator", "source")


@dataclass(frozen=True)
class ProjectSummary:
    """A project with the number of its activities, in all and by status."""

    project: Project

    @property
    def total(self) -> int:
        return len(self.project.activities.all())

    @property
    def by_status(self) -> list[tuple[Any, int]]:
        counts = Counter(activity.status for activity in self.project.activities.all())
        return [(status, counts[status.value]) for status in ActivityStatus if counts[status.value]]


class ProjectListView(ListView):
    """All published projects."""

    template_name = "delegations/projects.html"
    context_object_name = "projects"

    def get_queryset(self) -> QuerySet:
        return _projects().prefetch_related("activities")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["summaries"] = [ProjectSummary(project) for project in context["projects"]]
        return context


class ProjectView(DetailView):
    """A project with the timeline of its activities."""

    template_name = "delegations/project.html"
    context_object_name = "project"

    def get_queryset(self) -> QuerySet:
        activities = Activity.objects.select_related("country", "visit", "source")
        visits = VisitProject.objects.filter(visit__publication=Publication.PUBLISHED).select_related("visit")
        return _projects().prefetch_related(Prefetch("activities", activities), Prefetch("visit_links", visits))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        dated, undated = in_order_of_time(self.object.activities.all())
        visits: list[LearningVisit] = [link.visit for link in self.object.visit_links.all()]
        return super().get_context_data(dated=dated, undated=undated, visits=visits, **kwargs)


def in_order_of_time(activities: Iterable[Activity]) -> tuple[list[Activity], list[Activity]]:
    """Oldest first, and those without a date, in the order of the source.

    EDTF dates sort as texts; of two that begin alike, the less precise comes first.
    """
    activities = list(activities)
    dated = sorted((row for row in activities if row.starts), key=lambda row: (row.starts, row.order))
    return dated, [row for row in activities if not row.starts]
