"""The start page of staff: what waits, and the lists in groups that a newcomer understands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zones.access import rows_for
from zones.choices import ClaimStatus, Publication
from zones.models import (
    Claim,
    Facility,
    Incentive,
    InvestmentOpportunity,
    Milestone,
    Observation,
    Tenant,
    Zone,
    ZoneService,
)

GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Zones"), ("Zone", "Claim", "Facility", "Tenant", "InvestmentOpportunity", "ZoneService", "Milestone")),
    (_("Rules and incentives"), ("Regulation", "Incentive", "Procedure")),
    (_("Across borders"), ("CrossBorderArea", "BorderCrossing", "TransportLink")),
    (_("Figures"), ("Indicator", "Observation", "CountryOverview")),
    (_("Reference"), ("Source", "Organisation", "Country", "Province", "ZoneType", "Industry")),
    (_("People"), ("Enquiry", "FocalPoint", "Subscription")),
    (_("Records"), ("Change", "DataVersion")),
)
PARTS = (Facility, Tenant, InvestmentOpportunity, ZoneService, Milestone, Incentive, Observation)
OLDEST = 5


@dataclass(frozen=True)
class Task:
    """Something that waits: how many, where to work on it, and perhaps its first rows."""

    label: Any
    count: int
    address: str
    rows: list[Any] = field(default_factory=list)


def _list(name: str, query: str) -> str:
    return reverse(f"admin:zones_{name}_changelist") + query


def tasks_for(user: Any) -> list[Task]:
    """What waits for this person, each within their own countries; one query per line."""
    if not user.has_perm("zones.view_zone") or not user.has_perm("zones.view_claim"):
        return []
    claims, zones = rows_for(user, Claim.objects.all()), rows_for(user, Zone.objects.all())
    tasks = [
        _counted(_("Proposals waiting for review"), claims.filter(status=ClaimStatus.PROPOSED),
                 _list("claim", "?status__exact=proposed")),
        _counted(_("Zones waiting for review"), zones.filter(publication=Publication.IN_REVIEW),
                 _list("zone", "?publication__exact=in_review")),
        _counted(_("Conflicts without a reason"), claims.contradicted().filter(reason=""),
                 _list("claim", "?conflict=unexplained")),
    ]  # fmt: skip
    for model in PARTS:
        rows = rows_for(user, model._default_manager.filter(publication=Publication.IN_REVIEW))
        address = _list(str(model._meta.model_name), "?publication__exact=in_review")
        task = _counted(_("%s: waiting for review") % model._meta.verbose_name_plural, rows, address)
        if task.count:
            tasks.append(task)
    return tasks


def _counted(label: Any, rows: QuerySet[Any], address: str) -> Task:
    return Task(label, rows.count(), address)


def oldest_confirmations(user: Any) -> list[Zone]:
    """The published zones whose values were checked with their sources the longest ago, never first."""
    if not user.has_perm("zones.view_zone"):
        return []
    zones = rows_for(user, Zone.objects.published())
    return list(zones.order_by(F("last_confirmed").asc(nulls_first=True), "name_en")[:OLDEST])


def grouped(models: list[dict[str, Any]]) -> list[tuple[Any, list[dict[str, Any]]]]:
    """The app's models, as the admin lists them, in the groups above; what has no group comes last."""
    by_name = {model["object_name"]: model for model in models}
    groups = [(title, [by_name.pop(name) for name in names if name in by_name]) for title, names in GROUPS]
    if by_name:
        groups.append((_("Other"), list(by_name.values())))
    return [(title, members) for title, members in groups if members]
