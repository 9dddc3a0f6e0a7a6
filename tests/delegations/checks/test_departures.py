"""What is planned for people who have left, and one person in two places."""

from tests import factories


def leave(small, day=1, counts=None, items=("10:00-12:00",)):
    return small.route(day, counts or {"TH": 4}, items=items, is_leaving=True, label="Route B")


def test_country_presents_after_all_of_its_delegates_left(small):
    leave(small)
    workshop = small.item(1, "13:30-18:00", "Workshop")
    factories.CountryPresentationFactory(visit=small.row, group=small.groups["TH"], item=workshop)
    factories.CountryPresentationFactory(visit=small.row, group=small.groups["LA"], item=workshop)
    (warning,) = small.warnings("departure")
    assert warning.message == ("Thailand is to present after all of its delegates have left (2030-03-05 Route B).")
    assert warning.figures == (("Thailand", "0 delegates present"), ("since departure", "3.5 hours"))


def test_nobody_is_gone_while_the_list_is_not_whole(small):
    leave(small)
    small.row.expected_delegates = 20
    factories.CountryPresentationFactory(visit=small.row, group=small.groups["TH"], item=small.item(1, "13:30-18:00"))
    assert small.warnings("departure") == []


def test_country_presents_while_one_of_its_delegates_is_there(small):
    leave(small, counts={"TH": 3})
    workshop = small.item(1, "13:30-18:00")
    factories.CountryPresentationFactory(visit=small.row, group=small.groups["TH"], item=workshop)
    assert small.warnings("departure") == []


def test_country_presents_on_a_day_after_departure(small):
    leave(small)
    small.item(2, "09:00-10:00")
    presentation = factories.CountryPresentationFactory(visit=small.row, group=small.groups["TH"])
    for day, found in ((small.days[2], 1), (small.days[1], 0)):
        presentation.presented_on = day.date
        presentation.save()
        assert len(small.warnings("departure")) == found


def test_item_when_nobody_is_left(small):
    leave(small, counts={"LA": 6, "TH": 4, "MI": 2})
    small.item(1, "13:00-14:00", "Lunch")
    (warning,) = small.warnings("departure")
    assert warning.message == "“Lunch” begins when all of its people have left (2030-03-05 Route B)."


def test_item_of_a_route_whose_people_have_left(small):
    leave(small)
    small.item(2, "09:00-10:00", "Excursion", group=small.route(2, {"TH": 2}))
    assert "“Excursion” begins when all of its people have left (2030-03-05 Route B)." in small.messages("departure")


def test_own_journey_of_those_who_leave_is_no_warning(small):
    leave(small, items=("10:00-12:00", "14:00-16:00"))
    small.item(1, "13:00-14:00")
    assert small.warnings("departure") == []


def present(item, delegate):
    return factories.AgendaPresenterFactory(item=item, delegate=delegate)


def test_presenter_whose_whole_country_left(small):
    leave(small)
    present(small.item(2, "09:00-10:00", "Wrap-up"), small.delegates["TH"][0])
    (warning,) = small.warnings("departure")
    assert warning.message == (
        "A delegate (Thailand) is to present at “Wrap-up” after leaving with 2030-03-05 Route B."
    )


def test_presenter_named_for_a_leaving_group(small):
    left, stayed = small.delegates["TH"][:2]
    small.names(leave(small, counts={"TH": 1}), left)
    session = small.item(1, "13:00-14:00")
    present(session, stayed)
    assert small.warnings("departure") == []
    present(session, left)
    assert len(small.warnings("departure")) == 1


def test_messages_name_no_person(small):
    left = small.delegates["TH"][0]
    route = leave(small, counts={"TH": 1})
    small.names(route, left)
    small.names(small.route(1, items=["11:00-13:00"], label="Route C"), left)
    for times in ("13:00-14:00", "13:30-15:00", "11:00-12:00"):
        present(small.item(1, times), left)
    found = small.warnings()
    assert {str(warning.kind) for warning in found} >= {"departure", "person"}
    assert not any(left.name in warning.message for warning in found)
    assert any(left in warning.rows for warning in found)


def test_one_delegate_at_two_items_at_once(small):
    speaker = small.delegates["LA"][0]
    one, other = small.route(0), small.route(0, label="Route B")
    present(small.item(0, "09:00-10:00", "One", group=one), speaker)
    present(small.item(0, "09:30-10:30", "Two", group=other), speaker)
    (warning,) = small.warnings("person")
    assert warning.message == ("One delegate (Laos) is to present at “One” and at “Two” at the same time.")
    assert warning.figures == (("at once", "30 minutes"),)


def test_one_delegate_at_two_items_after_each_other(small):
    for times in ("09:00-10:00", "10:00-11:00"):
        present(small.item(0, times), small.delegates["LA"][0])
    assert small.warnings("person") == []


def test_delegate_presents_while_under_way_with_another_route(small):
    speaker = small.delegates["LA"][0]
    small.names(small.route(0, items=["09:30-11:00"], label="Route B"), speaker)
    present(small.item(0, "09:00-10:00", "Talk", group=small.route(0)), speaker)
    (warning,) = small.warnings("person")
    assert warning.message == "A delegate (Laos) is to present at “Talk” while under way with 2030-03-04 Route B."


def test_delegate_presents_on_the_own_route(small):
    speaker = small.delegates["LA"][0]
    route = small.route(0)
    small.names(route, speaker)
    present(small.item(0, "09:00-10:00", group=route), speaker)
    assert small.warnings("person") == []


def test_delegate_named_for_two_routes_at_once(small):
    one = small.route(0, items=["09:00-11:00"])
    other = small.route(0, items=["10:00-12:00"], label="Route B")
    small.names(one, small.delegates["LA"][0])
    small.names(other, *small.delegates["LA"][:2])
    (warning,) = small.warnings("person")
    assert warning.message == (
        "One delegate (Laos) is named for 2030-03-04 Route A and 2030-03-04 Route B, under way at the same time."
    )


def test_delegate_named_for_two_routes_of_two_days(small):
    small.names(small.route(0, items=["09:00-11:00"]), small.delegates["LA"][0])
    small.names(small.route(1, items=["09:00-11:00"]), small.delegates["LA"][0])
    assert small.warnings("person") == []
