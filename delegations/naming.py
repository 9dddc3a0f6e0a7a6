"""Which public rows name an organisation, so that the change feed tells of them when it is renamed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from delegations.models import LearningVisit, Project, Site
from zones.models.public import PublicModel

WAYS: dict[type[PublicModel], tuple[str, ...]] = {
    Project: ("funder", "implementer", "coordinator"),
    Site: ("host",),
    LearningVisit: (
        "organiser", "partner", "groups__organisation", "days__items__body", "days__items__presenters__organisation",
        "site_visits__host", "recommendations__owner",
    ),
}  # fmt: skip


def rows_naming(organisations: Sequence[Any]) -> Iterator[PublicModel]:
    for model, ways in WAYS.items():
        for way in ways:
            yield from model._base_manager.filter(**{f"{way}__in": organisations}).distinct()
