"""Recording what a source says, and deciding on it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.admin.pages import address, form_data, open_form, signed_in
from zones.choices import Bound, ClaimStatus, ValueState
from zones.models import Claim, data_version
from zones.services.claims import Statement, record_claim


def state(user, zone, **values):
    client = signed_in(user)
    path = reverse("admin:zones_zone_state_claim", args=(zone.pk,))
    data = form_data(client.get(path)) | values
    return client.post(path, data)


def decide(user, claim, decision, **values):
    return signed_in(user).post(reverse("admin:zones_claim_decide", args=(claim.pk, decision)), values)


@pytest.fixture
def competing(zone, source):
    return record_claim(zone=zone, field="area_ha", value="250", statement=Statement(source=source))


@pytest.fixture
def proposed(zone, source, focal_point_laos):
    return record_claim(
        zone=zone, field="area_ha", value="250", statement=Statement(source=source), status=ClaimStatus.PROPOSED,
        by=focal_point_laos,
    )  # fmt: skip


def current(zone, field="area_ha"):
    return Claim.objects.accepted().get(zone=zone, field=field)


# --- Recording ------------------------------------------------------------------------------------


def test_competing_claim_leaves_the_value(editor, zone, source):
    response = state(
        editor, zone, field="area_ha", value="3430", bound="over", stated="more than 34.3 km²", source=source.pk,
        locator="page 2", as_of="2018-12", note="Counts the forest",
    )  # fmt: skip
    assert response["Location"] == address(zone) + "#claims"
    zone.refresh_from_db()
    assert zone.area_ha == 100
    claim = Claim.objects.get(value="3430")
    assert (claim.status, claim.bound, claim.stated, claim.locator, claim.as_of, claim.note, claim.recorded_by) == (
        ClaimStatus.COMPETING, Bound.OVER, "more than 34.3 km²", "page 2", "2018-12", "Counts the forest", editor,
    )  # fmt: skip


def test_not_disclosed_is_recorded_without_value(editor, zone, source):
    state(editor, zone, field="land_tenure", value_state="not_disclosed", value="", source=source.pk)
    claim = Claim.objects.get(zone=zone, field="land_tenure")
    assert (claim.value, claim.value_state) == ("", ValueState.NOT_DISCLOSED)


def test_focal_points_statement_on_a_published_zone_waits(focal_point_laos, zone, source):
    before = data_version()
    state(focal_point_laos, zone, field="area_ha", value="3430", source=source.pk)
    assert Claim.objects.get(value="3430").status == ClaimStatus.PROPOSED
    assert data_version() == before


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"field": "area_ha", "value": "large"}, "value", "is not a number"),
        ({"field": "area_ha", "value": ""}, "value", "exactly when it is known"),
        ({"field": "area_ha", "value": "5", "value_state": "unknown"}, "value", "exactly when it is known"),
        ({"field": "province", "value": "Luang Namtha"}, "value", "no province"),
        ({"field": "status", "value": "running"}, "value", "not one of: announced"),
        ({"field": "nothing", "value": "5"}, "field", "valid choice"),
        ({"field": "area_ha", "value": "5", "as_of": "2019-13"}, "as_of", "2016-12"),
        ({"field": "area_ha", "value": "5", "source": ""}, "source", "required"),
    ],
)
def test_wrong_statement_names_field_and_rule(editor, zone, source, values, field, said):
    response = state(editor, zone, **({"source": source.pk} | values))
    assert said in " ".join(response.context["form"].errors[field])
    assert Claim.objects.filter(source=source).count() == 0


def test_same_statement_again_is_told(editor, zone, source, competing):
    response = state(editor, zone, field="area_ha", value="250", source=source.pk)
    assert response.status_code == 302
    assert Claim.objects.filter(value="250").count() == 1


def test_statement_on_record_as_rejected_is_told(editor, zone, source, proposed):
    decide(editor, proposed, "reject", reason="Not in the source.")
    client = signed_in(editor)
    path = reverse("admin:zones_zone_state_claim", args=(zone.pk,))
    data = form_data(client.get(path)) | {"field": "area_ha", "value": "250", "source": source.pk}
    assert "on record already: rejected" in client.post(path, data, follow=True).content.decode()


# --- Deciding ---------------------------------------------------------------------------------------


def test_accepting_another_claim_moves_the_value(editor, zone, competing):
    old = current(zone)
    response = decide(editor, competing, "accept", reason="Measured later.")
    assert response["Location"] == address(zone) + "#claims"
    zone.refresh_from_db()
    competing.refresh_from_db()
    old.refresh_from_db()
    assert zone.area_ha == 250
    assert (competing.status, competing.reason, competing.decided_by) == (
        ClaimStatus.ACCEPTED,
        "Measured later.",
        editor,
    )
    assert old.status == ClaimStatus.COMPETING


def test_accepting_asks_for_a_reason(editor, zone, competing):
    response = decide(editor, competing, "accept")
    assert "reason" in response.context["form"].errors
    assert current(zone).value == "100"


def test_rejected_proposal_stays_on_record(editor, zone, proposed):
    decide(editor, proposed, "reject", reason="Not in the source.")
    proposed.refresh_from_db()
    assert (proposed.status, proposed.reason, proposed.decided_by) == (
        ClaimStatus.REJECTED,
        "Not in the source.",
        editor,
    )


def test_proposal_can_be_put_beside_the_value(editor, zone, proposed):
    decide(editor, proposed, "keep", reason="Another way of counting.")
    proposed.refresh_from_db()
    zone.refresh_from_db()
    assert (proposed.status, zone.area_ha) == (ClaimStatus.COMPETING, 100)


def test_confirming_dates_the_claim_today(editor, zone):
    decide(editor, current(zone), "confirm")
    assert current(zone).confirmed_on == timezone.localdate()


def test_an_accepted_claim_is_not_rejected(editor, zone):
    decide(editor, current(zone), "reject", reason="No.")
    assert current(zone).value == "100"


@pytest.mark.parametrize("decision", ["accept", "reject", "keep", "confirm"])
def test_focal_points_do_not_decide_on_published_zones(
    focal_point_laos, focal_point_thailand, zone, proposed, decision
):
    for user in (focal_point_laos, focal_point_thailand):
        assert decide(user, proposed, decision, reason="Mine.").status_code == 403
        assert decide(user, current(zone), decision, reason="Mine.").status_code == 403
    proposed.refresh_from_db()
    assert (proposed.status, proposed.confirmed_on) == (ClaimStatus.PROPOSED, None)


def test_nothing_is_decided_by_opening_the_page(editor, zone, proposed):
    path = reverse("admin:zones_claim_decide", args=(proposed.pk, "accept"))
    assert signed_in(editor).get(path).status_code == 200
    proposed.refresh_from_db()
    assert proposed.status == ClaimStatus.PROPOSED


def test_refused_decision_is_an_error_of_the_form(editor, zone, laos, source):
    part = factories.ZoneFactory(country=laos, slug="la-part", component_of=zone)
    claim = record_claim(zone=zone, field="component_of", value=part.slug, statement=Statement(source=source))
    response = decide(editor, claim, "accept", reason="Wrong way round.")
    assert "can't lie inside itself" in response.context["form"].non_field_errors()[0]
    smaller = record_claim(zone=zone, field="usable_area_ha", value="500", statement=Statement(source=source))
    response = decide(editor, smaller, "accept", reason="As printed.")
    assert "can't be larger than the gross area" in response.context["form"].non_field_errors()[0]
    zone.refresh_from_db()
    assert (zone.component_of, zone.usable_area_ha) == (None, None)


def test_claims_value_is_never_edited(editor, competing):
    client = signed_in(editor)
    data = open_form(client, competing)
    assert set(data) == {"locator", "stated", "note", "confirmed_on"}
    data |= {"value": "9", "status": "accepted", "reason": "Mine", "locator": "page 9", "confirmed_on": "2026-01-02"}
    assert client.post(address(competing), data).status_code == 302
    competing.refresh_from_db()
    assert (competing.value, competing.status, competing.reason) == ("250", ClaimStatus.COMPETING, "")
    assert (competing.locator, str(competing.confirmed_on)) == ("page 9", "2026-01-02")


def test_claim_moved_onto_another_is_refused(editor, zone, source, competing):
    other = record_claim(zone=zone, field="area_ha", value="250", statement=Statement(source=source, locator="page 9"))
    client = signed_in(editor)
    response = client.post(address(other), open_form(client, other) | {"locator": ""})
    assert "already recorded" in str(response.context["adminform"].form.errors)


def test_claims_are_neither_added_nor_deleted_by_hand(administrator, competing):
    administrator.is_superuser = True
    administrator.save()
    client = signed_in(administrator)
    assert client.get(address(competing, "add")).status_code == 403
    assert client.post(address(competing, "delete"), {"post": "yes"}).status_code == 403


# --- The zone's page and bulk -----------------------------------------------------------------------


def test_zones_page_lists_its_claims_with_their_decisions(editor, focal_point_laos, zone, proposed):
    path = reverse("admin:zones_claim_decide", args=(proposed.pk, "accept"))
    assert path in signed_in(editor).get(address(zone)).content.decode()
    page = signed_in(focal_point_laos).get(address(zone)).content.decode()
    assert "New test source" in page
    assert path not in page


def bulk(user, action, *claims):
    data = {"action": action, "_selected_action": [claim.pk for claim in claims], "index": 0}
    return signed_in(user).post(address(Claim(), "changelist"), data, follow=True)


def test_proposals_are_accepted_in_bulk(editor, zone, proposed):
    bulk(editor, "accept_selected", proposed)
    zone.refresh_from_db()
    assert zone.area_ha == 250


def test_bulk_confirmation_dates_claims(editor, zone):
    bulk(editor, "confirm_selected", *Claim.objects.filter(zone=zone))
    assert set(Claim.objects.values_list("confirmed_on", flat=True)) == {timezone.localdate()}


@pytest.mark.parametrize("action", ["accept_selected", "reject_selected", "confirm_selected"])
def test_bulk_does_not_pass_the_rules(focal_point_laos, zone, thai_zone, proposed, action):
    response = bulk(focal_point_laos, action, proposed, current(zone), *Claim.objects.filter(zone=thai_zone))
    assert response.status_code == 200
    assert set(Claim.objects.values_list("confirmed_on", flat=True)) == {None}
    proposed.refresh_from_db()
    assert proposed.status == ClaimStatus.PROPOSED


def test_conflicts_without_a_reason_are_found(editor, zone, competing):
    client, path = signed_in(editor), address(competing, "changelist")
    assert list(client.get(path, {"conflict": "unexplained"}).context["cl"].queryset) == [current(zone)]
    assert list(client.get(path, {"conflict": "explained"}).context["cl"].queryset) == []
