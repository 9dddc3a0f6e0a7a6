"""gunicorn's threaded worker, which shares connections evenly, gives out kept answers without a thread, and notes when
a request came and how long it waited.

Stands apart from `ezportal.serving`, as gunicorn's master process loads it, which knows nothing of Django.
"""

from __future__ import annotations

import threading
import time
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

from ezportal.at_once import AtOnce

_thread = threading.local()


# Seconds that a process leaves a new connection to the others, for each one that it has, up to so many.
LEAVE, MOST_LEFT = 0.00005, 10


class PortalWorker(ThreadWorker):
    at_once: AtOnce | None = None

    def run(self) -> None:
        offer = getattr(self.wsgi, "at_once", None)
        if offer is not None and not self.cfg.is_ssl:
            self.at_once = AtOnce(self, offer)
        if begin := getattr(self.wsgi, "begin", None):
            begin()
        super().run()

    def on_client_socket_readable(self, conn: TConn, client: Any) -> None:
        if self.at_once is None or not self.at_once.takes(conn):
            super().on_client_socket_readable(conn, client)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        if self.at_once is None:
            super().wait_for_and_dispatch_events(timeout)
            return
        super().wait_for_and_dispatch_events(self.at_once.longest_wait(timeout))
        self.at_once.end_of_round()

    def accept(self, listener: Any) -> None:
        """The process with the fewest connections takes a new one.

        All wait at one door, and who happens to be awake would take all that come within a moment. A proxy keeps its
        connections, so one process would go on serving all of them, slower than two by more than half.
        """
        if self.cfg.workers > 1:
            time.sleep(LEAVE * min(self.nr_conns, MOST_LEFT))
        super().accept(listener)

    def enqueue_req(self, conn: TConn) -> None:
        conn.queued_at = time.monotonic()
        # A new connection is queued at once, whether anything has been asked on it or not.
        conn.has_asked = conn.initialized or conn.data_ready
        super().enqueue_req(conn)

    def handle(self, conn: TConn) -> Any:
        _thread.waited = time.monotonic() - conn.queued_at
        _thread.came = conn.queued_at if conn.has_asked else None
        return super().handle(conn)


def seconds_waited() -> float:
    """How long the request of this thread stood in the queue; told once, 0.0 under another server."""
    waited: float = getattr(_thread, "waited", 0.0)
    _thread.waited = 0.0
    return waited


def moment_of_coming() -> float:
    """A time of `time.monotonic()` by which the request of this thread had come; told once, then and else it is now."""
    came: float | None = getattr(_thread, "came", None)
    _thread.came = None
    return time.monotonic() if came is None else came
