"""Countries, cross-border areas, transport, sources, changes, texts, errors."""

import pytest
from django.conf import settings

from tests import factories as make
from tests.pages.conftest import make_zone
from zones.choices import ClaimStatus, Publication

pytestmark = pytest.mark.django_db


def test_country_page_tells_printed_totals_apart_from_counts(client, world) -> None:
    response = client.get("/en/countries/la/")
    assert response.context["counts"].total == 1
    assert [row.count for row in response.context["totals"]] == [7]
    assert "they are not the count of the zones recorded here" in response.content.decode()


def test_country_without_zones_says_so(client, world) -> None:
    make.CountryFactory(code="MM")
    assert "No zone of this country is recorded yet." in client.get("/en/countries/mm/").content.decode()


@pytest.mark.parametrize("code", ["xx", "LA", "laos"])
def test_country_has_one_address(client, world, code) -> None:
    assert client.get(f"/en/countries/{code}/").status_code == 404


def test_area_shows_both_sides_and_what_they_agreed(client, world) -> None:
    html = client.get(f"/en/cross-border-areas/{world.area.slug}/").content.decode()
    for words in ("Test Boten", "China", world.area.agreements.get().title, world.area.joint_bodies.get().name):
        assert words in html


def test_area_does_not_name_an_unpublished_side(client, world) -> None:
    draft = make_zone(publication=Publication.DRAFT, name_en="Secret side")
    make.AreaMemberFactory(area=world.area, zone=draft, source=world.source)
    for path in ("/en/cross-border-areas/", f"/en/cross-border-areas/{world.area.slug}/"):
        assert "Secret side" not in client.get(path).content.decode()


def test_link_shows_sections_stops_and_figures(client, world) -> None:
    html = client.get(f"/en/transport-links/{world.link.slug}/").content.decode()
    assert "414 km" in html
    for row in (world.link.sections.get(), world.link.stations.get(), world.link.figures.get().label):
        assert str(row) in html


def test_source_lists_what_rests_on_it(client, world) -> None:
    response = client.get("/en/sources/test-report/?page=1")
    kinds = {item["row"]._meta.model_name for item in response.context["rows"]}
    assert {"claim", "tenant", "agreement", "station", "countryoverview", "organisation"} <= kinds


def test_source_does_not_list_what_is_not_public(client, world) -> None:
    source = make.SourceFactory(slug="private-source")
    draft = make_zone(source=source, publication=Publication.DRAFT, name_en="Secret draft")
    make.TenantFactory(zone=draft, source=source, name_en="Secret tenant")
    make.TenantFactory(zone=world.zone, source=source, name_en="Secret tenant 2", publication=Publication.IN_REVIEW)
    claim = make.ClaimFactory(zone=world.zone, source=source, value="777777")
    claim.status = ClaimStatus.PROPOSED
    claim.save()
    html = client.get("/en/sources/private-source/").content.decode()
    assert "Nothing public rests on this source at present." in html
    assert "Secret" not in html


def test_source_list_filters_by_kind_and_words(client, world) -> None:
    make.SourceFactory(slug="test-law", title="Decree 188", kind="law")
    assert [row.slug for row in client.get("/en/sources/?kind=law").context["sources"]] == ["test-law"]
    assert [row.slug for row in client.get("/en/sources/?q=decree").context["sources"]] == ["test-law"]
    assert "No source matches" in client.get("/en/sources/?q=nowhere").content.decode()


def test_changes_do_not_name_what_is_withdrawn(client, world) -> None:
    zone = make_zone(slug="gone", name_en="Secret name")
    zone.publication = Publication.WITHDRAWN
    zone.save()
    html = client.get("/en/changes/").content.decode()
    assert "withdrawn" in html
    assert "Secret name" not in html


@pytest.mark.parametrize(
    "path", ["/en/nowhere/", "/en/zones/no-such-zone/", "/en/sources/none/", "/en/changes/?page=99"]
)
def test_missing_page_helps_on(client, world, path) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "This page does not exist" in response.content.decode()


def test_fault_is_answered_without_asking_anything_of_the_portal(client, world, monkeypatch) -> None:
    from zones.views.home import HomeView

    def fail(self, **kwargs):
        raise RuntimeError("broken for the test")

    monkeypatch.setattr(HomeView, "get_context_data", fail)
    client.raise_request_exception = False
    response = client.get("/en/")
    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()


def test_robots_and_sitemaps_name_published_pages(client, world) -> None:
    make_zone(publication=Publication.DRAFT, slug="secret-draft")
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in client.get("/robots.txt").content.decode()
    assert "/sitemap-zones.xml</loc>" in client.get("/sitemap.xml").content.decode()
    zones = client.get("/sitemap-zones.xml").content.decode()
    assert zones.count(f"<loc>{settings.SITE_URL}/lo/zones/test-boten/</loc>") == 1
    assert "secret-draft" not in zones
    for section in ("pages", "countries", "cross-border-areas", "transport-links", "sources"):
        assert client.get(f"/sitemap-{section}.xml").status_code == 200
