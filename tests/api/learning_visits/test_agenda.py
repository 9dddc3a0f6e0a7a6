"""The agenda of a visit, its routes, and its visits to sites."""

import datetime as dt

import pytest

from tests import factories as make
from tests.api.learning_visits.contract import CITED, INSTITUTE, ROUTE

pytestmark = pytest.mark.django_db


def test_agenda_has_local_times_moments_routes_and_offices(part, visit, institute, route, source):
    make.AgendaDayFactory(visit=visit, date=dt.date(2029, 12, 8))
    day = make.AgendaDayFactory(
        visit=visit, date=dt.date(2029, 12, 10), place_en="Mandalay", time_zone="Asia/Yangon",
        country=make.CountryFactory(code="MM"),
    )  # fmt: skip
    item = make.AgendaItemFactory(
        day=day, order=5, title_en="Fly", kind="travel", start=dt.time(13, 25), end=dt.time(0, 20), ends_next_day=True,
        end_time_zone="Asia/Shanghai", venue_en="Terminal 2", address="1 Air Road", body=institute, group=route,
        site=make.SiteFactory(slug="the-airport"), source=source, locator="line 3",
    )  # fmt: skip
    make.AgendaPresenterFactory(item=item, office_en="Director-General", organisation=institute)
    [row] = part("agenda/")
    assert row == {
        "key": "2029-12-10/5",
        "day": "2029-12-10",
        "day_number": 2,
        "place": "Mandalay",
        "country": "MM",
        "order": 5,
        "kind": "travel",
        "title": "Fly",
        "description": None,
        "venue": "Terminal 2",
        "address": "1 Air Road",
        "site": "the-airport",
        "host": INSTITUTE,
        "presenters": [{"office": "Director-General", "organisation": INSTITUTE, "fallback_fields": []}],
        "route": {**ROUTE, "fallback_fields": []},
        "tentative": False,
        "start": "13:25",
        "end": "00:20",
        "ends_next_day": True,
        "time_zone": "Asia/Yangon",
        "end_time_zone": "Asia/Shanghai",
        "starts_at": "2029-12-10T06:55:00Z",
        "ends_at": "2029-12-10T16:20:00Z",
        **CITED,
        "fallback_fields": [],
    }


def test_item_without_times_and_route_has_none(part, visit):
    make.AgendaItemFactory(day__visit=visit, start=None, end=None)
    [row] = part("agenda/")
    empty = ("start", "end", "starts_at", "ends_at", "route", "host", "site", "country")
    assert [row[name] for name in empty] == [None] * len(empty)
    assert row["presenters"] == []


def test_agenda_goes_by_day_and_order(part, visit):
    for day, order in ((9, 2), (8, 1), (9, 1)):
        date = dt.date(2029, 12, day)
        found = visit.days.filter(date=date).first()
        make.AgendaItemFactory(day=found or make.AgendaDayFactory(visit=visit, date=date), order=order)
    assert [row["key"] for row in part("agenda/")] == ["2029-12-08/1", "2029-12-09/1", "2029-12-09/2"]


def test_travel_groups_have_counts_and_legs(part, route, source):
    route.is_leaving, route.source, route.locator = True, source, "line 3"
    route.save()
    make.TravelLegFactory(
        travel_group=route, order=1, date=dt.date(2029, 12, 10), mode="air", origin="Shanghai", destination="Bangkok",
        carrier="An airline", number="XX 1", details="20 kg", start=dt.time(17, 20), end=dt.time(21, 15),
        time_zone="Asia/Shanghai", end_time_zone="Asia/Bangkok", source=source, locator="line 3",
    )  # fmt: skip
    leg = {
        "order": 1, "date": "2029-12-10", "mode": "air", "origin": "Shanghai", "destination": "Bangkok",
        "carrier": "An airline", "number": "XX 1", "details": "20 kg", "start": "17:20", "end": "21:15",
        "ends_next_day": False, "time_zone": "Asia/Shanghai", "end_time_zone": "Asia/Bangkok",
        "starts_at": "2029-12-10T09:20:00Z", "ends_at": "2029-12-10T14:15:00Z", **CITED,
    }  # fmt: skip
    assert part("travel-groups/") == [
        {**ROUTE, "date": "2029-12-10", "is_leaving": True, "legs": [leg], **CITED, "fallback_fields": []}
    ]


def test_group_without_counts_has_no_total(part, visit):
    make.TravelGroupFactory(visit=visit, stated_total=4)
    [row] = part("travel-groups/")
    assert (row["stated_total"], row["total"], row["counts"]) == (4, None, [])


def test_site_visits_have_their_notes_by_area(part, visit, institute, source):
    recorded = {"source": source, "locator": "line 3"}
    area = make.DiscussionAreaFactory(slug="logistics")
    item = make.AgendaItemFactory(day__visit=visit, day__date=dt.date(2029, 12, 9), order=5)
    row = make.SiteVisitFactory(
        visit=visit, site__slug="the-site", site__name_en="The site", site__zone=make.ZoneFactory(slug="la-zone"),
        date=dt.date(2029, 12, 9), order=3, host=institute, item=item, **recorded,
    )  # fmt: skip
    make.SiteNoteFactory(site_visit=row, order=2, area=None, heading="Others", text_en="Second", **recorded)
    make.SiteNoteFactory(site_visit=row, order=1, area=area, text_en="First", **recorded)
    site = {
        "slug": "the-site", "name": "The site", "local_name": None, "country": "LA", "zone": "la-zone",
        "location": None, "self": "http://testserver/api/v1/sites/the-site/", "fallback_fields": [],
    }  # fmt: skip
    notes = [
        {"key": "3/1", "area": "logistics", "heading": None, "text": "First", **CITED, "fallback_fields": []},
        {"key": "3/2", "area": None, "heading": "Others", "text": "Second", **CITED, "fallback_fields": []},
    ]
    assert part("site-visits/") == [
        {
            "order": 3, "date": "2029-12-09", "site": site, "host": INSTITUTE, "agenda_item": "2029-12-09/5",
            "notes": notes, **CITED,
        }
    ]  # fmt: skip
