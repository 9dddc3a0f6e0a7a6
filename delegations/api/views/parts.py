"""The parts of a learning visit, each a list of its own."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from delegations.api import filters, querysets
from delegations.api.serializers import agenda, followup, sites, workshop
from delegations.models import LearningVisit
from ezportal.api.views import ResourceView


class VisitPartView(ResourceView):
    """Rows of one published visit; `path` leads from a row to it."""

    rows: ClassVar[Callable[[], QuerySet]]
    path: ClassVar[str] = "visit"

    def get_queryset(self) -> QuerySet[Any]:
        rows = type(self).rows()
        if getattr(self, "swagger_fake_view", False):
            return rows
        visit = get_object_or_404(LearningVisit.objects.published(), slug=self.kwargs["slug"])
        return rows.filter(**{self.path: visit})


class AgendaView(VisitPartView):
    """Items of the agenda, day by day, in local time and in UTC."""

    rows = querysets.agenda
    path = "day__visit"
    serializer_class = agenda.AgendaItemSerializer
    filterset_class = filters.AgendaFilterSet


class TravelGroupView(VisitPartView):
    """Routes with the number of delegates of each country group, and their rides and flights."""

    rows = querysets.travel_groups
    serializer_class = agenda.TravelGroupSerializer


class SiteVisitView(VisitPartView):
    """Visits to sites, with the notes by discussion area."""

    rows = querysets.site_visits_with_notes
    serializer_class = sites.SiteVisitSerializer
    filterset_class = filters.SiteVisitFilterSet


class ExpectationView(VisitPartView):
    """What delegates expect of the visit, and what answered it."""

    rows = querysets.expectations
    serializer_class = workshop.ExpectationSerializer
    filterset_class = filters.ExpectationFilterSet


class TopicView(VisitPartView):
    """Topics on which delegates were to write."""

    rows = querysets.topics
    serializer_class = workshop.TopicSerializer


class CaseStudyView(VisitPartView):
    """Released case studies, without their writers."""

    rows = querysets.case_studies
    serializer_class = workshop.CaseStudySerializer


class PresentationView(VisitPartView):
    """What each country group presented."""

    rows = querysets.presentations
    serializer_class = workshop.PresentationSerializer


class FindingView(VisitPartView):
    """Points of the presentations, by country and discussion area."""

    rows = querysets.findings
    path = "presentation__visit"
    serializer_class = workshop.FindingSerializer
    filterset_class = filters.FindingFilterSet


class RecommendationView(VisitPartView):
    """Recommendations and what became of them."""

    rows = querysets.recommendations
    serializer_class = followup.RecommendationSerializer
    filterset_class = filters.RecommendationFilterSet


class LessonView(VisitPartView):
    """Lessons for the next visit."""

    rows = querysets.lessons
    serializer_class = followup.LessonSerializer


class ContradictionView(VisitPartView):
    """Points on which the sources of the visit disagree, with every reading."""

    rows = querysets.contradictions
    serializer_class = followup.ContradictionSerializer
