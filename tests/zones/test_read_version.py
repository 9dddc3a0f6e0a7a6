"""The read of the data version on connections as servers have them: outside of transactions, kept, broken, pooled."""

import pytest
from django.db import connection

from tests.factories import SourceFactory
from zones.edge import version
from zones.edge.version import read_version

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no sessions"),
]


@pytest.fixture(autouse=True)
def _as_new(monkeypatch) -> None:
    monkeypatch.setattr(version._Prepared, "is_possible", True)


def planned() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements")
        return [name for (name,) in cursor.fetchall()]


def test_read_is_planned_once_for_a_connection():
    SourceFactory()
    first = read_version()
    assert planned() == ["data_version"]
    SourceFactory()
    assert read_version() > first
    assert planned() == ["data_version"]


def test_new_connection_plans_it_anew():
    read_version()
    connection.close()
    assert read_version() == read_version()
    assert planned() == ["data_version"]


def test_connection_that_the_server_ended_is_opened_anew():
    SourceFactory()
    expected = read_version()
    pid = connection.connection.info.backend_pid
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    finally:
        other.close()
    assert read_version() == expected


@pytest.mark.parametrize("change", ["DEALLOCATE data_version", "there already"])
def test_behind_a_pooler_that_shares_sessions_nothing_is_planned(change):
    """The session is another one than a moment ago: it has no such statement, or has it from somebody else."""
    SourceFactory()
    expected = read_version()
    with connection.cursor() as cursor:
        if change == "there already":
            version._Prepared._connections.discard(connection.connection)
        else:
            cursor.execute(change)
    assert read_version() == expected
    assert version._Prepared.is_possible is False
    SourceFactory()
    assert read_version() > expected
    assert planned() == []
