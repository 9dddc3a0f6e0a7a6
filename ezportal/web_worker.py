"""gunicorn's threaded worker, which in addition notes how long each request waits for a thread.

Stands apart from `ezportal.serving`, as gunicorn's master process loads it, which knows nothing of Django.
"""

from __future__ import annotations

import threading
import time
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

_thread = threading.local()


class PortalWorker(ThreadWorker):
    def enqueue_req(self, conn: TConn) -> None:
        conn.queued_at = time.monotonic()
        super().enqueue_req(conn)

    def handle(self, conn: TConn) -> Any:
        _thread.waited = time.monotonic() - conn.queued_at
        return super().handle(conn)


def seconds_waited() -> float:
    """How long the request of this thread stood in the queue; told once, 0.0 under another server."""
    waited: float = getattr(_thread, "waited", 0.0)
    _thread.waited = 0.0
    return waited
