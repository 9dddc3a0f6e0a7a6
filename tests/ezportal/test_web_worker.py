"""Which process takes a connection, and when a request came as far as the server can tell."""

import http.client
import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from types import SimpleNamespace
from unittest import mock

import pytest
from gunicorn.workers.gthread import ThreadWorker

from ezportal.web_worker import PortalWorker, moment_of_coming, seconds_waited
from tests.faults.portal import Portal, until


def told_in_a_thread(*, initialized: bool, data_ready: bool) -> tuple[float, float, list[float]]:
    """When the connection was queued, how long it waited, and what two questions for the moment were answered."""
    worker = object.__new__(PortalWorker)
    connection = SimpleNamespace(initialized=initialized, data_ready=data_ready)
    found = []

    def serve(self, conn) -> None:
        found.append((conn.queued_at, seconds_waited(), [moment_of_coming(), moment_of_coming()]))

    with mock.patch.object(ThreadWorker, "enqueue_req"), mock.patch.object(ThreadWorker, "handle", serve):
        worker.enqueue_req(connection)
        time.sleep(0.02)
        thread = threading.Thread(target=worker.handle, args=[connection])
        thread.start()
        thread.join(10)
    return found[0]


@pytest.mark.parametrize(("initialized", "data_ready"), [(True, False), (False, True), (True, True)])
def test_request_on_an_open_connection_came_when_it_was_queued(initialized, data_ready):
    queued, waited, (first, second) = told_in_a_thread(initialized=initialized, data_ready=data_ready)
    assert first == queued
    assert waited >= 0.02
    assert second >= queued + 0.02  # told once


def test_request_on_a_new_connection_may_have_come_much_later():
    """Browsers open connections before they ask: what happened between is before the request."""
    queued, _waited, (first, _second) = told_in_a_thread(initialized=False, data_ready=False)
    assert first >= queued + 0.02


def test_under_another_server_it_is_now():
    before = time.monotonic()
    assert moment_of_coming() >= before


def who(environ, start_response):
    """A WSGI application that tells which process serves."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]


@pytest.fixture
def two_processes(tmp_path: Path) -> Iterator[int]:
    portal = Portal(tmp_path)
    where = f"127.0.0.1:{portal.port}"
    web = portal.start("web", "gunicorn", f"{__name__}:who", "--bind", where, "--workers", "2", "--threads", "4")
    until(lambda: web.said().count("Booting worker") == 2, "both processes run")
    seen: set[bytes] = set()

    def both_answer() -> bool:
        seen.update(answers(portal.port, 8))
        return len(seen) == 2

    until(both_answer, "both processes answer")
    yield portal.port
    portal.stop()


def answers(port: int, connections: int) -> Counter[bytes]:
    """How many of so many connections, opened within a moment and kept open, each process took."""
    lines = [http.client.HTTPConnection("127.0.0.1", port, timeout=10) for _ in range(connections)]
    for line in lines:
        line.connect()
    served: Counter[bytes] = Counter()
    for line in lines:
        line.request("GET", "/")
        served[line.getresponse().read()] += 1
    for line in lines:
        line.close()
    return served


def test_connections_that_come_at_once_are_shared(two_processes):
    fewest = []
    for _ in range(5):
        time.sleep(0.1)  # those of before are closed
        served = answers(two_processes, 16)
        assert sum(served.values()) == 16
        fewest.append(min(served.values()) if len(served) == 2 else 0)
    assert median(fewest) >= 4, fewest
