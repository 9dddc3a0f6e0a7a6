"""Whether there is time to get from one site to the next."""

import datetime as dt

import pytest

from tests import factories
from zones.geography import kilometres_between

# Two points on one meridian, 1 degree (111.19 km) apart.
SOUTH, NORTH = {"longitude": 101, "latitude": 20}, {"longitude": 101, "latitude": 21}


def site(point, precision="site"):
    return factories.SiteFactory(**point, location_precision=precision)


def two_sites(small, second_times, precision="site", **values):
    small.item(0, "09:00-10:00", "One", site=site(SOUTH, precision), **values)
    small.item(0, second_times, "Two", site=site(NORTH, precision), **values)


def test_distance_of_one_degree():
    assert kilometres_between((101, 20), (101, 21)) == pytest.approx(111.19, abs=0.01)
    assert kilometres_between((0, 0), (180, 0)) == pytest.approx(20015, abs=1)


def test_less_time_than_the_way_takes(small):
    two_sites(small, "11:48-12:30")
    (warning,) = small.warnings("travel_time")
    assert warning.message == (
        "From “One” (until 10:00) to “Two” (from 11:48) there are 108 minutes, but the way takes at least 109: "
        "111 km in a straight line, at an assumed 60 km/h."
    )


def test_time_enough_for_the_way(small):
    two_sites(small, "11:49-12:30")
    assert small.warnings("travel_time") == []


def test_points_of_the_nearest_town_may_be_ten_kilometres_off(small):
    two_sites(small, "11:31-12:30", precision="town")
    assert small.warnings("travel_time") == []


def test_points_of_a_province_tell_little(small):
    two_sites(small, "10:01-12:30", precision="province")
    assert small.warnings("travel_time") == []


def test_sites_of_different_routes_do_not_follow_each_other(small):
    small.item(0, "09:00-10:00", site=site(SOUTH), group=small.route(0))
    small.item(0, "10:10-11:00", site=site(NORTH), group=small.route(0, label="Route B"))
    assert small.warnings("travel_time") == []


def test_route_goes_on_from_everybodys_site(small):
    small.item(0, "09:00-10:00", site=site(SOUTH))
    small.item(0, "10:10-11:00", site=site(NORTH), group=small.route(0))
    assert len(small.warnings("travel_time")) == 1


def test_those_who_left_do_not_come_back_in_time(small):
    small.item(0, "09:00-10:00", site=site(SOUTH), group=small.route(0, is_leaving=True))
    small.item(0, "10:10-11:00", site=site(NORTH))
    assert small.warnings("travel_time") == []


@pytest.mark.parametrize(("mode", "found"), [("road", 1), ("air", 0), ("unknown", 0)])
def test_flight_between_two_sites(small, mode, found):
    two_sites(small, "10:50-12:30")
    factories.TravelLegFactory(
        travel_group=small.route(0), date=small.days[0].date, mode=mode, start=dt.time(10, 5), end=dt.time(10, 45)
    )
    assert len(small.warnings("travel_time")) == found


def test_site_is_found_through_the_site_visit_and_the_facility(small):
    facility = factories.FacilityFactory(**SOUTH, location_precision="site")
    visited = factories.SiteFactory(zone=facility.zone, facility=facility)
    item = small.item(0, "09:00-10:00")
    factories.SiteVisitFactory(visit=small.row, site=visited, date=small.days[0].date, item=item)
    small.item(0, "10:10-11:00", site=site(NORTH))
    assert len(small.warnings("travel_time")) == 1


def test_item_at_several_sites_or_none_tells_nothing(small):
    item = small.item(0, "09:00-10:00")
    for point in (SOUTH, NORTH):
        factories.SiteVisitFactory(visit=small.row, site=site(point), date=small.days[0].date, item=item)
    small.item(0, "10:10-11:00", site=site(NORTH))
    small.item(0, "11:10-12:00", site=factories.SiteFactory())
    assert small.warnings("travel_time") == []
