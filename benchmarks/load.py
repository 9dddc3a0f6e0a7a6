"""Asks servers over connections that are kept open, as a proxy holds them.

`repeat` asks for one address as often as it can, with wrk where it is installed. `each_once` asks for every address
of a list a single time. Both count whatever is not the expected status as an error.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

CONNECTIONS = 16
LONGEST_ANSWER = 120


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Count:
    """What came of a number of requests."""

    requests: int
    seconds: float
    errors: int
    bytes: int


class Connection:
    """One HTTP/1.1 connection; `get` opens it again when the server closed it."""

    def __init__(self, port: int, headers: Mapping[str, str]) -> None:
        self.port = port
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.tail = f" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{lines}\r\n".encode()
        self.socket: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        if self.socket is not None:
            self.file.close()
            self.socket.close()
            self.socket = None

    def _open(self) -> socket.socket:
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), LONGEST_ANSWER)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.file = self.socket.makefile("rb", 65536)
        return self.socket

    def get(self, path: str) -> Answer:
        """Raises OSError when a connection that was just opened breaks."""
        was_open = self.socket is not None
        try:
            return self._ask(path)
        except OSError:
            self.close()
            if not was_open:
                raise
            return self._ask(path)

    def _ask(self, path: str) -> Answer:
        self._open().sendall(b"GET " + path.encode() + self.tail)
        status_line = self.file.readline()
        if not status_line:
            raise ConnectionResetError("closed before an answer")
        status = int(status_line.split(b" ", 2)[1])
        headers = dict(self._headers())
        answer = Answer(status, headers, b"" if status == 304 else self._body(headers))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return answer

    def _headers(self) -> Iterator[tuple[str, str]]:
        while (line := self.file.readline().strip()) != b"":
            name, _colon, value = line.decode("latin-1").partition(":")
            yield name.lower(), value.strip()

    def _body(self, headers: Mapping[str, str]) -> bytes:
        if "content-length" in headers:
            return self.file.read(int(headers["content-length"]))
        if headers.get("transfer-encoding") == "chunked":
            return b"".join(self._chunks())
        return self.file.read()

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.file.readline().split(b";")[0], 16):
            yield self.file.read(size)
            self.file.readline()
        self.file.readline()


def get(port: int, path: str, headers: Mapping[str, str] | None = None) -> Answer:
    with Connection(port, headers or {}) as connection:
        return connection.get(path)


def each_once(
    port: int, paths: Iterable[str], headers: Mapping[str, str], *, seconds: float, connections: int = CONNECTIONS
) -> Count:
    """Ask for each address once, over several connections, until the list or the time is used up."""
    waiting, lock, count = iter(paths), threading.Lock(), Count(0, 0.0, 0, 0)
    began = time.perf_counter()

    def work() -> None:
        with Connection(port, headers) as connection:
            while time.perf_counter() - began < seconds:
                with lock:
                    path = next(waiting, None)
                if path is None:
                    return
                status, size = _ask_safely(connection, path)
                with lock:
                    count.requests += 1
                    count.errors += status != 200
                    count.bytes += size

    threads = [threading.Thread(target=work) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    count.seconds = time.perf_counter() - began
    return count


def _ask_safely(connection: Connection, path: str) -> tuple[int, int]:
    try:
        answer = connection.get(path)
    except OSError:
        return 0, 0
    return answer.status, len(answer.body)


def repeat(port: int, path: str, headers: Mapping[str, str], *, seconds: float, expected: int = 200) -> Count:
    """Ask for one address over and over. wrk takes less of the machine than Python does."""
    if wrk := shutil.which("wrk"):
        return _with_wrk(wrk, port, path, headers, seconds)
    return _in_python(port, path, headers, seconds, expected)


def _with_wrk(wrk: str, port: int, path: str, headers: Mapping[str, str], seconds: float) -> Count:
    flags = [flag for name, value in headers.items() for flag in ("-H", f"{name}: {value}")]
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s", "--timeout", "30s", *flags]
    told = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{path}"], check=True, capture_output=True, text=True
    ).stdout
    return parse_wrk(told)


_UNITS = {"B": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}


def parse_wrk(told: str) -> Count:
    """wrk's report. It calls a status of 400 and more an error, so 304 counts as an answer."""
    found = re.search(r"(\d+) requests in ([\d.]+)(s|m), ([\d.]+)([KMG]?B) read", told)
    if found is None:
        raise ValueError(f"wrk said something else than usual:\n{told}")
    requests, time_text, unit, size, size_unit = found.groups()
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", told)
    errors = int(wrong.group(1)) if wrong else 0
    errors += sum(map(int, broken.groups())) if broken else 0
    seconds = float(time_text) * (60 if unit == "m" else 1)
    return Count(int(requests), seconds, errors, int(float(size) * _UNITS[size_unit]))


def _in_python(port: int, path: str, headers: Mapping[str, str], seconds: float, expected: int) -> Count:
    count = Count(0, 0.0, 0, 0)
    began = time.perf_counter()
    with Connection(port, headers) as connection:
        while time.perf_counter() - began < seconds:
            answer = connection.get(path)
            count.requests += 1
            count.errors += answer.status != expected
            count.bytes += len(answer.body)
    count.seconds = time.perf_counter() - began
    return count
