"""The zone's form: the source is asked once per save, and a focal point proposes."""

import pytest
from django.utils import timezone

from tests import factories
from tests.admin.pages import address, errors_of, open_form, signed_in
from zones.choices import ClaimStatus, Publication, ValueState
from zones.models import Change, Claim, Zone, data_version
from zones.services.claims import Statement, save_zone


def save(user, row, **values):
    client = signed_in(user)
    data = open_form(client, row) | values
    return client.post(address(row), data)


def test_form_saved_untouched_writes_nothing(editor, zone):
    before = data_version(), zone.history.count()
    assert save(editor, zone).status_code == 302
    assert (data_version(), zone.history.count()) == before


def test_changed_value_without_source_names_the_fields(editor, zone):
    response = save(editor, zone, area_ha="250", established="2003")
    assert errors_of(response) == {"source": ["Name the source of what you changed: Gross area (ha), Established."]}


def test_one_source_backs_every_changed_value(editor, zone, source):
    response = save(
        editor,
        zone,
        area_ha="250",
        established="2003",
        source=source.pk,
        locator="page 3",
        as_of="2019",
        note="As read",
    )
    assert response.status_code == 302
    zone.refresh_from_db()
    assert (zone.area_ha, zone.established) == (250, "2003")
    claims = Claim.objects.filter(zone=zone, source=source).order_by("field")
    assert [(claim.field, claim.value, claim.status, claim.locator, claim.as_of, claim.note) for claim in claims] == [
        ("area_ha", "250", ClaimStatus.ACCEPTED, "page 3", "2019", "As read"),
        ("established", "2003", ClaimStatus.ACCEPTED, "page 3", "2019", "As read"),
    ]
    assert {claim.recorded_by for claim in claims} == {editor}
    assert {claim.confirmed_on for claim in claims} == {timezone.localdate()}


def test_one_save_is_one_change(editor, zone, source):
    before = data_version()
    save(editor, zone, area_ha="250", established="2003", source=source.pk)
    assert data_version() == before + 1
    assert Change.objects.first().key == "la-test"


def test_cleared_value_becomes_an_unknown_one(editor, zone, source):
    save(editor, zone, area_ha="", source=source.pk)
    zone.refresh_from_db()
    claim = Claim.objects.accepted().get(zone=zone, field="area_ha")
    assert zone.area_ha is None
    assert (claim.value, claim.value_state) == ("", ValueState.UNKNOWN)


def test_both_areas_can_shrink_in_one_save(editor, laos, source):
    zone = factories.ZoneFactory(country=laos, area_ha=100, usable_area_ha=80)
    save(editor, zone, area_ha="50", usable_area_ha="40", source=source.pk)
    zone.refresh_from_db()
    assert (zone.area_ha, zone.usable_area_ha) == (50, 40)


def test_summary_needs_no_source(editor, zone):
    assert save(editor, zone, summary_en="A zone made for tests.").status_code == 302
    zone.refresh_from_db()
    assert zone.summary_en == "A zone made for tests."


def test_new_zone_gets_a_claim_per_value(editor, laos, source):
    client = signed_in(editor)
    data = open_form(client, Zone(), "add") | {
        "country": "LA", "name_en": "New zone", "slug": "la-new", "publication": "draft", "area_ha": "12.5",
        "investment_planned": "500000000", "investment_planned_currency": "usd", "source": source.pk,
    }  # fmt: skip
    assert client.post(address(Zone(), "add"), data).status_code == 302
    zone = Zone.objects.get(slug="la-new")
    values = dict(Claim.objects.accepted().filter(zone=zone).values_list("field", "value"))
    assert values == {"name_en": "New zone", "area_ha": "12.5", "investment_planned": "500000000 USD"}


def test_slug_is_not_asked_again(editor, zone, source):
    response = save(editor, zone, slug="other", area_ha="3", source=source.pk)
    assert response.status_code == 302
    zone.refresh_from_db()
    assert zone.slug == "la-test"


def test_colleagues_save_in_between_is_not_undone(editor, zone, source):
    client = signed_in(editor)
    data = open_form(client, zone)
    zone.area_ha = 333
    save_zone(zone=zone, statement=Statement(source=factories.SourceFactory()))
    response = client.post(address(zone), data | {"established": "2003", "source": source.pk})
    assert "Somebody else saved this zone" in str(errors_of(response))
    zone.refresh_from_db()
    assert (zone.area_ha, zone.established) == (333, "")


# --- Focal points -------------------------------------------------------------------------------


def test_focal_points_change_of_a_published_profile_is_proposed(focal_point_laos, zone, source):
    client = signed_in(focal_point_laos)
    before = data_version()
    data = open_form(client, zone) | {"area_ha": "250", "source": source.pk}
    response = client.post(address(zone), data, follow=True)
    zone.refresh_from_db()
    assert zone.area_ha == 100
    claim = Claim.objects.get(zone=zone, value="250")
    assert (claim.status, claim.recorded_by) == (ClaimStatus.PROPOSED, focal_point_laos)
    assert data_version() == before
    text = response.content.decode()
    assert "An editor now looks at what you propose for: Gross area (ha)." in text
    assert "was changed successfully" not in text


