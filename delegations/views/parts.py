"""The kinds of rows that a visit's record consists of, each with the way to its visit.

Delegates are none of them: what a source says of a person is not listed anywhere.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count, F, Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from delegations import contributions, models
from zones.choices import Publication
from zones.models import Source

PUBLISHED = Publication.PUBLISHED

_WAYS: dict[type[Model], str] = {
    models.Aim: "visit",
    models.VisitArea: "visit",
    models.AgendaDay: "visit",
    models.AgendaItem: "day__visit",
    models.TravelGroup: "visit",
    models.TravelLeg: "travel_group__visit",
    models.SiteVisit: "visit",
    models.SiteNote: "site_visit__visit",
    models.Expectation: "visit",
    models.ExpectationAnswer: "expectation__visit",
    models.AssignmentTopic: "visit",
    models.CountryPresentation: "visit",
    models.Finding: "presentation__visit",
    models.Recommendation: "visit",
    models.Lesson: "visit",
    models.Reading: "contradiction__visit",
}
# Beside the visit being published.
_CONDITIONS: dict[type[Model], Q] = {
    models.SiteVisit: Q(site__publication=PUBLISHED),
    models.SiteNote: Q(site_visit__site__publication=PUBLISHED),
    models.Expectation: Q(publication=PUBLISHED),
    models.ExpectationAnswer: Q(expectation__publication=PUBLISHED),
}


def public_part(model: type[Model]) -> Q:
    """Which rows of a kind the public sees."""
    return Q(**{f"{_WAYS[model]}__publication": PUBLISHED}) & _CONDITIONS.get(model, Q())


# For a source's page: which rows are public, and the way to the page that shows each.
RESTING_KINDS: dict[type[Model], tuple[Q, str]] = {
    models.Project: (Q(publication=PUBLISHED), ""),
    models.Activity: (Q(project__publication=PUBLISHED), "project"),
    models.LearningVisit: (Q(publication=PUBLISHED), ""),
    models.DiscussionArea: (Q(), ""),
    models.Site: (Q(publication=PUBLISHED), ""),
    **{model: (public_part(model), way) for model, way in _WAYS.items()},
}


# For the page of changes.
RESOURCES: dict[str, tuple[type[Model], str, Any]] = {
    "projects": (models.Project, "slug", _("project")),
    "learning-visits": (models.LearningVisit, "slug", _("learning visit")),
    "sites": (models.Site, "slug", _("site")),
    "discussion-areas": (models.DiscussionArea, "slug", _("discussion area")),
}


def sources_of(visit: models.LearningVisit) -> list[tuple[Source, int]]:
    """The sources of a visit's record with the number of its rows that rest on each; two queries."""
    kinds = {model: (public_part(model), way) for model, way in _WAYS.items()} | contributions.recorded_kinds
    own, *others = (_counted(model, visit, public, way) for model, (public, way) in kinds.items())
    counts: Counter[int] = Counter()
    for source, count in own.union(*others, all=True):
        counts[source] += count
    if visit.source_id:
        counts[visit.source_id] += 1
    found = Source.objects.in_bulk(list(counts))
    return [(found[key], count) for key, count in counts.most_common() if key in found]


def _counted(model: type[Model], visit: models.LearningVisit, public: Q, way: str) -> QuerySet[Any, Any]:
    # Plain querysets: those of translated models put the columns in another order, and a union goes by order.
    return (
        QuerySet(model)
        .filter(public, **{way: visit}, source__isnull=False)
        .order_by()
        .annotate(key=F("source_id"))
        .values("key")
        .annotate(count=Count("pk"))
        .values_list("key", "count")
    )
