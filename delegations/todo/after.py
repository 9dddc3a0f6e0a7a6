"""What is written down during a visit, and what is made of it afterwards."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from delegations.checks.record import VisitRecord
from delegations.choices import CLOSED, VisitStatus
from delegations.models import ExpectationAnswer, Finding, FindingSubject
from delegations.todo.todo import Phase, Todo
from zones.choices import Publication


def notes_of_each_site(record: VisitRecord, today: dt.date) -> Todo | None:
    if not record.site_visits:
        return None
    noted = sum(visit.pk in record.noted for visit in record.site_visits)
    return Todo(Phase.DURING, _("Site visits with notes"), noted, len(record.site_visits), "delegations.sitevisit")


def presentation_of_each_country(record: VisitRecord, today: dt.date) -> Todo | None:
    countries = {group.pk for group in record.groups if group.country_id is not None}
    if not countries:
        return None
    presented = countries & {presentation.group_id for presentation in record.presentations}
    label = _("Countries with a presentation")
    return Todo(Phase.DURING, label, len(presented), len(countries), "delegations.countrypresentation")


def held(record: VisitRecord, today: dt.date) -> Todo:
    label = _("Marked as held, with the actual days")
    return Todo(Phase.AFTER, label, int(record.visit.status == VisitStatus.HELD), 1)


def findings_of_each_presentation(record: VisitRecord, today: dt.date) -> Todo | None:
    if not record.presentations:
        return None
    found = record.visit.presentations.filter(findings__isnull=False).distinct().count()
    label = _("Presentations with their findings")
    return Todo(Phase.AFTER, label, found, len(record.presentations), "delegations.countrypresentation")


def findings_tied(record: VisitRecord, today: dt.date) -> Todo | None:
    """Findings that say which zone, country or cross-border area they speak of: there the public reads them."""
    tied = Exists(FindingSubject._base_manager.filter(finding=OuterRef("pk")))
    counts = Finding._base_manager.filter(presentation__visit=record.visit).aggregate(
        total=Count("pk"), tied=Count("pk", filter=Q(tied))
    )
    if not counts["total"]:
        return None
    return Todo(
        Phase.AFTER, _("Findings tied to a zone, a country or a cross-border area"), counts["tied"], counts["total"],
        "delegations.finding", "presentation__visit", hint=_("A finding on no place stays without one."),
        is_optional=True,
    )  # fmt: skip


def expectations_answered(record: VisitRecord, today: dt.date) -> Todo | None:
    answered = Exists(ExpectationAnswer._base_manager.filter(expectation=OuterRef("pk")))
    counts = record.visit.expectations.aggregate(total=Count("pk"), answered=Count("pk", filter=Q(answered)))
    if not counts["total"]:
        return None
    return Todo(
        Phase.AFTER, _("Expectations with what answered them"), counts["answered"], counts["total"],
        "delegations.expectation", hint=_("An expectation that nothing answered stays open."), is_optional=True,
    )  # fmt: skip


def case_studies_released(record: VisitRecord, today: dt.date) -> Todo | None:
    counts = record.visit.case_studies.exclude(publication=Publication.DRAFT).aggregate(
        total=Count("pk"), released=Count("pk", filter=~Q(publication=Publication.IN_REVIEW))
    )
    if not counts["total"]:
        return None
    label = _("Case studies decided on")
    return Todo(Phase.AFTER, label, counts["released"], counts["total"], "delegations.casestudy")


def recommendations_owned(record: VisitRecord, today: dt.date) -> Todo:
    """Recommendations with an owner and a due date; what is done or declined needs none any more."""
    looked_after = Q(owner__isnull=False, due_on__isnull=False) | Q(status__in=CLOSED)
    counts = record.visit.recommendations.aggregate(total=Count("pk"), owned=Count("pk", filter=looked_after))
    label = _("Recommendations with an owner and a due date")
    return Todo(Phase.AFTER, label, counts["owned"], max(1, counts["total"]), "delegations.recommendation")


def lessons_written(record: VisitRecord, today: dt.date) -> Todo:
    count = record.visit.lessons.count()
    return Todo(Phase.AFTER, _("Lessons for the next visit"), count, max(1, count))


def published(record: VisitRecord, today: dt.date) -> Todo:
    return Todo(Phase.AFTER, _("Published"), int(record.visit.publication == Publication.PUBLISHED), 1)


RULES = (
    notes_of_each_site, presentation_of_each_country, held, findings_of_each_presentation, findings_tied,
    expectations_answered, case_studies_released, recommendations_owned, lessons_written, published,
)  # fmt: skip