def test_focal_point_writes_nothing_untracked_on_a_published_zone(focal_point_laos, zone):
    save(focal_point_laos, zone, summary_en="Mine", publication="withdrawn", country="TH", slug="mine")
    zone.refresh_from_db()
    assert (zone.summary_en or "", zone.publication, zone.country_id, zone.slug) == ("", "published", "LA", "la-test")


def test_focal_point_changes_a_draft_at_once(focal_point_laos, draft, source):
    save(focal_point_laos, draft, area_ha="250", source=source.pk)
    draft.refresh_from_db()
    assert draft.area_ha == 250


def test_focal_point_hands_in_a_draft(focal_point_laos, draft):
    assert save(focal_point_laos, draft, publication="in_review").status_code == 302
    draft.refresh_from_db()
    assert draft.publication == Publication.IN_REVIEW


def test_focal_point_can_not_publish(focal_point_laos, draft):
    assert "publication" in errors_of(save(focal_point_laos, draft, publication="published"))
    draft.refresh_from_db()
    assert draft.publication == Publication.DRAFT


def test_focal_point_adds_zones_of_the_own_country_only(focal_point_laos, thailand, source):
    client = signed_in(focal_point_laos)
    data = open_form(client, Zone(), "add")
    data |= {"name_en": "New", "slug": "new", "publication": "draft", "source": source.pk}
    assert "country" in errors_of(client.post(address(Zone(), "add"), data | {"country": "TH"}))
    assert client.post(address(Zone(), "add"), data | {"country": "LA"}).status_code == 302
    assert Zone.objects.get(slug="new").country_id == "LA"


def test_focal_point_can_not_move_a_zone_abroad(focal_point_laos, draft, thailand):
    assert "country" in errors_of(save(focal_point_laos, draft, country="TH"))


def test_repeated_rejected_proposal_is_told(focal_point_laos, editor, zone, source):
    save(focal_point_laos, zone, area_ha="250", source=source.pk)
    claim = Claim.objects.get(zone=zone, value="250")
    claim.status = ClaimStatus.REJECTED
    claim.save()
    client = signed_in(focal_point_laos)
    data = open_form(client, zone) | {"area_ha": "250", "source": source.pk}
    text = client.post(address(zone), data, follow=True).content.decode()
    assert "rejected this before" in text


# --- Rules of values and of the database, as errors of the form -------------------------------


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"area_ha": "-3"}, "area_ha", "greater than zero"),
        ({"area_ha": "5", "usable_area_ha": "9"}, "area_ha", "can't be larger than the gross area"),
        ({"established": "20O3"}, "established", "2003, 2016-12"),
        ({"established": "2003-13"}, "established", "2003, 2016-12"),
        ({"investment_planned": "5"}, "investment_planned", "currency"),
        ({"investment_planned_currency": "USD"}, "investment_planned", "currency"),
        ({"longitude": "101.5"}, "longitude", "together"),
        ({"longitude": "191.5", "latitude": "12", "location_precision": "town"}, "longitude", "none of them"),
        ({"component_since": "2014"}, "component_of", "of which zone it is a component"),
        ({"website": "not an address"}, "website", "valid URL"),
        ({"name_en": ""}, "name_en", "required"),
    ],
)  # fmt: skip
def test_broken_rule_is_an_error_of_its_field(editor, zone, source, values, field, said):
    errors = errors_of(save(editor, zone, source=source.pk, **values))
    assert said in " ".join(errors[field])


def test_province_abroad_is_refused(editor, zone, thailand, source):
    province = factories.ProvinceFactory(country=thailand, code="TH-10")
    errors = errors_of(save(editor, zone, province=province.pk, source=source.pk))
    assert "another country" in errors["province"][0]


def test_zone_inside_its_own_component_is_refused(editor, zone, laos, source):
    part = factories.ZoneFactory(country=laos, component_of=zone)
    errors = errors_of(save(editor, zone, component_of=part.pk, source=source.pk))
    assert "can't lie inside itself" in errors["component_of"][0]
    zone.refresh_from_db()
    assert zone.component_of is None
    assert not Claim.objects.filter(zone=zone, field="component_of").exists()


def test_confirmation_can_be_left_open(editor, zone, source):
    client = signed_in(editor)
    data = open_form(client, zone) | {"area_ha": "250", "source": source.pk}
    del data["checked_today"]
    client.post(address(zone), data)
    assert Claim.objects.get(zone=zone, value="250").confirmed_on is None


def test_dates_of_the_source_are_checked(editor, zone, source):
    assert "as_of" in errors_of(save(editor, zone, area_ha="2", source=source.pk, as_of="last year"))


def test_zone_is_never_deleted(administrator, zone):
    administrator.is_superuser = True
    administrator.save()
    response = signed_in(administrator).post(address(zone, "delete"), {"post": "yes"})
    assert response.status_code == 403
    assert Zone.objects.filter(pk=zone.pk).exists()
