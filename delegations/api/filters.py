"""Filters of projects, learning visits, their parts, and sites."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from delegations import models
from delegations.choices import ActivityStatus, FindingKind, FollowUp, ItemKind, VisitStatus
from ezportal.api.filters import BoxFilter, ChoicesFilter
from zones.api.filters import by_country, by_year, by_zone
from zones.choices import FacilityKind, Publication
from zones.filters import country_choices
from zones.models import Organisation


def project_choices() -> Iterable[tuple[str, str]]:
    return [(row.slug, row.name) for row in models.Project.objects.published()]


def visit_choices() -> Iterable[tuple[str, str]]:
    return [(row.slug, row.name) for row in models.LearningVisit.objects.published()]


def area_choices() -> Iterable[tuple[str, str]]:
    return [(row.slug, row.name) for row in models.DiscussionArea.objects.all()]


def owner_choices() -> Iterable[tuple[str, str]]:
    """Organisations that look after a recommendation of a public visit."""
    of_public_visits = models.Recommendation.objects.filter(visit__publication=Publication.PUBLISHED)
    owners = of_public_visits.exclude(owner=None).order_by().values("owner")
    return [(row.slug, row.name) for row in Organisation.objects.filter(pk__in=owners)]


def by_area() -> ChoicesFilter:
    return ChoicesFilter(
        "area__slug", choices=area_choices, vocabulary="DiscussionAreaSlug", describe="Slug of the discussion area."
    )


def visited_country(describe: str) -> ChoicesFilter:
    return ChoicesFilter(choices=country_choices, vocabulary="CountryCode", method="in_country", describe=describe)


def delegation_of(column: str, describe: str) -> ChoicesFilter:
    return ChoicesFilter(column, choices=country_choices, vocabulary="CountryCode", describe=describe)


class ProjectFilterSet(django_filters.FilterSet):
    status = ChoicesFilter(
        choices=ActivityStatus.choices, method="with_status", describe="State of one of its activities."
    )

    def with_status(self, queryset: QuerySet, name: str, states: list[str]) -> QuerySet:
        matching = models.Activity.objects.filter(status__in=states).order_by()
        return queryset.filter(pk__in=matching.values("project"))


class VisitFilterSet(django_filters.FilterSet):
    country = visited_country("ISO 3166-1 code of a country it goes to.")
    zone = by_zone()
    year = by_year("Year it was held in, or is planned for.")
    status = ChoicesFilter("status", choices=VisitStatus.choices, describe="State of the visit.")
    project = ChoicesFilter(
        choices=project_choices, vocabulary="ProjectSlug", method="under", describe="Project under which it is held."
    )

    def in_country(self, queryset: QuerySet, name: str, codes: list[str]) -> QuerySet:
        return queryset.filter(pk__in=shown(site__country__in=codes))

    def of_zone(self, queryset: QuerySet, name: str, slug: str) -> QuerySet:
        return queryset.filter(pk__in=shown(site__zone__slug=slug))

    def of_year(self, queryset: QuerySet, name: str, year: int) -> QuerySet:
        days = {
            "first_day": Coalesce("actual_from", "planned_from"),
            "last_day": Coalesce("actual_to", "planned_to"),
        }
        within = {"first_day__lte": dt.date(year, 12, 31), "last_day__gte": dt.date(year, 1, 1)}
        return queryset.alias(**days).filter(**within)

    def under(self, queryset: QuerySet, name: str, slugs: list[str]) -> QuerySet:
        links = models.VisitProject.objects.filter(project__slug__in=slugs).order_by()
        return queryset.filter(pk__in=links.values("visit"))


def shown(**lookup: Any) -> QuerySet:
    """Keys of visits with such a visit to a published site."""
    rows = models.SiteVisit.objects.filter(site__publication=Publication.PUBLISHED, **lookup)
    return rows.order_by().values("visit")


class SiteFilterSet(django_filters.FilterSet):
    country = by_country()
    zone = by_zone()
    kind = ChoicesFilter("kind", choices=FacilityKind.choices, describe="Kind.")
    visit = ChoicesFilter(
        choices=visit_choices,
        vocabulary="LearningVisitSlug",
        method="of_visit",
        describe="Learning visit that goes there.",
    )
    bbox = BoxFilter()

    def of_zone(self, queryset: QuerySet, name: str, slug: str) -> QuerySet:
        return queryset.filter(zone__slug=slug)

    def of_visit(self, queryset: QuerySet, name: str, slugs: list[str]) -> QuerySet:
        there = models.SiteVisit.objects.filter(visit__slug__in=slugs).order_by()
        return queryset.filter(pk__in=there.values("site"))


class AgendaFilterSet(django_filters.FilterSet):
    kind = ChoicesFilter("kind", choices=ItemKind.choices, describe="Kind of item.")


class SiteVisitFilterSet(django_filters.FilterSet):
    country = delegation_of("site__country_id", "ISO 3166-1 code of the country of the site.")
    zone = by_zone()

    def of_zone(self, queryset: QuerySet, name: str, slug: str) -> QuerySet:
        return queryset.filter(site__zone__slug=slug)


class ExpectationFilterSet(django_filters.FilterSet):
    country = delegation_of("group__country_id", "ISO 3166-1 code of the country whose delegates expect it.")
    area = by_area()


class SubjectFilterSet(django_filters.FilterSet):
    """For rows that speak of zones, countries and cross-border areas."""

    zone = by_zone()
    about_country = ChoicesFilter(
        choices=country_choices,
        vocabulary="CountryCode",
        method="about",
        describe="ISO 3166-1 code of a country it speaks of.",
    )
    area = by_area()

    def of_zone(self, queryset: QuerySet, name: str, slug: str) -> QuerySet:
        return queryset.filter(subjects__zone__slug=slug)

    def about(self, queryset: QuerySet, name: str, codes: list[str]) -> QuerySet:
        return queryset.filter(
            pk__in=queryset.model.objects.filter(subjects__country__in=codes).order_by().values("pk")
        )


class FindingFilterSet(SubjectFilterSet):
    country = delegation_of("presentation__group__country_id", "ISO 3166-1 code of the country that presented it.")
    kind = ChoicesFilter("kind", choices=FindingKind.choices, describe="Kind.")


class RecommendationFilterSet(SubjectFilterSet):
    status = ChoicesFilter("status", choices=FollowUp.choices, describe="How far it has come.")
    owner = ChoicesFilter(
        "owner__slug", choices=owner_choices, describe="Slug of the organisation that looks after it."
    )
