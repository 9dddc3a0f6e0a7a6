"""What delegates expected and what answered it; what they were asked to write, and wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from delegations.models import (
    AssignmentTopic,
    CaseStudy,
    CountryGroup,
    Expectation,
    ExpectationAnswer,
    LearningVisit,
)
from delegations.views.visit_page import PUBLISHED, VisitPage


def expectations_of(visit: LearningVisit) -> QuerySet:
    """Published ones; of who wrote them only the group is read."""
    return (
        Expectation.objects.published()
        .filter(visit=visit)
        .select_related("group__country", "group__organisation", "area", "source")
        .order_by("group__order", "group__pk", "order", "pk")
    )


@dataclass(frozen=True)
class GroupExpectations:
    """The expectations of a country group."""

    group: CountryGroup
    expectations: Sequence[Expectation]

    @property
    def answered(self) -> int:
        return sum(bool(expectation.answers.all()) for expectation in self.expectations)


def by_group(expectations: Iterable[Expectation]) -> list[GroupExpectations]:
    groups: dict[int, tuple[CountryGroup, list[Expectation]]] = {}
    for row in expectations:
        groups.setdefault(row.group_id, (row.group, []))[1].append(row)
    return [GroupExpectations(group, rows) for group, rows in groups.values()]


def expectation_counts(visit: LearningVisit) -> list[GroupExpectations]:
    """For the overview: how many each group has, and how many are answered; two queries."""
    return by_group(expectations_of(visit).prefetch_related(Prefetch("answers", public_answers())))


def public_answers() -> QuerySet:
    """Answers that the pages show: notes of an unpublished site are none."""
    return ExpectationAnswer.objects.exclude(
        site_note__isnull=False, site_note__site_visit__site__publication__in=_UNPUBLISHED
    )


_UNPUBLISHED = [value for value in type(PUBLISHED).values if value != PUBLISHED]


@dataclass(frozen=True)
class Topic:
    """An assignment topic with what was written on it."""

    row: AssignmentTopic | None
    studies: Sequence[CaseStudy]


class ExpectationsView(VisitPage):
    """Expectations by country with their answers; topics with the published case studies."""

    page = "expectations"
    template_name = "delegations/expectations.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        visit: LearningVisit = self.object
        answers = public_answers().select_related(
            "item__day", "site_note__site_visit__site", "finding__presentation__group__country",
            "finding__presentation__group__organisation",
        )  # fmt: skip
        groups = by_group(expectations_of(visit).prefetch_related(Prefetch("answers", answers)))
        return super().get_context_data(groups=groups, topics=topics_of(visit), **kwargs)


def topics_of(visit: LearningVisit) -> list[Topic]:
    """Topics in their order; last, what was written on none of them."""
    studies = (
        CaseStudy.objects.published()
        .filter(visit=visit)
        .select_related("group__country", "group__organisation")
        .defer("file")
    )
    by_topic: dict[int | None, list[CaseStudy]] = {}
    for study in studies:
        by_topic.setdefault(study.topic_id, []).append(study)
    topics = [Topic(topic, by_topic.pop(topic.pk, [])) for topic in visit.topics.select_related("area", "source")]
    return topics + ([Topic(None, by_topic[None])] if None in by_topic else [])
