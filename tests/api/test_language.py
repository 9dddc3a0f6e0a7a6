"""Names and texts in seven languages, and what an answer says of a text that fell back."""

import pytest

from tests.factories import IncentiveFactory, ProvinceFactory, ZoneFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def zone():
    return ZoneFactory(slug="la-test", name_en="Test zone", name_lo="ເຂດທົດສອບ")


@pytest.mark.parametrize(
    ("accept_language", "language"),
    [
        ("lo", "lo"),
        ("lo-LA,en;q=0.5", "lo"),
        ("zh-CN", "zh-hans"),
        ("zh-TW,zh;q=0.9", "zh-hans"),
        ("de, vi;q=0.8", "vi"),
        ("de", "en"),
        ("*", "en"),
        ("", "en"),
        ("x" * 5000, "en"),
    ],
)
def test_language_is_negotiated(ask, zone, accept_language, language):
    response = ask("zones/", accept_language=accept_language)
    assert response["Content-Language"] == language
    assert {"Accept", "Accept-Language"} <= set(response["Vary"].replace(" ", "").split(","))


def test_lang_goes_before_the_header(ask, zone):
    response = ask("zones/la-test/?lang=lo", accept_language="vi")
    assert response["Content-Language"] == "lo"
    assert response.json()["name"] == "ເຂດທົດສອບ"


def test_cookie_of_the_pages_does_not_matter(client, zone):
    client.cookies["django_language"] = "lo"
    assert client.get("/api/v1/zones/la-test/").json()["name"] == "Test zone"


def test_text_that_fell_back_is_named(ask, zone):
    body = ask("zones/la-test/?lang=vi").json()
    assert body["name"] == "Test zone"
    assert body["fallback_fields"] == ["name"]
    assert ask("zones/la-test/?lang=lo").json()["fallback_fields"] == []


def test_parts_name_their_own_fallbacks(ask, zone):
    IncentiveFactory(zone=zone, title_en="Tax holiday", title_lo="ຍົກເວັ້ນພາສີ", description_en="Text")
    [incentive] = ask("zones/la-test/?lang=lo").json()["incentives"]
    assert incentive["title"] == "ຍົກເວັ້ນພາສີ"
    assert incentive["fallback_fields"] == ["description"]


def test_translations_all_carries_the_language_in_the_text(ask, zone):
    body = ask("zones/la-test/?lang=vi&translations=all").json()
    assert body["name"] == {"text": "Test zone", "lang": "en"}
    assert body["summary"] is None
    assert "fallback_fields" not in body
    assert ask("zones/la-test/?lang=lo&translations=all").json()["name"] == {"text": "ເຂດທົດສອບ", "lang": "lo"}


def test_text_of_a_related_row_falls_back_as_well(rows):
    province = ProvinceFactory(name_en="Luang Namtha", name_lo="ຫຼວງນ້ຳທາ")
    ZoneFactory(name_en="Test", province=province, country=province.country)
    [row] = rows("zones/?lang=lo&fields=name,province_name,fallback_fields")
    assert row == {"name": "Test", "province_name": "ຫຼວງນ້ຳທາ", "fallback_fields": ["name"]}


def test_country_names_come_from_cldr(rows, zone):
    assert [row["name"] for row in rows("countries/?lang=zh-hans")] == ["老挝"]
    assert [row["local_name"] for row in rows("countries/?lang=zh-hans")] == ["ລາວ"]


def test_names_are_sorted_in_the_language_of_the_answer(rows):
    ZoneFactory(slug="first", name_en="B", name_vi="A")
    ZoneFactory(slug="second", name_en="A", name_vi="B")
    assert [row["slug"] for row in rows("zones/?lang=en")] == ["second", "first"]
    assert [row["slug"] for row in rows("zones/?lang=vi")] == ["first", "second"]
