"""The calendar files, as another program reads them."""

import datetime as dt

import pytest
import vobject
from django.conf import settings

from delegations.choices import VisitStatus
from delegations.models import AgendaDay, AgendaItem
from tests import factories as make
from tests.pages.conftest import World
from tests.pages.visits import FIRST_DAY

pytestmark = pytest.mark.django_db


def read(client, path: str):
    response = client.get(path)
    assert response.status_code == 200
    return vobject.readOne(response.content.decode())


def event(calendar, words: str):
    return next(entry for entry in calendar.vevent_list if words in entry.summary.value)


def item_in(zone: str, **kwargs) -> AgendaItem:
    day = make.AgendaDayFactory(visit__slug="clock", date=dt.date(2030, 3, 10), time_zone=zone)
    return make.AgendaItemFactory(day=day, title_en="Timed", **kwargs)


@pytest.mark.parametrize(
    ("zone", "utc"),
    [("Asia/Shanghai", "01:00"), ("Asia/Bangkok", "02:00"), ("Asia/Yangon", "02:30"), ("Asia/Vientiane", "02:00")],
)
def test_event_is_at_the_moment_its_local_time_means(client, zone, utc) -> None:
    item = item_in(zone, start=dt.time(9), end=dt.time(10))
    calendar = read(client, "/en/learning-visits/clock/agenda.ics")
    found = event(calendar, "Timed")
    assert found.dtstart.value == item.starts_at
    assert found.dtstart.value.astimezone(dt.UTC).strftime("%H:%M") == utc
    assert found.dtend.value == item.ends_at
    assert [rules.tzid.value for rules in calendar.vtimezone_list] == [zone]


def test_flight_starts_in_one_zone_and_ends_in_another(client) -> None:
    item = item_in("Asia/Shanghai", start=dt.time(17, 20), end=dt.time(21, 15), end_time_zone="Asia/Bangkok")
    found = event(read(client, "/en/learning-visits/clock/agenda.ics"), "Timed")
    assert found.dtend.value - found.dtstart.value == dt.timedelta(hours=4, minutes=55)
    assert (found.dtstart.value, found.dtend.value) == (item.starts_at, item.ends_at)


def test_event_over_midnight_ends_on_the_next_day(client) -> None:
    item_in("Asia/Bangkok", start=dt.time(23), end=dt.time(1), ends_next_day=True)
    found = event(read(client, "/en/learning-visits/clock/agenda.ics"), "Timed")
    assert found.dtend.value - found.dtstart.value == dt.timedelta(hours=2)


def test_item_without_end_has_none(client) -> None:
    item_in("Asia/Bangkok", start=dt.time(7, 30), end=None)
    assert not hasattr(event(read(client, "/en/learning-visits/clock/agenda.ics"), "Timed"), "dtend")


def test_item_without_time_lasts_the_day_and_keeps_nobody_busy(client, world: World) -> None:
    item = AgendaItem.objects.get(start=None)
    found = event(read(client, f"/en{world.calendar_paths[0]}"), item.title)
    assert found.dtstart.value == FIRST_DAY
    assert found.transp.value == "TRANSPARENT"
    assert found.status.value == "TENTATIVE"


def test_event_tells_route_place_offices_and_where_to_read_on(client, world: World) -> None:
    calendar = read(client, f"/en{world.calendar_paths[0]}")
    item = AgendaItem.objects.exclude(start=None).get()
    found = event(calendar, item.title)
    assert found.location.value == f"Test hall, {item.site.name}, 1 Test Road, Test town"
    assert found.description.value == (
        f"What is seen there.\nHosted by: {item.body}\nPresented by: Director, Department of Tests"
    )
    assert found.url.value == f"{settings.SITE_URL}/en/learning-visits/test-visit/agenda/{FIRST_DAY}/"
    assert not hasattr(found, "geo")  # the point is only that of the nearest town
    routed = event(calendar, "Route A: ")
    assert routed.description.value == "Delegates on this route: 2"


def test_exact_point_of_a_site_is_given(client) -> None:
    site = make.SiteFactory(longitude="101.5", latitude="21.25", location_precision="site")
    item_in("Asia/Bangkok", site=site)
    assert event(read(client, "/en/learning-visits/clock/agenda.ics"), "Timed").geo.value == "21.25;101.5"


def test_file_is_a_function_of_the_data(client, world: World) -> None:
    """The same bytes each time; and a change of an item moves its stamp, never its identity."""
    path = f"/en{world.calendar_paths[0]}"
    first = client.get(path).content
    assert client.get(path, headers={"cookie": "sessionid=none"}).content == first
    before = {entry.uid.value: entry.dtstamp.value for entry in vobject.readOne(first.decode()).vevent_list}
    day = AgendaDay.objects.get()
    AgendaDay._base_manager.filter(pk=day.pk).update(updated_at=dt.datetime(2040, 1, 1, tzinfo=dt.UTC))
    make.LessonFactory(visit=world.visit)  # moves the data version
    after = {entry.uid.value: entry.dtstamp.value for entry in read(client, path).vevent_list}
    assert before.keys() == after.keys()
    assert set(after.values()) == {dt.datetime(2040, 1, 1, tzinfo=dt.UTC)}


def test_identities_are_unique_and_the_same_in_both_files(client, world: World) -> None:
    whole, day = (read(client, f"/en{path}") for path in world.calendar_paths)
    uids = [entry.uid.value for entry in whole.vevent_list]
    assert len(set(uids)) == len(uids) == 2
    assert [entry.uid.value for entry in day.vevent_list] == uids


def test_file_has_its_type_and_a_name(client, world: World) -> None:
    whole, day = (client.get(f"/en{path}") for path in world.calendar_paths)
    assert whole["Content-Type"] == day["Content-Type"] == "text/calendar; charset=utf-8"
    assert whole["Content-Disposition"] == 'attachment; filename="test-visit.ics"'
    assert day["Content-Disposition"] == f'attachment; filename="test-visit-{FIRST_DAY}.ics"'
    assert b"\r\nEND:VCALENDAR\r\n" in whole.content
    assert max(len(line) for line in whole.content.split(b"\r\n")) <= 75


def test_texts_are_in_the_language_of_the_address(client, world: World) -> None:
    item = AgendaItem.objects.exclude(start=None).get()
    item.title_lo = "ການຢ້ຽມຢາມ"
    item.save()
    lao = event(read(client, f"/lo{world.calendar_paths[0]}"), "ການຢ້ຽມຢາມ")
    assert lao.summary.params["LANGUAGE"] == ["lo"]
    thai = event(read(client, f"/th{world.calendar_paths[0]}"), item.title)
    assert thai.summary.params["LANGUAGE"] == ["en"]


def test_cancelled_visit_cancels_its_events(client, world: World) -> None:
    world.visit.status = VisitStatus.CANCELLED
    world.visit.save()
    assert {entry.status.value for entry in read(client, f"/en{world.calendar_paths[0]}").vevent_list} == {"CANCELLED"}


def test_visit_without_agenda_has_an_empty_calendar(client) -> None:
    make.LearningVisitFactory(slug="empty")
    text = client.get("/en/learning-visits/empty/agenda.ics").content.decode()
    assert "BEGIN:VCALENDAR" in text
    assert "VEVENT" not in text
