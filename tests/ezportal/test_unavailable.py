"""Which failures are told as an outage, and which stay a fault of ours."""

import errno
import sqlite3
from types import SimpleNamespace

import pytest
from django.db import DataError, IntegrityError, InterfaceError, OperationalError, ProgrammingError

from ezportal.unavailable import reason_of


def caused(error: Exception, cause: object) -> Exception:
    error.__cause__ = cause  # type: ignore[assignment]
    return error


class OfPostgresql(Exception):
    def __init__(self, pgcode: str | None) -> None:
        self.pgcode = pgcode


def of_sqlite(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("words")
    error.sqlite_errorcode = code  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (caused(OperationalError(), OfPostgresql(None)), "The database: it does not answer"),
        (caused(OperationalError(), OfPostgresql("57014")), "The database: a statement took too long"),
        (caused(OperationalError(), OfPostgresql("53100")), "The database: no space is left"),
        (InterfaceError("connection already closed"), "The database: it does not answer"),
        (caused(OperationalError(), of_sqlite(sqlite3.SQLITE_FULL)), "The database: no space is left"),
        (
            caused(OperationalError(), of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT)),
            "The database: a row stayed locked for too long",
        ),
        (OSError(errno.ENOSPC, "full"), "The disk: no space is left"),
    ],
)
def test_an_outage_has_a_reason(error, reason) -> None:
    assert reason_of(error) == reason


@pytest.mark.parametrize(
    "error",
    [
        None,
        ValueError(),
        FileNotFoundError(errno.ENOENT, "gone"),
        caused(OperationalError("no such table"), of_sqlite(sqlite3.SQLITE_ERROR)),
        caused(IntegrityError(), OfPostgresql("23505")),
        caused(ProgrammingError(), OfPostgresql("42P01")),
        caused(DataError(), OfPostgresql("22001")),
        SimpleNamespace(),
    ],
)
def test_a_fault_of_our_own_has_none(error) -> None:
    assert reason_of(error) == ""
