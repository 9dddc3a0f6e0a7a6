import threading
import time
from collections import namedtuple

import pytest
from django.db import connection
from redis import Redis

from ezportal import heartbeat, readiness, tasks

Room = namedtuple("Room", "f_bavail f_frsize f_files f_favail")
GONE = "redis://127.0.0.1:1/0"


class Broker(dict):
    """As much of Redis as a heartbeat takes."""

    def set(self, key, value, ex):
        self[key] = value.encode()

    def ping(self):
        return True

    def close(self):
        pass


@pytest.fixture
def broker(settings, monkeypatch):
    settings.REDIS_URL = "redis://cache:6379/0"
    broker = Broker()
    monkeypatch.setattr(readiness.Redis, "from_url", lambda *args, **kwargs: broker)
    return broker


def test_worker_is_there_as_long_as_its_heart_beats(broker):
    assert readiness.broker_and_worker() == {"broker": "ok", "worker": "unavailable"}
    heartbeat.beat(broker)
    assert readiness.broker_and_worker() == {"broker": "ok", "worker": "ok"}
    broker[heartbeat.KEY] = str(time.time() - heartbeat.RECENT_SECONDS - 1).encode()
    assert readiness.broker_and_worker() == {"broker": "ok", "worker": "unavailable"}


def test_a_heartbeat_of_a_clock_that_is_ahead_counts(broker):
    broker[heartbeat.KEY] = str(time.time() + 60).encode()
    assert heartbeat.age_seconds(broker) == 0.0


def test_lost_broker_is_told_and_what_it_hides_is_unknown(settings):
    settings.REDIS_URL = GONE
    assert readiness.broker_and_worker() == {"broker": "unavailable", "worker": "unknown"}


def test_heartbeat_does_nothing_without_a_queue(settings):
    settings.REDIS_URL = ""
    assert tasks.note_heartbeat() is False


def test_heartbeat_reaches_a_real_broker(settings):
    if not settings.REDIS_URL:
        pytest.skip("no REDIS_URL")
    assert tasks.note_heartbeat() is True
    with Redis.from_url(settings.REDIS_URL) as broker:
        assert heartbeat.age_seconds(broker) < 60


@pytest.fixture
def applied(db, monkeypatch):
    """The names that the database tells; this code has two migrations."""
    names: set[str] = set()
    known = {("zones", "first"): (), ("zones", "second"): ()}
    monkeypatch.setattr(readiness, "_migrations_of_this_code", lambda: known)
    told = lambda recorder: {("zones", name): None for name in names}  # noqa: E731
    monkeypatch.setattr(readiness.MigrationRecorder, "applied_migrations", told)
    monkeypatch.setattr(connection, "close", lambda: None)  # the test's own transaction goes on
    return names


def test_a_migration_of_this_code_that_is_not_applied_is_told(applied):
    applied.add("first")
    assert readiness.database_and_migrations() == {"database": "ok", "migrations": "not applied"}
    applied.add("second")
    assert readiness.database_and_migrations() == {"database": "ok", "migrations": "ok"}


def test_a_migration_of_newer_code_is_no_fault(applied):
    applied |= {"first", "second", "of-the-next-release"}
    assert readiness.database_and_migrations() == {"database": "ok", "migrations": "ok"}


def test_either_a_squashed_migration_or_what_it_replaces_is_enough(monkeypatch):
    squashed, first, second = ("zones", "0001_squashed"), ("zones", "0001"), ("zones", "0002")
    known = {squashed: (first, second), first: (), second: ()}
    monkeypatch.setattr(readiness, "_migrations_of_this_code", lambda: known)
    assert readiness._all_applied({squashed})
    assert readiness._all_applied({first, second})
    assert not readiness._all_applied({first})


@pytest.mark.parametrize(("free_mb", "state"), [(10_000, "ok"), (499, "low"), (49, "full"), (0, "full")])
def test_room_on_the_disk(settings, tmp_path, monkeypatch, free_mb, state):
    settings.VAR_DIR = tmp_path / "var"
    monkeypatch.setattr(readiness.os, "statvfs", lambda folder: Room(free_mb, 1024**2, 0, 0))
    assert readiness.disk_state() == {"disk": state}


def test_a_disk_without_room_for_another_file_is_full(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(readiness.os, "statvfs", lambda folder: Room(10**6, 4096, 1000, 0))
    assert readiness.disk_state() == {"disk": "full"}


def test_who_asks_at_the_same_time_gets_the_same_answer():
    begun, release, asked = threading.Event(), threading.Event(), []

    def ask():
        asked.append(1)
        begun.set()
        release.wait(5)
        return {"cache": "ok"}

    probe = readiness.Probe(ask, "cache")
    answers = [probe.begin(), probe.begin()]
    begun.wait(5)
    release.set()
    assert [answer.by(time.monotonic() + 5) for answer in answers] == [{"cache": "ok"}] * 2
    assert len(asked) == 1


def test_a_probe_that_breaks_is_logged_and_its_parts_count_as_away(caplog):
    def ask():
        raise ValueError("a mistake of ours")

    probe = readiness.Probe(ask, "broker", "worker")
    assert probe.begin().by(time.monotonic() + 5) == {"broker": "unavailable", "worker": "unavailable"}
    assert "The state of broker and worker could not be told" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_the_probe_leaves_no_connection_behind():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory has nothing to leave")

    def open_connections():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
            return cursor.fetchone()[0]

    before = open_connections()
    for _ in range(5):
        assert readiness.states_of_parts()["database"] == "ok"
    for _ in range(50):  # the server takes a moment to see that one was closed
        if open_connections() <= before:
            break
        time.sleep(0.02)
    assert open_connections() <= before
