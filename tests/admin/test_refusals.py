"""What a constraint or a trigger refuses is told at the field it speaks of, on every kind of form."""

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError

from ezportal.admin.refusals import RowRefused, explain, in_one_line
from tests import factories
from tests.admin.pages import address, errors_of, open_form, signed_in
from zones.models import Claim, Facility, Incentive, Observation, Organisation, Procedure, Zone
from zones.triggers import CYCLE_MESSAGE, UNSOURCED_MESSAGE


def save(user, row, **values):
    client = signed_in(user)
    return client.post(address(row), open_form(client, row) | values)


@pytest.mark.parametrize(
    "factory", [factories.ZoneTypeFactory, factories.IndustryFactory, factories.OrganisationFactory]
)
def test_no_term_is_its_own_ancestor(editor, factory):
    outer = factory()
    inner = factory(parent=outer)
    for parent in (inner, outer):
        assert "parent" in errors_of(save(editor, outer, parent=parent.pk))
    outer.refresh_from_db()
    assert outer.parent is None


def test_no_facility_or_section_is_its_own_ancestor(editor, zone):
    outer = factories.FacilityFactory(zone=zone)
    inner = factories.FacilityFactory(zone=zone, parent=outer)
    assert "parent" in errors_of(save(editor, outer, parent=inner.pk))
    section = factories.TransportSectionFactory()
    part = factories.TransportSectionFactory(link=section.link, parent=section)
    assert "parent" in errors_of(save(editor, section, parent=part.pk))


@pytest.mark.parametrize(
    ("factory", "values", "field", "said"),
    [
        (factories.ZoneTypeFactory, {"definition_en": "A zone."}, "definition_en", "needs its source"),
        (factories.BorderCrossingFactory, {"neighbour": "LA"}, "country", "between two countries"),
        (factories.IncentiveFactory, {"rate_percent": "140"}, "rate_percent", "between 0 and 100"),
        (factories.IncentiveFactory, {"country": "LA"}, "zone", "exactly one subject"),
        (factories.StepFactory, {"cost": "5"}, "cost", "currency"),
        (factories.StepFactory, {"queue_days_min": "9", "queue_days_max": "2"}, "queue_days_min", "can't be more"),
        (factories.FacilityFactory, {"longitude": "101"}, "longitude", "together"),
        (factories.CountryOverviewFactory, {"count": "-1"}, "count", "greater than or equal to 0"),
        (factories.SourceFactory, {"published": "2019-13"}, "published", "2016-12"),
        (factories.TransportLinkFactory, {"length_km": "0"}, "length_km", "greater than zero"),
    ],
)
def test_broken_rule_is_told_at_its_field(editor, laos, factory, values, field, said):
    errors = errors_of(save(editor, factory(), **values))
    told = {name: " ".join(messages) for name, messages in errors.items()}
    assert any(said in text for text in told.values()), told
    assert NON_FIELD_ERRORS not in told
    assert field in told or len(told) == 1


def test_slug_is_used_once(editor, source):
    client = signed_in(editor)
    data = open_form(client, source, "add") | {"slug": source.slug, "title": "Other", "kind": "news"}
    assert "slug" in errors_of(client.post(address(source, "add"), data))


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        (CYCLE_MESSAGE, Zone, "component_of"),
        (CYCLE_MESSAGE, Organisation, "parent"),
        (UNSOURCED_MESSAGE, Zone, "publication"),
        ("CHECK constraint failed: zone_usable_area_within_gross", Zone, "area_ha"),
        ('new row violates check constraint "zone_area_positive"', Zone, "area_ha"),
        ("UNIQUE constraint failed: zones_facility.zone_id, zones_facility.slug", Facility, "zone"),
        ('duplicate key value violates unique constraint "observation_once"', Observation, "source"),
        ("CHECK constraint failed: incentive_has_one_subject", Incentive, "zone"),
        ("CHECK constraint failed: zone_area_positive", Procedure, NON_FIELD_ERRORS),
        ("FOREIGN KEY constraint failed", Zone, NON_FIELD_ERRORS),
    ],
)
def test_databases_words_are_turned_into_a_field(text, model, expected):
    refusal = explain(IntegrityError(text), model)
    assert list(refusal) == [expected]
    assert text not in str(refusal)


def test_refused_row_of_an_inline_is_named(zone):
    facility = factories.FacilityFactory(zone=zone, name_en="Gate of tests")
    refused = RowRefused(facility, ValidationError({"opened": ["Too early."]}))
    assert explain(refused, Zone) == {NON_FIELD_ERRORS: ["Facility “Gate of tests”, Opened: Too early."]}
    assert in_one_line(ValidationError({"area_ha": ["Too large."]}), Zone) == "Gross area (ha): Too large."
    assert in_one_line(ValidationError("No."), Claim) == "No."
