"""Reads on a copy of the database, where it is there and has caught up.

A replica runs behind by moments, or by hours when something is wrong. So nothing reads from it by itself: who computes
a public answer for a data version asks inside `reading_from_replica(version)`, and gets the replica only if it has that
version. Staff's and personal pages, and all writes, know the primary alone: see docs/decisions/read-replica.md.
"""

import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Any

from django.db import DatabaseError, InterfaceError, connections, transaction

PRIMARY, REPLICA = "default", "replica"
# After a failure the replica is left alone for so long; each question to a lost host would cost its time-out.
PAUSE_SECONDS = 30.0

logger = logging.getLogger(__name__)
_reads_from: ContextVar[str] = ContextVar("reads_from", default=PRIMARY)
_paused_until = 0.0


class ReplicaRouter:
    """Django's question of where a query goes."""

    def db_for_read(self, model: type, **hints: Any) -> str:
        return _reads_from.get()

    def db_for_write(self, model: type, **hints: Any) -> str:
        """Also for a row that was read from the replica."""
        return PRIMARY

    def allow_relation(self, first: Any, second: Any, **hints: Any) -> bool:
        """Both hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """The replica gets its tables from the primary."""
        return db != REPLICA


@contextmanager
def reading_from_replica(version: int) -> Iterator[bool]:
    """Inside, reads go to the replica if it holds the data of `version`; yields whether they do.

    Costs one primary-key read on the replica. Inside a transaction of the primary nothing changes: what was written
    there is not on the replica yet. The answer can hold newer data than `version`, never older.
    """
    database = REPLICA if _may_read(version) else PRIMARY
    with _reading_from(database):
        yield database == REPLICA


def reading_from_primary() -> AbstractContextManager[None]:
    """Inside, also of an answer from the replica, reads go to the primary: for what is kept under its data version."""
    return _reading_from(PRIMARY)


@contextmanager
def _reading_from(database: str) -> Iterator[None]:
    token = _reads_from.set(database)
    try:
        yield
    finally:
        _reads_from.reset(token)


def _may_read(version: int) -> bool:
    if REPLICA not in connections.databases or monotonic() < _paused_until:
        return False
    if transaction.get_connection(PRIMARY).in_atomic_block:
        return False
    reached = _version_of_replica()
    return reached is not None and reached >= version


def _version_of_replica() -> int | None:
    """None if it does not answer, or has no data at all."""
    from zones.models import DataVersion

    try:
        rows = DataVersion.objects.using(REPLICA).filter(pk=1)
        return rows.values_list("last_sequence", flat=True).first()
    except (DatabaseError, InterfaceError) as error:
        _pause(error)
        return None


def _pause(error: Exception) -> None:
    global _paused_until
    _paused_until = monotonic() + PAUSE_SECONDS
    connections[REPLICA].close()
    logger.warning("The replica does not answer (%s): reads go to the primary", type(error).__name__)
