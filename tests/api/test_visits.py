"""Learning visits, their parts, projects, discussion areas and sites: what each tells."""

import datetime as dt

import pytest

from delegations.api.parts import PARTS
from delegations.choices import AimKind, FindingKind, Gender, Sector
from tests import factories as make
from tests.api import visits
from zones.choices import Publication
from zones.models import record_changes

pytestmark = pytest.mark.django_db
HIDDEN = Publication.DRAFT
RECORDED = {"source", "locator", "note"}


@pytest.fixture
def source():
    return make.SourceFactory(slug="the-report", title="The report", url="https://example.org/report")


@pytest.fixture
def visit(source):
    return make.LearningVisitFactory(
        slug="the-visit", name_en="The visit", source=source, locator="line 3", organiser=None, status="held",
        planned_from=dt.date(2029, 12, 8), planned_to=dt.date(2029, 12, 13), actual_from=dt.date(2029, 12, 8),
        actual_to=dt.date(2029, 12, 14), expected_delegates=4,
    )  # fmt: skip


@pytest.fixture
def institute():
    return make.OrganisationFactory(slug="the-institute", name_en="The Institute", acronym="TI")


@pytest.fixture
def laos(visit):
    return make.CountryGroupFactory(visit=visit, code="LA", country=make.CountryFactory(code="LA"), order=1)


@pytest.fixture
def part(rows, visit):
    """The rows of a part of the visit."""

    def get(path):
        return rows(f"learning-visits/the-visit/{path}")

    return get


CITED = {
    "source": {"slug": "the-report", "title": "The report", "url": "https://example.org/report"},
    "locator": "line 3",
    "note": None,
}
DATES = {
    "planned_from": "2029-12-08", "planned_to": "2029-12-13", "actual_from": "2029-12-08", "actual_to": "2029-12-14",
}  # fmt: skip
INSTITUTE = {"slug": "the-institute", "name": "The Institute", "acronym": "TI", "fallback_fields": []}


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


@pytest.fixture
def route(visit, laos):
    group = make.TravelGroupFactory(
        visit=visit, code="route-a", label="Route A", name_en="To the airport", stated_total=3,
        date=dt.date(2029, 12, 10),
    )  # fmt: skip
    make.TravelCountFactory(travel_group=group, country_group=laos, count=2, stated="2LA")
    return group


ROUTE = {
    "code": "route-a",
    "label": "Route A",
    "name": "To the airport",
    "stated_total": 3,
    "total": 2,
    "counts": [{"group": "LA", "country": "LA", "count": 2, "stated": "2LA"}],
}


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


def test_expectations_tell_what_answered_them(part, ask, visit, laos, source):
    make_answers(visit, laos, source)
    [row] = part("expectations/")
    answers = row.pop("answers")
    assert row == {
        "group": "LA", "country": "LA", "order": 2, "text": "To learn", "area": "logistics", **CITED,
        "fallback_fields": [],
    }  # fmt: skip
    assert [(answer["kind"], answer["key"], answer["text"]) for answer in answers] == [
        ("agenda_item", "2029-12-09/5", "A session"),
        ("site_note", "3/1", "A note"),
        ("finding", "LA/4", "A finding"),
    ]
    # Each key is that of a row of another part.
    keys = {
        "agenda_item": [item["key"] for item in part("agenda/")],
        "site_note": [note["key"] for site_visit in part("site-visits/") for note in site_visit["notes"]],
        "finding": [finding["key"] for finding in part("findings/")],
    }
    assert all(answer["key"] in keys[answer["kind"]] for answer in answers)
    in_lao = ask("learning-visits/the-visit/expectations/?lang=lo").json()["results"][0]["answers"]
    assert [(answer["text"], answer["fallback_fields"]) for answer in in_lao] == [
        ("A session", ["text"]), ("ບັນທຶກ", []), ("A finding", ["text"]),
    ]  # fmt: skip


def make_answers(visit, group, source):
    area = make.DiscussionAreaFactory(slug="logistics")
    expectation = make.ExpectationFactory(
        visit=visit, group=group, order=2, text_en="To learn", area=area, source=source, locator="line 3"
    )
    day = make.AgendaDayFactory(visit=visit, date=dt.date(2029, 12, 9))
    answers = (
        {"item": make.AgendaItemFactory(day=day, order=5, title_en="A session")},
        {"site_note": make.SiteNoteFactory(
            site_visit__visit=visit, site_visit__order=3, order=1, text_en="A note", text_lo="ບັນທຶກ",
        )},
        {"finding": make.FindingFactory(
            presentation__visit=visit, presentation__group=group, order=4, text_en="A finding",
        )},
    )  # fmt: skip
    for answer in answers:
        make.ExpectationAnswerFactory(expectation=expectation, **{"finding": None, **answer})


