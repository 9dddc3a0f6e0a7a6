"""One flight that is entered with two times."""

import datetime as dt

from tests import factories


def flight(small, route, hour, number="VN 921", **values):
    return factories.TravelLegFactory(
        travel_group=route, date=small.days[0].date, number=number, start=dt.time(11, hour), **values
    )


def test_one_flight_with_two_times(small):
    one, other = small.route(0), small.route(0, label="Route B")
    flight(small, one, 35)
    flight(small, other, 30, number="VN921")
    (warning,) = small.warnings("journey")
    assert warning.message == "VN921 leaves at 11:35 for one group and at 11:30 for another."
    assert warning.figures == (("2030-03-04 Route A", "11:35"), ("2030-03-04 Route B", "11:30"))


def test_one_flight_with_one_time(small):
    for label in ("Route A", "Route B"):
        flight(small, small.route(0, label=label), 35)
    assert small.warnings("journey") == []


def test_flights_of_one_number_on_two_legs_of_a_group(small):
    """A flight with a stop keeps its number."""
    route = small.route(0)
    flight(small, route, 10)
    flight(small, route, 50)
    assert small.warnings("journey") == []


def test_flights_without_a_number(small):
    for minute in (10, 50):
        flight(small, small.route(0, label=str(minute)), minute, number="")
    assert small.warnings("journey") == []
