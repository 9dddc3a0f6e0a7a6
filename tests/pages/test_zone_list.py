"""The list of zones."""

import re

import pytest

from tests import factories as make
from tests.factories.rows import one_change
from tests.pages.conftest import make_zone
from zones.choices import OperatingStatus, Publication
from zones.views.zones import download_start

pytestmark = pytest.mark.django_db


def names(response) -> list[str]:
    return [zone.name_in("en") for zone in response.context["page_obj"].object_list]


def test_filters_narrow_the_list(client, world) -> None:
    make_zone(country=make.CountryFactory(code="TH"), name_en="Thai zone", status=OperatingStatus.ANNOUNCED)
    assert names(client.get("/en/zones/?country=TH")) == ["Thai zone"]
    assert names(client.get("/en/zones/?status=operating")) == ["Test Boten"]
    assert names(client.get("/en/zones/?country=LA&country=TH")) == ["Test Boten", "Thai zone"]


def test_words_are_found_in_any_script(client, world) -> None:
    assert names(client.get("/en/zones/?q=ບໍ່ເຕັນ")) == ["Test Boten"]


def test_chip_removes_only_itself(client, world) -> None:
    chips = client.get("/en/zones/?country=LA&status=operating&q=boten&page=1").context["chips"]
    assert {chip.label: chip.query for chip in chips} == {
        "Lao PDR": "status=operating&q=boten",
        "Operating": "country=LA&q=boten",
        "“boten”": "country=LA&status=operating",
    }


def test_values_carry_the_count_they_would_give(client, world) -> None:
    html = client.get("/en/zones/").content.decode()
    assert re.findall(r'name="country" value="(\w+)"><span>[^<]+</span><small>(\d+)</small>', html) == [("LA", "1")]
    html = client.get("/en/zones/?country=LA").content.decode()
    assert '<input type="checkbox" name="country" value="LA" checked>' in html


def test_unreadable_filter_is_named(client, world) -> None:
    response = client.get("/en/zones/?area_min=plenty")
    assert response.status_code == 200
    assert names(response) == []
    assert "<code>area_min</code>" in response.content.decode()


def test_empty_fields_of_the_form_are_no_filters(client, world) -> None:
    assert names(client.get("/en/zones/?q=&area_min=&established_from=&ordering=")) == ["Test Boten"]


def test_nothing_found_helps_on(client, world) -> None:
    assert "No zone matches" in client.get("/en/zones/?q=nowhere").content.decode()


def test_drafts_are_not_listed(client, world) -> None:
    make_zone(publication=Publication.DRAFT, name_en="Secret draft")
    assert "Secret draft" not in client.get("/en/zones/").content.decode()


@pytest.mark.parametrize("view", ["table", "cards", "map", "nonsense"])
def test_each_view_lists_the_zones(client, world, view) -> None:
    assert "Test Boten" in client.get(f"/en/zones/?view={view}").content.decode()


def test_pages_keep_the_filters(client, world) -> None:
    with one_change():
        for _number in range(24):
            make_zone(country=world.country)
    response = client.get("/en/zones/?country=LA")
    assert len(names(response)) == 24
    assert 'href="?country=LA&amp;page=2"' in response.content.decode()
    assert len(names(client.get("/en/zones/?country=LA&page=2"))) == 1
    assert client.get("/en/zones/?page=3").status_code == 404


def test_csv_link_has_the_filters_but_not_the_page() -> None:
    filled = [("country", "LA"), ("country", "TH"), ("page", "2"), ("view", "cards"), ("area_min", "5")]
    start = "/api/v1/zones/?country=LA&country=TH&area_min=5&lang=en&format="
    assert download_start(filled) == start


def test_csv_link_gives_what_is_shown(client, world) -> None:
    url = client.get("/en/zones/?country=LA").context["download_start"] + "csv"
    response = client.get(url)
    content = b"".join(response) if response.streaming else response.content
    assert response.status_code == 200
    assert b"Test Boten" in content
