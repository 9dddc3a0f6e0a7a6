"""Reads the data version for the server's loop, which waits for nobody."""

from __future__ import annotations

import selectors
import time
from collections.abc import Callable
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db import Error as DatabaseFailure

from zones.edge.version import SQL, read_version

# After a read has failed, the threads ask by themselves for so many seconds, and say what is wrong.
PAUSE = 5.0
# As long as Django keeps a connection: then a new one finds out where the database is now.
CONNECTION_SECONDS = 60.0

Done = Callable[[int | None], None]


class PromptReads:
    """From SQLite, whose readers wait for no writer."""

    def __init__(self) -> None:
        self._not_before = 0.0

    @property
    def is_possible(self) -> bool:
        return time.monotonic() >= self._not_before

    def begin(self, done: Done) -> None:
        try:
            # Threads do this for each request of the framework, of which the loop has none.
            connections[DEFAULT_DB_ALIAS].close_if_unusable_or_obsolete()
            version = read_version()
        except DatabaseFailure:
            self._not_before = time.monotonic() + PAUSE
            done(None)
        else:
            done(version)

    def give_up(self) -> None:
        """There is never a read under way."""


class PolledReads:
    """From PostgreSQL, over a connection of its own that the loop's poller watches."""

    def __init__(self, poller: selectors.BaseSelector, database: Any) -> None:
        self._poller, self._database = poller, database
        self._connection: Any = None
        self._cursor: Any = None
        self._watched: tuple[int, int] | None = None
        self._done: Done | None = None
        self._not_before = self._renew_at = 0.0

    @property
    def is_possible(self) -> bool:
        return time.monotonic() >= self._not_before

    def begin(self, done: Done) -> None:
        self._done = done
        if self._cursor is not None and time.monotonic() > self._renew_at:
            self._close()
        try:
            if self._connection is None:
                self._open()
            else:
                self._cursor.execute(SQL)
        except self._database.Database.Error:
            self._fail()
        else:
            self._go_on()

    def give_up(self) -> None:
        if self._done is not None:
            self._fail()

    def _open(self) -> None:
        parameters = self._database.get_connection_params()
        parameters.pop("cursor_factory", None)
        self._connection = self._database.Database.connect(**parameters, async_=True)
        self._renew_at = time.monotonic() + CONNECTION_SECONDS

    def _go_on(self, _file: Any = None) -> None:
        """As far as it goes now: open the connection, ask, and hand over what was found."""
        extensions = self._database.Database.extensions
        try:
            state = self._connection.poll()
            if state == extensions.POLL_OK and self._cursor is None:
                self._cursor = self._connection.cursor()
                self._cursor.execute(SQL)
                state = self._connection.poll()
            if state != extensions.POLL_OK:
                self._watch(selectors.EVENT_WRITE if state == extensions.POLL_WRITE else selectors.EVENT_READ)
                return
            # Also while nothing is asked: a server that goes away is noticed.
            self._watch(selectors.EVENT_READ)
            if self._done is None:
                return
            row = self._cursor.fetchone()
        except (self._database.Database.Error, OSError):
            self._fail()
            return
        done, self._done = self._done, None
        done(row[0] if row else 0)

    def _watch(self, events: int) -> None:
        wanted = self._connection.fileno(), events
        if wanted == self._watched:
            return
        self._unwatch()
        self._poller.register(wanted[0], events, self._go_on)
        self._watched = wanted

    def _unwatch(self) -> None:
        if self._watched is not None:
            self._poller.unregister(self._watched[0])
            self._watched = None

    def _close(self) -> None:
        self._unwatch()
        if self._connection is not None:
            self._connection.close()
        self._connection = self._cursor = None

    def _fail(self) -> None:
        """The threads ask by themselves, and tell of it."""
        self._close()
        self._not_before = time.monotonic() + PAUSE
        done, self._done = self._done, None
        if done is not None:
            done(None)
