"""What a caller may write in the query, and how the rest is refused."""

import pytest

from tests.factories import ZoneFactory

pytestmark = pytest.mark.django_db


def refused(response):
    """(parameter, detail) of a 400."""
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    return [(error["parameter"], error["detail"]) for error in response.json()["errors"]]


def test_unknown_parameter_is_refused_with_the_allowed_names(ask):
    (parameter, detail), *others = refused(ask("countries/?contry=LA"))
    assert others == []
    assert parameter == "contry"
    assert detail == (
        "Unknown parameter 'contry'; allowed here: fields, format, is_member, lang, page, page_size, translations."
    )


def test_every_refusal_comes_in_one_answer(ask):
    response = ask("zones/?page=0&page_size=501&nope=1&lang=de&format=pdf&fields=slug,colour&translations=some")
    assert [name for name, _ in refused(response)] == [
        "page",
        "page_size",
        "nope",
        "lang",
        "format",
        "fields",
        "translations",
    ]


@pytest.mark.parametrize("value", ["0", "-1", "1.0", "x", "+1", " 1", "١", "1" * 30, "%00", "1%0A"])
def test_bad_page_is_refused(ask, value):
    assert [name for name, _ in refused(ask(f"zones/?page={value}"))] == ["page"]


def test_empty_value_is_refused(ask):
    assert refused(ask("zones/?country=")) == [("country", "country must not be empty; leave it out instead.")]


def test_repeating_is_for_lists_of_values_only(ask):
    assert refused(ask("zones/?q=a&q=b")) == [("q", "q may be given only once.")]
    assert ask("zones/?status=operating&status=announced").status_code == 200


def test_value_outside_the_vocabulary_is_refused_with_the_allowed_ones(ask):
    assert refused(ask("zones/?status=closed")) == [
        (
            "status",
            "There is no 'closed' here; allowed: announced, under_construction, operating, suspended, cancelled.",
        )
    ]


@pytest.mark.parametrize(
    "query",
    [
        "area_min=much",
        "area_min=NaN",
        "area_min=1e999",
        "area_min=-1",
        "area_min=0x10",
        "established_from=0",
        "established_to=2010.5",
        "cross_border=yes",
        "cross_border=1",
        "bbox=1,2,3",
        "bbox=100,15,100,20",
        "bbox=105,15,100,20",
        "bbox=100,20,105,15",
        "bbox=100,15,105,95",
        "near=200,10",
        "near=100",
        "near=a,b",
        "near=100,15&radius_km=-5",
        "radius_km=5",
        "ordering=size",
        "ordering=relevance",
        "ordering=-distance",
        "parent=no-such-zone",
        "parent=No%20Slug",
        "updated_since=yesterday",
        "updated_since=2026-02-30",
        "updated_since=2026-01-01T00:00:00+07:00",  # the plus is a space here
        "q=" + "x" * 201,
        "q=%00",
        "country=la",
        "zone_type=no-such-type",
        "industry=no-such-industry",
        "province=LA-XX",
    ],
)
def test_bad_filter_value_names_its_parameter(ask, query):
    errors = refused(ask(f"zones/?{query}"))
    expected = "ordering" if "ordering" in query else "radius_km" if "radius_km" in query else query.partition("=")[0]
    assert [name for name, _ in errors] == [expected]


def test_item_takes_no_list_parameters(ask):
    zone = ZoneFactory()
    assert [name for name, _ in refused(ask(f"zones/{zone.slug}/?fields=slug&page=1"))] == ["fields", "page"]


def test_page_beyond_the_end_tells_the_last_one(ask):
    ZoneFactory.create_batch(3)
    response = ask("zones/?page=3&page_size=2")
    assert response.status_code == 404
    assert response.json() == {
        "type": "urn:ezportal:problem:no-such-page",
        "title": "No such page",
        "status": 404,
        "detail": "There is no page 3: the list ends with page 2.",
        "instance": "/api/v1/zones/?page=3&page_size=2",
        "errors": [{"parameter": "page", "detail": "The last page is 2."}],
    }


def test_empty_list_has_a_first_page(ask):
    assert ask("zones/").json() == {"count": 0, "next": None, "previous": None, "results": []}


def test_pages_lead_to_each_other_and_hold_every_row_once(ask):
    ZoneFactory.create_batch(5, name_en="The same name")
    seen, address = [], "http://testserver/api/v1/zones/?page_size=2"
    previous = []
    while address:
        page = ask(address.removeprefix("http://testserver/api/v1/")).json()
        seen += [row["slug"] for row in page["results"]]
        previous.append(page["previous"])
        address = page["next"]
    assert len(seen) == len(set(seen)) == 5
    assert previous == [
        None,
        "http://testserver/api/v1/zones/?page_size=2",
        "http://testserver/api/v1/zones/?page=2&page_size=2",
    ]


def test_page_size_is_fifty_by_default(ask):
    ZoneFactory.create_batch(51)
    assert len(ask("zones/").json()["results"]) == 50


def test_fields_pick_what_a_row_shows(rows):
    ZoneFactory(slug="la-test", name_en="Test")
    assert rows("zones/?fields=slug,name") == [{"slug": "la-test", "name": "Test"}]
