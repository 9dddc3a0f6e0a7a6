"""The profile page of a zone."""

from decimal import Decimal

import pytest

from tests import factories as make
from tests.pages.conftest import make_zone
from zones.choices import ClaimStatus, Publication, ValueState
from zones.services.claims import Statement, record_claim

pytestmark = pytest.mark.django_db


def page(client, zone, language: str = "en"):
    return client.get(f"/{language}/zones/{zone.slug}/")


def fact(response, name: str):
    return response.context["profile"].fact(name)


def test_value_comes_with_source_and_date(client, world) -> None:
    zone = make_zone(source=world.source, investment_planned=Decimal(500_000_000), investment_planned_currency="USD")
    claim = zone.claims.get(field="investment_planned")
    claim.as_of, claim.locator = "2019-12", "line 1697"
    claim.save()
    html = page(client, zone).content.decode()
    assert "500 million USD" in html
    assert "As of December 2019" in html
    assert "line 1697" in html
    assert "Test press" in html


def test_other_reading_is_shown_with_the_reason(client, world) -> None:
    accepted = world.zone.claims.get(field="area_ha", status=ClaimStatus.ACCEPTED)
    accepted.reason = "The larger area counts protected forest in."
    accepted.save()
    response = page(client, world.zone)
    assert [reading.text for reading in fact(response, "area_ha").rivals] == ["3,430 ha"]
    assert "The larger area counts protected forest in." in response.content.decode()


def test_a_source_that_agrees_is_no_rival(client, world) -> None:
    record_claim(zone=world.zone, field="area_ha", value="1640", statement=Statement(source=make.SourceFactory()))
    found = fact(page(client, world.zone), "area_ha")
    assert (len(found.agreeing), len(found.rivals)) == (1, 1)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (ValueState.UNKNOWN, "Not known"),
        (ValueState.NOT_APPLICABLE, "Not applicable"),
        (ValueState.NOT_DISCLOSED, "Not disclosed"),
    ],
)
def test_three_ways_of_having_no_value(client, world, state, words) -> None:
    statement = Statement(source=world.source)
    record_claim(zone=world.zone, field="land_tenure", value_state=state, statement=statement, accept=True)
    assert fact(page(client, world.zone), "land_tenure").reading.text == words


def test_what_no_source_says_is_listed_as_not_known(client, world) -> None:
    assert "Usable area" in [str(label) for label in page(client, world.zone).context["profile"].missing]


@pytest.mark.parametrize("status", [ClaimStatus.PROPOSED, ClaimStatus.REJECTED])
def test_claims_that_are_not_public_do_not_leak(client, world, status) -> None:
    claim = make.ClaimFactory(zone=world.zone, value="777777")
    claim.status = status
    claim.save()
    assert "777,777" not in page(client, world.zone).content.decode()


def test_unpublished_parts_do_not_leak(client, world) -> None:
    hidden = {"zone": world.zone, "source": world.source, "publication": Publication.IN_REVIEW}
    make.TenantFactory(**hidden, name_en="Secret tenant")
    make.FacilityFactory(**hidden, name_en="Secret facility")
    make.IncentiveFactory(**hidden, title_en="Secret incentive")
    make.MilestoneFactory(**hidden, title_en="Secret milestone")
    make.ObservationFactory(**hidden, value=987654)
    parent = make_zone(publication=Publication.DRAFT, name_en="Secret parent")
    statement = Statement(source=world.source)
    record_claim(zone=world.zone, field="component_of", value=parent.slug, statement=statement, accept=True)
    html = page(client, world.zone).content.decode()
    assert "Secret" not in html
    assert "987,654" not in html


def test_office_to_write_to(client, world) -> None:
    assert 'href="mailto:office@example.org"' in page(client, world.zone).content.decode()


def test_components_and_their_parent_lead_to_each_other(client, world) -> None:
    part = make_zone(source=world.source, name_en="Part", component_of=world.zone, component_since="2014-12-28")
    assert "28 December 2014" in page(client, world.zone).content.decode()
    assert f'href="/en/zones/{world.zone.slug}/"' in page(client, part).content.decode()


def test_precision_of_the_point_is_said(client, world) -> None:
    assert "the nearest town (approximate)" in page(client, world.zone).content.decode()


def test_zone_without_a_point_says_so(client, world) -> None:
    zone = make.ZoneFactory(source=world.source)
    assert "No point on the map is known" in page(client, zone).content.decode()


def test_bare_zone_says_what_is_missing(client) -> None:
    zone = make.ZoneFactory()
    html = page(client, zone).content.decode()
    assert "Nothing recorded yet on:" in html
    assert "status not known" in html


@pytest.mark.parametrize("state", [Publication.DRAFT, Publication.IN_REVIEW, Publication.WITHDRAWN])
def test_only_published_zones_have_a_page(client, state) -> None:
    assert page(client, make_zone(publication=state)).status_code == 404


def test_markup_in_data_is_shown_not_run(client, world) -> None:
    zone = make_zone(source=world.source, name_en="</script><b>Bold & co")
    html = page(client, zone).content.decode()
    assert "<b>Bold" not in html
    assert "\\u003C/script\\u003E" in html
