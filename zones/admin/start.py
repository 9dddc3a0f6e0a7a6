"""The start page of staff: what waits, and the lists in groups that a newcomer understands.

Other apps add their part with `add_to_start`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
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

# A title and the models below it.
Group = tuple[Any, tuple[str, ...]]

ZONE_GROUPS: tuple[Group, ...] = (
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
    """Something that waits: how many, and where to work on it."""

    label: Any
    count: int
    address: str


@dataclass(frozen=True)
class Line:
    """A row to look at, with a word about it."""

    label: str
    address: str
    aside: Any


@dataclass(frozen=True)
class Listing:
    """A few rows under a heading."""

    name: str
    title: Any
    lines: list[Line]


Lister = Callable[[Any], Listing | None]

_groups: dict[str, tuple[Group, ...]] = {}
_tasks: list[Callable[[Any], list[Task]]] = []
_urgent: list[Lister] = []
_aside: list[Lister] = []


def add_to_start(
    app_label: str,
    *,
    groups: tuple[Group, ...],
    tasks: Callable[[Any], list[Task]],
    urgent: Iterable[Lister] = (),
    aside: Iterable[Lister] = (),
) -> None:
    """Let an app's lists stand in groups, and its functions tell what waits for a user; an app adds once.

    Urgent listings stand before the lists, the others beside them; an empty one is not shown.
    """
    _groups[app_label] = groups
    _tasks.append(tasks)
    _urgent.extend(urgent)
    _aside.extend(aside)


def tasks_for(user: Any) -> list[Task]:
    """What waits for this person, each within their own countries."""
    return [task for told in _tasks for task in told(user)]


def urgent_listings(user: Any) -> list[Listing]:
    return _filled(_urgent, user)


def listings_aside(user: Any) -> list[Listing]:
    return _filled(_aside, user)


def _filled(listers: list[Lister], user: Any) -> list[Listing]:
    told = (listing(user) for listing in listers)
    return [listing for listing in told if listing is not None and listing.lines]


def _list(name: str, query: str) -> str:
    return reverse(f"admin:zones_{name}_changelist") + query


def zone_tasks(user: Any) -> list[Task]:
    """What waits in zones; one query per line."""
    if not user.has_perm("zones.view_zone") or not user.has_perm("zones.view_claim"):
        return []
    claims, zones = rows_for(user, Claim.objects.all()), rows_for(user, Zone.objects.all())
    tasks = [
        counted(_("Proposals waiting for review"), claims.filter(status=ClaimStatus.PROPOSED),
                 _list("claim", "?status__exact=proposed")),
        counted(_("Zones waiting for review"), zones.filter(publication=Publication.IN_REVIEW),
                 _list("zone", "?publication__exact=in_review")),
        counted(_("Conflicts without a reason"), claims.contradicted().filter(reason=""),
                 _list("claim", "?conflict=unexplained")),
    ]  # fmt: skip
    for model in PARTS:
        rows = rows_for(user, model._default_manager.filter(publication=Publication.IN_REVIEW))
        address = _list(str(model._meta.model_name), "?publication__exact=in_review")
        task = counted(_("%s: waiting for review") % model._meta.verbose_name_plural, rows, address)
        if task.count:
            tasks.append(task)
    return tasks


def counted(label: Any, rows: QuerySet[Any], address: str) -> Task:
    return Task(label, rows.count(), address)


def oldest_confirmations(user: Any) -> Listing | None:
    """The published zones whose values were checked with their sources the longest ago, never first."""
    if not user.has_perm("zones.view_zone"):
        return None
    zones = rows_for(user, Zone.objects.published())
    rows = zones.order_by(F("last_confirmed").asc(nulls_first=True), "name_en")[:OLDEST]
    lines = [
        Line(str(zone), reverse("admin:zones_zone_change", args=(zone.pk,)) + "#claims",
             date_format(zone.last_confirmed) if zone.last_confirmed else _("never confirmed"))
        for zone in rows
    ]  # fmt: skip
    return Listing("oldest-confirmations", _("Not checked for the longest time"), lines)


def grouped(app: dict[str, Any]) -> list[tuple[Any, list[dict[str, Any]]]]:
    """An app's models, as the admin lists them, in the groups it asked for; what has no group comes last."""
    by_name = {model["object_name"]: model for model in app["models"]}
    asked = _groups.get(app["app_label"], ())
    groups = [(title, [by_name.pop(name) for name in names if name in by_name]) for title, names in asked]
    if by_name:
        groups.append((_("Other") if asked else app["name"], list(by_name.values())))
    return [(title, members) for title, members in groups if members]


add_to_start("zones", groups=ZONE_GROUPS, tasks=zone_tasks, aside=(oldest_confirmations,))
