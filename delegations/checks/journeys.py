"""One flight, train or boat that is entered with two times."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from delegations.checks.kinds import WarningKind
from delegations.checks.record import VisitRecord
from delegations.checks.timeline import clock
from delegations.models import TravelLeg
from ezportal.data_warnings import DataWarning


def journey_warnings(record: VisitRecord) -> Iterator[DataWarning]:
    """Legs of two groups with the same number on the same day from the same time zone leave at the same time."""
    known: dict[tuple[object, ...], TravelLeg] = {}
    for leg in record.legs:
        if not leg.number or leg.start is None:
            continue
        first = known.setdefault((leg.date, leg.number.replace(" ", "").upper(), leg.time_zone), leg)
        if first.start != leg.start and first.travel_group_id != leg.travel_group_id:
            words = {"number": leg.number, "first": clock(first, "start"), "second": clock(leg, "start")}
            yield DataWarning(
                WarningKind.JOURNEY,
                _("%(number)s leaves at %(first)s for one group and at %(second)s for another.") % words,
                (first, leg, first.travel_group, leg.travel_group),
                ((str(first.travel_group), words["first"]), (str(leg.travel_group), words["second"])),
            )
