"""Numbers of delegates: printed, added up, and present."""

import datetime as dt

from tests import factories

EVERYBODY = {"LA": 6, "TH": 4, "MI": 2}


def test_whole_visit_without_contradictions_has_no_warnings(small):
    small.item(0, "09:00-10:00")
    small.route(1, {"LA": 6, "MI": 2}, items=["08:00-09:00"], stated_total=8)
    small.route(1, {"TH": 4}, items=["08:00-10:00"], label="Route B", is_leaving=True, stated_total=4)
    small.item(2, "09:00-10:00")
    small.route(2, {"LA": 6, "MI": 2}, items=["12:00-13:00"], is_leaving=True)
    assert small.warnings() == []


def test_printed_total_that_its_counts_do_not_give(small):
    small.route(1, {"LA": 3, "TH": 1}, stated_total=5)
    (warning,) = small.warnings("count")
    assert warning.message == "2030-03-05 Route A: its counts add up to 4, but 5 are printed."
    assert warning.figures == (("counts added up", "4"), ("printed", "5"))


def test_printed_total_without_counts(small):
    small.route(1, stated_total=5)
    assert small.warnings("count") == []


def test_expected_number_that_the_list_does_not_have(small):
    small.row.expected_delegates = 26
    assert small.messages("count") == ["26 delegates are expected, but 12 are on the list."]
    small.row.expected_delegates = 12
    assert small.messages("count") == []


def test_expected_number_before_anybody_is_listed(db):
    visit = factories.LearningVisitFactory(expected_delegates=26)
    from delegations.checks import warnings_for

    assert warnings_for(visit, dt.date(2030, 1, 1)) == []


def test_people_named_for_a_route_against_its_counts(small):
    route = small.route(1, {"LA": 2, "TH": 1})
    small.names(route, *small.delegates["LA"][:2])
    (message,) = small.messages("count")
    assert message == (
        "2030-03-05 Route A: the people named are not as many as its counts say. Thailand: 0 named, 1 counted."
    )
    small.names(route, small.delegates["TH"][0])
    assert small.messages("count") == []


def test_routes_at_the_same_time_share_out_everybody(small):
    small.route(1, {"LA": 6, "MI": 2}, items=["08:00-12:00"])
    small.route(1, {"TH": 3}, items=["09:00-11:00"], label="Route B")
    (warning,) = small.warnings("count")
    assert warning.message == (
        "2030-03-05 Route A, 2030-03-05 Route B: not the number of delegates that is there by then. "
        "Thailand: 3 under way, 4 present."
    )
    assert [str(row) for row in warning.rows] == ["2030-03-05 Route A", "2030-03-05 Route B"]


def test_more_on_a_route_than_the_list_has(small):
    small.route(1, {"LA": 7}, items=["08:00-12:00"])
    assert "Laos: 7 under way, 6 present." in small.messages("count")[0]


def test_errand_of_a_few_is_no_split(small):
    small.route(1, {"LA": 2}, items=["08:00-12:00"])
    assert small.messages("count") == []


def test_route_counted_after_others_left(small):
    small.route(0, {"LA": 2}, items=["17:00-18:00"], is_leaving=True)
    small.item(2, "15:00-16:00")
    small.route(1, EVERYBODY, items=["08:00-12:00"])
    assert "Laos: 6 under way, 4 present." in small.messages("count")[0]


def test_one_leaves_while_the_others_go_on(small):
    small.route(0, {"TH": 1}, items=["10:00-12:00"], is_leaving=True)
    small.item(0, "13:00-17:00")
    assert small.messages("count") == []


def test_last_departure_leaves_somebody_behind(small):
    small.route(2, {"LA": 6, "TH": 3, "MI": 2}, items=["10:00-12:00"], is_leaving=True)
    assert "Thailand: 3 under way, 4 present." in small.messages("count")[0]


def test_routes_one_after_the_other_are_not_added_up(small):
    small.route(1, EVERYBODY, items=["08:00-12:00"])
    small.route(1, {"LA": 6}, items=["13:00-17:00"], label="Route C")
    small.route(1, {"TH": 4, "MI": 2}, items=["13:00-16:00"], label="Route D")
    assert small.messages("count") == []


def test_route_around_two_shorter_ones_is_not_added_to_them(small):
    small.route(1, EVERYBODY, items=["08:00-12:00", "18:00-19:00"])
    small.route(1, {"LA": 6}, items=["13:00-17:00"], label="Route C")
    small.route(1, {"TH": 4, "MI": 2}, items=["13:00-16:00"], label="Route D")
    assert small.messages("count") == []


def test_routes_of_unknown_time_are_not_compared(small):
    small.route(1, {"LA": 5})
    small.route(1, {"TH": 5}, label="Route B")
    assert small.messages("count") == []


def test_leaving_group_without_a_time_is_gone_the_next_day(small):
    small.route(1, {"TH": 4}, is_leaving=True)
    small.route(1, {"TH": 4}, items=["20:00-21:00"], label="Route B")
    assert small.messages("count") == []
    small.route(2, {"TH": 4}, items=["08:00-09:00"], label="Route C")
    assert "Thailand: 4 under way, 0 present." in small.messages("count")[0]


def test_counts_are_not_compared_before_anybody_is_listed(small):
    small.row.delegates.all().delete()
    small.route(1, {"LA": 7}, items=["08:00-12:00"])
    assert small.messages("count") == []


def test_counts_are_not_compared_with_half_a_list(small):
    small.row.expected_delegates = 20
    small.route(1, {"LA": 7}, items=["08:00-12:00"])
    assert small.messages("count") == ["20 delegates are expected, but 12 are on the list."]
    small.row.expected_delegates = 12
    assert "Laos: 7 under way, 6 present." in small.messages("count")[0]
