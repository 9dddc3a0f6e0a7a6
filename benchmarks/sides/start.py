"""Starts the sides on one database of one size: two worker processes each, as each would be run."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.load import get
from benchmarks.processes import Server, free_port, start
from benchmarks.stores import BASE, Store, hash_of, run_python
from benchmarks.synthetic.guard import slug_of

WORKERS = "2"
# As a proxy asks: it takes compressed answers and hands them on.
HEADERS = {"Accept-Encoding": "gzip", "Accept": "*/*"}
PYTHON = sys.executable
GUNICORN = [PYTHON, "-m", "gunicorn", "--workers", WORKERS, "--threads", "4"]


@dataclass
class Setting:
    """One database of one size with its servers by the name of the side, and the process that writes to it."""

    store: Store
    zones: int
    database: str
    servers: dict[str, Server] = field(default_factory=dict)
    writer: Writer | None = None
    moves_source: bool = False

    def move(self) -> None:
        """A public write that moves the data version; the zone it changes is the last one, which nobody asks for."""
        if self.writer is not None:
            self.writer.do("move", *([] if self.moves_source else [slug_of(self.zones)]))

    @property
    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": self.store.url(self.database)}


class Writer:
    """Makes public writes through the portal's own services, in a process of its own; see `benchmarks.writer`."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.log = log.open("wb")
        self.process = subprocess.Popen(
            [PYTHON, "-m", "benchmarks.writer"], cwd=BASE, env=environment, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=self.log, text=True,
        )  # fmt: skip

    def do(self, *words: str) -> dict[str, Any]:
        """Raises RuntimeError when the writer has ended."""
        commands, answers = self.process.stdin, self.process.stdout
        if commands is None or answers is None:
            raise RuntimeError("The writer was started without pipes")
        commands.write(json.dumps(words) + "\n")
        commands.flush()
        if not (line := answers.readline()):
            raise RuntimeError(f"The writer has ended; see {self.log.name}")
        return dict(json.loads(line))

    def stop(self) -> None:
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait(10)
        self.log.close()


def portal_environment(setting: Setting, folder: Path, redis_url: str) -> dict[str, str]:
    """The portal as anybody runs it, but for the quotas, which one caller would exhaust in a second."""
    return {
        **setting.environment,
        "REDIS_URL": redis_url,
        "VAR_DIR": str(folder / "var"),
        "API_ANONYMOUS_PER_MINUTE": "1000000000",
        "LOG_LEVEL": "WARNING",
        "EZPORTAL_ENV": "local",
        "DEBUG": "",
    }


def start_all(setting: Setting, folder: Path, stack: ExitStack, *, redis_url: str, flat_table: Path) -> None:
    """Start every side but the limit, which needs answers first; `stack` stops them."""
    environment = portal_environment(setting, folder, redis_url)
    commands = {
        "portal": [*GUNICORN, "ezportal.wsgi:application"],
        "plain": [*GUNICORN, "benchmarks.plain_drf.wsgi:application"],
        "datasette": [
            PYTHON, "-m", "uvicorn", "--factory", "benchmarks.sides.datasette_app:application",
            "--workers", WORKERS, "--log-level", "warning",
        ],
    }  # fmt: skip
    ready = {"portal": "/health/live", "plain": "/zones/?page_size=1", "datasette": "/-/versions.json"}
    for side, command in commands.items():
        port = free_port()
        where = ["--port", str(port)] if side == "datasette" else ["--bind", f"127.0.0.1:{port}"]
        database = setting.database if setting.store.name == "PostgreSQL" and side != "datasette" else ""
        server = start(
            f"{side} {setting.store.name} {setting.zones}", [*command, *where], port, folder,
            {**environment, "BENCH_FLAT_TABLE": str(flat_table)}, database=database,
        )  # fmt: skip
        stack.callback(server.stop)
        setting.servers[side] = server
    for side, server in setting.servers.items():
        server.wait(ready[side])
    setting.writer = Writer({**os.environ, **environment}, folder / f"writer-{setting.store.name}-{setting.zones}.log")
    stack.callback(setting.writer.stop)


def start_limit(setting: Setting, folder: Path, stack: ExitStack, addresses: Iterable[str]) -> None:
    """The server of constant bytes, with the portal's answers of now."""
    portal = setting.servers["portal"]
    answers = {address: _recorded(portal.port, address) for address in addresses}
    file = folder / f"answers-{setting.store.name}-{setting.zones}.json"
    file.write_text(json.dumps(answers))
    port = free_port()
    command = [*GUNICORN, "benchmarks.sides.limit_app:application", "--bind", f"127.0.0.1:{port}"]
    server = start(f"limit {setting.store.name} {setting.zones}", command, port, folder, {"BENCH_ANSWERS": str(file)})
    stack.callback(server.stop)
    server.wait("/")
    setting.servers["limit"] = server


def _recorded(port: int, address: str) -> dict[str, Any]:
    answer = get(port, address, HEADERS)
    if answer.status != 200:
        raise RuntimeError(f"{address} was answered with {answer.status}: {answer.body[:300]!r}")
    hop_by_hop = ("date", "server", "connection", "transfer-encoding", "keep-alive", "content-length")
    headers = [(name, value) for name, value in answer.headers.items() if name not in hop_by_hop]
    headers.append(("content-length", str(len(answer.body))))
    return {"headers": headers, "body": base64.b64encode(answer.body).decode()}


def make_flat_table(setting: Setting, kept: str, folder: Path) -> Path:
    """Datasette's file for these zones, kept beside the databases."""
    version = hash_of(("benchmarks/sides/flat_table.py",), kept)
    file = folder / f"ezportal_synthetic_flat_{setting.zones}_{version}.db"
    if not file.exists():
        draft = file.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        run_python("-m", "benchmarks.sides.flat_table", str(draft), **setting.environment)
        draft.rename(file)
    return file


def start_redis(folder: Path, stack: ExitStack) -> str:
    """A Redis of this run's own, as production has one; "" where it is not installed."""
    if not shutil.which("redis-server"):
        return ""
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    server = start("redis", command, port, folder, {})
    stack.callback(server.stop)
    time.sleep(0.5)
    if server.process.poll() is not None:
        raise RuntimeError(f"Redis does not start:\n{server.log.read_text()}")
    return f"redis://127.0.0.1:{port}/0"