def test_findings_tell_what_they_speak_of(part, visit, laos, source):
    zone = make.ZoneFactory(slug="la-zone")
    presentation = make.CountryPresentationFactory(visit=visit, group=laos)
    finding = make.FindingFactory(
        presentation=presentation, kind=FindingKind.APPLICATION, order=4, text_en="Use it", heading="At home",
        area=make.DiscussionAreaFactory(slug="logistics"), source=source, locator="line 3",
    )  # fmt: skip
    make.FindingSubjectFactory(finding=finding, zone=zone)
    make.FindingSubjectFactory(finding=finding, zone=None, country=make.CountryFactory(code="CN"))
    make.FindingSubjectFactory(
        finding=finding, zone=None, cross_border_area=make.CrossBorderAreaFactory(slug="the-area")
    )
    assert part("findings/") == [
        {
            "key": "LA/4",
            "group": "LA",
            "country": "LA",
            "kind": "application",
            "area": "logistics",
            "heading": "At home",
            "text": "Use it",
            "zones": ["la-zone"],
            "countries": ["CN"],
            "cross_border_areas": ["the-area"],
            **CITED,
            "fallback_fields": [],
        }
    ]


def test_presentations_count_their_findings(part, visit, laos, source):
    item = make.AgendaItemFactory(day__visit=visit, day__date=dt.date(2029, 12, 12), order=3)
    presentation = make.CountryPresentationFactory(
        visit=visit, group=laos, order=1, title="Lao PDR", presented_on=dt.date(2029, 12, 12), item=item,
        source=source, locator="line 3",
    )  # fmt: skip
    make.FindingFactory.create_batch(2, presentation=presentation)
    assert part("presentations/") == [
        {
            "group": "LA", "country": "LA", "order": 1, "title": "Lao PDR", "presented_on": "2029-12-12",
            "agenda_item": "2029-12-12/3", "finding_count": 2, **CITED,
        }
    ]  # fmt: skip


def test_recommendations_have_owner_due_day_and_state(part, visit, laos, institute, source):
    finding = make.FindingFactory(presentation__visit=visit, presentation__group=laos, order=4)
    recommendation = make.RecommendationFactory(
        visit=visit, order=1, text_en="Do it", group=laos, finding=finding, owner=institute,
        area=make.DiscussionAreaFactory(slug="logistics"), due_on=dt.date(2030, 6, 1), status="done",
        response_en="Done", evidence="A decree", evidence_url="https://example.org/decree", source=source,
        locator="line 3",
    )  # fmt: skip
    make.RecommendationSubjectFactory(recommendation=recommendation, zone=make.ZoneFactory(slug="la-zone"))
    assert part("recommendations/") == [
        {
            "order": 1,
            "text": "Do it",
            "group": "LA",
            "country": "LA",
            "finding": "LA/4",
            "area": "logistics",
            "owner": INSTITUTE,
            "due_on": "2030-06-01",
            "status": "done",
            "response": "Done",
            "evidence": "A decree",
            "evidence_url": "https://example.org/decree",
            "zones": ["la-zone"],
            "countries": [],
            "cross_border_areas": [],
            **CITED,
            "fallback_fields": [],
        }
    ]


def test_recommendation_of_nobody_in_particular_has_no_owner(part, visit):
    make.RecommendationFactory(visit=visit)
    [row] = part("recommendations/")
    empty = ("group", "country", "finding", "area", "owner", "due_on", "response", "evidence", "evidence_url")
    assert [row[name] for name in empty] == [None] * len(empty)


def test_topics_lessons_and_case_studies(part, visit, laos, source):
    recorded = {"visit": visit, "source": source, "locator": "line 3"}
    area = make.DiscussionAreaFactory(slug="logistics")
    topic = make.AssignmentTopicFactory(**recorded, order=7, text_en="Customs", area=area)
    make.LessonFactory(**recorded, order=1, text_en="Begin earlier", area=None)
    make.CaseStudyFactory(visit=visit, group=laos, topic=topic, title="Ours", text="Text.", language="en")
    make.CaseStudyFactory(visit=visit, group=laos, topic=None, title="Draft", publication=HIDDEN)
    assert part("topics/") == [
        {"order": 7, "text": "Customs", "area": "logistics", **CITED, "fallback_fields": []}
    ]  # fmt: skip
    assert part("lessons/") == [{"order": 1, "text": "Begin earlier", "area": None, **CITED, "fallback_fields": []}]
    assert part("case-studies/") == [
        {"group": "LA", "country": "LA", "topic": 7, "title": "Ours", "text": "Text.", "language": "en"}
    ]


