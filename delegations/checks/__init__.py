"""What does not fit together in a visit, found by the tool and shown to staff; nothing of it stops anybody.

Each check is a function of a `VisitRecord` (read once) and gives `DataWarning`s; none asks the database.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from delegations.checks.counts import count_warnings
from delegations.checks.days import day_warnings, sites_without_notes
from delegations.checks.departures import departure_warnings
from delegations.checks.journeys import journey_warnings
from delegations.checks.kinds import WarningKind
from delegations.checks.overlaps import overlap_warnings
from delegations.checks.people import unstated_notes
from delegations.checks.persons import person_warnings
from delegations.checks.presence import Presence
from delegations.checks.record import VisitRecord, read_record
from delegations.checks.travel_time import travel_time_warnings
from delegations.models import LearningVisit
from ezportal.data_warnings import DataWarning

__all__ = ["VisitRecord", "WarningKind", "read_record", "warnings_for", "warnings_in"]


def warnings_for(visit: LearningVisit, today: dt.date | None = None) -> list[DataWarning]:
    """All warnings on a visit, in the order of their kinds; a fixed number of queries."""
    return warnings_in(read_record(visit), today or timezone.localdate())


def warnings_in(record: VisitRecord, today: dt.date) -> list[DataWarning]:
    presence = Presence(record)
    found = [
        *count_warnings(record, presence),
        *overlap_warnings(record, presence),
        *departure_warnings(record, presence),
        *person_warnings(record, presence),
        *travel_time_warnings(record, presence),
        *journey_warnings(record),
        *day_warnings(record),
        *sites_without_notes(record, today),
        *unstated_notes(record),
    ]
    order = list(WarningKind)
    return sorted(found, key=lambda warning: order.index(warning.kind))
