"""What visits learned, on the pages of the zones and countries it was learned of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from delegations.models import (
    CountryPresentation,
    Finding,
    FindingSubject,
    LearningVisit,
    Recommendation,
    RecommendationSubject,
    SiteVisit,
)
from delegations.views.sites import Stop, site_visits, with_notes
from zones.choices import Publication
from zones.contributions import Contribution
from zones.models import Country, Zone

PUBLISHED = Publication.PUBLISHED


@dataclass
class Learned:
    """What one visit brought for a zone or a country."""

    visit: LearningVisit
    stops: list[Stop] = field(default_factory=list)
    presentations: list[CountryPresentation] = field(default_factory=list)
    own_findings: list[Finding] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)


def zone_section(zone: Zone) -> Contribution | None:
    """Notes at the zone's sites and those of its components, findings and recommendations; four queries."""
    learned: dict[int, Learned] = {}
    about = Q(zone=zone) | Q(cross_border_area__members__zone=zone, cross_border_area__publication=PUBLISHED)
    own = Q(site__zone=zone) | Q(site__zone__component_of=zone, site__zone__publication=PUBLISHED)
    for stop in _stops(own, with_notes()):
        _of(learned, stop.row.visit).stops.append(stop)
    for finding in _findings(about):
        _of(learned, finding.presentation.visit).findings.append(finding)
    for row in _recommendations(Q(pk__in=_subject_keys(RecommendationSubject, "recommendation", about))):
        _of(learned, row.visit).recommendations.append(row)
    return _section(_("What visits learned here"), "delegations/parts/zone_visits.html", learned)


def country_section(country: Country) -> Contribution | None:
    """What its delegations found, what was said of it, what is recommended, and the visits it received."""
    learned: dict[int, Learned] = {}
    for stop in _stops(Q(site__country=country)):
        _of(learned, stop.row.visit).stops.append(stop)
    own = Q(presentation__group__country=country)
    for finding in _published_findings().filter(own):
        _of(learned, finding.presentation.visit).own_findings.append(finding)
    for finding in _findings(Q(country=country)).exclude(own):
        _of(learned, finding.presentation.visit).findings.append(finding)
    about = Q(pk__in=_subject_keys(RecommendationSubject, "recommendation", Q(country=country)))
    for row in _recommendations(about | Q(group__country=country) | Q(owner__country=country)):
        _of(learned, row.visit).recommendations.append(row)
    return _section(_("Learning visits"), "delegations/parts/country_visits.html", learned)


def _section(label: str, template: str, learned: dict[int, Learned]) -> Contribution | None:
    """The latest visit first."""
    rows = sorted(learned.values(), key=lambda row: (str(row.visit.first_day or ""), row.visit.slug), reverse=True)
    return Contribution("visits", label, template, rows) if rows else None


def _of(learned: dict[int, Learned], visit: LearningVisit) -> Learned:
    return learned.setdefault(visit.pk, Learned(visit))


def _stops(condition: Q, *parts: Prefetch) -> Iterable[Stop]:
    rows: QuerySet[SiteVisit] = site_visits().filter(condition, visit__publication=PUBLISHED)
    rows = rows.select_related("visit").prefetch_related(*parts)
    return (Stop(number, row) for number, row in enumerate(rows, 1))


def _published_findings() -> QuerySet:
    return (
        Finding.objects.filter(presentation__visit__publication=PUBLISHED)
        .select_related(
            "presentation__visit", "presentation__group__country", "presentation__group__organisation", "area", "source"
        )
        .order_by("presentation__order", "presentation__pk", "order", "pk")
    )


def _findings(about: Q) -> QuerySet:
    return _published_findings().filter(pk__in=_subject_keys(FindingSubject, "finding", about))


def _recommendations(condition: Q) -> QuerySet:
    return (
        Recommendation.objects.filter(condition, visit__publication=PUBLISHED)
        .select_related("visit", "group__country", "group__organisation", "area", "owner", "source")
        .order_by("visit", "order", "pk")
    )


def _subject_keys(model: Any, owner: str, about: Q) -> Iterable[int]:
    """A subquery, as a join would repeat a row that speaks of several."""
    keys: QuerySet = model.objects.filter(about).order_by().values(owner)
    return keys
