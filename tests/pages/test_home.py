"""The front page."""

from decimal import Decimal

import pytest

from tests import factories as make
from tests.pages.conftest import make_zone
from zones.choices import OperatingStatus, Publication

pytestmark = pytest.mark.django_db


def test_counts_are_those_of_published_zones(client, world) -> None:
    make_zone(country=world.country, status=OperatingStatus.ANNOUNCED)
    make_zone(country=world.country, publication=Publication.DRAFT, name_en="Secret draft")
    context = client.get("/en/").context
    laos = next(row for row in context["countries"] if row.country.code == "LA")
    assert (laos.total, laos.running) == (2, 1)
    assert context["zone_count"] == 2
    assert "Secret draft" not in client.get("/en/").content.decode()


def test_a_planned_zone_is_not_counted_as_running(client, world) -> None:
    html = client.get("/en/").content.decode()
    assert "1 operating" in html


def test_zones_of_one_town_share_a_marker_that_leads_to_them(client, world) -> None:
    make_zone(country=world.country, name_en="Neighbour")
    drawing = client.get("/en/").context["map"]
    group = next(marker for marker in drawing.markers if marker.count == 2)
    listed = client.get(group.url).context["page_obj"].object_list
    assert sorted(zone.name_in("en") for zone in listed) == ["Neighbour", "Test Boten"]


def test_a_zone_beyond_the_map_is_named_below_it(client, world) -> None:
    make_zone(
        country=make.CountryFactory(code="CN"),
        name_en="Far East",
        longitude=Decimal("121.45"),
        latitude=Decimal("31.22"),
    )
    assert [point.label for point in client.get("/en/").context["map"].off_map] == ["Far East"]


def test_latest_changes_name_what_changed(client, world) -> None:
    titles = [item.title for item in client.get("/en/").context["latest"]]
    assert "Test Boten" in titles


def test_empty_portal_says_so(client) -> None:
    html = client.get("/en/").content.decode()
    assert "Nothing has changed yet." in html
    assert "No cross-border area is recorded yet." in html
