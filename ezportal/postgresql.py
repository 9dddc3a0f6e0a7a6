"""How long the portal waits for PostgreSQL.

A page that nobody waits for any more must not hold a thread and a connection; a task may take its time. So statements
have limits in the web processes only, each for itself: an export that reads a million rows piece by piece is not cut.
"""

from __future__ import annotations

import select
import time
from typing import Any

import environ

CONNECT_SECONDS = 5
STATEMENT_SECONDS = 15
LOCK_SECONDS = 10
# A web process that hangs within a transaction would hold its locks.
IDLE_TRANSACTION_SECONDS = 60
# Beyond the limit that the server keeps itself: then it is the server that is silent.
SILENCE_SECONDS = 5

# A network that swallows everything is noticed within half a minute instead of two hours.
_KEEPALIVE = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 20_000}


def options(env: environ.Env, *, is_web: bool) -> dict[str, Any]:
    """Options of libpq. DATABASE_CONNECT_SECONDS and DATABASE_STATEMENT_SECONDS change the limits; 0 lifts them."""
    found = {"connect_timeout": env.int("DATABASE_CONNECT_SECONDS", default=CONNECT_SECONDS), **_KEEPALIVE}
    if not is_web:
        return found
    limits = {
        "statement_timeout": statement_seconds(env),
        "lock_timeout": min(LOCK_SECONDS, statement_seconds(env)),
        "idle_in_transaction_session_timeout": IDLE_TRANSACTION_SECONDS,
    }
    return found | {"options": " ".join(f"-c {name}={seconds}s" for name, seconds in limits.items())}


def statement_seconds(env: environ.Env) -> int:
    return env.int("DATABASE_STATEMENT_SECONDS", default=STATEMENT_SECONDS)


def wait_at_most(seconds: float, connect_seconds: float = CONNECT_SECONDS) -> Any:
    """A wait callback for psycopg2, which by itself waits for ever for a server that stopped without a word."""
    from psycopg2 import OperationalError, extensions

    masks = {extensions.POLL_READ: select.POLLIN, extensions.POLL_WRITE: select.POLLOUT}

    def wait(connection: Any) -> None:
        is_connecting = connection.status == extensions.STATUS_SETUP
        deadline = time.monotonic() + (connect_seconds if is_connecting else seconds)
        while (state := connection.poll()) != extensions.POLL_OK:
            poller = select.poll()
            poller.register(connection.fileno(), masks[state])
            left = deadline - time.monotonic()
            if left <= 0 or not poller.poll(left * 1000):
                raise OperationalError("the server says nothing")

    return wait


def bound_every_wait(seconds: int) -> None:
    """Let no statement of this process wait much longer than the server itself should let it run; 0 lets it."""
    from psycopg2 import extensions

    if seconds:
        extensions.set_wait_callback(wait_at_most(seconds + SILENCE_SECONDS))
