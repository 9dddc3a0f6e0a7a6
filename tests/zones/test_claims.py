"""Claims: every published value says who said it, and only one way leads in."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import CountryFactory, ProvinceFactory, SourceFactory, ZoneFactory
from zones import profile
from zones.choices import ClaimStatus, Publication, ValueState
from zones.models import Claim, UnsourcedChange, Zone
from zones.services.claims import Statement, accept_claim, record_claim, reject_claim, save_zone

pytestmark = pytest.mark.django_db


def accepted(zone: Zone, field: str) -> Claim | None:
    return Claim.objects.accepted().filter(zone=zone, field=field).first()


def assert_columns_follow_claims(zone: Zone) -> None:
    stored = Zone.objects.get(pk=zone.pk)
    for field in profile.FIELDS:
        claim = accepted(stored, field.name)
        assert field.read(stored) == (claim.value if claim else ""), field.name


def test_saving_a_new_zone_writes_a_claim_for_each_value() -> None:
    source = SourceFactory()
    zone = Zone(slug="boten", country=CountryFactory(), name_en="Boten", area_ha=1640, established="2003")
    claims = save_zone(zone=zone, statement=Statement(source=source, locator="line 1697"))
    assert {(claim.field, claim.value, claim.status, claim.locator) for claim in claims} == {
        ("name_en", "Boten", "accepted", "line 1697"),
        ("area_ha", "1640", "accepted", "line 1697"),
        ("established", "2003", "accepted", "line 1697"),
    }
    assert_columns_follow_claims(zone)


def test_saving_without_a_source_is_refused_and_names_the_rule() -> None:
    zone = ZoneFactory()
    zone.area_ha = 5
    with pytest.raises(ValidationError) as error:
        save_zone(zone=zone, statement=None)
    assert error.value.message_dict == {"source": ["Name the source of the changed values."]}
    assert Zone.objects.get(pk=zone.pk).area_ha is None


def test_saving_past_the_service_is_refused() -> None:
    zone = ZoneFactory()
    zone.area_ha = 5
    with pytest.raises(UnsourcedChange, match="area_ha changed without a source"):
        zone.save()


def test_text_that_is_no_profile_value_needs_no_source() -> None:
    zone = ZoneFactory()
    zone.summary_en = "The portal's own words."
    assert save_zone(zone=zone, statement=None) == []
    assert Zone.objects.get(pk=zone.pk).summary_en == "The portal's own words."


def test_a_competing_claim_leaves_the_accepted_value() -> None:
    zone = ZoneFactory(area_ha=1640)
    record_claim(zone=zone, field="area_ha", value="3430", statement=Statement(source=SourceFactory()))
    assert Zone.objects.get(pk=zone.pk).area_ha == 1640
    assert sorted(zone.claims.filter(field="area_ha").values_list("value", "status")) == [
        ("1640", "accepted"),
        ("3430", "competing"),
    ]
    assert Zone.objects.get(pk=zone.pk).has_competing_claims


def test_accepting_another_claim_moves_the_value_and_keeps_the_old_one() -> None:
    zone = ZoneFactory(area_ha=1640)
    other = record_claim(zone=zone, field="area_ha", value="3430", statement=Statement(source=SourceFactory()))
    accept_claim(claim=other, reason="Surveyed.")
    assert Zone.objects.get(pk=zone.pk).area_ha == 3430
    assert accepted(zone, "area_ha").reason == "Surveyed."
    assert zone.claims.get(field="area_ha", value="1640").status == ClaimStatus.COMPETING
    assert_columns_follow_claims(zone)


def test_a_source_that_corrects_itself_supersedes_its_own_claim() -> None:
    source = SourceFactory()
    zone = ZoneFactory(area_ha=2878, source=source)
    zone.area_ha = 12072
    save_zone(zone=zone, statement=Statement(source=source, locator="line 1164"))
    assert zone.claims.get(field="area_ha", value="2878").status == ClaimStatus.SUPERSEDED


def test_recording_the_same_statement_twice_is_one_claim() -> None:
    zone, statement = ZoneFactory(), Statement(source=SourceFactory(), locator="p. 3")
    first = record_claim(zone=zone, field="area_ha", value="16.40", statement=statement)
    assert record_claim(zone=zone, field="area_ha", value="16.4", statement=statement) == first


@pytest.mark.parametrize("state", [ValueState.UNKNOWN, ValueState.NOT_APPLICABLE, ValueState.NOT_DISCLOSED])
def test_an_answer_without_a_value_empties_the_column_and_keeps_its_state(state: str) -> None:
    zone = ZoneFactory(land_tenure="50 years")
    record_claim(
        zone=zone, field="land_tenure", value_state=state, statement=Statement(source=SourceFactory()), accept=True
    )
    assert Zone.objects.get(pk=zone.pk).land_tenure == ""
    assert accepted(zone, "land_tenure").value_state == state
    assert_columns_follow_claims(zone)


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("area_ha", "-3", "An area is greater than zero."),
        ("area_ha", "much", "“much” is not a number."),
        ("area_ha", "NaN", "“NaN” is not a number."),
        ("established", "2003-13", "Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29."),
        ("established", "2003-02-30", "Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29."),
        ("investment_planned", "5 dollars", "Give an amount above zero and its ISO 4217 currency, for example 500000000 USD."),
        ("location", "101 21", "Give longitude, latitude and precision, for example 101.68306 21.19333 town."),
        ("location", "201 21 town", "The point does not lie on the globe."),
        ("province", "LA-ZZ", "There is no province with the ISO 3166-2 code “LA-ZZ”."),
        ("component_of", "nowhere", "There is no zone “nowhere”."),
        ("status", "open", "“open” is not one of: announced, under_construction, operating, suspended, cancelled."),
    ],
)  # fmt: skip
def test_a_bad_value_is_refused_with_field_and_rule(field: str, value: str, rule: str) -> None:
    zone = ZoneFactory()
    with pytest.raises(ValidationError) as error:
        record_claim(zone=zone, field=field, value=value, statement=Statement(source=SourceFactory()))
    assert error.value.message_dict == {field: [rule]}
    assert not zone.claims.filter(field=field).exists()


def test_usable_area_beyond_gross_is_refused_and_nothing_is_half_written() -> None:
    zone = ZoneFactory(area_ha=10)
    with pytest.raises(ValidationError, match="usable area can't be larger"):
        record_claim(
            zone=zone, field="usable_area_ha", value="11", statement=Statement(source=SourceFactory()), accept=True
        )
    assert not zone.claims.filter(field="usable_area_ha").exists()


def test_a_focal_points_change_to_a_published_profile_waits_for_review(focal_point_laos, editor) -> None:
    zone = ZoneFactory(area_ha=10)
    zone.area_ha = 20
    [proposal] = save_zone(zone=zone, statement=Statement(source=SourceFactory()), by=focal_point_laos)
    assert proposal.status == ClaimStatus.PROPOSED
    assert Zone.objects.get(pk=zone.pk).area_ha == 10
    accept_claim(claim=proposal, by=editor)
    assert Zone.objects.get(pk=zone.pk).area_ha == 20


def test_a_focal_points_draft_changes_at_once(focal_point_laos) -> None:
    zone = ZoneFactory(area_ha=10, publication=Publication.DRAFT)
    zone.area_ha = 20
    save_zone(zone=zone, statement=Statement(source=SourceFactory()), by=focal_point_laos)
    assert Zone.objects.get(pk=zone.pk).area_ha == 20


def test_an_accepted_claim_is_not_rejected(editor) -> None:
    zone = ZoneFactory(area_ha=10)
    with pytest.raises(ValidationError, match="replaced by accepting another"):
        reject_claim(claim=accepted(zone, "area_ha"), by=editor)


def test_the_database_allows_one_accepted_claim_per_field() -> None:
    zone = ZoneFactory(area_ha=10)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim(zone=zone, field="area_ha", value="11", source=SourceFactory(), status=ClaimStatus.ACCEPTED).save()


def test_the_database_refuses_a_published_value_without_its_claim() -> None:
    zone = ZoneFactory()
    with pytest.raises(IntegrityError, match="without an accepted claim"), transaction.atomic():
        Zone._base_manager.filter(pk=zone.pk).update(area_ha=5)


def test_the_database_refuses_a_circle_of_components() -> None:
    grandchild, child, parent = ZoneFactory(), ZoneFactory(), ZoneFactory()
    statement = Statement(source=SourceFactory())
    record_claim(zone=grandchild, field="component_of", value=child.slug, statement=statement, accept=True)
    record_claim(zone=child, field="component_of", value=parent.slug, statement=statement, accept=True)
    with pytest.raises(IntegrityError, match="its own ancestor"), transaction.atomic():
        record_claim(zone=parent, field="component_of", value=grandchild.slug, statement=statement, accept=True)
    assert Zone.objects.get(pk=parent.pk).component_of is None


VALUES = {
    "area_ha": st.decimals("0.0001", "9999999999", places=4).map(str),
    "established": st.dates().map(str) | st.integers(1, 2100).map("{:04d}".format),
    "status": st.sampled_from(["announced", "operating", "cancelled"]),
    "investment_planned": st.integers(1, 10**15).map(lambda n: f"{n} USD"),
    "location": st.tuples(st.decimals(-180, 180, places=5), st.decimals(-90, 90, places=5)).map(
        lambda point: f"{point[0]} {point[1]} town"
    ),
    "province": st.just("LA-XX"),
    "name_lo": st.text(st.characters(min_codepoint=0x0E81, max_codepoint=0x0EA3, categories=["Lo"]), min_size=1, max_size=20),
    "land_tenure": st.sampled_from(["lease", "concession of 50 years"]),
}  # fmt: skip
STEPS = st.lists(
    st.sampled_from(sorted(VALUES)).flatmap(
        lambda field: st.tuples(
            st.just(field), VALUES[field] | st.none(), st.integers(0, 2), st.sampled_from(["save", "record", "accept"])
        )
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_columns_equal_accepted_claims_after_any_writes(steps: list[tuple[str, str | None, int, str]]) -> None:
    with transaction.atomic():
        ProvinceFactory(code="LA-XX")
        zone, sources = ZoneFactory(), [SourceFactory() for _ in range(3)]
        for field, value, who, how in steps:
            statement = Statement(source=sources[who])
            if how == "save":
                profile.BY_NAME[field].put(zone, profile.BY_NAME[field].canonical(value) if value else "")
                save_zone(zone=zone, statement=statement)
            else:
                state = ValueState.KNOWN if value else ValueState.NOT_DISCLOSED
                record_claim(
                    zone=zone, field=field, value=value or "", value_state=state,
                    statement=statement, accept=how == "accept",
                )  # fmt: skip
            assert_columns_follow_claims(zone)
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_columns_follow_claims_when_two_write_at_once() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    zone, statement = ZoneFactory(area_ha=5), Statement(source=SourceFactory())
    rival = record_claim(zone=zone, field="area_ha", value="6", statement=statement)
    opened = Zone.objects.get(pk=zone.pk)
    opened.land_tenure = "lease"

    def save() -> None:
        try:
            save_zone(zone=opened, statement=statement)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            accept_claim(claim=rival)
            saving = pool.submit(save)
            with pytest.raises(TimeoutError):  # it waits for what is under way here
                saving.result(timeout=1)
        saving.result(timeout=20)
    # Who saves last states all that stands in the form, also what was another value when it was opened.
    assert_columns_follow_claims(zone)
    assert {claim.value for claim in zone.claims.filter(field="area_ha")} == {"5", "6"}
    assert Zone.objects.get(pk=zone.pk).land_tenure == "lease"


def test_accepted_claim_is_one_change_of_its_history() -> None:
    zone = ZoneFactory()
    zone.area_ha = 7
    (claim,) = save_zone(zone=zone, statement=Statement(source=SourceFactory()))
    assert [(row.history_type, row.status) for row in claim.history.all()] == [("+", ClaimStatus.ACCEPTED)]
