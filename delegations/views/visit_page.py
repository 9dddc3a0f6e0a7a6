"""What the pages of one visit share: the visit itself, if it is published, and the tabs between its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from delegations import contributions
from delegations.models import (
    AgendaDay,
    AssignmentTopic,
    CaseStudy,
    CountryPresentation,
    Expectation,
    LearningVisit,
    SiteVisit,
)
from zones.choices import Publication

PUBLISHED = Publication.PUBLISHED


@dataclass(frozen=True)
class Tab:
    """A page of the visit, and whether it has anything to show."""

    name: str
    label: str | Promise
    url: str
    is_here: bool
    has_content: bool


def _some(model: Any, **conditions: Any) -> Exists:
    return Exists(model.objects.filter(visit=OuterRef("pk"), **conditions))


# Each has the address `delegations:<name>`.
_PAGES = {
    "visit": _("Overview"),
    "agenda": _("Agenda"),
    "sites": _("Sites"),
    "expectations": _("Expectations"),
    "findings": _("Findings"),
    "record": _("Sources"),
}


def _content() -> dict[str, Combinable]:
    """Which pages have something to show. Made when it is asked for: a query made while the apps are still getting
    ready leaves its mark on the models' fields, which the tables of the history then copy.
    """
    return {
        "has_agenda": _some(AgendaDay),
        "has_sites": _some(SiteVisit, site__publication=PUBLISHED),
        "has_expectations": _some(Expectation, publication=PUBLISHED)
        | _some(AssignmentTopic)
        | _some(CaseStudy, publication=PUBLISHED),
        "has_findings": _some(CountryPresentation),
    }


def published_visits() -> QuerySet:
    return LearningVisit.objects.published().select_related("organiser", "partner", "source")


class VisitPage(DetailView):
    """A page of a published visit; which other pages have content costs no query of its own."""

    context_object_name = "visit"
    page = "visit"

    def get_queryset(self) -> QuerySet:
        added = {f"has_{page.name}": page.has_content() for page in contributions.pages}
        return published_visits().annotate(**_content(), **added)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        visit = self.object
        return super().get_context_data(tabs=tabs_of(visit, self.page), **kwargs)


def tabs_of(visit: LearningVisit, here: str) -> list[Tab]:
    """The pages that have something to show, and the one that is open."""
    own = [(name, label, f"delegations:{name}") for name, label in _PAGES.items()]
    added = [(page.name, page.label, page.view) for page in contributions.pages]
    tabs = [
        Tab(
            name,
            label,
            reverse(view, args=[visit.slug]),
            is_here=name == here,
            has_content=getattr(visit, f"has_{name}", True),
        )
        for name, label, view in (*own[:-1], *added, own[-1])
    ]
    return [tab for tab in tabs if tab.has_content or tab.is_here]
