"""The filters and orders of the zones list."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.factories import (
    AreaMemberFactory,
    CountryFactory,
    CrossBorderAreaFactory,
    IndustryFactory,
    ProvinceFactory,
    ZoneAliasFactory,
    ZoneClassificationFactory,
    ZoneFactory,
    ZoneIndustryFactory,
    ZoneTypeFactory,
)
from zones.choices import Publication
from zones.models import Zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(rows):
    """Slugs of the zones that a query lists, in their order."""

    def ask(query: str) -> list[str]:
        return [row["slug"] for row in rows(f"zones/?fields=slug&{query}")]

    return ask


def at(slug, longitude, latitude, **kwargs):
    point = {"longitude": Decimal(longitude), "latitude": Decimal(latitude)}
    return ZoneFactory(slug=slug, name_en=slug, **point, location_precision="town", **kwargs)


def test_values_widen_and_parameters_narrow(listed):
    china = CountryFactory(code="CN")
    ZoneFactory(slug="a", status="operating")
    ZoneFactory(slug="b", status="announced")
    ZoneFactory(slug="c", status="operating", country=china)
    ZoneFactory(slug="d", country=CountryFactory(code="TH"))
    assert listed("country=LA&country=CN") == ["a", "b", "c"]
    assert listed("country=LA&country=CN&status=operating") == ["a", "c"]
    assert listed("status=operating&status=announced") == ["a", "b", "c"]


def test_types_come_with_those_below(listed):
    top = ZoneTypeFactory(slug="sez")
    national = ZoneTypeFactory(slug="la-sez", parent=top)
    local = ZoneTypeFactory(slug="la-sez-local", parent=national)
    a, b = ZoneFactory(slug="a"), ZoneFactory(slug="b")
    ZoneFactory(slug="c")
    ZoneClassificationFactory(zone=a, zone_type=local)
    ZoneClassificationFactory(zone=a, zone_type=top)
    ZoneClassificationFactory(zone=b, zone_type=top)
    assert listed("zone_type=sez") == ["a", "b"]  # each once
    assert listed("zone_type=la-sez") == ["a"]


def test_industries_come_with_those_below(listed):
    transport = IndustryFactory(slug="transport")
    logistics = IndustryFactory(slug="logistics", parent=transport)
    ZoneIndustryFactory(zone=ZoneFactory(slug="a"), industry=logistics)
    ZoneFactory(slug="b")
    assert listed("industry=transport") == ["a"]


def test_province_and_form(listed):
    ZoneFactory(slug="a", province=ProvinceFactory(), development_form="private")
    ZoneFactory(slug="b", development_form="government")
    assert listed("province=LA-XX") == ["a"]
    assert listed("development_form=government") == ["b"]


def test_years_of_establishment(listed):
    for slug, date in (("a", "2009"), ("b", "2010-06"), ("c", "2012-12-31"), ("d", "2013"), ("e", "")):
        ZoneFactory(slug=slug, name_en=slug, established=date)
    assert listed("established_from=2010") == ["b", "c", "d"]
    assert listed("established_to=2012") == ["a", "b", "c"]
    assert listed("established_from=2010&established_to=2012") == ["b", "c"]
    assert listed("established_to=9999") == ["a", "b", "c", "d"]


def test_areas(listed):
    for slug, area in (("a", Decimal(10)), ("b", Decimal("20.5")), ("c", Decimal(30)), ("d", None)):
        ZoneFactory(slug=slug, name_en=slug, area_ha=area)
    assert listed("area_min=20.5") == ["b", "c"]
    assert listed("area_max=20.5") == ["a", "b"]
    assert listed("area_min=1e1&area_max=10") == ["a"]


def test_sides_of_public_areas_cross_borders(listed):
    AreaMemberFactory(zone=ZoneFactory(slug="a"))
    hidden = CrossBorderAreaFactory(publication=Publication.DRAFT)
    AreaMemberFactory(zone=ZoneFactory(slug="b"), area=hidden)
    assert listed("cross_border=true") == ["a"]
    assert listed("cross_border=false") == ["b"]


def test_no_zone_was_visited_yet(listed):
    ZoneFactory(slug="a")
    assert listed("visited=true") == []
    assert listed("visited=false") == ["a"]


def test_location_known_or_not(listed):
    at("a", 101, 21)
    ZoneFactory(slug="b")
    assert listed("has_location=true") == ["a"]
    assert listed("has_location=false") == ["b"]


def test_components_by_parent(listed, ask):
    parent = ZoneFactory(slug="parent", name_en="a")
    ZoneFactory(slug="part", name_en="b", component_of=parent)
    hidden = ZoneFactory(slug="hidden", publication=Publication.DRAFT)
    ZoneFactory(slug="orphan", name_en="c", component_of=hidden)
    assert listed("parent=parent") == ["part"]
    assert listed("parent=none") == ["parent", "orphan"]
    assert ask("zones/?parent=hidden").status_code == 400


def test_box(listed):
    at("inside", 102, 18)
    at("edge", 100, 15)
    at("outside", 106, 18)
    ZoneFactory(slug="nowhere")
    assert listed("bbox=100,15,105,20&ordering=name") == ["edge", "inside"]


def test_near_lists_by_distance_within_the_radius(rows):
    at("boten", "101.66563", "21.17642")
    at("mengla", "101.56", "21.47")
    at("vientiane", "102.6", "17.96667")
    near = rows("zones/?near=101.66563,21.17642&radius_km=50&fields=slug,distance_km")
    assert near == [{"slug": "boten", "distance_km": 0.0}, {"slug": "mengla", "distance_km": 34.4}]
    far = rows("zones/?near=101.66563,21.17642&radius_km=20000&ordering=-distance&fields=slug")
    assert [row["slug"] for row in far] == ["vientiane", "mengla", "boten"]


def test_near_without_radius_means_a_hundred_kilometres(listed):
    at("a", 101, 21)
    at("b", 101, "21.89")
    at("c", 101, "21.91")
    assert listed("near=101,21") == ["a", "b"]


@pytest.mark.parametrize("near", ["179.99,0", "-179.99,0", "0,90", "0,-90", "101,21"])
def test_near_works_everywhere_on_the_globe(listed, near):
    at("a", *near.split(","))
    assert listed(f"near={near}&radius_km=10") == ["a"]
    assert listed(f"near={near}&radius_km=20100") == ["a"]


def test_near_reaches_across_the_date_line(listed):
    at("a", "-179.95", 0)
    assert listed("near=179.95,0&radius_km=20") == ["a"]


@pytest.mark.parametrize(
    "words",
    [
        "boten",
        "BOTEN",
        "bo",
        "ບໍ່ເຕັນ",
        "磨丁",
        "丁",
        "da nang",
        "Đà Nẵng",
        "boten special",
        "special bot",
        " ",
        "%25",
        "bo_en",
    ],
)
def test_search_in_any_script(listed, words):
    zone = ZoneFactory(slug="a", name_en="Boten Special Zone", name_lo="ເຂດບໍ່ເຕັນ", name_vi="Khu Đà Nẵng")
    ZoneAliasFactory(zone=zone, name="老挝磨丁经济特区")
    ZoneFactory(slug="b", name_en="Other", name_lo="ອື່ນ")
    expected = ["a", "b"] if words == " " else [] if words in ("%25", "bo_en") else ["a"]
    assert listed(f"q={words}") == expected


def test_every_word_must_occur(listed):
    ZoneFactory(slug="a", name_en="Boten zone")
    assert listed("q=boten nowhere") == []


def test_best_match_comes_first(listed):
    ZoneFactory(slug="contains", name_en="A Boten park")
    ZoneFactory(slug="begins", name_en="Boten park")
    ZoneFactory(slug="equals", name_en="Boten")
    alias = ZoneFactory(slug="alias", name_en="A zone")
    ZoneAliasFactory(zone=alias, name="Boten gate")
    best = ["equals", "begins", "contains", "alias"]
    assert listed("q=boten") == best
    assert listed("q=boten&ordering=relevance") == best
    assert listed("q=boten&ordering=-relevance") == best[::-1]
    assert listed("q=boten&ordering=name") == ["contains", "alias", "equals", "begins"]


@pytest.mark.parametrize("field", ["established", "area_ha"])
def test_rows_without_a_value_come_last_either_way(listed, field):
    low, high = {"established": ("2003", "2012-05"), "area_ha": (Decimal(9), Decimal(100))}[field]
    ZoneFactory(slug="high", name_en="a", **{field: high})
    ZoneFactory(slug="none", name_en="b")
    ZoneFactory(slug="low", name_en="c", **{field: low})
    assert listed(f"ordering={field}") == ["low", "high", "none"]
    assert listed(f"ordering=-{field}") == ["high", "low", "none"]


def test_changed_since(listed):
    old, new = ZoneFactory(slug="old", name_en="old"), ZoneFactory(slug="new", name_en="new")
    Zone._base_manager.filter(pk=old.pk).update(updated_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    Zone._base_manager.filter(pk=new.pk).update(updated_at=dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC))
    assert listed("updated_since=2026-02-01") == ["new"]
    assert listed("updated_since=2026-01-01") == ["new", "old"]
    assert listed("updated_since=2026-03-01T19:00:00%2B07:00") == ["new"]
    assert listed("updated_since=2026-03-01T12:00:01Z") == []
    assert listed("ordering=updated") == ["old", "new"]


def test_unpublished_zones_are_in_no_list(listed, ask):
    ZoneFactory(slug="draft", name_en="Draft zone", publication=Publication.DRAFT)
    for query in ("", "q=draft", "country=LA", "has_location=false", "parent=none"):
        assert listed(query) == []
    assert b"draft" not in ask("zones/?format=geojson").content
