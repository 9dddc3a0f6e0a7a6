"""Two databases at different versions stand in for a primary and a replica that runs behind."""

import contextlib

import psycopg2
import pytest
from django.db import connection, connections, transaction

from ezportal import replicas
from ezportal.replicas import ReplicaRouter, reading_from_replica
from zones.models import DataVersion, data_version

pytestmark = pytest.mark.django_db(transaction=True)


@contextlib.contextmanager
def second_database(tmp_path):
    """Its settings; an empty database that is gone afterwards."""
    settings = connections.databases["default"]
    if connection.vendor == "sqlite":
        yield settings | {"NAME": str(tmp_path / "replica.sqlite3")}
        return
    name = f"{settings['NAME']}_replica"
    with contextlib.closing(psycopg2.connect(**connection.get_connection_params())) as server:
        server.autocommit = True
        cursor = server.cursor()
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
        try:
            yield settings | {"NAME": name}
        finally:
            cursor.execute(f'DROP DATABASE "{name}"')


@pytest.fixture
def replica(settings, monkeypatch, tmp_path):
    """The replica's connection; it holds the one table that matters here, without a row."""
    monkeypatch.setattr(replicas, "_paused_until", 0.0)
    settings.DATABASE_ROUTERS = ["ezportal.replicas.ReplicaRouter"]
    with second_database(tmp_path) as database:
        connections.databases["replica"] = database
        # Django lets a test connect by itself only to what was there when it began.
        connections["replica"].connect()
        try:
            with connections["replica"].schema_editor() as editor:
                editor.create_model(DataVersion)
            yield connections["replica"]
        finally:
            connections["replica"].close()
            del connections["replica"]
            del connections.databases["replica"]


def versions(*, primary, replica):
    for database, number in (("default", primary), ("replica", replica)):
        DataVersion.objects.using(database).all().delete()
        DataVersion(pk=1, last_sequence=number).save(using=database)


def test_replica_is_read_when_it_has_the_version(replica):
    versions(primary=7, replica=7)
    with reading_from_replica(7) as is_replica:
        row = DataVersion.objects.get()
    assert (is_replica, row._state.db) == (True, "replica")


def test_replica_that_is_ahead_of_the_asked_version_will_do(replica):
    versions(primary=8, replica=8)
    with reading_from_replica(7) as is_replica:
        assert is_replica


def test_replica_that_lags_is_left_alone(replica):
    versions(primary=7, replica=6)
    with reading_from_replica(7) as is_replica:
        assert (is_replica, data_version()) == (False, 7)


def test_replica_without_data_is_left_alone_even_for_version_0(replica):
    DataVersion(pk=1, last_sequence=0).save(using="default")
    with reading_from_replica(0) as is_replica:
        assert not is_replica


def test_nothing_goes_there_outside(replica):
    versions(primary=6, replica=7)
    assert data_version() == 6
    with reading_from_replica(6):
        assert data_version() == 7
    assert data_version() == 6


def test_an_error_inside_ends_the_reading_there(replica):
    versions(primary=6, replica=7)
    with pytest.raises(ValueError, match="boom"), reading_from_replica(6):
        raise ValueError("boom")
    assert data_version() == 6


def test_writes_go_to_the_primary_also_of_rows_read_on_the_replica(replica):
    versions(primary=7, replica=7)
    with reading_from_replica(7):
        row = DataVersion.objects.get()
        row.last_sequence = 8
        row.save()
        DataVersion.objects.filter(pk=1).update(last_sequence=9)
    numbers = [DataVersion.objects.using(name).get().last_sequence for name in ("default", "replica")]
    assert numbers == [9, 7]


def test_inside_a_transaction_the_primary_answers(replica):
    """What was written in it is nowhere else."""
    versions(primary=7, replica=7)
    with transaction.atomic(), reading_from_replica(7) as is_replica:
        assert not is_replica


def test_lost_replica_is_left_alone_for_a_while(replica, monkeypatch, caplog):
    versions(primary=7, replica=7)
    with replica.schema_editor() as editor:
        editor.delete_model(DataVersion)
    asked = []
    original = replicas._version_of_replica
    monkeypatch.setattr(replicas, "_version_of_replica", lambda: asked.append(1) or original())
    for _ in range(3):
        with reading_from_replica(7) as is_replica:
            assert (is_replica, data_version()) == (False, 7)
    assert len(asked) == 1
    assert [record.levelname for record in caplog.records if record.name == "ezportal.replicas"] == ["WARNING"]
    monkeypatch.setattr(replicas, "_paused_until", 0.0)
    replica.connect()
    with replica.schema_editor() as editor:
        editor.create_model(DataVersion)
    versions(primary=7, replica=7)
    with reading_from_replica(7) as is_replica:
        assert is_replica


def test_without_a_replica_nothing_changes():
    DataVersion(pk=1, last_sequence=7).save()
    with reading_from_replica(7) as is_replica:
        assert (is_replica, data_version()) == (False, 7)


def test_replica_gets_its_tables_from_the_primary():
    router = ReplicaRouter()
    assert (router.allow_migrate("replica", "zones"), router.allow_migrate("default", "zones")) == (False, True)
