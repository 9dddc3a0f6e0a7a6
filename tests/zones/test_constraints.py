"""What the database itself refuses, whoever writes."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.factories import CountryFactory, FacilityFactory, ProvinceFactory, SourceFactory, StepFactory, ZoneFactory
from zones.choices import Publication
from zones.models import Facility, Province, Step, Zone
from zones.services.claims import Statement, record_claim

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "values",
    [
        {"area_ha": -1},
        {"area_ha": 5, "usable_area_ha": 6},
        {"established": "2003-13"},
        {"established": "yesterday"},
        {"investment_planned_currency": "USD"},
        {"investment_planned": 5},
        {"investment_planned": 5, "investment_planned_currency": "dollars"[:3]},
        {"longitude": 101},
        {"longitude": 101, "latitude": 21},
        {"location_precision": "town"},
        {"longitude": 101, "location_precision": "town"},
        {"longitude": 201, "latitude": 21, "location_precision": "town"},
        {"component_since": "2014"},
    ],
)
def test_a_zone_that_breaks_a_rule_is_refused(values: dict[str, object]) -> None:
    zone = ZoneFactory(publication=Publication.DRAFT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Zone._base_manager.filter(pk=zone.pk).update(**values)


def test_a_province_lies_in_the_country_of_its_zone() -> None:
    zone, elsewhere = ZoneFactory(), ProvinceFactory(country=CountryFactory(code="TH"), code="TH-57")
    with pytest.raises(ValidationError, match="The province lies in another country"):
        record_claim(zone=zone, field="province", value="TH-57", statement=Statement(SourceFactory()), accept=True)
    assert zone.claims.filter(field="province").count() == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        Zone._base_manager.filter(pk=zone.pk).update(province=elsewhere)


def test_a_province_has_the_code_of_its_country() -> None:
    province = ProvinceFactory(code="LA-LM")
    with pytest.raises(IntegrityError), transaction.atomic():
        Province._base_manager.filter(pk=province.pk).update(country=CountryFactory(code="TH"))


def test_a_zone_is_not_its_own_component() -> None:
    zone = ZoneFactory(publication=Publication.DRAFT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Zone._base_manager.filter(pk=zone.pk).update(component_of=zone)


@pytest.mark.parametrize("values", [{"cost": 5}, {"cost_currency": "LAK"}, {"queue_days_min": 3, "queue_days_max": 2}])
def test_a_step_that_breaks_a_rule_is_refused(values: dict[str, object]) -> None:
    step = StepFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Step._base_manager.filter(pk=step.pk).update(**values)


def test_a_facility_has_a_whole_point_or_none() -> None:
    facility = FacilityFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Facility._base_manager.filter(pk=facility.pk).update(latitude=21)
