"""Reads the data version with as little work as can be: it is asked before every public answer."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Any
from weakref import WeakSet

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.backends.base.base import BaseDatabaseWrapper

SQL = "SELECT last_sequence FROM zones_dataversion WHERE id = 1"

PATIENCE = 0.1  # seconds; who has waited so long for the read of another thread reads for itself

_answered: ContextVar[int | None] = ContextVar("answered", default=None)


@contextmanager
def answering(version: int) -> Iterator[None]:
    """Inside, an answer for this data version is computed."""
    token = _answered.set(version)
    try:
        yield
    finally:
        _answered.reset(token)


def version_to_answer() -> int:
    """The data version that the answer under way is for; outside of answers that of this moment."""
    known = _answered.get()
    return read_version() if known is None else known


def read_version() -> int:
    """The number of the last committed public change, from the primary database; 0 before any data.

    Goes past Django's cursors, which cost more than the read itself. A connection that the server has closed is
    opened anew once; raises Django's database errors where the database does not answer.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    try:
        return _read(connection)
    except Error as error:
        if connection.in_atomic_block:  # a test's transaction, which a new connection would not see
            raise
        if getattr(error.__cause__, "pgcode", None) in _NOT_OF_THIS_SESSION:
            _Prepared.is_possible = False
        connection.close()
        return _read(connection)


def _read(connection: BaseDatabaseWrapper) -> int:
    if connection.connection is None:
        connection.ensure_connection()
    with connection.wrap_database_errors:
        cursor: Any = connection.connection.cursor()
        try:
            cursor.execute(_Prepared.statement(connection, cursor))
            row = cursor.fetchone()
        finally:
            cursor.close()
    return row[0] if row else 0


# A statement that is not there, or is there already: a pooler hands sessions of the server from one to the other.
_NOT_OF_THIS_SESSION = {"26000", "42P05"}


class _Prepared:
    """Lets PostgreSQL plan the read once per connection, which is half of what it costs there."""

    is_possible = True
    _connections: WeakSet[Any] = WeakSet()

    @classmethod
    def statement(cls, connection: BaseDatabaseWrapper, cursor: Any) -> str:
        """What to execute for the read on this connection."""
        if not cls.is_possible or connection.vendor != "postgresql" or connection.in_atomic_block:
            return SQL
        if connection.connection not in cls._connections:
            cursor.execute(f"PREPARE data_version AS {SQL}")
            cls._connections.add(connection.connection)
        return "EXECUTE data_version"


class _Read:
    """One read for several threads. `ended` is held until it has ended."""

    __slots__ = ("began", "ended", "version")

    def __init__(self) -> None:
        self.began = float("inf")
        self.version: int | None = None
        self.ended = Lock()
        self.ended.acquire()


class SharedReads:
    """Lets threads that ask at the same time share one read.

    What a read finds holds for all who asked before it began: a write that was acknowledged to anybody by then is in
    it. So who asks takes part in a read that has not begun yet, and in no other; who asked before one that has ended
    since began, as requests do that wait for a thread, takes what that found. While a read is slow or fails, everybody
    reads for themselves: nobody waits for two reads one after the other, or gets another's error.
    """

    def __init__(self, read: Callable[[], int]) -> None:
        self._read_alone = read
        self._lock = Lock()  # for the two fields below
        self._newest = _Read()  # the last that began
        self._next: _Read | None = None  # has not begun: it waits until `_turn` is free
        self._turn = Lock()

    def since(self, moment: float) -> int:
        """The version at some time after this moment, which is one of `time.monotonic()` and not in the future.

        Raises what the read raises.
        """
        newest = self._newest
        if moment < newest.began and newest.version is not None:
            return newest.version
        with self._lock:
            newest = self._newest
            is_mine = False
            if moment < newest.began < float("inf"):
                shared = newest
            elif self._next is not None:
                shared = self._next
            else:
                shared = self._next = _Read()
                is_mine = True
        if is_mine:
            self._run(shared)
        elif shared.ended.acquire(timeout=PATIENCE):
            shared.ended.release()
        return self._read_alone() if shared.version is None else shared.version

    def _run(self, shared: _Read) -> None:
        has_turn = self._turn.acquire(timeout=PATIENCE)
        with self._lock:
            self._next = None
            if has_turn:
                shared.began = time.monotonic()
                self._newest = shared
        try:
            if has_turn:
                shared.version = self._read_alone()
        finally:
            if has_turn:
                self._turn.release()
            shared.ended.release()


version_since = SharedReads(read_version).since
