"""A learning visit, its delegation in counts, and when it is there at all."""

import datetime as dt

import pytest

from delegations.api.parts import PARTS
from delegations.choices import AimKind, Gender, Sector
from tests import factories as make
from tests.api import visits
from tests.api.learning_visits.contract import CITED, DATES, INSTITUTE

pytestmark = pytest.mark.django_db


def test_row_of_a_visit_is_that_of_the_contract(rows, visit, institute):
    visit.organiser = institute
    visit.save()
    zone = make.ZoneFactory(slug="la-zone")
    make.SiteVisitFactory(visit=visit, site__zone=zone)
    make.SiteVisitFactory(visit=visit, site__zone=None, site__country=make.CountryFactory(code="CN"))
    make.VisitProjectFactory(visit=visit, project__slug="the-project")
    make.DelegateFactory(visit=visit)
    assert rows("learning-visits/") == [
        {
            "slug": "the-visit",
            "name": "The visit",
            "status": "held",
            "dates": DATES,
            "countries": ["LA", "CN"],
            "zones": ["la-zone"],
            "projects": ["the-project"],
            "organiser": INSTITUTE,
            "partner": None,
            "delegate_count": 1,
            **CITED,
            "url": "http://testserver/en/learning-visits/the-visit/",
            "self": "http://testserver/api/v1/learning-visits/the-visit/",
            "fallback_fields": [],
        }
    ]


def test_newest_visit_comes_first_and_one_without_days_last(rows):
    days = {
        "b": {"planned_from": dt.date(2030, 1, 1), "planned_to": dt.date(2030, 1, 2)},
        "a": {"planned_from": None, "planned_to": None},
        "d": {"planned_from": dt.date(2031, 1, 1), "planned_to": dt.date(2031, 1, 2)},
        "c": {
            "planned_from": None, "planned_to": None, "actual_from": dt.date(2030, 6, 1),
            "actual_to": dt.date(2030, 6, 2),
        },
    }  # fmt: skip
    for slug, fields in days.items():
        make.LearningVisitFactory(slug=slug, **fields)
    assert [row["slug"] for row in rows("learning-visits/")] == ["d", "c", "b", "a"]


def test_visit_tells_what_it_wants_and_where_its_parts_are(ask, client, visit, source):
    recorded = {"visit": visit, "source": source, "locator": "line 3"}
    make.AimFactory(**recorded, kind=AimKind.OBJECTIVE, order=1, text_en="See zones")
    make.AimFactory(**recorded, kind=AimKind.OUTCOME, order=1, text_en="Know zones")
    area = make.DiscussionAreaFactory(slug="logistics", name_en="Logistics")
    make.VisitAreaFactory(**recorded, area=area, wording="Green technology")
    make.AgendaDayFactory(**recorded, date=dt.date(2029, 12, 8), place_en="Shanghai", time_zone="Asia/Shanghai")
    site = make.SiteFactory(slug="the-site", name_en="The site", name_local="地", zone=None)
    make.SiteVisitFactory(visit=visit, site=site, date=dt.date(2029, 12, 9))
    make.SiteVisitFactory(visit=visit, site=site, date=dt.date(2029, 12, 10))
    make.RecommendationFactory(visit=visit)
    body = ask("learning-visits/the-visit/").json()
    assert body["objectives"] == [{"order": 1, "text": "See zones", **CITED, "fallback_fields": []}]
    assert body["expected_outcomes"] == [{"order": 1, "text": "Know zones", **CITED, "fallback_fields": []}]
    assert body["discussion_areas"] == [
        {"slug": "logistics", "name": "Logistics", "wording": "Green technology", **CITED, "fallback_fields": []}
    ]
    assert body["days"] == [
        {
            "number": 1, "date": "2029-12-08", "place": "Shanghai", "country": None, "time_zone": "Asia/Shanghai",
            **CITED, "fallback_fields": [],
        }
    ]  # fmt: skip
    assert body["sites"] == [
        {
            "slug": "the-site", "name": "The site", "local_name": "地", "country": "LA", "zone": None, "location": None,
            "self": "http://testserver/api/v1/sites/the-site/", "fallback_fields": [],
        }
    ]  # fmt: skip
    assert body["recommendations_by_status"] == {
        "open": 1, "accepted": 0, "in_progress": 0, "done": 0, "declined": 0,
    }  # fmt: skip
    assert (body["dates"], body["expected_delegates"], body["purpose"]) == (DATES, 4, None)
    assert set(visits.PARTS) <= set(body["parts"])
    assert list(body["parts"]) == PARTS
    for name, address in body["parts"].items():
        assert address == f"http://testserver/api/v1/learning-visits/the-visit/{name}/"
        assert client.get(address).status_code == 200


def test_delegation_is_counted_by_country_gender_and_sector(ask, visit, laos, institute):
    make.DelegateFactory(visit=visit, group=laos, gender=Gender.FEMALE, sector=Sector.PUBLIC)
    make.DelegateFactory(visit=visit, group=laos, gender=Gender.MALE, sector=Sector.PRIVATE)
    organisers = make.CountryGroupFactory(visit=visit, code="TI", organisation=institute, order=2)
    make.DelegateFactory(visit=visit, group=organisers, gender=Gender.NOT_STATED, sector=Sector.INTERNATIONAL)
    make.DelegateFactory()  # of another visit
    assert ask("learning-visits/the-visit/").json()["delegation"] == {
        "total": 3,
        "by_country": [
            {
                "group": "LA", "country": "LA", "organisation": None, "total": 2,
                "by_gender": {"female": 1, "male": 1, "not_stated": 0},
            },
            {
                "group": "TI", "country": None, "organisation": INSTITUTE, "total": 1,
                "by_gender": {"female": 0, "male": 0, "not_stated": 1},
            },
        ],
        "by_gender": {"female": 1, "male": 1, "not_stated": 1},
        "by_sector": {
            "public": 1, "private": 1, "academic": 0, "civil_society": 0, "international": 1, "not_stated": 0,
        },
    }  # fmt: skip
