"""Requests that the server answers without a thread, and those that it leaves to one, on real connections."""

from __future__ import annotations

import http.client
import re
import socket
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ezportal.at_once import AtOnce
from tests.ezportal.kept_answers_app import BIG
from tests.faults.portal import Portal, Process, until


class Server:
    def __init__(self, folder: Path) -> None:
        self.version = folder / "version"
        self.version.write_text("7")
        self.portal = Portal(folder, VERSION_FILE=str(self.version))
        where = f"127.0.0.1:{self.portal.port}"
        app = "tests.ezportal.kept_answers_app:application"
        self.process: Process = self.portal.start("web", "gunicorn", app, "--bind", where, "--threads", "2")
        until(self.answers, "the server answers")

    def answers(self) -> bool:
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", self.portal.port)) == 0

    def line(self) -> Line:
        return Line(self.portal.port)


class Line:
    """A connection on which something was asked before: the first request of each always goes to a thread."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        assert self.ask("/first") == (200, "thread /first")

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def answer(self, method: str = "GET") -> tuple[int, str]:
        response = http.client.HTTPResponse(self.socket, method=method)
        response.begin()
        # What the response reads ahead would be lost with it, so one request is answered before the next is sent.
        return response.status, response.read().decode()

    def ask(self, path: str, *lines: str, method: str = "GET", body: str = "") -> tuple[int, str]:
        head = "".join(f"{line}\r\n" for line in (f"{method} {path} HTTP/1.1", "Host: portal.test", *lines))
        self.send(f"{head}\r\n{body}".encode())
        return self.answer(method)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    found = Server(tmp_path)
    yield found
    said = found.process.said()
    found.portal.stop()
    assert "Traceback" not in said, said


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    found = server.line()
    yield found
    found.socket.close()


def test_kept_answer_comes_from_the_loop_by_the_version_of_now(server, line):
    assert line.ask("/kept?a=1") == (200, "loop 7 /kept")
    server.version.write_text("8")
    assert line.ask("/kept?a=1") == (200, "loop 8 /kept")


def test_head_has_no_body_and_leaves_the_connection_in_order(line):
    assert line.ask("/kept", method="HEAD") == (200, "")
    assert line.ask("/kept") == (200, "loop 7 /kept")


@pytest.mark.parametrize(
    ("path", "lines", "method", "body", "told"),
    [
        ("/other", [], "GET", "", "thread /other"),
        ("/kept/no-more", [], "GET", "", "thread /kept/no-more"),
        ("/kept", ["Content-Length: 4"], "POST", "word", "thread /kept word"),
        ("/kept", ["content-length: 4"], "GET", "word", "thread /kept word"),
        ("/kept", ["Transfer-Encoding: chunked"], "GET", "4\r\nword\r\n0\r\n\r\n", "thread /kept word"),
        ("/kept", [f"X-Long: {'x' * 5000}", f"X-Longer: {'x' * 5000}"], "GET", "", "thread /kept"),
    ],
)
def test_what_needs_more_goes_to_a_thread_whole(line, path, lines, method, body, told):
    assert line.ask(path, *lines, method=method, body=body) == (200, told)
    assert line.ask("/kept") == (200, "loop 7 /kept")


def test_last_request_of_a_connection_goes_to_a_thread_which_closes_it(line):
    assert line.ask("/kept", "Connection: close") == (200, "thread /kept")
    assert line.socket.recv(1) == b""


def test_request_in_pieces_is_put_together(line):
    line.send(b"GET /kept HTTP/1.1\r\nHo")
    time.sleep(0.2)
    line.send(b"st: portal.test\r\n\r\n")
    assert line.answer() == (200, "thread /kept")


def test_requests_sent_at_once_are_answered_in_their_order(line):
    line.send(b"".join(b"GET /kept/%d HTTP/1.1\r\nHost: portal.test\r\n\r\n" % number for number in range(3)))
    said = b""
    while said.count(b"/kept/") < 3:
        said += line.socket.recv(65536)
    assert re.findall(rb"/kept/(\d)", said) == [b"0", b"1", b"2"]


def test_next_request_that_comes_while_the_version_is_read_is_answered_after_the_first(server, line):
    server.version.write_text("silent")
    for number in range(2):
        line.send(b"GET /kept/%d HTTP/1.1\r\nHost: portal.test\r\n\r\n" % number)
        time.sleep(0.02)
    said = b""
    while said.count(b"/kept/") < 2:
        said += line.socket.recv(65536)
    assert re.findall(rb"(\w+) /kept/(\d)", said) == [(b"thread", b"0"), (b"thread", b"1")]


@pytest.mark.parametrize("state", ["away", "silent"])
def test_without_a_version_threads_answer_soon(server, line, state):
    server.version.write_text(state)
    began = time.monotonic()
    assert line.ask("/kept") == (200, "thread /kept")
    assert time.monotonic() - began < 2
    server.version.write_text("9")
    assert line.ask("/kept") == (200, "loop 9 /kept")


def test_slow_reader_holds_up_nobody_and_gets_everything(server, line):
    line.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
    line.send(b"GET /kept/big HTTP/1.1\r\nHost: portal.test\r\n\r\n")
    time.sleep(0.3)
    other = server.line()
    assert other.ask("/kept") == (200, "loop 7 /kept")
    other.socket.close()
    assert line.answer() == (200, "x" * BIG)
    assert line.ask("/kept") == (200, "loop 7 /kept")


def test_caller_who_hangs_up_is_forgotten(server, line):
    for end in (b"", b"GET /kept/big HTTP/1.1\r\nHost: portal.test\r\n\r\n"):
        gone = server.line()
        gone.send(b"GET /kept HTTP/1.1\r\nHost: portal.test\r\n\r\n" + end)
        gone.socket.close()
    assert line.ask("/kept") == (200, "loop 7 /kept")


@pytest.mark.parametrize("wrong", ["No colon", "Bad\x01name: 1"])
def test_request_that_is_none_is_refused(line, wrong):
    assert line.ask("/kept", wrong)[0] == 400


def test_application_that_fails_at_once_is_told_of_and_a_thread_answers(server, line):
    assert line.ask("/kept/broken") == (200, "thread /kept/broken")
    assert "A kept answer could not be given at once" in server.process.said()
    server.process.log.write_text("")  # the traceback was meant


def test_connection_that_was_left_to_a_thread_waits_for_no_read_any_more():
    """Else a later request on it would be answered by a read that had begun before it came."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    unread: list[bytes] = []
    conn = SimpleNamespace(
        sock=ours, is_http2=False, set_timeout=lambda: None,
        parser=SimpleNamespace(unreader=SimpleNamespace(unread=unread.append)),
    )  # fmt: skip
    begun: list[Any] = []
    reads = SimpleNamespace(is_possible=True, begin=begun.append, give_up=lambda: None)
    offer = SimpleNamespace(knows=lambda target: True, reads=lambda poller: reads)
    worker = SimpleNamespace(
        alive=True, poller=None, keepalived_conns=deque([conn]), max_keepalived=9, nr=0, max_requests=9
    )
    head = b"GET /kept HTTP/1.1\r\nHost: portal.test\r\n\r\n"
    at_once = AtOnce(worker, offer)  # type: ignore[arg-type]
    with ours, theirs:
        theirs.sendall(head)
        assert at_once.takes(conn)
        at_once.end_of_round()
        assert not at_once.takes(conn)  # it asks again: a thread has it now
        assert unread == [head]
        theirs.sendall(head)
        assert at_once.takes(conn)
        assert (at_once._waiting, at_once._asked) == ([], [conn])
        at_once.end_of_round()
        assert len(begun) == 1  # one read at a time: the first still goes on
        begun[0](None)
        at_once.end_of_round()
        assert (at_once._waiting, len(begun)) == ([conn], 2)
