"""Projects, discussion areas, sites, and a zone's visits."""

import datetime as dt

import pytest

from tests import factories as make
from tests.api.learning_visits.contract import CITED, DATES, INSTITUTE
from zones.choices import Publication

pytestmark = pytest.mark.django_db
HIDDEN = Publication.DRAFT


def test_project_has_activities_with_dates_and_status_as_written_and_normalised(ask, visit, institute, source):
    project = make.ProjectFactory(
        slug="the-project", code="Project 1", name_en="The project", funder=institute, starts="2018", source=source,
        locator="line 3",
    )  # fmt: skip
    make.ActivityFactory(
        project=project, order=2, kind="training", title_en="Training", dates_stated="Sep 24-28, 2018",
        starts="2018-09-24", ends="2018-09-28", place="Khon Kaen", country=make.CountryFactory(code="TH"),
        status_stated="Conducted", status="completed", visit=visit, source=source, locator="line 3",
    )  # fmt: skip
    make.ActivityFactory(project=project, order=1, title_en="Study", source=source, locator="line 3")
    body = ask("projects/the-project/").json()
    study, training = body.pop("activities")
    assert body == {
        "slug": "the-project",
        "code": "Project 1",
        "name": "The project",
        "description": None,
        "funder": INSTITUTE,
        "implementer": None,
        "coordinator": None,
        "starts": "2018",
        "ends": None,
        **CITED,
        "url": "http://testserver/en/projects/the-project/",
        "self": "http://testserver/api/v1/projects/the-project/",
        "fallback_fields": [],
    }
    assert training == {
        "order": 2,
        "kind": "training",
        "title": "Training",
        "dates_stated": "Sep 24-28, 2018",
        "starts": "2018-09-24",
        "ends": "2018-09-28",
        "place": "Khon Kaen",
        "country": "TH",
        "status_stated": "Conducted",
        "status": "completed",
        "learning_visit": "the-visit",
        **CITED,
        "fallback_fields": [],
    }
    empty = ("dates_stated", "starts", "ends", "place", "country", "status_stated", "learning_visit")
    assert [study[name] for name in empty] == [None] * len(empty)
    assert study["status"] == "unknown"


def test_discussion_area_is_reference_data(rows, source):
    make.DiscussionAreaFactory(
        slug="logistics", name_en="Logistics", description_en="Ports", order=4, source=source, locator="line 3"
    )
    assert rows("discussion-areas/") == [
        {
            "slug": "logistics",
            "name": "Logistics",
            "description": "Ports",
            "order": 4,
            "is_retired": False,
            **CITED,
            "self": "http://testserver/api/v1/discussion-areas/logistics/",
            "fallback_fields": [],
        }
    ]


def test_site_tells_its_place_and_zone(rows, ask, institute, source):
    zone = make.ZoneFactory(slug="la-zone")
    make.SiteFactory(
        slug="the-site", name_en="The site", name_local="地", kind="station", zone=zone, host=institute,
        facility=make.FacilityFactory(zone=zone, slug="the-station"), address="1 Road", address_local="路",
        website="https://example.org/site", status="operating", longitude="101.5", latitude="21.25",
        location_precision="site", source=source, locator="line 3",
    )  # fmt: skip
    row = {
        "slug": "the-site",
        "name": "The site",
        "local_name": "地",
        "kind": "station",
        "country": "LA",
        "zone": "la-zone",
        "facility": "the-station",
        "host": INSTITUTE,
        "address": "1 Road",
        "local_address": "路",
        "website": "https://example.org/site",
        "status": "operating",
        "location": {"lon": 101.5, "lat": 21.25, "precision": "site"},
        **CITED,
        "self": "http://testserver/api/v1/sites/the-site/",
        "fallback_fields": [],
    }
    assert rows("sites/") == [row]
    [feature] = ask("sites/?format=geojson").json()["features"]
    assert feature["id"] == "the-site"
    assert feature["geometry"] == {"type": "Point", "coordinates": [101.5, 21.25]}
    assert feature["properties"] == {
        **{name: value for name, value in row.items() if name != "location"}, "location_precision": "site",
    }  # fmt: skip


def test_zone_tells_the_visits_to_it_newest_first(ask, visit):
    zone = make.ZoneFactory(slug="la-zone")
    make.SiteVisitFactory(visit=visit, site__zone=zone, date=dt.date(2029, 12, 9))
    make.SiteVisitFactory(visit=visit, site__zone=zone, date=dt.date(2029, 12, 10))
    make.SiteVisitFactory(visit=make.LearningVisitFactory(slug="next-visit"), site__zone=zone)
    make.SiteVisitFactory(visit=make.LearningVisitFactory(publication=HIDDEN), site__zone=zone)
    make.SiteVisitFactory(site__zone=zone, site__publication=HIDDEN)
    make.SiteVisitFactory()
    newer, older = ask("zones/la-zone/").json()["visits"]
    assert (newer["slug"], newer["status"]) == ("next-visit", "planned")
    assert older == {
        "slug": "the-visit",
        "name": "The visit",
        "status": "held",
        "dates": DATES,
        "url": "http://testserver/en/learning-visits/the-visit/",
        "self": "http://testserver/api/v1/learning-visits/the-visit/",
        "fallback_fields": [],
    }
