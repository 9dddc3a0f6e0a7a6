"""The real data of fixtures/: it loads on an empty database, and says what its sources say."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from zones.choices import ClaimStatus, OperatingStatus
from zones.loading.load import load
from zones.models import (
    Claim,
    ClearanceModel,
    CountryOverview,
    CrossBorderArea,
    Facility,
    Observation,
    TransportSection,
    Zone,
    data_version,
)
from zones.quality import DataReport, build_report

FIXTURES = settings.BASE_DIR / "fixtures"


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_data"), pytest.mark.xdist_group("real data")]


@pytest.fixture(scope="module")
def report(real_data: None, django_db_blocker) -> DataReport:
    with django_db_blocker.unblock():
        return build_report()


def test_there_are_zones_of_all_six_countries(report: DataReport) -> None:
    assert report.zones >= 190
    assert set(report.zones_per_country) == {"Cambodia", "China", "Lao PDR", "Myanmar", "Thailand", "Viet Nam"}


def test_every_value_has_its_source_and_equals_its_claim(report: DataReport) -> None:
    assert report.values_off_their_claim == []
    assert report.values_with_source == report.values > 1000


def test_every_choice_between_sources_is_explained(report: DataReport) -> None:
    assert [conflict for conflict in report.conflicts if not conflict.reason] == []


def test_the_database_finds_the_same_conflicts(report: DataReport) -> None:
    found = Claim.objects.contradicted().values_list("zone__slug", "field")
    decided = set(Claim.objects.accepted().values_list("zone__slug", "field"))
    assert set(found) == decided & {(conflict.zone, conflict.field) for conflict in report.conflicts}


def test_a_second_load_changes_nothing() -> None:
    before = data_version()
    second = load(FIXTURES)
    assert (second.created, second.updated, second.kept) == ({}, {}, [])
    assert data_version() == before


def accepted(zone: str, field: str) -> tuple[str, str, str]:
    claim = Claim.objects.accepted().get(zone__slug=zone, field=field)
    return claim.value, claim.bound, claim.source.slug


@pytest.mark.parametrize(
    ("zone", "field", "value"),
    [
        ("cn-shanghai-ftz", "established", "2013-09-29"),
        ("cn-shanghai-ftz", "approved", "2013-08-17"),
        ("cn-shanghai-ftz", "area_ha", "12072"),
        ("la-boten-sez", "area_ha", "1640"),
        ("la-boten-sez", "established", "2003"),
        ("la-boten-sez", "construction_started", "2016-12"),
        ("la-boten-sez", "investment_planned", "500000000 USD"),
        ("la-boten-sez", "development_form", "private"),
        ("la-thakhek-sez", "development_form", "government"),
        ("la-vita-park", "development_form", "joint_venture"),
        ("cn-waigaoqiao-ftz", "component_of", "cn-shanghai-ftz"),
        ("cn-lujiazui-ftz-area", "component_since", "2014-12-28"),
    ],
)
def test_the_report_is_recorded(zone: str, field: str, value: str) -> None:
    assert accepted(zone, field) == (value, "exact", "mi-slv-2019")


def test_what_was_spent_in_boten_is_more_than_a_billion() -> None:
    assert accepted("la-boten-sez", "investment_disbursed")[:2] == ("1000000000 USD", "over")


@pytest.mark.parametrize(
    ("zone", "field"),
    [
        ("la-boten-sez", "area_ha"),
        ("cn-shanghai-ftz", "established"),
        ("mm-thilawa-sez", "area_ha"),
        ("mm-dawei-sez", "area_ha"),
        ("mm-kyaukphyu-sez", "area_ha"),
        ("la-savan-seno-sez", "established"),
        ("la-sithandone-sez", "area_ha"),
        ("kh-zhejiang-guoji-sez", "area_ha"),
        ("vn-lao-bao-secz", "area_ha"),
    ],
)
def test_where_sources_disagree_both_are_there_and_the_choice_is_explained(zone: str, field: str) -> None:
    claims = Claim.objects.public().filter(zone__slug=zone, field=field)
    assert len(set(claims.values_list("value", flat=True))) > 1
    assert claims.get(status=ClaimStatus.ACCEPTED).reason


def test_the_twelve_lao_zones_have_their_type_and_form() -> None:
    types = {
        "la-industrial-zone": {"la-savan-seno-sez", "la-vita-park", "la-saysettha-sez", "la-champasak-sez", "la-phoukhyo-sez"},
        "la-tourism-new-urban": {"la-golden-triangle-sez", "la-long-thanh-sez", "la-that-luang-lake-sez", "la-luang-prabang-sez"},
        "la-trade-logistics": {"la-boten-sez", "la-dongphosy-sez", "la-thakhek-sez"},
    }  # fmt: skip
    for zone_type, slugs in types.items():
        found = Zone.objects.filter(
            classifications__zone_type__slug=zone_type, classifications__source__slug="mi-slv-2019"
        )
        assert set(found.values_list("slug", flat=True)) == slugs
        assert set(found.exclude(development_form="").values_list("slug", flat=True)) == slugs


def test_shanghai_has_its_seven_components() -> None:
    dates = dict(Zone.objects.filter(component_of__slug="cn-shanghai-ftz").values_list("slug", "component_since"))
    assert len(dates) == 7
    assert sorted(dates.values()) == ["2013-09-29"] * 4 + ["2014-12-28"] * 3


def test_mohan_boten_has_both_clearance_models_its_agreements_and_bodies() -> None:
    area = CrossBorderArea.objects.get(slug="mohan-boten")
    assert set(ClearanceModel.objects.filter(area=area).values_list("kind", flat=True)) == {
        "one_place_two_inspections", "two_places_two_inspections",
    }  # fmt: skip
    assert {"2015-08-31", "2016-11"} <= set(area.agreements.values_list("signed", flat=True))
    assert {"central", "local", "zone", "joint"} <= set(area.joint_bodies.values_list("level", flat=True))
    assert {member.zone.slug for member in area.members.all()} == {"cn-mohan-edz", "la-boten-sez"}


def test_mohans_six_sites_are_facilities() -> None:
    assert Facility.objects.filter(zone__slug="cn-mohan-edz").count() >= 6


def test_the_national_totals_add_up_as_printed() -> None:
    total = CountryOverview.objects.get(country="CN", count=552)
    assert sorted(total.shares.values_list("count", flat=True)) == [19, 23, 135, 156, 219]


def test_the_railway_sections_add_up() -> None:
    sections = dict(
        TransportSection.objects.filter(link__slug="china-laos-railway", children=None).values_list("slug", "length_km")
    )
    assert sorted(map(int, sections.values())) == [88, 427, 507]
    assert (
        sum(sections.values())
        == TransportSection.objects.filter(link__slug="china-laos-railway").first().link.length_km
    )


def test_waigaoqiaos_alcohol_trade_is_more_than_a_billion_dollars() -> None:
    trade = Observation.objects.get(indicator__slug="imports-alcohol", zone__slug="cn-waigaoqiao-ftz")
    assert (trade.value, trade.unit, trade.bound, trade.period) == (1_000_000_000, "USD", "over", "2017")


@pytest.mark.parametrize(
    "slug", ["kh-pailin-sez", "mm-tachileik-trade-zone", "mm-tamu-trade-zone", "la-phongsaly-triangle-sez"]
)
def test_a_planned_zone_is_not_shown_as_running(slug: str) -> None:
    assert Zone.objects.get(slug=slug).status != OperatingStatus.OPERATING


def test_no_point_of_a_town_is_called_the_site() -> None:
    claims = Claim.objects.filter(field="location", source__slug="geonames")
    assert claims.count() > 100
    assert {claim.value.split()[2] for claim in claims} == {"town", "province"}


def _texts() -> Iterator[tuple[str, str]]:
    for path in sorted(Path(FIXTURES).rglob("*")):
        if path.suffix in {".yaml", ".csv"}:
            yield path.name, path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "pattern",
    [
        r"\b(Mr|Mrs|Ms|Dr|Miss)\.? [A-Z][a-z]+",
        r"[\w.]+@(gmail|yahoo|hotmail|outlook|qq|163|126)\.",
        r"(?i)\b(whats ?app|wechat|line id|viber|telegram)\b",
    ],
)
def test_the_files_name_no_person_and_no_private_contact(pattern: str) -> None:
    assert [(name, match[0]) for name, text in _texts() for match in re.finditer(pattern, text)] == []
