"""The drawing of maps."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from zones.views.map_frame import BASE_WIDTH, EAST, NORTH, SOUTH, WEST, Frame, MapPoint
from zones.views.map_names import text_width
from zones.views.region_map import draw_map

pytestmark = pytest.mark.django_db


def point(lon: float, lat: float, label: str = "Zone", **kwargs) -> MapPoint:
    return MapPoint(lon, lat, label, url=f"/{label}", **kwargs)


def test_base_map_has_the_extent_that_points_are_placed_in() -> None:
    script = Path(settings.BASE_DIR / "scripts/build_basemap.mjs").read_text()
    assert f"WEST = {WEST:g}, SOUTH = {SOUTH:g}, EAST = {EAST:g}, NORTH = {NORTH:g}" in script
    drawn = Path(settings.BASE_DIR / "static/img/basemap.svg").read_text()
    width, height = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', drawn).groups())
    whole = Frame.whole()
    assert width == BASE_WIDTH
    assert height == pytest.approx(whole.height * width / whole.width, abs=2)


def test_corners_of_the_frame_are_corners_of_the_drawing() -> None:
    frame = Frame.whole()
    assert frame.place(WEST, NORTH) == (0, 0)
    assert frame.place(EAST, SOUTH) == pytest.approx((frame.width, frame.height), abs=1)


def test_near_points_share_a_marker_far_ones_do_not() -> None:
    points = [point(101.0, 20.0), point(101.01, 20.0), point(106.0, 12.0)]
    drawing = draw_map(points, title="Test", frame=Frame.whole(), list_url="/zones/")
    assert sorted(marker.count for marker in drawing.markers) == [1, 2]


def test_points_of_one_town_are_spread_when_the_map_is_close() -> None:
    points = [point(101.0, 20.0, f"Zone {number}") for number in range(5)]
    drawing = draw_map(points, title="Test")
    assert [marker.count for marker in drawing.markers] == [1] * 5
    assert len({(marker.x, marker.y) for marker in drawing.markers}) == 5


def test_group_leads_to_its_box_and_keeps_the_filters() -> None:
    points = [point(101.0, 20.0), point(101.5, 20.2)]
    query = {"country": ["LA"], "page": ["2"]}
    drawing = draw_map(points, title="Test", frame=Frame.whole(), list_url="/zones/", query=query)
    assert drawing.markers[0].url == "/zones/?country=LA&bbox=100.980%2C19.980%2C101.520%2C20.220&view=map"


def test_point_outside_the_region_is_listed_not_drawn() -> None:
    drawing = draw_map([point(121.4, 31.2), point(101.0, 20.0)], title="Test")
    assert [item.lon for item in drawing.off_map] == [121.4]
    assert len(drawing.markers) == 1


def test_frame_is_never_a_mere_point_nor_wider_than_the_map() -> None:
    near = Frame.around([point(101.0, 20.0)])
    assert near.east - near.west == pytest.approx(3.0)
    wide = Frame.around([point(88.1, 4.1), point(115.9, 33.9)])
    assert (wide.west, wide.east) == (WEST, EAST)
    edge = Frame.around([point(115.9, 33.9)])
    assert edge.east <= EAST
    assert edge.north <= NORTH


def test_marks_above_and_below_letters_take_no_room() -> None:
    assert text_width("กิ", 10) == text_width("ก", 10)
    assert text_width("中", 10) == 10


def test_every_map_carries_the_disclaimer(client, world) -> None:
    words = "Boundaries and names shown do not imply endorsement or acceptance."
    for path in ("/en/", f"/en/zones/{world.zone.slug}/", "/en/countries/la/", "/en/zones/?view=map"):
        html = client.get(path).content.decode()
        assert html.count("<figure") == 1
        assert words in html[html.index("<figure") : html.index("</figure>")]
