"""What the checks find in the visit of December 2019: the slips of its report, and nothing else."""

import datetime as dt

import pytest

from delegations.checks import warnings_for
from delegations.models import LearningVisit, TravelCount, TravelGroup
from zones.checks import link_warnings
from zones.models import TransportLink

TODAY = dt.date(2026, 1, 1)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_data"), pytest.mark.xdist_group("real data")]


def found() -> list[tuple[str, str]]:
    visit = LearningVisit.objects.get(slug="shanghai-mohan-boten-2019")
    return [(str(warning.kind), warning.message) for warning in warnings_for(visit, TODAY)]


SLIPS = [
    (
        "overlap",
        "“Visit the Australian Commodity Centre” ends at 16:40, 10 minutes after “Back to Hotel” has begun at 16:30.",
    ),
    ("overlap", "“Breakfast” ends at 08:30, 10 minutes after “Leave from Hotel to Meeting venue” has begun at 08:20."),
    ("departure", "China is to present after all of its delegates have left (2019-12-11 Route B)."),
    ("journey", "VN921 leaves at 11:35 for one group and at 11:30 for another."),
    ("notes", "Nothing is noted of the visit to “Night culture and tourism market in Jinghong”."),
    (
        "notes",
        "Nothing is noted of the visit to “Existing gate with passenger and cargo passing channels at Mohan Port”.",
    ),
    ("unstated", "Gender is not stated for 1 of 26 delegates; they are counted as not stated."),
]


def test_slips_of_the_report_are_found_without_false_alarms() -> None:
    assert found() == SLIPS


def test_every_warning_leads_to_its_lines() -> None:
    visit = LearningVisit.objects.get(slug="shanghai-mohan-boten-2019")
    for warning in warnings_for(visit, TODAY):
        assert all(row.locator for row in warning.rows), warning.message


def test_one_delegate_more_on_a_route_is_found() -> None:
    """The sixteen route counts agree with the list; they would not with one more."""
    route = TravelGroup.objects.get(code="13-dec-route-a")
    count = TravelCount.objects.get(travel_group=route, country_group__code="VN")
    count.count += 1
    count.save()
    told = [message for kind, message in found() if kind == "count"]
    assert told == [
        "2019-12-13 Route A: its counts add up to 17, but 16 are printed.",
        "2019-12-13 Route A, 2019-12-13 Route B: not the number of delegates that is there by then. "
        "Viet Nam: 4 under way, 3 present.",
    ]


def test_sections_of_the_railway_add_up() -> None:
    assert [link_warnings(link) for link in TransportLink.objects.all()] == [[], [], []]
