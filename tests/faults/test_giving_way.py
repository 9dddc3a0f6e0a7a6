"""A server with more to do than it can: what it takes on is served in time, and the rest is told to come again."""

from __future__ import annotations

import io
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from ezportal import serving
from ezportal.web_worker import _thread
from tests.faults.portal import Portal, until
from tests.faults.visitor import Answer, Visitor

pytestmark = pytest.mark.fault


def served(environ: dict, start_response) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"served"]


def ask(path: str, *, waited: float, method: str = "GET") -> tuple[str, dict[str, str], bytes]:
    told = []
    environ = {"PATH_INFO": path, "REQUEST_METHOD": method, "wsgi.input": io.BytesIO(), "HTTP_ACCEPT_LANGUAGE": "th"}
    _thread.waited = waited
    body = b"".join(serving.GivingWay(served)(environ, lambda *given: told.append(given)))
    [(status, headers)] = told
    return status, dict(headers), body


def test_a_request_that_waited_too_long_is_refused(caplog) -> None:
    status, headers, body = ask("/en/", waited=serving.LONGEST_WAIT + 0.1)
    assert (status, headers["Retry-After"]) == ("503 Service Unavailable", "5")
    assert '<html lang="en">' in body.decode()
    assert "Too many people" in body.decode()
    assert [record.getMessage() for record in caplog.records] == [
        "Overloaded: 1 requests answered 503 after waiting over 2.0 s"
    ]


def test_programs_get_a_problem() -> None:
    status, headers, body = ask("/api/v1/zones/", waited=serving.LONGEST_WAIT + 0.1)
    assert (status[:3], headers["Content-Type"]) == ("503", "application/problem+json")
    assert b'"status": 503' in body


def test_the_page_is_in_the_readers_language() -> None:
    assert b'<html lang="th">' in ask("/", waited=100)[2]


def test_others_are_served() -> None:
    assert ask("/en/", waited=serving.LONGEST_WAIT - 0.1)[2] == b"served"
    # Told once: what comes next on the thread has not waited.
    assert b"served" in b"".join(serving.GivingWay(served)({"PATH_INFO": "/en/"}, lambda *given: None))


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health_is_always_told(path) -> None:
    assert ask(path, waited=100)[2] == b"served"


def test_an_empty_answer_to_head() -> None:
    assert ask("/en/", waited=100, method="HEAD")[2] == b""


@pytest.fixture
def slow_server(tmp_path: Path) -> Iterator[int]:
    """Half a second for each request, one at a time, and nobody waits longer than one second."""
    portal = Portal(tmp_path, LONGEST_WAIT_SECONDS="1")
    web = portal.start(
        "slow", "gunicorn", "tests.faults.slow_application:application", "--bind", f"127.0.0.1:{portal.port}",
        "--threads", "1",
    )  # fmt: skip
    until(lambda: "Listening at" in web.said() and "Booting worker" in web.said(), "the server listens")
    yield portal.port
    portal.stop()


def test_twelve_at_once_on_one_thread(slow_server: int) -> None:
    Visitor(slow_server).get("/")  # the worker is up
    answers: list[Answer] = []
    callers = [threading.Thread(target=lambda: answers.append(Visitor(slow_server).get("/"))) for _ in range(12)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    found = Counter(answer.status for answer in answers)
    assert set(found) == {200, 503}
    assert 2 <= found[200] <= 5
    # The last of them waited for those that were served, and not for twelve.
    assert max(answer.seconds for answer in answers) < 4
    assert Visitor(slow_server).get("/").status == 200
