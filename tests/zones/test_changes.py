"""The data version: each public change has a number, in commit order, and nothing else has."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

import pytest
from django.db import connection, transaction

from tests.factories import (
    ClaimFactory,
    FacilityFactory,
    OrganisationFactory,
    SourceFactory,
    ZoneFactory,
    ZoneRoleFactory,
)
from zones import tasks
from zones.choices import ClaimStatus, Publication
from zones.models import Change, Facility, Organisation, Zone, data_version, record_changes
from zones.services.claims import confirm_claim, save_zone
from zones.services.freshness import refresh_freshness

pytestmark = pytest.mark.django_db


@contextmanager
def freeze(day: dt.date) -> Iterator[None]:
    """The calendar stands at that day."""
    with mock.patch("zones.freshness.timezone.localdate", return_value=day):
        yield


def changes_since(number: int) -> list[tuple[str, str, str]]:
    return list(
        Change.objects.filter(sequence__gt=number).order_by("sequence").values_list("resource", "key", "action")
    )


def test_a_new_published_zone_is_one_change_besides_its_source() -> None:
    source = SourceFactory()
    before = data_version()
    zone = ZoneFactory(area_ha=5, source=source, country=ZoneFactory().country)
    assert changes_since(before)[-1] == ("zones", zone.slug, "created")
    assert data_version() == Change.objects.order_by("sequence").last().sequence


def test_a_draft_moves_nothing() -> None:
    zone = ZoneFactory(publication=Publication.DRAFT)
    before = data_version()
    zone.summary_en = "Not yet."
    save_zone(zone=zone, statement=None)
    FacilityFactory(zone=zone, source=SourceFactory.build(pk=zone.claims.first().source_id))
    assert changes_since(before) == []


def test_withdrawing_a_zone_tells_partners_so() -> None:
    zone = ZoneFactory()
    before = data_version()
    zone.publication = Publication.WITHDRAWN
    save_zone(zone=zone, statement=None)
    assert changes_since(before) == [("zones", zone.slug, "withdrawn")]


def test_a_part_moves_the_zone_it_is_shown_with_and_its_clock() -> None:
    facility = FacilityFactory()
    before, was = data_version(), Zone.objects.get(pk=facility.zone_id).updated_at
    facility.name_en = "Another name"
    facility.save()
    assert changes_since(before) == [("zones", facility.zone.slug, "updated")]
    zone = Zone.objects.get(pk=facility.zone_id)
    assert zone.updated_at > was
    assert "another name" in zone.search_text


def test_an_unpublished_part_moves_nothing() -> None:
    facility = FacilityFactory(publication=Publication.IN_REVIEW)
    before = data_version()
    facility.name_en = "Another name"
    facility.save()
    assert changes_since(before) == []


def test_a_proposal_moves_nothing_until_it_is_accepted() -> None:
    zone, source = ZoneFactory(), SourceFactory()
    before = data_version()
    ClaimFactory(zone=zone, source=source, status=ClaimStatus.PROPOSED)
    assert changes_since(before) == []


def test_a_save_that_changes_nothing_writes_nothing() -> None:
    organisation = OrganisationFactory()
    before, history = data_version(), organisation.history.count()
    Organisation.objects.get(pk=organisation.pk).save()
    assert (data_version(), organisation.history.count()) == (before, history)


def test_a_transaction_numbers_a_row_once() -> None:
    organisation = OrganisationFactory()
    before = data_version()
    with record_changes():
        for address in ("First Road 1", "Second Road 2"):
            organisation.address = address
            organisation.save()
    assert changes_since(before) == [("organisations", organisation.slug, "updated")]


def test_what_comes_and_goes_in_one_transaction_is_no_change() -> None:
    source = SourceFactory()
    before = data_version()
    with record_changes():
        OrganisationFactory(source=source).delete()
    assert changes_since(before) == []


def test_a_failed_write_leaves_number_and_row_as_they_were() -> None:
    organisation = OrganisationFactory()
    before = data_version()
    with pytest.raises(ZeroDivisionError), record_changes():
        organisation.address = "Third Road 3"
        organisation.save()
        raise ZeroDivisionError
    assert data_version() == before
    assert Organisation.objects.get(pk=organisation.pk).address == ""


def test_an_undone_inner_block_is_not_announced() -> None:
    kept, undone = OrganisationFactory(), OrganisationFactory()
    before = data_version()
    with record_changes():
        kept.address = "Kept"
        kept.save()
        with pytest.raises(ZeroDivisionError), record_changes():
            undone.address = "Undone"
            undone.save()
            raise ZeroDivisionError
    assert changes_since(before) == [("organisations", kept.slug, "updated")]


def test_deleting_rows_in_bulk_is_heard_of() -> None:
    zone = ZoneFactory()
    FacilityFactory.create_batch(2, zone=zone)
    before = data_version()
    Facility.objects.all().delete()
    assert changes_since(before) == [("zones", zone.slug, "updated")]


@pytest.mark.parametrize("write", [lambda rows: rows.update(address="x"), lambda rows: rows.bulk_create([])])
def test_bulk_writes_past_the_feed_are_refused(write) -> None:
    with pytest.raises(TypeError, match="change feed"):
        write(Organisation.objects.all())


@pytest.mark.django_db(transaction=True)
def test_numbers_follow_the_order_of_commits() -> None:
    """Two writers at once: who commits first has the smaller number, whoever began first."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    import threading

    first, second = OrganisationFactory(), OrganisationFactory()
    before = data_version()
    begun, second_done = threading.Event(), threading.Event()

    def write_slowly() -> None:
        try:
            with transaction.atomic():
                organisation = Organisation.objects.get(pk=first.pk)
                begun.set()
                second_done.wait(timeout=5)
                organisation.address = "Slow"
                organisation.save()
        finally:
            connection.close()

    writer = threading.Thread(target=write_slowly)
    writer.start()
    begun.wait(timeout=5)
    second.address = "Quick"
    second.save()
    second_done.set()
    writer.join(timeout=10)
    assert [key for _resource, key, _action in changes_since(before)] == [second.slug, first.slug]


def test_renaming_an_organisation_reaches_the_zones_that_show_it() -> None:
    role = ZoneRoleFactory()
    before = data_version()
    role.organisation.name_en = "Renamed Holding"
    role.organisation.save()
    assert changes_since(before) == [
        ("organisations", role.organisation.slug, "updated"),
        ("zones", role.zone.slug, "updated"),
    ]
    assert "renamed holding" in Zone.objects.get(pk=role.zone_id).search_text


def test_a_confirmation_ages_into_a_public_change_once() -> None:
    zone = ZoneFactory()
    claim = zone.claims.get(field="name_en")
    confirm_claim(claim=claim, on=dt.date(2026, 1, 1), by=None)
    with freeze(dt.date(2026, 1, 2)):
        refresh_freshness()
    assert Zone.objects.get(pk=zone.pk).freshness == "fresh"
    before = data_version()
    with freeze(dt.date(2027, 1, 2)):
        tasks.refresh_freshness.delay()
        tasks.refresh_freshness.delay()
    assert changes_since(before) == [("zones", zone.slug, "updated")]
    assert Zone.objects.get(pk=zone.pk).freshness == "due"
