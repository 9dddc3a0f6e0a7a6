"""Lists and pages past the framework: as it would give them, of zones with everything and of zones with little."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.utils import translation

from tests.factories import SourceFactory, ZoneFactory
from tests.pages.conftest import World, make_world
from tests.pages.straight import LANGUAGES, LIST, lasting, page, page_list, warm
from tests.real_data import left_as_it_was
from tests.zones.test_edge import Caller
from zones.choices import Publication
from zones.services.claims import Statement, save_zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_shared")]


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[World, list[Any]]]:
    """Zones of several countries, with names in several languages, of which all rows, lines and cards are kept.

    Made once for the module, as it takes long; what a test does to them is taken back after it.
    """
    with django_db_blocker.unblock(), left_as_it_was(), translation.override("en"):
        world = make_world()
        country = world.zone.country
        more = [ZoneFactory(name_en=f"Zone <{number}> & “so”", name_th="เขต", country=country) for number in range(4)]
        for language in LANGUAGES:
            for path in (f"{LIST}?lang={language}", page_list(language), page_list(language, "?view=cards")):
                assert Caller().ask(path)[0] == 200
        yield world, [world.zone, *more]


@pytest.fixture
def world(made, db) -> World:
    return deepcopy(made[0])


@pytest.fixture
def listed(made, db) -> list[Any]:
    return deepcopy(made[1])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_pages_are_those_of_the_framework(world, caller, language, coding):
    """`world` has a zone with everything; the others have names in English alone."""
    zones = [world.zone, *(ZoneFactory(name_en=f"Zone <{number}> & “so”") for number in range(2))]
    warm(zones, {}, asked=lambda zone: page(zone, language))
    caller.ask(page(zones[1], language), accept_encoding=coding)
    for zone in zones:
        expected = lasting(Caller().ask(page(zone, language), accept_encoding=coding))
        assert lasting(caller.ask(page(zone, language), accept_encoding=coding)) == expected
        assert expected[0] == 200
    assert caller.computed == 1


QUERIES = [
    "", "?page_size=2", "?page_size=2&page=2", "?page=1&page_size=3&ordering=-updated", "?country=LA",
    "?status=operating&cross_border=false", "?q=zone", "?q=%E0%B9%80%E0%B8%82%E0%B8%95", "?q=nothing+at+all",
    "?bbox=90,5,110,30&page_size=1", "?established_from=1990&area_max=1e6", "?has_location=true&visited=false",
    "?updated_since=2020-01-01T00:00:00Z", "?parent=none", "?format=json&page_size=2", "?q=a%20b",
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_lists_are_those_of_the_framework(listed, caller, query):
    caller.ask(LIST)
    for headers in ({"accept_language": "en"}, {"accept_encoding": "gzip"}):
        assert lasting(caller.ask(LIST + query, **headers)) == lasting(Caller().ask(LIST + query, **headers))
    assert caller.computed == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_are_in_the_language_asked_for(listed, caller, language):
    for number, query in enumerate(
        (f"?lang={language}", f"?lang={language}&page_size=2", f"?page_size=3&lang={language}")
    ):
        answer = caller.ask(LIST + query)
        assert lasting(answer) == lasting(Caller().ask(LIST + query))
        assert answer[1]["Content-Language"] == language
        assert (answer[0], caller.computed) == (200, 1), number


def test_next_page_is_on_the_host_that_was_asked(listed, caller, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    for host in settings.ALLOWED_HOSTS:
        caller.ask(LIST, host=host)
    for host in settings.ALLOWED_HOSTS:
        answer = caller.ask(f"{LIST}?page_size=1", host=host)
        assert f'"next":"http://{host}/api/v1/zones/?after='.encode() in answer[2]
        assert lasting(answer) == lasting(Caller().ask(f"{LIST}?page_size=1", host=host))
    assert caller.computed == 2


def test_pages_are_followed_to_the_end(listed, caller):
    caller.ask(LIST)
    address, slugs = f"{LIST}?page_size=2", []
    while address:
        found = json.loads(caller.ask(address)[2])
        slugs += [row["slug"] for row in found["results"]]
        address = (found["next"] or "").removeprefix("http://testserver")
    assert sorted(slugs) == sorted(zone.slug for zone in listed)
    assert caller.computed == 1


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?fields=slug,name", 200),
        ("?translations=all", 200),
        ("?near=100,15", 200),
        ("?nonsense=1", 400),
        ("?country=XX", 400),
        ("?page=0", 400),
        ("?page=99", 404),
        ("?page_size=1&page_size=2", 400),
        ("?ordering=relevance", 400),
        ("?country=", 400),
        ("?q=" + "x" * 201, 400),
        ("?format=geojson", 200),
        ("?after=No%20slug", 400),
        ("?" + "&".join(["x=1"] * 1001), 400),
    ],
)
def test_other_lists_are_left_to_the_framework(listed, caller, query, status):
    caller.ask(LIST)
    answer = caller.ask(LIST + query)
    assert (answer[0], caller.computed) == (status, 2)
    assert lasting(answer) == lasting(Caller().ask(LIST + query))


def test_list_with_a_row_that_is_not_kept_is_made_by_the_framework_once(listed, caller):
    caller.ask(LIST)
    for turn in (2, 3):
        listed[turn].name_en = f"Name {turn}"
        save_zone(zone=listed[turn], statement=Statement(source=SourceFactory()))
        assert f"Name {turn}".encode() in caller.ask(LIST)[2]
        assert caller.computed == turn
        assert f"Name {turn}".encode() in caller.ask(f"{LIST}?page_size=10")[2]
        assert caller.computed == turn


def test_withdrawn_zone_is_not_listed(listed, caller):
    caller.ask(LIST)
    listed[1].publication = Publication.WITHDRAWN
    listed[1].save()
    found = json.loads(caller.ask(LIST)[2])
    assert found["count"] == len(listed) - 1
    assert listed[1].slug not in {row["slug"] for row in found["results"]}


PAGE_QUERIES = [
    "?country=LA", "?country=LA&status=operating", "?view=cards", "?view=map&country=LA", "?view=nonsense", "?q=zone",
    "?q=%3Cscript%3E%22&view=cards", "?q=%E0%B9%80%E0%B8%82%E0%B8%95", "?q=nothing+at+all", "?ordering=-area_ha", "?page=1",
    "?country=XX&area_min=wide", "?bbox=90,5,110,30&view=map", "?established_from=1990&area_max=1e6", "?utm_source=x",
    "?cross_border=true", "?country=&q=&area_min=", "?near=102,21&radius_km=300&ordering=distance",
    "?q=%EE%80%80content%EE%80%81", "?q=%EE%80%80query%EE%80%81&country=%EE%80%80",
]  # fmt: skip


@pytest.mark.parametrize("query", PAGE_QUERIES)
def test_page_lists_are_those_of_the_framework(listed, caller, query):
    caller.ask(page_list("en"))
    for language, headers in (("en", {}), ("en", {"accept_encoding": "gzip", "accept_language": "th"})):
        expected = lasting(Caller().ask(page_list(language, query), **headers))
        assert lasting(caller.ask(page_list(language, query), **headers)) == expected
    assert caller.computed == 1


@pytest.mark.parametrize("query", ["?page=2", "?page=03", "?q=zone&page=2&page=1", "?page=2&view=map"])
def test_numbered_pages_are_those_of_the_framework(listed, caller, query, monkeypatch):
    monkeypatch.setattr("zones.views.zones.ROWS", 2)
    caller.ask(page_list("en"))
    answer = caller.ask(page_list("en", query))
    assert answer[0] == 200
    assert lasting(answer) == lasting(Caller().ask(page_list("en", query)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_lists_are_in_the_language_of_the_address(listed, caller, language):
    caller.ask(page_list(language))
    for query in ("?country=LA", "?view=cards", "?page=1"):
        answer = caller.ask(page_list(language, query))
        assert lasting(answer) == lasting(Caller().ask(page_list(language, query)))
        assert f'<html lang="{"zh-Hans" if language == "zh-hans" else language}"'.encode() in answer[2]
    assert caller.computed == 1


def test_page_list_beyond_the_end_is_left_to_the_framework(listed, caller):
    caller.ask(page_list("en"))
    for number, query in enumerate(("?page=2", "?page=x"), start=2):
        answer = caller.ask(page_list("en", query))
        assert lasting(answer) == lasting(Caller().ask(page_list("en", query)))
        assert (answer[0], caller.computed) == (404, number)


def test_page_list_shows_what_was_written(listed, caller):
    caller.ask(page_list("en"))
    for turn in (2, 3):
        listed[turn].name_en = f"Name {turn}"
        save_zone(zone=listed[turn], statement=Statement(source=SourceFactory()))
        _status, headers, body = caller.ask(page_list("en", f"?country=LA&page=1&x={turn}"))
        assert f"Name {turn}" in body.decode()
        assert f"Data version {headers['X-Data-Version']}" in body.decode()
