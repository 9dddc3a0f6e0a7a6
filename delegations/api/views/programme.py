"""Projects, discussion areas, sites, and learning visits as a whole."""

from typing import Any

from django.db.models import QuerySet

from delegations.api import filters, querysets
from delegations.api.serializers import programme, sites, visits
from delegations.counts import count_delegates, count_recommendations
from delegations.models import LearningVisit
from ezportal.api.views import ResourceView


class ProjectView(ResourceView):
    """Projects of the institute, with all that was done under them."""

    queryset = querysets.projects()
    serializer_class = programme.ProjectSerializer
    filterset_class = filters.ProjectFilterSet


class DiscussionAreaView(ResourceView):
    """The themes that visits look at."""

    queryset = querysets.discussion_areas()
    serializer_class = programme.DiscussionAreaSerializer


class SiteView(ResourceView):
    """Places that delegations go to."""

    queryset = querysets.sites()
    serializer_class = sites.SiteSerializer
    filterset_class = filters.SiteFilterSet
    has_geojson = True


class LearningVisitView(ResourceView):
    """Structured learning visits: a delegation goes to see zones, and brings home findings."""

    queryset = querysets.visit_rows()
    serializer_class = visits.VisitSerializer
    row_class = visits.VisitRowSerializer
    filterset_class = filters.VisitFilterSet

    def get_queryset(self) -> QuerySet[Any]:
        return querysets.visit_rows() if self.is_list else querysets.visit_details()

    def get_object(self) -> LearningVisit:
        visit: LearningVisit = super().get_object()
        visit.headcount = count_delegates(visit)
        visit.followed_up = count_recommendations(visit)
        return visit
