"""Statements that PostgreSQL plans once per connection: for short ones that is half of what they cost there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count
from typing import Any
from weakref import WeakSet

from django.db.backends.base.base import BaseDatabaseWrapper

# A statement that is not there, or is there already: a pooler hands sessions of the server from one to the other.
_NOT_OF_THIS_SESSION = {"26000", "42P05"}


class Prepared:
    """One statement; `types` are those of its parameters, which `sql` has as %s.

    Once a connection has done `preparing`, `executing` does what `sql` would.
    Inside of transactions, and where sessions turn out to be shared, it is sent as it is.
    """

    are_possible = True

    def __init__(self, name: str, sql: str, types: Sequence[str] = ()) -> None:
        numbers = count(1)
        numbered = re.sub("%s", lambda _mark: f"${next(numbers)}", sql)
        self.sql = sql
        self.preparing = f"PREPARE {name} {_in_brackets(types)} AS {numbered}"
        self.executing = f"EXECUTE {name} {_in_brackets(['%s'] * len(types))}"
        self._connections: WeakSet[Any] = WeakSet()

    def execute(self, database: BaseDatabaseWrapper, cursor: Any, values: Sequence[Any] = ()) -> None:
        """Run it on a cursor of psycopg2, or of Django on it, that is of this connection."""
        if not Prepared.are_possible or database.in_atomic_block:
            cursor.execute(self.sql, values)
            return
        if database.connection not in self._connections:
            cursor.execute(self.preparing)
            self._connections.add(database.connection)
        cursor.execute(self.executing, values)

    @staticmethod
    def is_refused(error: BaseException) -> bool:
        """Whether Django's error says that sessions are shared; from then on nothing is prepared any more."""
        if getattr(error.__cause__, "pgcode", None) not in _NOT_OF_THIS_SESSION:
            return False
        Prepared.are_possible = False
        return True


def _in_brackets(parts: Sequence[str]) -> str:
    return f"({', '.join(parts)})" if parts else ""
