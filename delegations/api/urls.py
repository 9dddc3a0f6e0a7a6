"""Projects, learning visits with their parts, and sites."""

from delegations.api.parts import part_urls
from delegations.api.views import parts, programme
from ezportal.api.views import resource_urls

RESOURCES = {
    "projects": programme.ProjectView,
    "learning-visits": programme.LearningVisitView,
    "discussion-areas": programme.DiscussionAreaView,
    "sites": programme.SiteView,
}
PARTS = {
    "agenda": parts.AgendaView,
    "travel-groups": parts.TravelGroupView,
    "site-visits": parts.SiteVisitView,
    "expectations": parts.ExpectationView,
    "topics": parts.TopicView,
    "case-studies": parts.CaseStudyView,
    "presentations": parts.PresentationView,
    "findings": parts.FindingView,
    "recommendations": parts.RecommendationView,
    "lessons": parts.LessonView,
    "contradictions": parts.ContradictionView,
}
INDEX = [*RESOURCES]

urlpatterns = [*resource_urls(RESOURCES), *part_urls(PARTS)]
