"""After a restore no number is given out twice, and partners are told to begin again."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.factories import ZoneFactory
from zones.models import Change, DataVersion, data_version
from zones.services import resuming

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def test_numbers_leap_over_all_that_may_have_been_given_out():
    ZoneFactory.create_batch(2)
    before, kept = data_version(), Change.objects.count()
    resuming.leave_given_numbers_behind(timezone.now() - A_DAY)
    assert data_version() >= before + 24 * 60 * 60 * resuming.NUMBERS_PER_SECOND
    sequences = list(Change.objects.order_by("sequence").values_list("sequence", flat=True))
    assert sequences == list(range(data_version() - kept + 1, data_version() + 1))


def test_restoring_the_same_backup_again_leaps_further(monkeypatch):
    ZoneFactory()
    taken = timezone.now()
    before = data_version()
    leaps = []
    for minutes in (1, 2):
        Change.objects.all().delete()
        DataVersion.objects.update(last_sequence=before)  # as the backup has it
        monkeypatch.setattr(resuming.timezone, "now", lambda m=minutes: taken + dt.timedelta(minutes=m))
        resuming.leave_given_numbers_behind(taken)
        leaps.append(data_version())
    assert leaps[1] - leaps[0] == 60 * resuming.NUMBERS_PER_SECOND


def test_clock_that_is_behind_the_backup_still_leaps():
    before = data_version()
    resuming.leave_given_numbers_behind(timezone.now() + A_DAY)
    assert data_version() == before + resuming.AT_LEAST


def test_changes_whose_new_numbers_may_have_been_given_out_are_dropped(monkeypatch):
    ZoneFactory.create_batch(3)
    monkeypatch.setattr(resuming, "KEPT", 2)
    resuming.leave_given_numbers_behind(timezone.now())
    assert Change.objects.count() == 2


def test_partner_with_an_old_number_is_told_to_begin_again(client):
    ZoneFactory.create_batch(2)
    old = [0, data_version(), data_version() + 5000]  # some were given out after the backup
    resuming.leave_given_numbers_behind(timezone.now())
    assert [client.get(f"/api/v1/changes/?after={after}").status_code for after in old] == [410, 410, 410]
    assert client.get(f"/api/v1/changes/?after={data_version()}").status_code == 200


def test_no_etag_from_before_is_valid(client):
    ZoneFactory(slug="la-test")
    address = "/api/v1/zones/la-test/"
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    resuming.leave_given_numbers_behind(timezone.now())
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200
