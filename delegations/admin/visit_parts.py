"""What is in a visit, as its page lists it: how many of each, the list cut to the visit, and a way to add one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import Count, Model, OuterRef, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from delegations.admin.rows import VisitRow, add_address
from delegations.models import (
    AgendaDay,
    AgendaItem,
    CaseStudy,
    Contradiction,
    CountryPresentation,
    Delegate,
    Erasure,
    Expectation,
    Finding,
    LearningVisit,
    PersonalLink,
    Recommendation,
    SiteVisit,
    TravelGroup,
)
from zones.access import rows_for

# How each leads to its visit.
PARTS: tuple[tuple[Any, tuple[tuple[type[Model], str], ...]], ...] = (
    (_("Programme"), (
        (AgendaDay, "visit"), (AgendaItem, "day__visit"), (SiteVisit, "visit"), (TravelGroup, "visit"),
    )),
    (_("People"), (
        (Delegate, "visit"), (PersonalLink, "delegate__visit"), (Expectation, "visit"), (CaseStudy, "visit"),
        (Erasure, "visit"),
    )),
    (_("Results"), (
        (CountryPresentation, "visit"), (Finding, "presentation__visit"), (Recommendation, "visit"),
        (Contradiction, "visit"),
    )),
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One kind of rows of a visit."""

    label: str
    count: int
    address: str
    add: str


def parts_of(visit: LearningVisit, request: HttpRequest) -> list[tuple[Any, list[Part]]]:
    """In groups, what the person may see; one query counts everything."""
    counts = _counts(visit, request)
    groups = [(title, list(_told(members, visit, counts, request))) for title, members in PARTS]
    return [(title, found) for title, found in groups if found]


def _counts(visit: LearningVisit, request: HttpRequest) -> dict[str, int]:
    asked = {}
    for _title, members in PARTS:
        for model, path in members:
            rows = rows_for(request.user, model._default_manager.filter(**{path: OuterRef("pk")})).order_by()
            asked[f"{model.__name__}_count"] = Subquery(rows.values(path).annotate(n=Count("pk")).values("n"))
    found: Any = LearningVisit.objects.filter(pk=visit.pk).values(**asked).get()
    return found


def _told(
    members: tuple[tuple[type[Model], str], ...], visit: LearningVisit, counts: dict[str, int], request: HttpRequest
) -> Iterator[Part]:
    for model, path in members:
        desk, opts = admin.site._registry[model], model._meta
        if not desk.has_view_permission(request):
            continue
        address = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
        may_add = isinstance(desk, VisitRow) and desk.has_add_permission(request)
        yield Part(
            label=capfirst(str(opts.verbose_name_plural)),
            count=counts[f"{model.__name__}_count"] or 0,
            address=f"{address}?{urlencode({f'{path}__id__exact': visit.pk})}",
            add=add_address(model, visit) if may_add else "",
        )
