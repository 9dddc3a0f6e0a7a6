"""The portal as processes that can be killed: web, worker, and a Redis of their own."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.visitor import Visitor

BASE = Path(__file__).resolve().parents[2]
# Machines that run tests are slow now and then.
PATIENCE = 120.0


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def until(is_so: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Look every 50 ms until it is so."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.05)


class Process:
    """A process in a group of its own, whose output is kept in `log`."""

    def __init__(self, command: list[str], log: Path, env: dict[str, str] | None = None) -> None:
        self.log = log
        with log.open("ab") as out:
            self._process = subprocess.Popen(  # noqa: S603  our own programs
                command, cwd=BASE, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
            )
        self.pid = self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        """The whole group at once, as when the machine loses power over it."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()

    def said(self) -> str:
        return self.log.read_text(errors="replace")


class Portal:
    """`env` names the services; whatever runs is killed by `stop`."""

    def __init__(self, folder: Path, **env: str) -> None:
        self.folder = folder
        services = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL")
        self.env = {
            **{name: value for name, value in os.environ.items() if name not in services},
            "VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "ezportal.settings", **env,
        }  # fmt: skip
        self.port = free_port()
        self._running: list[Process] = []

    def start_web(self, *, workers: int = 1, threads: int = 4) -> Process:
        web = self.start(
            "web", "gunicorn", "ezportal.wsgi:application", "--bind", f"127.0.0.1:{self.port}",
            "--workers", str(workers), "--threads", str(threads),
        )  # fmt: skip

        def is_up() -> bool:
            assert web.is_alive, web.said()
            with contextlib.suppress(OSError):
                return Visitor(self.port).get("/health/live").status == 200
            return False

        until(is_up, "the web server answers")
        return web

    def start_worker(self, *, processes: int = 1) -> Process:
        worker = self.start(
            "worker", "celery", "--app", "ezportal", "worker", "--concurrency", str(processes), "--loglevel", "INFO",
            "--without-gossip", "--without-mingle",
        )  # fmt: skip
        until(lambda: "ready." in worker.said(), "the worker is ready")
        return worker

    def start(self, name: str, module: str, *arguments: str) -> Process:
        log = self.folder / f"{name}-{len(self._running)}.log"
        process = Process([sys.executable, "-m", module, *arguments], log, self.env)
        self._running.append(process)
        return process

    def stop(self) -> None:
        for process in self._running:
            process.kill()


@contextlib.contextmanager
def redis_of_our_own(folder: Path) -> Iterator[int]:
    """A Redis with nothing in it; yields its port."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("there is no redis-server on this machine")
    port = free_port()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    process = Process(command, folder / "redis.log")
    try:
        until(lambda: _listens(port), "Redis listens")
        yield port
    finally:
        process.kill()


def _listens(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
