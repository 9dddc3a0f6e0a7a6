"""The desks of learning visits."""

from delegations.admin import (
    agenda,
    contradictions,
    followup,
    handed_in,
    people,
    programme,
    records,
    sites,
    start,
    travel,
    visit,
    visit_texts,
    workshop,
)
from delegations.admin.visit import LearningVisitAdmin
from zones.admin.start import add_to_start

__all__ = [
    "LearningVisitAdmin",
    "agenda",
    "contradictions",
    "followup",
    "handed_in",
    "people",
    "programme",
    "records",
    "sites",
    "start",
    "travel",
    "visit",
    "visit_texts",
    "workshop",
]

add_to_start(
    "delegations", groups=start.GROUPS, tasks=start.tasks, urgent=(start.overdue,), aside=(start.visits_ahead,)
)
