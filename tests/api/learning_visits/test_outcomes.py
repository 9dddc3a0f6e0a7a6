"""Expectations, findings, recommendations and what else a visit leads to."""

import datetime as dt

import pytest

from delegations.choices import FindingKind
from tests import factories as make
from tests.api.learning_visits.contract import CITED, INSTITUTE
from zones.choices import Publication

pytestmark = pytest.mark.django_db
HIDDEN = Publication.DRAFT


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
