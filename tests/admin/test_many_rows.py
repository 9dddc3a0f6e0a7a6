"""Many rows and instances at once: the same as one by one."""

from __future__ import annotations

import gc
from copy import copy
from decimal import Decimal

import pytest
from django.db import DatabaseError, DataError, IntegrityError, connection, transaction

from ezportal.garbage import collected_later
from tests import factories
from zones import access
from zones.choices import Publication
from zones.models import Observation, Organisation, Source, Zone
from zones.models.batches import save_rows
from zones.models.inserting import insert_values, take_keys
from zones.models.instances import NewRows, partly_read, twin

pytestmark = pytest.mark.django_db

# What a format of rows and cells could take for its own signs.
ODD = ["", "\\N", "\\.", "a\tb", "a\nb", "a\r\nb", "\\", "\\t", '"', "'", "%s", "ໄທ", "before\n\\.\nafter", " "]


@pytest.fixture
def figures_of(zone):
    indicator, source = factories.IndicatorFactory(), factories.SourceFactory()
    stored = {"zone": zone, "indicator": indicator, "source": source, "country": None}
    return lambda **values: factories.ObservationFactory.build(**stored | values)


def test_texts_come_out_as_they_went_in(figures_of) -> None:
    figures = [figures_of(note=text, locator=str(number), value="1.5") for number, text in enumerate(ODD)]
    save_rows(Observation, [(None, figure) for figure in figures])
    stored = {row.locator: (row.note, row.value, row.country_id) for row in Observation.objects.all()}
    assert stored == {str(number): (text, Decimal("1.5"), None) for number, text in enumerate(ODD)}
    assert set(Observation.history.values_list("note", flat=True)) == set(ODD)


def test_keys_are_those_the_database_would_give(figures_of) -> None:
    rows = [figures_of(locator=str(number)) for number in range(3)]
    rows[0].save()
    save_rows(Observation, [(None, row) for row in rows[1:]])
    after = figures_of(locator="after")
    after.save()
    assert rows[0].pk < rows[1].pk < rows[2].pk < after.pk
    assert list(Observation.objects.order_by("pk").values_list("locator", flat=True)) == ["0", "1", "2", "after"]


def test_keys_of_an_empty_table_begin_where_the_database_begins() -> None:
    keys = take_keys(Observation, 3)
    assert keys == list(range(keys[0], keys[0] + 3))


@pytest.mark.parametrize("values", [{"period": "never"}, {"country": "two"}, {"value": None}])
def test_rules_of_the_database_hold(figures_of, laos, values) -> None:
    if "country" in values:
        values = {"country": laos}
    with pytest.raises(IntegrityError), transaction.atomic():
        save_rows(Observation, [(None, figures_of(locator="1")), (None, figures_of(**values))])
    assert not Observation.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite cuts and checks no texts")
def test_text_that_is_too_long_is_refused(figures_of) -> None:
    with pytest.raises(DataError), transaction.atomic():
        save_rows(Observation, [(None, figures_of(unit="x" * 21))])


def test_value_without_a_text_is_refused() -> None:
    field = Source._meta.get_field("note")
    with pytest.raises((TypeError, DatabaseError)), transaction.atomic():
        insert_values(Source, [field], [[object()]])


def test_rows_that_are_read_in_part_read_the_rest_when_asked(zone, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        (found,) = partly_read(Zone, ("pk", "slug", "country_id"), slug__in=[zone.slug])
        assert (found, found.slug, found.country_id) == (zone, zone.slug, zone.country_id)
        assert not found._state.adding
    with django_assert_num_queries(1):
        assert found.publication == zone.publication


def test_twin_is_a_copy_that_goes_its_own_way(zone) -> None:
    zone.country  # noqa: B018 (kept beside the row from here on)
    made = twin(zone)
    assert made == zone == copy(zone)
    made.country, made.slug = None, "other"
    made._state.adding = True
    assert (zone.country_id, zone.slug, zone._state.adding) == (zone.country.pk, zone.slug, False)
    assert zone.slug != "other"
    assert zone.country is not None


def test_new_rows_have_the_defaults_and_share_nothing(monkeypatch) -> None:
    moments = iter(("first", "second", "third"))
    field = Observation._meta.get_field("locator")
    monkeypatch.setattr(field, "default", moments.__next__)
    # Django keeps the default in the field; what is set here is taken back at the end, so that later tests have theirs.
    monkeypatch.setitem(field.__dict__, "_get_default", moments.__next__)
    new = NewRows(Observation)
    one, two = new.make(), new.make()
    assert (one.locator, two.locator) == ("second", "third")
    one.unit = "ha"
    assert (two.unit, two.publication, two._state.adding) == ("", Publication.DRAFT, True)


def test_garbage_is_looked_for_again_also_after_a_failure() -> None:
    with pytest.raises(ValueError, match="so it is"), collected_later():
        assert not gc.isenabled()
        with collected_later():
            pass
        assert not gc.isenabled()
        raise ValueError("so it is")
    assert gc.isenabled()


@pytest.mark.parametrize("who", ["editor", "administrator", "focal_point_laos", "partner"])
@pytest.mark.parametrize("action", ["add", "change"])
def test_who_may_everywhere_may_each(request, zone, thai_zone, who, action) -> None:
    user = request.getfixturevalue(who)
    for model in (Observation, Organisation):
        if access.may_everywhere(user, action, model):
            rows = [Observation(zone=place) for place in (zone, thai_zone)] if model is Observation else [model()]
            assert all(access.may(user, action, row) for row in rows)
        elif model is Observation:
            assert not access.may(user, action, Observation(zone=thai_zone))
