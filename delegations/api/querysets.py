"""What each resource of learning visits reads: public rows only, in a fixed number of queries, never a person."""

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from delegations import models
from zones.api.querysets import PUBLISHED, cited, published
from zones.models import Zone


def projects() -> QuerySet:
    activities = cited(models.Activity, "visit")
    return published(models.Project, "funder", "implementer", "coordinator").prefetch_related(
        Prefetch("activities", activities)
    )


def discussion_areas() -> QuerySet:
    return cited(models.DiscussionArea)


def sites() -> QuerySet:
    return published(models.Site, "zone", "facility__zone", "host")


# A visit without days comes last.
NEWEST_FIRST = (Coalesce("actual_from", "planned_from").desc(nulls_last=True), "slug")


def visit_rows() -> QuerySet:
    links = models.VisitProject.objects.filter(project__publication=PUBLISHED).select_related("project")
    return (
        published(models.LearningVisit, "organiser", "partner")
        .annotate(delegate_count=Count("delegates"))
        .prefetch_related(Prefetch("project_links", links), Prefetch("site_visits", site_visits()))
        .order_by(*NEWEST_FIRST)
    )


def visit_details() -> QuerySet:
    return visit_rows().prefetch_related(
        Prefetch("aims", cited(models.Aim)),
        Prefetch("areas", cited(models.VisitArea, "area")),
        Prefetch("days", cited(models.AgendaDay).annotate(number=day_number("visit", "date"))),
    )


def visits_to(zone: Zone) -> QuerySet:
    """Published visits with a published site in the zone."""
    there = site_visits().filter(site__zone=zone).order_by().values("visit")
    return models.LearningVisit.objects.published().filter(pk__in=there).order_by(*NEWEST_FIRST)


def day_number(visit: str, date: str) -> Subquery:
    """Which day of the agenda it is, counted from 1; `visit` and `date` are the columns of the outer row."""
    upto = models.AgendaDay.objects.filter(visit=OuterRef(visit), date__lte=OuterRef(date)).order_by()
    return Subquery(upto.values("visit").annotate(number=Count("pk")).values("number"))


def agenda() -> QuerySet:
    counts = models.TravelCount.objects.select_related("country_group")
    return (
        cited(models.AgendaItem, "day", "site", "body", "group")
        .annotate(day_number=day_number("day__visit", "day__date"))
        .prefetch_related(
            Prefetch("presenters", models.AgendaPresenter.objects.select_related("organisation")),
            Prefetch("group__counts", counts),
        )
        .order_by("day__date", "order", "pk")
    )


def travel_groups() -> QuerySet:
    counts = models.TravelCount.objects.select_related("country_group")
    return cited(models.TravelGroup).prefetch_related(
        Prefetch("counts", counts), Prefetch("legs", cited(models.TravelLeg))
    )


def site_visits() -> QuerySet:
    """With their notes; a site that is not public takes its visits with it."""
    return (
        cited(models.SiteVisit, "site__zone", "host", "item__day")
        .filter(site__publication=PUBLISHED)
        .order_by("visit", "order", "pk")
    )


def site_visits_with_notes() -> QuerySet:
    return site_visits().prefetch_related(Prefetch("notes", cited(models.SiteNote, "area", "site_visit")))


def expectations() -> QuerySet:
    """Those that staff released, with what answered them."""
    noted = Q(site_note=None) | Q(site_note__site_visit__site__publication=PUBLISHED)
    answers = models.ExpectationAnswer.objects.filter(noted).select_related(
        "item__day", "site_note__site_visit", "finding__presentation__group"
    )
    return published(models.Expectation, "group", "area").prefetch_related(Prefetch("answers", answers))


def topics() -> QuerySet:
    return cited(models.AssignmentTopic, "area")


def case_studies() -> QuerySet:
    rows = models.CaseStudy.objects.filter(publication=PUBLISHED)
    return rows.select_related("group", "topic").order_by("group__order", "topic__order", "pk")


def presentations() -> QuerySet:
    return cited(models.CountryPresentation, "group", "item__day").annotate(finding_count=Count("findings"))


def _subjects(model: type) -> Prefetch:
    return Prefetch("subjects", model.objects.select_related("zone", "cross_border_area"))


def findings() -> QuerySet:
    return (
        cited(models.Finding, "presentation__group", "area")
        .prefetch_related(_subjects(models.FindingSubject))
        .order_by("presentation__order", "presentation", "order", "pk")
    )


def recommendations() -> QuerySet:
    related = "group", "area", "owner", "finding__presentation__group"
    return cited(models.Recommendation, *related).prefetch_related(_subjects(models.RecommendationSubject))


def lessons() -> QuerySet:
    return cited(models.Lesson, "area")


def contradictions() -> QuerySet:
    return models.Contradiction.objects.prefetch_related(Prefetch("readings", cited(models.Reading)))
