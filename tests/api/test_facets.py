"""Counts per value of each filter under the filters of the moment."""

import pytest

from tests.factories import (
    CountryFactory,
    IndustryFactory,
    ProvinceFactory,
    ZoneClassificationFactory,
    ZoneFactory,
    ZoneIndustryFactory,
    ZoneTypeFactory,
)
from tests.factories.rows import one_change
from zones.choices import Publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def facets(ask):
    """{filter: {value: count}} of a query."""

    def get(query=""):
        response = ask(f"zones/facets/?{query}")
        assert response.status_code == 200, response.content
        body = response.json()["facets"]
        return {name: {row["value"]: row["count"] for row in rows} for name, rows in body.items()}

    return get


def test_each_facet_leaves_its_own_filter_aside(facets, ask):
    china = CountryFactory(code="CN")
    ZoneFactory(status="operating")
    ZoneFactory(status="announced")
    ZoneFactory(status="operating", country=china)
    counts = facets("country=LA")
    assert counts["country"] == {"CN": 1, "LA": 2}
    assert counts["status"] == {"announced": 1, "operating": 1}
    assert facets("country=LA&status=operating")["country"] == {"CN": 1, "LA": 1}
    assert ask("zones/facets/?country=LA&status=operating").json()["count"] == 1


def test_count_is_what_the_list_gives(facets, ask):
    top = ZoneTypeFactory(slug="sez")
    ZoneClassificationFactory(
        zone=ZoneFactory(status="operating"), zone_type=ZoneTypeFactory(slug="la-sez", parent=top)
    )
    ZoneClassificationFactory(zone=ZoneFactory(), zone_type=top)
    ZoneFactory()
    for name, counts in facets("country=LA").items():
        for value, count in counts.items():
            assert (
                ask(f"zones/?country=LA&{name}={value}" if name != "country" else f"zones/?country={value}").json()[
                    "count"
                ]
                == count
            ), (name, value)


def test_provinces_are_counted_in_the_countries_that_are_chosen(facets):
    china = CountryFactory(code="CN")
    for province in (ProvinceFactory(code="LA-LM"), ProvinceFactory(country=china, code="CN-YN")):
        ZoneFactory(country=province.country, province=province)
    assert facets("country=LA")["province"] == {"LA-LM": 1}
    assert facets("country=LA&country=CN")["province"] == facets()["province"] == {"LA-LM": 1, "CN-YN": 1}
    assert facets("country=LA&province=CN-YN")["province"] == {"LA-LM": 1, "CN-YN": 0}


def test_zone_counts_once_for_a_term_and_those_above(facets):
    top = IndustryFactory(slug="transport")
    zone = ZoneFactory()
    for slug in ("road", "rail"):
        ZoneIndustryFactory(zone=zone, industry=IndustryFactory(slug=slug, parent=top))
    assert facets()["industry"] == {"transport": 1, "road": 1, "rail": 1}


def test_chosen_value_is_shown_even_when_it_gives_nothing(ask):
    ZoneFactory(status="operating")
    body = ask("zones/facets/?status=cancelled").json()
    assert body["count"] == 0
    assert body["facets"]["status"] == [
        {"value": "operating", "label": "operating", "count": 1, "is_chosen": False},
        {"value": "cancelled", "label": "cancelled", "count": 0, "is_chosen": True},
    ]


def test_labels_are_in_the_language_of_the_answer(ask):
    ZoneFactory()
    [country] = ask("zones/facets/?lang=lo").json()["facets"]["country"]
    assert country["label"] == "ລາວ"


def test_unpublished_zones_are_not_counted(facets):
    ZoneFactory(publication=Publication.DRAFT)
    assert all(counts == {} for counts in facets().values())


def test_search_and_distance_narrow_the_counts(facets):
    ZoneFactory(name_en="Boten", longitude=101, latitude=21, location_precision="town")
    ZoneFactory(name_en="Other")
    assert facets("q=boten")["country"] == {"LA": 1}
    assert facets("near=101,21&radius_km=5")["country"] == {"LA": 1}


def test_bad_values_are_refused(ask):
    assert ask("zones/facets/?ordering=name").status_code == 400
    assert ask("zones/facets/?country=XX").status_code == 400


def test_cost_does_not_grow_with_the_zones(cost):
    def add(number):
        with one_change():
            for _ in range(number):
                zone = ZoneFactory(status="operating")
                ZoneClassificationFactory(zone=zone)
                ZoneIndustryFactory(zone=zone)

    add(1)
    one = cost("zones/facets/?status=operating")
    add(29)
    assert cost("zones/facets/?status=operating") == one
