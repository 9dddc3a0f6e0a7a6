"""Reads that are planned once, on connections as servers have them: outside of transactions, kept, broken, pooled."""

import pytest
from django.db import connection

from ezportal.prepared import Prepared
from tests.factories import SourceFactory, ZoneFactory
from zones.api.stored import make_details, make_rows
from zones.edge import version
from zones.edge.version import read_version
from zones.index.current import current_table
from zones.models import FormKind
from zones.stored.keeping import forms_of, kept_forms

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no sessions"),
]


@pytest.fixture(autouse=True)
def _as_new(monkeypatch) -> None:
    monkeypatch.setattr(Prepared, "are_possible", True)


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
            version._PREPARED._connections.discard(connection.connection)
        else:
            cursor.execute(change)
    assert read_version() == expected
    assert Prepared.are_possible is False
    SourceFactory()
    assert read_version() > expected
    assert planned() == []


@pytest.mark.parametrize(("kind", "make", "name"), [
    (FormKind.ROW, make_rows, "kept_texts"), (FormKind.DETAIL, make_details, "kept_bytes"),
])  # fmt: skip
def test_kept_forms_are_found_by_a_plan_of_the_connection(kind, make, name):
    pks = [ZoneFactory(name_en="Zone", name_lo="ເຂດ").pk for _ in range(3)]
    made = forms_of(pks, kind, make, current_table())
    assert kept_forms(pks, kind, current_table()) == made
    assert "ເຂດ".encode() in made[pks[0]].body
    assert name in planned()
    with connection.cursor() as cursor:
        cursor.execute(f"DEALLOCATE {name}")  # as behind a pooler that shares sessions
    assert kept_forms(pks, kind, current_table()) == made
    assert Prepared.are_possible is False
    assert kept_forms(pks, kind, current_table()) == made
