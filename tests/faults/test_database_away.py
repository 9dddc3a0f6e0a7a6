"""PostgreSQL goes away, is slow, says nothing, and drops its connection in mid-transaction.

The pages of a real web process, whose way to the database is broken in these ways.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from django.db import connection

from tests.faults.database import Database
from tests.faults.portal import Portal, until
from tests.faults.proxy import Proxy
from tests.faults.scene import Scene, answer, make_scene, stored_answers
from tests.faults.visitor import Answer, Visitor, open_link

pytestmark = pytest.mark.fault

STATEMENT_SECONDS = 2
REASON = "The database: it does not answer"


@pytest.fixture
def scene(postgresql: Proxy) -> Scene:
    return make_scene()


@pytest.fixture
def portal(postgresql: Proxy, database: Database, scene: Scene, portal_of: Callable[..., Portal]) -> Portal:
    limits = {"DATABASE_CONNECT_SECONDS": "5", "DATABASE_STATEMENT_SECONDS": str(STATEMENT_SECONDS)}
    return portal_of(DATABASE_URL=database.url(postgresql.port), **limits)


@pytest.fixture
def delegate(portal: Portal, scene: Scene) -> Visitor:
    """Has opened the questionnaire and saved a first answer, so that there is a connection to break."""
    portal.web = portal.start_web(threads=4)  # type: ignore[attr-defined]
    visitor = Visitor(portal.port)
    until(lambda: visitor.get("/en/").status == 200, portal.web.said())  # type: ignore[attr-defined]
    open_link(visitor, scene.tokens[0])
    visitor.get(scene.page)
    assert visitor.post(scene.page, answer("first", 0), Accept="application/json").status == 200
    return visitor


def is_refusal(page: Answer) -> bool:
    """The whole of what a person is told, and nothing of our insides."""
    assert page.status == 503, (page.status, page.text[:300])
    assert page.headers["Retry-After"] == "30"
    assert "no-store" in page.headers["Cache-Control"]
    assert "Traceback" not in page.text
    assert "psycopg2" not in page.text
    return "can't reach its data" in page.text.replace("&#x27;", "'") or "lang=" in page.text


def lines(portal: Portal, words: str) -> int:
    return portal.web.said().count(words)  # type: ignore[attr-defined]


def test_away_and_back(portal: Portal, postgresql: Proxy, delegate: Visitor, scene: Scene) -> None:
    postgresql.cut()
    before = lines(portal, "Answered 503")
    for path in ("/en/zones/", "/th/", scene.page):
        assert is_refusal(delegate.get(path)), path
    assert '<html lang="th">' in delegate.get("/th/").text
    assert is_refusal(delegate.post(scene.page, answer("never arrives", 1)))
    problem = delegate.get("/api/v1/zones/")
    assert problem.status == 503
    assert problem.headers["Content-Type"] == "application/problem+json"
    assert problem.headers["Retry-After"] == "30"
    assert problem.json["status"] == 503
    assert delegate.get("/health/live").status == 200
    assert delegate.get("/health/ready").status == 503
    # One line for each, with the reason and without a trace.
    assert lines(portal, "Answered 503") - before == 6
    assert lines(portal, REASON) >= 6
    assert lines(portal, "Traceback") == 0

    postgresql.mend()
    assert delegate.get("/en/zones/").status == 200
    assert delegate.post(scene.page, answer("after it", 1), Accept="application/json").status == 200
    assert list(stored_answers().values()) == [("after it", 2)]


def test_slow_and_silent(portal: Portal, postgresql: Proxy, delegate: Visitor, scene: Scene) -> None:
    """Slow is served; a statement that takes too long is ended by the server, one without any answer by us."""
    postgresql.delay = 0.02
    slow = delegate.get("/en/")
    assert slow.status == 200
    postgresql.delay = 0.0

    with connection.cursor() as cursor:  # a lock of somebody else on the row that the save needs
        cursor.execute("BEGIN")
        cursor.execute("SELECT 1 FROM evaluations_invitation FOR UPDATE")
        locked = delegate.post(scene.page, answer("waits for a lock", 1), Accept="application/json")
        cursor.execute("ROLLBACK")
    assert is_refusal(locked)
    assert locked.seconds < STATEMENT_SECONDS + 5
    assert lines(portal, "a row stayed locked for too long") + lines(portal, "a statement took too long") == 1

    postgresql.silence()
    silent = delegate.get("/en/zones/")
    assert is_refusal(silent)
    # The connection that there was is given up, and then a new one, by the outermost layer and by the one within.
    assert silent.seconds < STATEMENT_SECONDS + 5 + 3 * 5 + 2
    postgresql.mend()
    assert delegate.get("/en/zones/").status == 200
    assert delegate.post(scene.page, answer("after it", 1), Accept="application/json").status == 200
    assert list(stored_answers().values()) == [("after it", 2)]


@pytest.mark.parametrize(
    ("moment", "may_be_stored"),
    [(b'UPDATE "evaluations_answer"', False), (b"COMMIT", False)],
    ids=["at the write", "at the commit"],
)
def test_reset_in_mid_transaction(
    portal: Portal, postgresql: Proxy, delegate: Visitor, scene: Scene, moment: bytes, may_be_stored: bool
) -> None:
    """The bytes at which the connection breaks never reach the server, so nothing of the save may be there."""
    postgresql.reset_at = moment
    assert is_refusal(delegate.post(scene.page, answer("half written", 1), Accept="application/json"))
    assert postgresql.resets == 1
    assert list(stored_answers().values()) == [("first", 1)]
    again = delegate.post(scene.page, answer("half written", 1), Accept="application/json")
    assert again.status == 200
    assert list(stored_answers().values()) == [("half written", 2)]


def test_a_shut_down_server_costs_one_page_at_most(
    portal: Portal, postgresql: Proxy, delegate: Visitor, scene: Scene
) -> None:
    """As at a restart: each connection that was open is ended by the server."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid()"
        )
    saved = delegate.post(scene.page, answer("after the restart", 1), Accept="application/json")
    assert saved.status == 200
    assert list(stored_answers().values()) == [("after the restart", 2)]


def test_the_server_starts_while_the_database_is_away(postgresql: Proxy, portal: Portal, scene: Scene) -> None:
    postgresql.cut()
    portal.start_web()
    visitor = Visitor(portal.port)
    assert visitor.get("/en/zones/").status == 503
    postgresql.mend()
    until(lambda: visitor.get("/en/zones/").status == 200, "the page is served", 10)


def test_what_is_read_piece_by_piece_is_not_cut(postgresql: Proxy) -> None:
    """A limit holds for each statement, so an export may take longer than any single one."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '300ms'")
    begun = time.monotonic()
    with connection.chunked_cursor() as cursor:
        cursor.execute("SELECT generate_series(1, 5)")
        rows = []
        while row := cursor.fetchmany(1):
            rows += row
            time.sleep(0.1)
    assert time.monotonic() - begun > 0.3
    assert len(rows) == 5
