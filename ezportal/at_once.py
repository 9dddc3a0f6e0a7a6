"""Gives out kept answers on the server's own loop, without a thread.

Handing a request to a thread, and its connection back, costs more than an answer that is kept; and requests that come
within the same moment can share one read of the data version. So requests that may be answered at once are collected,
the version is read, which the loop does not wait for, and they are answered with it. Whatever needs more than that goes
to a thread as if nothing had happened: a request is taken back to the very byte; see
docs/decisions/answered-at-once.md.

Stands apart from Django, as gunicorn's master process loads it with `ezportal.web_worker`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from gunicorn import http
from gunicorn.http import wsgi
from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import TConn, ThreadWorker

VERSION = "ezportal.version"  # in the environment: the data version by which to answer
# A read of the version that takes longer is left to the threads, which can wait.
PATIENCE = 0.05  # seconds
LONGEST_HEAD = 8192
# With one of these a request has more to it than its head.
NOT_SIMPLE = (b"\ncontent-length:", b"\ntransfer-encoding:", b"\nexpect:", b"\nupgrade:")


class NotAtOnce(Exception):
    """The request needs a thread. Raised before anything has been done for it."""


class Reads(Protocol):
    """Reads the data version without waiting for it."""

    @property
    def is_possible(self) -> bool:
        """False for a while after a read has failed."""
        ...

    def begin(self, done: Callable[[int | None], None]) -> None:
        """Read once, and call `done`, now or from the poller, with the version, or None if it can't be read."""
        ...

    def give_up(self) -> None:
        """Call `done` with None if a read is under way."""
        ...


class Offer(Protocol):
    """What an application has as `at_once`: it is a WSGI application that raises NotAtOnce."""

    def knows(self, target: str) -> bool:
        """Whether there may be a kept answer for this path and query."""
        ...

    def reads(self, poller: Any) -> Reads: ...

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]: ...


class _Collected:
    """Stands for the socket while an answer is put together."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def sendall(self, data: bytes) -> None:
        self.parts.append(data)


class AtOnce:
    """The requests of a worker that may be answered without a thread. All is called by the thread of its loop."""

    def __init__(self, worker: ThreadWorker, offer: Offer) -> None:
        self.worker, self.offer = worker, offer
        self.reads = offer.reads(worker.poller)
        self._asked: list[TConn] = []  # since the read under way began
        self._waiting: list[TConn] = []  # for that read
        self._is_reading = False  # also when nobody waits for it any more
        self._deadline = 0.0

    # --- Taking ----------------------------------------------------------------------------
    def takes(self, conn: TConn) -> bool:
        """Take what was asked on the connection; where False, all of it is still to be read."""
        if getattr(conn, "head", b""):
            # It asks again before it was answered, or hangs up. What it asks later must not be answered by this read.
            (self._asked if conn in self._asked else self._waiting).remove(conn)
            self._put_back(conn)
            return False
        if not self._is_possible(conn):
            return False
        try:
            head: bytes = conn.sock.recv(LONGEST_HEAD)
        except OSError:
            return False
        conn.head = head
        if not self._is_simple(head):
            self._put_back(conn)
            return False
        self._asked.append(conn)
        # It stays with the connections that are kept open, which are in the order of their ends.
        conn.set_timeout()
        self.worker.keepalived_conns.remove(conn)
        self.worker.keepalived_conns.append(conn)
        return True

    def _is_possible(self, conn: TConn) -> bool:
        worker = self.worker
        return (
            worker.alive
            and self.reads.is_possible
            and not conn.is_http2
            and len(worker.keepalived_conns) < worker.max_keepalived
            and worker.nr + 1 < worker.max_requests
        )

    def _is_simple(self, head: bytes) -> bool:
        """Whether it is one whole request without a body, for something that may be kept."""
        if not head.startswith((b"GET /", b"HEAD /")) or head.find(b"\r\n\r\n") != len(head) - 4:
            return False
        target = head[: head.find(b"\r")].split(b" ")[1].decode("latin-1")
        if not self.offer.knows(target):
            return False
        lower = head.lower()
        return not any(word in lower for word in NOT_SIMPLE)

    @staticmethod
    def _put_back(conn: TConn) -> None:
        conn.parser.unreader.unread(conn.head)
        conn.head = b""

    # --- Answering -------------------------------------------------------------------------
    def longest_wait(self, timeout: float) -> float:
        return min(timeout, PATIENCE) if self._is_reading else timeout

    def end_of_round(self) -> None:
        """Begin the read for all that has come by now, unless one is under way."""
        if self._is_reading and time.monotonic() > self._deadline:
            self.reads.give_up()
        if self._asked and not self._is_reading:
            self._waiting, self._asked = self._asked, []
            self._is_reading = True
            self._deadline = time.monotonic() + PATIENCE
            self.reads.begin(self._answer)

    def _answer(self, version: int | None) -> None:
        waiting, self._waiting, self._is_reading = self._waiting, [], False
        for conn in waiting:
            data = None if version is None else self._answer_to(conn, version)
            if data is None:
                self._put_back(conn)
                ThreadWorker.on_client_socket_readable(self.worker, conn, conn.sock)
            else:
                conn.head = b""
                self._send(conn, data)

    def _answer_to(self, conn: TConn, version: int) -> bytes | None:
        """The whole answer as it is sent; None where a thread has to answer, also to say what is wrong."""
        worker, collected = self.worker, _Collected()
        try:
            request = next(http.get_parser(worker.cfg, [conn.head], conn.client))
            if request.should_close():
                return None
            response, environ = wsgi.create(request, collected, conn.client, conn.server, worker.cfg)
            environ["wsgi.multithread"] = True
            environ[VERSION] = version
            for part in self.offer(environ, response.start_response):
                response.write(part)
            response.close()
        except (NotAtOnce, ParseException):
            return None
        except Exception:
            worker.log.exception("A kept answer could not be given at once")
            return None
        worker.nr += 1
        return b"".join(collected.parts)

    def _send(self, conn: TConn, data: bytes) -> None:
        """Send what the connection takes now; a thread waits for a slow reader to take the rest."""
        try:
            sent = conn.sock.send(data)
        except BlockingIOError:
            sent = 0
        except OSError:
            sent = -1
        if sent == len(data):
            return
        worker = self.worker
        worker.poller.unregister(conn.sock)
        worker.keepalived_conns.remove(conn)
        if sent < 0:
            worker.nr_conns -= 1
            conn.close()
            return
        rest = worker.tpool.submit(_send_all, conn, data[sent:])
        rest.add_done_callback(lambda done: worker.method_queue.defer(worker.finish_request, conn, done))


def _send_all(conn: TConn, data: bytes) -> bool:
    """In a thread; whether the connection is of further use."""
    try:
        conn.sock.setblocking(True)
        conn.sock.sendall(data)
    except OSError:
        return False
    return True
