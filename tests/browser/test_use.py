"""What people do on the pages, with and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.pages.conftest import make_zone
from zones.choices import OperatingStatus


@pytest.fixture
def zones(world) -> None:
    make_zone(country=world.country, name_en="Savan Park", status=OperatingStatus.ANNOUNCED, source=world.source)


@pytest.mark.parametrize("scripts", [True, False])
def test_search_from_the_front_page(visit, world, zones, scripts) -> None:
    with visit(scripts=scripts) as window:
        window.open("/en/")
        window.page.get_by_label("Search zones").fill("savan")
        window.page.get_by_role("button", name="Search").click()
        window.page.get_by_role("link", name="Savan Park").click()
        expect(window.page.get_by_role("heading", level=1)).to_have_text("Savan Park")


@pytest.mark.parametrize("scripts", [True, False])
def test_filter_and_undo_it_on_a_phone(visit, world, zones, scripts) -> None:
    with visit(width=PHONE, scripts=scripts) as window:
        window.open("/en/zones/")
        window.page.locator(".filters > summary").click()
        window.page.get_by_label(re.compile("^Announced")).check()
        window.page.get_by_role("button", name="Show zones").click()
        expect(window.page.get_by_role("status")).to_have_text("1 zone")
        window.page.get_by_role("link", name="Remove filter: Announced").click()
        expect(window.page.get_by_role("status")).to_have_text("2 zones")


def test_filters_stand_open_on_a_wide_screen_without_scripts(visit, world) -> None:
    with visit(scripts=False) as window:
        window.open("/en/zones/")
        expect(window.page.get_by_role("button", name="Show zones")).to_be_visible()
        expect(window.page.get_by_role("link", name="Countries")).to_be_visible()


def test_order_applies_at_once_with_scripts(visit, world, zones) -> None:
    with visit() as window:
        window.open("/en/zones/?country=LA")
        window.page.get_by_label("Sort by").select_option("-area_ha")
        window.page.wait_for_url(re.compile(r"ordering=-area_ha"))
        assert "country=LA" in window.page.url


def test_menu_and_languages_on_a_phone(visit, world) -> None:
    with visit(width=PHONE, scripts=False) as window:
        window.open("/en/about/")
        window.page.get_by_text("Menu", exact=True).click()
        window.page.get_by_role("link", name="ລາວ").click()
        assert window.page.url.endswith("/lo/about/")


def test_map_zooms_and_shows_tips(visit, world) -> None:
    with visit() as window:
        window.open(f"/en/zones/{world.zone.slug}/")
        base = window.page.locator(".map__base")
        before = base.get_attribute("transform")
        window.page.get_by_role("button", name="Zoom in").click()
        assert base.get_attribute("transform") != before
        window.page.get_by_role("button", name="Whole map").click()
        window.page.locator(".map__markers a").hover()
        expect(window.page.locator(".map__tip")).to_contain_text("Test Boten")
        assert window.complaints == []


def test_marker_is_reached_and_followed_by_keyboard(visit, world) -> None:
    with visit(scripts=False) as window:
        window.open("/en/")
        window.page.locator(".map__markers a").first.focus()
        window.page.keyboard.press("Enter")
        expect(window.page.get_by_role("heading", level=1)).to_have_text("Test Boten")


def test_skip_link_comes_first(visit, world) -> None:
    with visit() as window:
        window.open("/en/zones/")
        window.page.keyboard.press("Tab")
        expect(window.page.get_by_role("link", name="Skip to the content")).to_be_focused()
        window.page.keyboard.press("Enter")
        assert window.page.evaluate("document.activeElement.id") == "main"
