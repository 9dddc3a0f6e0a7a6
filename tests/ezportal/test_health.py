import pytest
from django.db import DatabaseError

from ezportal import health


def test_live_asks_no_service(client):
    response = client.get("/health/live")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready_when_services_answer(client):
    response = client.get("/health/ready")
    assert (response.status_code, response.json()) == (200, {"database": "ok", "cache": "ok"})


@pytest.mark.django_db
def test_not_ready_without_database(client, monkeypatch):
    def refuse():
        raise DatabaseError

    monkeypatch.setattr(health.connection, "ensure_connection", refuse)
    response = client.get("/health/ready")
    assert (response.status_code, response.json()) == (503, {"database": "unavailable", "cache": "ok"})


@pytest.mark.django_db
def test_not_ready_without_cache(client, monkeypatch):
    monkeypatch.setattr(health, "cache_answers", lambda: False)
    response = client.get("/health/ready")
    assert (response.status_code, response.json()) == (503, {"database": "ok", "cache": "unavailable"})
