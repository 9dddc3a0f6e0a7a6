"""What the portal stands on, part by part, for /health/ready and the figures.

Each part is asked in a thread of its own, all at once, and not waited for longer than PATIENCE: a service that takes
connections and then says nothing would otherwise hold the very answer that should tell of it.
"""

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache as once
from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.recorder import MigrationRecorder
from redis import Redis
from redis.exceptions import RedisError

from ezportal import heartbeat
from ezportal.cache import cache_answers

PATIENCE = 2.0  # seconds for all parts together
OK, UNAVAILABLE, SILENT = "ok", "unavailable", "no answer"
IN_PROCESS = "in process"  # without REDIS_URL there is no queue and no worker: tasks run where they are asked for
NOT_APPLIED, UNKNOWN = "not applied", "unknown"
LOW, FULL = "low", "full"
STATES_THAT_SERVE = {OK, IN_PROCESS}
# Below the first, staff must look; below the second, uploads, sessions of SQLite and logs begin to fail.
LOW_BYTES, FULL_BYTES = 500 * 1024**2, 50 * 1024**2

logger = logging.getLogger(__name__)
States = dict[str, str]


def database_and_migrations() -> States:
    """One connection for both. A migration that is newer than this code is no fault: an upgrade rolls over hosts."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        applied = set(MigrationRecorder(connection).applied_migrations())
    except (DatabaseError, InterfaceError):
        return {"database": UNAVAILABLE, "migrations": UNKNOWN}
    finally:
        connection.close()  # the connection is this thread's own
    return {"database": OK, "migrations": OK if _all_applied(applied) else NOT_APPLIED}


@once
def _migrations_of_this_code() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Each migration with those that it replaces; read from the files once, some 100 ms."""
    from django.db.migrations.loader import MigrationLoader

    on_disk = MigrationLoader(None).disk_migrations
    return {key: tuple(migration.replaces) for key, migration in on_disk.items()}


def _all_applied(applied: set[tuple[str, str]]) -> bool:
    known = _migrations_of_this_code()
    replaced = {old for olds in known.values() for old in olds}
    return all(
        key in applied or (bool(olds) and applied.issuperset(olds)) or key in replaced for key, olds in known.items()
    )


def cache_state() -> States:
    return {"cache": OK if cache_answers() else UNAVAILABLE}


def broker_and_worker() -> States:
    """A worker is there if a task that beat sends every few seconds was done by one not long ago."""
    if not settings.REDIS_URL:
        return {"broker": IN_PROCESS, "worker": IN_PROCESS}
    broker: Redis = Redis.from_url(settings.REDIS_URL, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
    try:
        broker.ping()
        is_beating = heartbeat.is_recent(broker)
    except (RedisError, OSError):
        return {"broker": UNAVAILABLE, "worker": UNKNOWN}
    finally:
        with suppress(RedisError, OSError):
            broker.close()
    return {"broker": OK, "worker": OK if is_beating else UNAVAILABLE}


def disk_state() -> States:
    """Room in the folder of uploads and of SQLite, in bytes and in files."""
    folder = Path(settings.VAR_DIR)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        room = os.statvfs(folder)
    except OSError:
        return {"disk": UNAVAILABLE}
    free = room.f_bavail * room.f_frsize
    # Some file systems do not count files, and give 0 for all.
    if free < FULL_BYTES or (room.f_files and not room.f_favail):
        return {"disk": FULL}
    return {"disk": LOW if free < LOW_BYTES else OK}


class Probe:
    """Asks for the states of some parts without ever waiting for good, nor heaping up threads that do."""

    def __init__(self, ask: Callable[[], States], *parts: str) -> None:
        self.ask = ask
        self.parts = parts
        self._lock = Lock()
        self._running: Asked | None = None

    def begin(self) -> "Asked":
        """Starts to ask; who comes while another still waits for the answer gets the same."""
        with self._lock:
            if self._running is None or not self._running.thread.is_alive():
                answer: States = {}
                thread = Thread(target=self._run, args=(answer,), daemon=True, name=f"ready-{self.parts[0]}")
                self._running = Asked(self.parts, thread, answer)
                thread.start()
            return self._running

    def _run(self, answer: States) -> None:
        try:
            answer.update(self.ask())
        except Exception:
            logger.exception("The state of %s could not be told", " and ".join(self.parts))
            answer.update(dict.fromkeys(self.parts, UNAVAILABLE))


class Asked:
    """An answer that may come."""

    def __init__(self, parts: tuple[str, ...], thread: Thread, answer: States) -> None:
        self.parts, self.thread, self.answer = parts, thread, answer

    def by(self, deadline: float) -> States:
        self.thread.join(max(0.0, deadline - monotonic()))
        return dict(self.answer) or dict.fromkeys(self.parts, SILENT)


PROBES: list[Any] = [
    Probe(lambda: database_and_migrations(), "database", "migrations"),
    Probe(lambda: cache_state(), "cache"),
    Probe(lambda: broker_and_worker(), "broker", "worker"),
    Probe(lambda: disk_state(), "disk"),
]


def states_of_parts() -> States:
    """The state of each part; takes PATIENCE seconds at most."""
    deadline = monotonic() + PATIENCE
    asked = [probe.begin() for probe in PROBES]
    return {part: state for answer in asked for part, state in answer.by(deadline).items()}
