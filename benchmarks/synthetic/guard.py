"""Synthetic rows go into throw-away databases only: a database with anything real in it is refused."""

from __future__ import annotations

from typing import Any

from django.apps import apps

MARK = "synthetic-"
SOURCE = "synthetic"
# Rows of these come from people or from real sources; the reference tables come from fixtures/ and may be there.
REAL = (
    "delegations.LearningVisit", "delegations.Delegate", "evaluations.Invitation", "zones.Enquiry",
    "zones.Observation", "zones.CrossBorderArea", "zones.TransportLink", "auth.User",
)  # fmt: skip


def slug_of(number: int) -> str:
    return f"{MARK}{number:06d}"


class RealDatabase(Exception):
    """The database holds data that no generator wrote."""


def refuse_real_database() -> None:
    """Raise RealDatabase unless all zones carry the synthetic mark and nothing of people is there."""
    zones: Any = apps.get_model("zones", "Zone")._base_manager
    if unmarked := zones.exclude(slug__startswith=MARK).count():
        raise RealDatabase(f"The database has {unmarked} zones without the synthetic mark.")
    for label in REAL:
        model: Any = apps.get_model(label)
        if count := model._base_manager.count():
            raise RealDatabase(f"The database has {count} rows of {label}.")