def test_contradictions_keep_every_reading(part, visit, source):
    made = make.ContradictionFactory(visit=visit, order=1, subject_en="The day", reason_en="The agenda is later")
    make.ReadingFactory(
        contradiction=made, order=1, text_en="12 December", is_used=True, source=source, locator="line 3"
    )
    make.ReadingFactory(contradiction=made, order=2, text_en="13 December", source=source, locator="line 3")
    readings = [
        {"text": "12 December", "is_used": True, **CITED, "fallback_fields": []},
        {"text": "13 December", "is_used": False, **CITED, "fallback_fields": []},
    ]
    assert part("contradictions/") == [
        {
            "order": 1, "subject": "The day", "reason": "The agenda is later", "readings": readings,
            "fallback_fields": [],
        }
    ]  # fmt: skip


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


@pytest.mark.parametrize("name", ["", *(f"{part}/" for part in visits.PARTS)])
@pytest.mark.parametrize("state", [Publication.DRAFT, Publication.IN_REVIEW, Publication.WITHDRAWN, None])
def test_visit_that_is_not_published_does_not_exist(ask, name, state):
    if state is not None:
        make.LearningVisitFactory(slug="the-visit", publication=state)
    response = ask(f"learning-visits/the-visit/{name}")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_parts_are_those_of_the_visit_alone(ask):
    one, other = visits.full_visit(slug="one"), visits.full_visit(slug="other")
    for name in visits.PARTS:
        [row] = ask(f"learning-visits/{one.slug}/{name}/").json()["results"]
        [its] = ask(f"learning-visits/{other.slug}/{name}/").json()["results"]
        assert row != its, name


def test_hidden_rows_are_not_named_by_public_ones(ask, visit, laos):
    """Drafts of zones, facilities, areas, projects, sites, expectations and case studies."""
    zone = make.ZoneFactory(slug="hidden-zone", publication=HIDDEN)
    area = make.CrossBorderAreaFactory(slug="hidden-area", publication=HIDDEN)
    hidden_site = make.SiteFactory(slug="hidden-site", name_en="hidden", publication=HIDDEN)
    open_zone = make.ZoneFactory()
    make.SiteVisitFactory(visit=visit, site__zone=zone, site__facility=make.FacilityFactory(zone=zone, slug="hidden-f"))
    make.SiteFactory(zone=open_zone, facility=make.FacilityFactory(zone=open_zone, slug="hidden-g", publication=HIDDEN))
    hidden_note = make.SiteNoteFactory(site_visit__visit=visit, site_visit__site=hidden_site, text_en="hidden")
    make.AgendaItemFactory(day__visit=visit, site=hidden_site)
    make.VisitProjectFactory(visit=visit, project__slug="hidden-project", project__publication=HIDDEN)
    make.ActivityFactory(visit=make.LearningVisitFactory(slug="hidden-visit", publication=HIDDEN))
    make.ExpectationFactory(visit=visit, group=laos, text_en="hidden", publication=Publication.IN_REVIEW)
    make.CaseStudyFactory(visit=visit, group=laos, text="hidden", publication=Publication.IN_REVIEW)
    make.ExpectationAnswerFactory(
        expectation=make.ExpectationFactory(visit=visit, group=laos), finding=None, site_note=hidden_note
    )
    finding = make.FindingFactory(presentation__visit=visit, presentation__group=laos)
    recommendation = make.RecommendationFactory(visit=visit)
    for subject in ({"zone": zone}, {"zone": None, "cross_border_area": area}):
        make.FindingSubjectFactory(finding=finding, **subject)
        make.RecommendationSubjectFactory(recommendation=recommendation, **subject)
    paths = ["", "the-visit/", *(f"the-visit/{name}/" for name in visits.PARTS)]
    for path in (*(f"learning-visits/{path}" for path in paths), "projects/", "sites/", "openapi.json", "changes/"):
        assert b"hidden" not in ask(path).content, path


def test_each_part_costs_the_same_for_one_row_and_for_thirty(cost):
    """The rows are made once, as that is what takes long."""
    visit = visits.full_visit(slug="the-visit")
    formats = ("", "&format=csv", "&format=xlsx")
    parts = (f"learning-visits/the-visit/{name}/?lang=lo{chosen}" for name in visits.PARTS for chosen in formats)
    paths = ["learning-visits/the-visit/?lang=lo", "learning-visits/?lang=lo", *parts]
    one = {path: cost(path) for path in paths}
    with record_changes():
        for number in range(2, 31):
            visits.add_parts(visit, number)
    assert {path: cost(path) for path in paths} == one


def test_zone_costs_the_same_for_one_visit_and_for_thirty(cost):
    zone = make.ZoneFactory(slug="la-zone")
    make.SiteVisitFactory(site__zone=zone)
    one = cost("zones/la-zone/")
    for _ in range(29):
        make.SiteVisitFactory(site__zone=zone)
    assert cost("zones/la-zone/") == one
