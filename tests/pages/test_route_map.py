"""The map of a visit's route."""

import re

import pytest

from delegations.models import SiteVisit
from delegations.views.route_map import INSETS, draw_route
from delegations.views.sites import Stop, stops_of
from tests import factories as make
from tests.pages.conftest import World, make_zone
from zones.choices import Publication

pytestmark = pytest.mark.django_db

JINGHONG, BOTEN, SHANGHAI = (100.8, 22.0), (101.7, 21.2), (121.5, 31.2)


def stops(*places: tuple[float, float] | None) -> list[Stop]:
    """Stops in that order; None is a site that no point is known of."""
    visit = make.LearningVisitFactory()
    for place in places:
        where = {"longitude": place[0], "latitude": place[1], "location_precision": "site"} if place else {}
        make.SiteVisitFactory(visit=visit, site=make.SiteFactory(zone=None, **where), date=None)
    return stops_of(visit)


def test_line_joins_the_sites_in_the_order_of_the_visit() -> None:
    drawing = draw_route(stops(BOTEN, JINGHONG, BOTEN))
    boten, jinghong = drawing.markers
    assert drawing.line == [(boten.x, boten.y), (jinghong.x, jinghong.y), (boten.x, boten.y)]
    assert (boten.label, jinghong.label) == ("1, 3", "2")


def test_sites_of_one_place_share_a_marker() -> None:
    drawing = draw_route(stops(JINGHONG, BOTEN, BOTEN, BOTEN))
    assert [marker.label for marker in drawing.markers] == ["1", "2–4"]
    assert len(drawing.line) == 2


def test_site_beyond_the_map_is_pointed_to_from_within_the_frame() -> None:
    drawing = draw_route(stops(SHANGHAI, SHANGHAI, BOTEN))
    shanghai, boten = drawing.markers
    assert shanghai.label == "1–2"
    assert shanghai.x <= drawing.frame.width - INSETS[2]
    assert shanghai.y >= INSETS[1]
    assert -90 < shanghai.direction < 0  # to the right and up
    assert (boten.direction, boten.label) == (None, "3")
    assert [stop.number for stop in drawing.beyond] == [1, 2]


def test_site_without_a_point_is_named_below_the_map() -> None:
    drawing = draw_route(stops(None, BOTEN))
    assert [stop.number for stop in drawing.unplaced] == [1]
    assert [marker.label for marker in drawing.markers] == ["2"]


def test_site_without_a_point_takes_that_of_its_published_zone() -> None:
    visit = make.LearningVisitFactory()
    make.SiteVisitFactory(visit=visit, site=make.SiteFactory(zone=make_zone()))
    make.SiteVisitFactory(visit=visit, site=make.SiteFactory(zone=make_zone(publication=Publication.DRAFT)))
    drawing = draw_route(stops_of(visit))
    assert [marker.label for marker in drawing.markers] == ["1"]
    assert drawing.has_approximate


@pytest.mark.parametrize("places", [(), (None,), (SHANGHAI,)])
def test_route_without_a_site_on_the_map_is_not_drawn(places) -> None:
    assert draw_route(stops(*places)) is None


def test_page_without_a_map_says_why(client, world: World) -> None:
    SiteVisit.objects.all().delete()
    make.SiteVisitFactory(visit=world.visit, site=make.SiteFactory(zone=None))
    html = client.get(f"/en{world.visit_paths[0]}").content.decode()
    assert "No site of this visit has a point on the region's map." in html
    assert '<figure class="map' not in html


def test_marker_leads_to_its_site_on_the_same_page(client, world: World) -> None:
    html = client.get(f"/en{world.visit_paths[0]}").content.decode()
    anchor = re.search(r'<a class="map__marker map__marker--stop" href="#(site-\d+)"', html)[1]
    assert f'<li id="{anchor}">' in html
    assert "Boundaries and names shown do not imply endorsement or acceptance." in html
