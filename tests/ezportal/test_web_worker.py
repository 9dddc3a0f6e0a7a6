"""When a request came, as far as the server can tell."""

import threading
import time
from types import SimpleNamespace
from unittest import mock

import pytest
from gunicorn.workers.gthread import ThreadWorker

from ezportal.web_worker import PortalWorker, moment_of_coming, seconds_waited


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
