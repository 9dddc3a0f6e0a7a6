"""The embedded portal's own database: locked by somebody, full, or gone."""

from __future__ import annotations

import logging

import pytest
from django.db import connection
from django.test import Client

from tests.faults.scene import answer, make_scene, stored_answers

pytestmark = pytest.mark.fault


@pytest.fixture
def only_sqlite(database) -> None:
    if database.is_postgresql:
        pytest.skip("DATABASE_URL names a PostgreSQL")


@pytest.fixture
def delegate(only_sqlite) -> tuple[Client, str]:
    scene = make_scene()
    client = Client(raise_request_exception=False)
    assert client.post(f"/en/my/answers/{scene.tokens[0]}/").status_code == 302
    assert client.post(scene.page, answer("first", 0)).status_code == 302
    return client, scene.page


def test_no_space_for_the_database(delegate, caplog) -> None:
    client, page = delegate
    caplog.set_level(logging.INFO)
    with connection.cursor() as cursor:
        [pages] = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    refused = client.post(page, answer("too long for it " * 600, 1))
    assert refused.status_code == 503
    assert refused["Retry-After"] == "30"
    assert "Nothing that was saved is lost" in refused.content.decode()
    assert list(stored_answers().values()) == [("first", 1)]
    told = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert [record.getMessage() for record in told] == [f"Answered 503 at {page}. The database: no space is left"]
    assert not any(record.exc_info for record in told)
    # Reading goes on, and with space so does writing.
    assert client.get(page).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1000000")
    assert client.post(page, answer("there is room again", 1)).status_code == 302
    assert list(stored_answers().values()) == [("there is room again", 2)]


def test_somebody_keeps_it_locked(delegate, database, caplog) -> None:
    import sqlite3

    client, page = delegate
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 100")
    other = sqlite3.connect(str(database.settings["NAME"]), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        refused = client.post(page, answer("waits", 1))
        read = client.get(page)
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert (refused.status_code, read.status_code) == (503, 200)
    assert "a row stayed locked for too long" in caplog.text
    assert client.post(page, answer("waited", 1)).status_code == 302


def test_a_fault_of_our_own_stays_one(only_sqlite, monkeypatch, caplog) -> None:
    """A table that is missing is no outage: 500, with the trace in the log."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE zones_zone RENAME TO zones_gone")
    client = Client(raise_request_exception=False)
    assert client.get("/en/zones/").status_code == 500
    assert any(record.exc_info for record in caplog.records)
