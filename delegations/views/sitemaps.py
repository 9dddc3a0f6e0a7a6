"""Tells search engines of the visits and projects."""

from delegations.models import LearningVisit, Project
from zones.views.sitemaps import PageSitemap, RowSitemap


class VisitPageSitemap(PageSitemap):
    names = ("delegations:visits", "delegations:projects")


class VisitSitemap(RowSitemap):
    queryset = LearningVisit.objects.published().only("slug", "updated_at").order_by("slug")


class ProjectSitemap(RowSitemap):
    queryset = Project.objects.published().only("slug", "updated_at").order_by("slug")


SITEMAPS = {
    "visit-pages": VisitPageSitemap,
    "learning-visits": VisitSitemap,
    "projects": ProjectSitemap,
}
