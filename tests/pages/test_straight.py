"""What is given out past the framework: as it would give it, and nothing that it would not."""

from __future__ import annotations

from typing import Any
from unittest import mock

import pytest
from django.db import InterfaceError, OperationalError

from tests.factories import SourceFactory, ZoneFactory
from tests.pages.straight import LANGUAGES, LIST, address, lasting, page, warm
from tests.zones.test_edge import Caller
from zones.choices import Publication
from zones.edge import version
from zones.services.claims import Statement, save_zone
from zones.straight import answers, one_zone
from zones.straight.answers import StraightAnswers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_shared")]


@pytest.fixture
def zones() -> list[Any]:
    return [ZoneFactory(name_en=f"Zone {number}", name_th="เขต") for number in range(3)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_answers_are_those_of_the_framework(zones, caller, settings, language, coding):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    sent = [
        {"host": host, "accept_language": language, "accept_encoding": coding}
        for host in ("one.example", "two.example")
    ]
    warm(zones, *sent)
    for headers in sent:
        caller.ask(address(zones[0]), **headers)
    learnt = caller.computed
    for headers in sent:
        for zone in zones[1:]:
            assert lasting(caller.ask(address(zone), **headers)) == lasting(Caller().ask(address(zone), **headers))
    assert (learnt, caller.computed) == (2, 2)


def test_page_shows_the_data_version_it_is_of(zones, caller):
    warm(zones, {}, asked=page)
    caller.ask(page(zones[0]))
    for _time in range(2):
        zones[2].name_en += " again"
        save_zone(zone=zones[2], statement=Statement(source=SourceFactory()))
        _status, headers, body = caller.ask(page(zones[2]))
        assert "again" in body.decode()
        assert f"Data version {headers['X-Data-Version']}" in body.decode()


def test_language_of_the_address_counts(zones, caller):
    warm(zones, {"accept_language": "th"})
    for zone in zones:
        _status, headers, body = caller.ask(address(zone, "?lang=th"))
        assert headers["Content-Language"] == "th"
        assert "เขต" in body.decode()
    assert caller.computed == 1


def test_host_that_is_refused_is_not_answered(zones, caller, settings):
    settings.ALLOWED_HOSTS = ["one.example"]
    warm(zones, {"host": "one.example"})
    caller.ask(address(zones[0]), host="one.example")
    for number in (1, 2):
        assert caller.ask(address(zones[number]), host="evil.example")[0] == 400
    assert caller.computed == 3


def test_scheme_that_no_trusted_proxy_told_is_not_believed(zones, caller):
    warm(zones, {})
    for zone in zones:
        status, _headers, body = caller.ask(address(zone), x_forwarded_proto="gopher")
        assert (status, b"gopher" in body) == (200, False)


DETAIL, PAGE = "/api/v1/zones/{}/", "/en/zones/{}/"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (f"{DETAIL}?translations=true", {}),
        (f"{DETAIL}?lang=xx", {}),
        (f"{DETAIL}?lang=th&lang=lo", {}),
        (f"{DETAIL}?nonsense=1", {}),
        (f"{DETAIL}?format=json", {}),
        (DETAIL, {"accept": "text/html"}),
        (DETAIL, {"accept": "application/xml"}),
        (f"{PAGE}?x=1", {}),
        (f"{PAGE}?page=2", {}),
        ("/en/zones/{}", {}),
        ("/xx/zones/{}/", {}),
        ("/zones/{}/", {}),
        (PAGE, {"cookie": "sessionid=abc"}),
        (PAGE, {"cookie": "csrftoken=abc"}),
        ("/en/zones/no-{}/", {}),
    ],
)
def test_other_wishes_are_left_to_the_framework(zones, caller, path, headers):
    for asked in (address, page):
        warm(zones, {}, asked=asked)
        caller.ask(asked(zones[0]))
    path = path.format(zones[1].slug)
    assert lasting(caller.ask(path, **headers)) == lasting(Caller().ask(path, **headers))
    assert caller.computed == 3


@pytest.mark.parametrize("slug", ["no-such-zone", "no/such", "", "%2e%2e", "ไทย".encode().decode("latin-1")])
def test_zone_that_is_none_is_left_to_the_framework(zones, caller, slug):
    warm(zones, {})
    caller.ask(address(zones[0]))
    assert caller.ask(f"/api/v1/zones/{slug}/")[0] == 404
    assert caller.computed == 2


def test_withdrawn_zone_is_gone_and_a_changed_one_is_new(zones, caller):
    warm(zones, {})
    caller.ask(address(zones[0]))
    zones[1].publication = Publication.WITHDRAWN
    zones[1].save()
    assert caller.ask(address(zones[1]))[0] == 404
    zones[2].name_en = "Quite another name"
    save_zone(zone=zones[2], statement=Statement(source=SourceFactory()))
    status, headers, body = caller.ask(address(zones[2]))
    assert (status, b"Quite another name" in body) == (200, True)
    assert headers["X-Data-Version"] == Caller().ask(address(zones[0]))[1]["X-Data-Version"]


@pytest.mark.parametrize("failure", [InterfaceError, OperationalError])
def test_database_that_fails_is_left_to_the_framework(zones, caller, failure):
    warm(zones, {})
    caller.ask(address(zones[0]))
    with mock.patch.object(one_zone, "kept_forms", side_effect=failure("gone")):
        assert caller.ask(address(zones[1]))[0] == 200
    assert caller.computed == 2


@pytest.mark.parametrize("asked", [address, page, lambda zone: f"{LIST}?page_size={10 + zone.pk % 50}"])
def test_rows_and_the_version_they_are_of_are_read_together(zones, caller, asked):
    """So the version is read once, before, and not again to see whether the answer may be kept."""
    zones.append(ZoneFactory())
    warm(zones, {}, asked=asked)
    caller.ask(asked(zones[0]))
    with mock.patch.object(version, "_read", wraps=version._read) as read:
        answer = caller.ask(asked(zones[-1]))
    assert (answer[0], read.call_count, caller.computed) == (200, 1, 1)
    with mock.patch.object(answers.StraightAnswers, "answer") as again:
        assert lasting(caller.ask(asked(zones[-1]))) == lasting(answer)
    assert not again.called


def test_answer_whose_rows_are_of_a_later_version_is_given_out_and_not_kept(zones, caller):
    warm(zones, {})
    caller.ask(address(zones[0]))
    real = one_zone.kept_forms

    def read_later(*args: Any) -> Any:
        found = real(*args)
        found.version += 1
        return found

    with mock.patch.object(one_zone, "kept_forms", side_effect=read_later) as read:
        assert [caller.ask(address(zones[1]))[0] for _time in range(2)] == [200, 200]
    assert read.call_count == 2


def test_so_many_hosts_are_learnt_and_no_more(zones, settings, monkeypatch):
    settings.ALLOWED_HOSTS = ["*"]
    monkeypatch.setattr(answers, "MOST_LEARNT", 2)
    way = StraightAnswers()
    caller = Caller(straight=way)
    for number in range(4):
        assert caller.ask(address(zones[0]), host=f"h{number}.example")[0] == 200
    assert len(way._learnt) == 2
