"""Servers as processes of this run, and what they cost, read from /proc.

Processor time is told in ticks of 10 ms, so a measurement should take some hundred of them.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.stores import BASE

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
LONGEST_START = 90


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@dataclass
class Server:
    """A started server: its port and the process whose descendants do the work."""

    name: str
    port: int
    process: subprocess.Popen[bytes]
    log: Path
    database: str = ""
    seen: dict[int, float] = field(default_factory=dict)

    def wait(self, path: str) -> None:
        """Until it answers; raises RuntimeError with the end of its log when it does not."""
        end = time.monotonic() + LONGEST_START
        while time.monotonic() < end and self.process.poll() is None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1) as sock:
                sock.settimeout(LONGEST_START)
                sock.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
                if sock.recv(20).startswith(b"HTTP/1.1 "):
                    return
            time.sleep(0.1)
        raise RuntimeError(f"{self.name} does not answer:\n{self.log.read_text(errors='replace')[-3000:]}")

    def pids(self) -> list[int]:
        return [self.process.pid, *descendants(self.process.pid)]

    def cpu_seconds(self) -> float:
        """User and system time so far, of the server and of the database's processes that serve it.

        One that has ended, as a connection that was renewed, counts with what was last seen of it.
        """
        backends = database_backends(self.database) if self.database else []
        for pid in [*self.pids(), *backends]:
            self.seen[pid] = max(self.seen.get(pid, 0.0), cpu_of(pid))
        return sum(self.seen.values())

    def memory(self) -> int:
        """Bytes that are resident, of the largest process of the server."""
        return max(resident(pid) for pid in self.pids())

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            for pid in reversed(self.pids()):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self.process.wait()


def start(
    name: str, command: Sequence[str], port: int, folder: Path, environment: Mapping[str, str], *, database: str = ""
) -> Server:
    log = folder / f"{name.replace(' ', '-')}-{port}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            list(command), cwd=BASE, env={**os.environ, **environment}, stdout=out, stderr=out, stdin=subprocess.DEVNULL
        )
    return Server(name, port, process, log, database)


def descendants(pid: int) -> Iterator[int]:
    with suppress(FileNotFoundError, ProcessLookupError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from descendants(int(child))


def cpu_of(pid: int) -> float:
    """Seconds, with those of children that have ended; 0 for a process that is gone."""
    with suppress(FileNotFoundError, ProcessLookupError):
        # The name in brackets may hold spaces; what follows it is counted from the state.
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / TICKS
    return 0.0


def resident(pid: int) -> int:
    with suppress(FileNotFoundError, ProcessLookupError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    return 0


def database_backends(database: str) -> list[int]:
    """The processes of a PostgreSQL server on this machine that serve a database. None are seen on another one."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            title = (folder / "cmdline").read_bytes()
            if title.startswith(b"postgres:") and f" {database} ".encode() in title:
                found.append(int(folder.name))
    return found
