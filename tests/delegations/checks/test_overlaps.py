"""Two things at once for the same people; one place for two groups."""

import datetime as dt

from tests import factories


def test_items_for_everybody_that_overlap(small):
    first = small.item(0, "16:10-16:40", "Visit the centre")
    second = small.item(0, "16:30-17:30", "Back to hotel")
    (warning,) = small.warnings("overlap")
    assert warning.message == "“Visit the centre” ends at 16:40, 10 minutes after “Back to hotel” has begun at 16:30."
    assert warning.rows == (first, second)
    assert warning.figures == (("first ends", "16:40"), ("second starts", "16:30"), ("at once", "10 minutes"))


def test_items_that_touch_do_not_overlap(small):
    small.item(0, "09:00-10:00")
    small.item(0, "10:00-11:00")
    small.item(0, "11:00")
    assert small.warnings("overlap") == []


def test_item_within_another(small):
    small.item(0, "09:00-12:00", "Meeting")
    small.item(0, "10:00-10:30", "Coffee")
    assert small.messages("overlap") == [
        "“Coffee” (from 10:00, 30 minutes) lies within “Meeting”, which ends at 12:00."
    ]


def test_item_without_an_end_begins_within_another(small):
    small.item(0, "09:00-12:00", "Meeting")
    small.item(0, "10:00", "Departure")
    assert small.messages("overlap") == ["“Departure” begins at 10:00, while “Meeting” goes on until 12:00."]


def test_items_of_different_routes_do_not_clash(small):
    one, other = small.route(0), small.route(0, label="Route B")
    small.item(0, "09:00-10:00", group=one)
    small.item(0, "09:00-10:00", group=other)
    assert small.warnings("overlap") == []


def test_items_of_one_route_clash(small):
    route = small.route(0)
    small.item(0, "09:00-10:00", group=route)
    small.item(0, "09:30-10:30", group=route)
    assert len(small.warnings("overlap")) == 1


def test_route_that_stays_clashes_with_everybodys_programme(small):
    small.item(0, "09:00-12:00")
    small.item(0, "11:00-13:00", group=small.route(0))
    assert len(small.warnings("overlap")) == 1


def test_leaving_during_everybodys_programme_is_no_clash(small):
    small.item(0, "09:00-12:00")
    small.item(0, "10:00-12:00", group=small.route(0, is_leaving=True))
    assert small.warnings("overlap") == []


def leg(route, times, **values):
    start, end = (dt.time.fromisoformat(time) for time in times.split("-"))
    return factories.TravelLegFactory(travel_group=route, date=route.date, start=start, end=end, **values)


def test_flight_on_the_agenda_and_as_a_leg_is_one_journey(small):
    route = small.route(0, items=["13:00-15:00"])
    leg(route, "13:00-15:00", mode="air")
    assert small.warnings("overlap") == []


def test_leg_that_stands_on_the_agenda_is_not_told_twice(small):
    route = small.route(0, items=["13:00-15:00"])
    leg(route, "13:00-15:00", mode="air")
    small.item(0, "14:30-16:00", "Workshop", group=route)
    assert [warning.rows[0]._meta.model_name for warning in small.warnings("overlap")] == ["agendaitem"]


def test_leg_during_a_session_of_its_people(small):
    route = small.route(0)
    small.item(0, "14:30-16:00", "Workshop", group=route)
    leg(route, "13:00-15:00", origin="Here", destination="There")
    assert small.messages("overlap") == [
        "“Here – There” ends at 15:00, 30 minutes after “Workshop” has begun at 14:30."
    ]


def test_overlap_is_measured_across_time_zones(small):
    """16:30 to 18:30 in Shanghai is 15:30 to 17:30 in Vientiane."""
    small.item(0, "16:30-18:30", "Crossing", time_zone="Asia/Shanghai")
    small.item(0, "17:30-19:00", "Check-in", time_zone="Asia/Vientiane")
    assert small.warnings("overlap") == []
    small.item(0, "17:00-17:30", "Dinner", time_zone="Asia/Vientiane")
    assert small.messages("overlap") == [
        "“Crossing” ends at 18:30 (UTC+8), 30 minutes after “Dinner” has begun at 17:00 (UTC+7)."
    ]


def two_groups(small, kind="session", **values):
    small.item(0, "09:00-10:00", "One", kind=kind, group=small.route(0), **values)
    small.item(0, "09:30-10:30", "Two", kind=kind, group=small.route(0, label="Route B"), **values)


def test_two_groups_at_one_site_at_once(small):
    two_groups(small, kind="site_visit", site=factories.SiteFactory())
    assert small.messages("place") == [
        "“One” (until 10:00) and “Two” (from 09:30) are in the same place, for different groups."
    ]


def test_two_groups_at_one_venue_at_once(small):
    two_groups(small, venue_en="Meeting  Room 3")
    assert len(small.warnings("place")) == 1


def test_two_groups_in_one_hotel_are_no_clash(small):
    two_groups(small, kind="lodging", venue_en="Test hotel")
    assert small.warnings("place") == []


def test_two_groups_at_different_venues(small):
    two_groups(small)
    assert small.warnings("place") == []
