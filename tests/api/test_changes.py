"""The feed by which partners keep a copy in step."""

import pytest

from tests.factories import SourceFactory, ZoneFactory
from zones.choices import Publication
from zones.models import Change, record_changes
from zones.services.claims import Statement, save_zone

pytestmark = pytest.mark.django_db


def test_feed_tells_what_became_of_each_row(ask, version):
    zone = ZoneFactory(slug="la-test")
    before = version()
    with record_changes():
        zone.name_en = "New"
        save_zone(zone=zone, statement=Statement(source=SourceFactory(slug="the-source")))
    zone.publication = Publication.WITHDRAWN
    zone.save()
    body = ask(f"changes/?after={before}").json()
    told = [(row["sequence"] - before, row["resource"], row["key"], row["action"]) for row in body["results"]]
    assert told[-1] == (len(told), "zones", "la-test", "withdrawn")
    assert ("zones", "la-test", "updated") in [row[1:] for row in told]
    assert ("sources", "the-source", "created") in [row[1:] for row in told]
    assert body["last_sequence"] == version()


def test_feed_is_followed_in_pieces(ask, version):
    ZoneFactory.create_batch(5)
    seen, after = [], 0
    while page := ask(f"changes/?after={after}&limit=3").json()["results"]:
        assert len(page) <= 3
        seen += [row["sequence"] for row in page]
        after = seen[-1]
    assert seen == list(range(1, version() + 1))


def test_feed_from_the_newest_is_empty(ask, version):
    ZoneFactory()
    assert ask(f"changes/?after={version()}").json() == {"results": [], "last_sequence": version()}


def test_drafts_leave_no_trace(ask):
    ZoneFactory(slug="draft", publication=Publication.DRAFT)
    assert "draft" not in [row["key"] for row in ask("changes/").json()["results"]]


def test_changes_no_longer_kept_are_gone(ask):
    ZoneFactory.create_batch(3)
    Change.objects.filter(sequence__lte=4).delete()
    response = ask("changes/?after=3")
    assert response.status_code == 410
    problem = response.json()
    assert problem["type"] == "urn:ezportal:problem:changes-gone"
    assert "http://testserver/api/v1/" in problem["detail"]
    assert problem["errors"] == [{"parameter": "after", "detail": "The oldest kept is 5."}]
    assert ask("changes/?after=4").status_code == 200


def test_feed_is_gone_when_nothing_is_kept(ask, version):
    ZoneFactory()
    Change.objects.all().delete()
    assert ask("changes/").status_code == 410
    assert ask(f"changes/?after={version()}").status_code == 200


@pytest.mark.parametrize("query", ["after=-1", "after=x", "limit=0", "limit=1001", "page=1", "format=csv"])
def test_bad_parameters_are_refused(ask, query):
    assert ask(f"changes/?{query}").status_code == 400
