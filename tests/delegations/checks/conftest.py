"""A small delegation on a small visit: six Lao, four Thai and two of the institute, for three days in March 2030."""

import datetime as dt

import pytest

from delegations.checks import warnings_for
from tests import factories
from tests.factories.rows import one_change

FIRST = dt.date(2030, 3, 4)
TODAY = dt.date(2030, 1, 1)


class SmallVisit:
    """Builds rows of one visit in few words; times are local times of Bangkok."""

    @one_change()
    def __init__(self) -> None:
        self.row = factories.LearningVisitFactory(planned_from=FIRST, planned_to=FIRST + dt.timedelta(days=2))
        self.groups = {}
        for code in ("LA", "TH"):
            country = factories.CountryFactory(code=code)
            self.groups[code] = factories.CountryGroupFactory(visit=self.row, code=code, country=country)
        self.groups["MI"] = factories.CountryGroupFactory(visit=self.row, code="MI", organisation__name_en="Institute")
        self.delegates = {code: self._people(code, count) for code, count in (("LA", 6), ("TH", 4), ("MI", 2))}
        self.days = [
            factories.AgendaDayFactory(visit=self.row, date=FIRST + dt.timedelta(days=number)) for number in range(3)
        ]

    def _people(self, code, count):
        return [factories.DelegateFactory(visit=self.row, group=self.groups[code]) for _index in range(count)]

    def item(self, day, times, title="Test session", **values):
        """An item on a day (0, 1, 2) from "09:00-10:00", or at "09:00" without an end."""
        start, _dash, end = times.partition("-")
        values |= {"start": dt.time.fromisoformat(start), "end": dt.time.fromisoformat(end) if end else None}
        return factories.AgendaItemFactory(day=self.days[day], title_en=title, **values)

    def route(self, day, counts=None, *, items=(), label="Route A", **values):
        """A travel group with counts per country group, and travel items at the given times."""
        date = FIRST + dt.timedelta(days=day)
        route = factories.TravelGroupFactory(visit=self.row, date=date, label=label, **values)
        for code, count in (counts or {}).items():
            factories.TravelCountFactory(travel_group=route, country_group=self.groups[code], count=count)
        for times in items:
            self.item(day, times, f"Ride {label}", group=route, kind="travel")
        return route

    def names(self, route, *delegates):
        for delegate in delegates:
            factories.TravelGroupMemberFactory(travel_group=route, delegate=delegate)

    def warnings(self, kind=None, today=TODAY):
        found = warnings_for(self.row, today)
        return [warning for warning in found if kind is None or warning.kind == kind]

    def messages(self, kind=None, today=TODAY):
        return [warning.message for warning in self.warnings(kind, today)]


@pytest.fixture
def small(db):
    return SmallVisit()
