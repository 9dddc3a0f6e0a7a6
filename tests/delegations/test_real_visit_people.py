"""The delegation of the visit of December 2019 in fixtures/: counts, routes and flights, as the public sees them."""

import datetime as dt
from collections import Counter

import pytest
from django.db.models import Sum

from delegations.choices import DelegateRole, Gender, Sector
from delegations.models import (
    Delegate,
    TravelCount,
    TravelGroup,
    TravelLeg,
)
from tests.delegations.real_visit import utc

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_data"), pytest.mark.xdist_group("real data")]


def test_there_are_26_delegates_in_seven_groups() -> None:
    groups = Counter(Delegate.objects.values_list("group__code", flat=True))
    assert groups == {"KH": 2, "CN": 3, "LA": 4, "MM": 2, "TH": 7, "VN": 3, "MI": 5}
    assert sorted(Delegate.objects.values_list("number", flat=True)) == list(range(1, 27))


def test_genders_follow_the_titles() -> None:
    genders = {"Mr.": Gender.MALE, "Mrs.": Gender.FEMALE, "Ms.": Gender.FEMALE, "Dr.": Gender.NOT_STATED}
    people = list(Delegate.objects.values_list("title", "gender"))
    assert [gender for _title, gender in people] == [genders[title] for title, _gender in people]
    assert Counter(gender for _title, gender in people) == {
        Gender.FEMALE: 13, Gender.MALE: 12, Gender.NOT_STATED: 1,
    }  # fmt: skip


def test_sectors_are_those_the_report_counts() -> None:
    assert Counter(Delegate.objects.values_list("sector", flat=True)) == {Sector.PUBLIC: 25, Sector.PRIVATE: 1}
    assert Delegate.objects.get(sector=Sector.PRIVATE).organisation.slug == "kh-phnom-penh-sez-plc"


def test_there_are_two_leaders_and_four_organisers() -> None:
    roles = Counter(Delegate.objects.values_list("role", "group__code"))
    assert {key: n for key, n in roles.items() if key[0] != DelegateRole.DELEGATE} == {
        (DelegateRole.LEADER, "TH"): 1, (DelegateRole.LEADER, "MI"): 1, (DelegateRole.ORGANISER, "MI"): 4,
    }  # fmt: skip


def test_every_delegate_has_an_organisation_of_the_portal_and_a_place_in_the_directory() -> None:
    assert not Delegate.objects.filter(organisation=None).exists()
    assert not Delegate.objects.filter(organisation_stated="").exists()
    assert not Delegate.objects.exclude(locator__regex=r"31[0-9]{2}|3[234][0-9]{2}").exists()
    assert Delegate.objects.exclude(name_local="").count() == 3


@pytest.mark.parametrize(
    ("date", "totals"),
    [
        (10, [22, 4]),
        (11, [19, 3]),
        (12, [19, 1]),
        (13, [16, 2, 5, 7, 2, 2]),
        (14, [2, 2, 2, 1]),
    ],
)
def test_the_routes_of_a_day_have_the_printed_totals(date: int, totals: list[int]) -> None:
    routes = TravelGroup.objects.filter(date=dt.date(2019, 12, date))
    assert sorted(route.stated_total for route in routes) == sorted(totals)
    assert [route.stated_total for route in routes] == [sum(c.count for c in route.counts.all()) for route in routes]


def heads(*codes: str) -> dict[str, int]:
    counts = TravelCount.objects.filter(travel_group__code__in=codes)
    return dict(counts.values_list("country_group__code").annotate(Sum("count")))


def test_the_routes_of_each_day_add_up_to_those_who_are_there() -> None:
    everybody = dict(Counter(Delegate.objects.values_list("group__code", flat=True)))
    assert heads("10-dec-route-a", "10-dec-route-b") == everybody
    assert heads("11-dec-route-a", "11-dec-route-b") == heads("10-dec-route-a")
    assert heads("12-dec-meeting") == heads("11-dec-route-a")
    after_the_twelfth = heads("13-dec-route-a", "13-dec-route-b")
    assert after_the_twelfth == {"KH": 2, "LA": 4, "MM": 2, "VN": 3, "TH": 4, "MI": 3}
    assert sum(after_the_twelfth.values()) + heads("12-dec-route-b")["TH"] == 19
    assert heads("13-dec-route-c", "13-dec-route-d", "13-dec-route-e", "13-dec-route-f") == heads("13-dec-route-a")
    last_day = heads("14-dec-lao-pdr", "14-dec-cambodia", "14-dec-viet-nam", "14-dec-myanmar")
    assert last_day == heads("13-dec-route-d") == {"KH": 2, "LA": 2, "MM": 2, "VN": 1}


def test_counts_stand_as_printed() -> None:
    printed = TravelCount.objects.filter(travel_group__code="10-dec-route-a").values_list("stated", flat=True)
    assert set(printed) == {"2CAM", "3CH", "4LA", "2MM", "3VN", "5TH", "3MI"}
    assert TravelCount.objects.get(travel_group__code="13-dec-route-a", country_group__code="TH").stated == "2TH-BKK"
    assert TravelCount.objects.get(travel_group__code="13-dec-route-d", country_group__code="VN").stated == "1VN-HCM"
    assert not TravelCount.objects.filter(stated="").exists()


def test_people_named_for_a_route_are_as_many_as_counted() -> None:
    named = {route.code: route.members.count() for route in TravelGroup.objects.all() if route.members.exists()}
    assert named == {
        "11-dec-route-b": 3, "13-dec-route-b": 2, "13-dec-route-d": 7, "13-dec-route-f": 2, "14-dec-lao-pdr": 2,
        "14-dec-cambodia": 2, "14-dec-viet-nam": 1, "14-dec-myanmar": 2,
    }  # fmt: skip
    for code in named:
        people = TravelGroup.objects.get(code=code).members.values_list("delegate__group__code", flat=True)
        assert dict(Counter(people)) == heads(code)


def test_who_does_not_come_back_is_marked_as_leaving() -> None:
    staying = set(TravelGroup.objects.filter(is_leaving=False).values_list("code", flat=True))
    assert staying == {"10-dec-route-a", "11-dec-route-a", "12-dec-meeting", "13-dec-route-a", "13-dec-route-d"}
    leaving = TravelCount.objects.filter(travel_group__is_leaving=True).aggregate(Sum("count"))
    assert leaving == {"count__sum": 26}


@pytest.mark.parametrize(
    ("number", "departs", "arrives"),
    [
        ("HO1041", "12-10 05:25", "12-10 11:20"),
        ("TG665", "12-10 09:20", "12-10 14:15"),
        ("TG575", "12-12 13:30", "12-12 14:35"),
        ("QV223", "12-14 01:05", "12-14 02:05"),
        ("WE571 and WE5305", "12-14 06:25", "12-14 12:20"),
    ],
)
def test_flights_have_their_moments_across_time_zones(number: str, departs: str, arrives: str) -> None:
    leg = TravelLeg.objects.get(number=number)
    assert (utc(leg, "starts_at"), utc(leg, "ends_at")) == (departs, arrives)


def test_one_flight_has_both_its_printed_times() -> None:
    legs = TravelLeg.objects.filter(number="VN921").order_by("start")
    assert [(f"{leg.start:%H:%M}", f"{leg.end:%H:%M}") for leg in legs] == [("11:30", "14:55"), ("11:35", "13:00")]
