import logging
import threading
import time

import pytest
from django.db import OperationalError

from ezportal import health, readiness

ALL_WELL = {
    "database": "ok", "migrations": "ok", "cache": "ok", "broker": "in process", "worker": "in process", "disk": "ok",
}  # fmt: skip


@pytest.fixture(autouse=True)
def without_queue(settings, monkeypatch):
    """The embedded form; what is different with Redis is in test_readiness.py."""
    settings.REDIS_URL = ""
    monkeypatch.setattr(health, "_last_told", {})


def states(monkeypatch, **changed):
    monkeypatch.setattr(health, "states_of_parts", lambda: ALL_WELL | changed)


def test_live_asks_no_service(client):
    response = client.get("/health/live")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready_names_each_part(client):
    response = client.get("/health/ready")
    assert response.json() == {"status": "ok", **ALL_WELL}
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_machines_ask_by_any_name(client, monkeypatch, path):
    states(monkeypatch)
    assert client.get(path, headers={"Host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/en/about/", headers={"Host": "10.0.0.7:8000"}).status_code == 400


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({}, "ok", 200),
        ({"broker": "ok", "worker": "ok"}, "ok", 200),
        ({"database": "unavailable", "migrations": "unknown"}, "unavailable", 503),
        ({"database": "no answer", "migrations": "no answer"}, "unavailable", 503),
        ({"migrations": "not applied"}, "unavailable", 503),
        ({"disk": "full"}, "unavailable", 503),
        ({"disk": "low"}, "degraded", 200),
        ({"disk": "unavailable"}, "degraded", 200),
        ({"cache": "unavailable"}, "degraded", 200),
        ({"cache": "no answer"}, "degraded", 200),
        ({"broker": "unavailable", "worker": "unknown"}, "degraded", 200),
        ({"broker": "ok", "worker": "unavailable"}, "degraded", 200),
    ],
)
def test_only_what_no_answer_can_do_without_takes_the_portal_out(client, monkeypatch, changed, status, code):
    states(monkeypatch, **changed)
    response = client.get("/health/ready")
    assert (response.status_code, response.json()) == (code, {"status": status, **ALL_WELL, **changed})


def test_a_part_that_fails_or_comes_back_is_logged_once(client, monkeypatch, caplog):
    caplog.set_level(logging.INFO, "ezportal.health")
    for changed in ({}, {"cache": "unavailable"}, {"cache": "unavailable"}, {}):
        states(monkeypatch, **changed)
        client.get("/health/ready")
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("WARNING", "cache: unavailable"),
        ("INFO", "cache: ok"),
    ]


@pytest.mark.django_db
def test_not_ready_without_database(client, monkeypatch):
    def refuse():
        raise OperationalError("connection to server at 10.1.2.3 failed: password of user portal")

    monkeypatch.setattr(readiness, "connection", type("Connection", (), {"cursor": refuse, "close": lambda: None}))
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert response.json() == {
        "status": "unavailable", **ALL_WELL, "database": "unavailable", "migrations": "unknown",
    }  # fmt: skip


@pytest.mark.django_db
def test_still_ready_without_cache(client, monkeypatch):
    monkeypatch.setattr(readiness, "cache_answers", lambda: False)
    response = client.get("/health/ready")
    assert (response.status_code, response.json()) == (200, {"status": "degraded", **ALL_WELL, "cache": "unavailable"})


@pytest.mark.django_db
def test_a_service_that_says_nothing_is_not_waited_for(client, monkeypatch):
    released = threading.Event()

    monkeypatch.setattr(readiness, "cache_answers", lambda: released.wait(20))
    monkeypatch.setattr(readiness, "PATIENCE", 0.5)
    monkeypatch.setattr(readiness, "PROBES", [*readiness.PROBES])
    before = threading.active_count()
    began = time.monotonic()
    answers = [client.get("/health/ready").json() for _ in range(3)]
    assert time.monotonic() - began < 5
    assert [answer["cache"] for answer in answers] == ["no answer"] * 3
    assert answers[0]["database"] == "ok"
    assert threading.active_count() - before == 1, "one thread waits, however often it is asked"
    released.set()
