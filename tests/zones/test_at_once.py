"""What the server may give out on its loop, and how it hears of the data version there."""

from __future__ import annotations

import io
import selectors
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connection

from ezportal.api import throttling
from ezportal.at_once import VERSION, NotAtOnce
from tests.factories import SourceFactory, ZoneFactory
from tests.zones.test_edge import Caller
from zones.edge import version_reads
from zones.edge.at_once import KeptAnswers
from zones.edge.version import read_version
from zones.edge.version_reads import PolledReads, PromptReads

LIST = "/api/v1/zones/"
PAGE = "/en/zones/"


class OnTheLoop(Caller):
    """Asks through the layer as threads do, or at once."""

    def __init__(self) -> None:
        super().__init__()
        self.kept = KeptAnswers(self.edge, around=lambda inner: inner)

    def at_once(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        path, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "testserver",
            "SERVER_PORT": "80", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "REMOTE_ADDR": "127.0.0.1",
            VERSION: read_version(), **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }  # fmt: skip
        started: list[Any] = []
        body = self.kept(environ, lambda status, headers: started.extend((status, headers)))
        return int(started[0].split()[0]), dict(started[1]), b"".join(body)


@pytest.fixture
def caller(db, monkeypatch) -> OnTheLoop:
    # Of smaller quotas each request is counted in the cache that all processes share, which takes a thread.
    monkeypatch.setitem(settings.API_REQUESTS_PER_MINUTE, "anonymous", 10_000)
    # A new quota, as each minute brings one, is taken by a thread.
    monkeypatch.setattr(throttling.time, "time", lambda: 1_800_000_015.0)
    ZoneFactory(name_en="Test zone")
    return OnTheLoop()


def without_passing(answer: tuple[int, dict[str, str], bytes]) -> tuple[int, dict[str, str], bytes]:
    status, headers, body = answer
    return status, {name: value for name, value in headers.items() if name != "RateLimit"}, body


@pytest.mark.parametrize("path", [LIST, f"{LIST}?country=LA", PAGE, f"{PAGE}?country=LA"])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_kept_answer_is_the_one_that_threads_give(caller, path, coding):
    assert not caller.kept.knows(path)
    given = caller.ask(path, accept_encoding=coding)
    assert caller.kept.knows(path)
    assert without_passing(caller.at_once(path, accept_encoding=coding)) == without_passing(given)
    assert caller.computed == 1


def test_label_of_now_is_not_modified_and_costs_nothing(caller):
    _status, headers, _body = caller.ask(LIST)
    status, told, body = caller.at_once(LIST, if_none_match=headers["ETag"])
    assert (status, told["ETag"], body) == (304, headers["ETag"], b"")
    assert "RateLimit" not in told


def test_each_answer_counts_against_the_quota(caller):
    left = [headers["RateLimit"] for _status, headers, _body in (caller.ask(LIST), caller.at_once(LIST))]
    first, second = (int(text.partition("r=")[2].partition(";")[0]) for text in left)
    assert second == first - 1


def test_nothing_is_given_past_the_quota(caller, monkeypatch):
    monkeypatch.setitem(settings.API_REQUESTS_PER_MINUTE, "anonymous", 200)
    caller.ask(LIST)
    given = 0
    with pytest.raises(NotAtOnce):
        for _ in range(300):
            caller.at_once(LIST)
            given += 1
    assert 0 < given < 200


def test_small_quotas_are_counted_by_threads(caller, monkeypatch):
    monkeypatch.setitem(settings.API_REQUESTS_PER_MINUTE, "anonymous", 60)
    caller.ask(LIST)
    with pytest.raises(NotAtOnce):
        caller.at_once(LIST)


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        (LIST, "POST", {}),
        (f"{LIST}?country=TH", "GET", {}),
        (LIST, "GET", {"accept": "text/csv"}),
        (LIST, "GET", {"authorization": "Bearer nobody"}),
        (LIST, "GET", {"host": "elsewhere.test"}),
        (PAGE, "GET", {"cookie": f"{settings.SESSION_COOKIE_NAME}=1"}),
        ("/en/my/", "GET", {}),
        ("/admin/", "GET", {}),
    ],
)
def test_what_is_not_kept_for_everybody_is_left_to_threads(caller, path, method, headers):
    caller.ask(LIST)
    caller.ask(PAGE)
    with pytest.raises(NotAtOnce):
        caller.at_once(path, method, **headers)


def test_after_a_write_nothing_of_before_is_given(caller):
    label = caller.ask(LIST)[1]["ETag"]
    SourceFactory()
    for headers in ({}, {"if_none_match": label}):
        with pytest.raises(NotAtOnce):
            caller.at_once(LIST, **headers)


# --- The version -------------------------------------------------------------------------------


class Loop:
    """Reads the version as the server's loop does."""

    def __init__(self) -> None:
        self.poller = selectors.DefaultSelector()
        self.reads = PolledReads(self.poller, connection.copy()) if is_postgresql() else PromptReads()

    def begin(self) -> list[int | None]:
        told: list[int | None] = []
        self.reads.begin(told.append)
        return told

    def turn(self, seconds: float = 10) -> None:
        for key, _events in self.poller.select(seconds):
            key.data(key.fileobj)

    def version(self) -> int | None:
        told = self.begin()
        until = time.monotonic() + 10
        while not told and time.monotonic() < until:
            self.turn()
        return told[0]


def is_postgresql() -> bool:
    return connection.vendor == "postgresql"


@pytest.fixture
def loop(transactional_db) -> Iterator[Loop]:
    found = Loop()
    yield found
    if isinstance(found.reads, PolledReads):
        found.reads._close()
    found.poller.close()


def test_loop_sees_each_write(loop):
    assert loop.version() == read_version() == 0
    for _ in range(3):
        SourceFactory()
        assert loop.version() == read_version() > 0


@pytest.mark.django_db
def test_sqlite_that_cannot_be_read_is_left_to_threads_for_a_while(monkeypatch):
    reads, told = PromptReads(), []

    def fail() -> int:
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(version_reads, "read_version", fail)
    reads.begin(told.append)
    assert told == [None]
    assert not reads.is_possible
    monkeypatch.setattr(version_reads, "PAUSE", 0.0)
    reads.begin(told.append)
    assert reads.is_possible


on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no sessions")


@on_postgresql
@pytest.mark.parametrize("when", ["between", "meanwhile"])
def test_connection_that_the_server_ends_is_left_and_opened_anew(loop, monkeypatch, when):
    monkeypatch.setattr(version_reads, "PAUSE", 0.2)
    loop.version()
    ended = loop.reads._connection.info.backend_pid
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [ended])
    if when == "between":
        until = time.monotonic() + 10
        while loop.reads.is_possible and time.monotonic() < until:
            loop.turn(0.1)  # the poller says that it is gone
        assert not loop.reads.is_possible
    else:
        assert loop.version() is None
    time.sleep(0.25)
    assert loop.reads.is_possible
    assert loop.version() == read_version()


@on_postgresql
def test_read_that_takes_long_is_given_up(loop):
    loop.version()
    with connection.cursor() as cursor:
        cursor.execute("BEGIN; LOCK TABLE zones_dataversion IN ACCESS EXCLUSIVE MODE")
        told = loop.begin()
        loop.turn(0.1)
        assert told == []
        loop.reads.give_up()
        assert told == [None]
        assert not loop.reads.is_possible
        cursor.execute("ROLLBACK")
    loop.turn(0.1)  # nothing is left in the poller


@on_postgresql
def test_connection_is_renewed_as_django_renews_its_own(loop, monkeypatch):
    loop.version()
    first = loop.reads._connection
    monkeypatch.setattr(loop.reads, "_renew_at", 0.0)
    assert loop.version() == read_version()
    assert first.closed
    assert loop.reads._connection is not first


@on_postgresql
def test_database_that_cannot_be_reached_is_left_to_threads(loop):
    loop.reads._database.settings_dict["PORT"] = "1"
    assert loop.version() is None
    assert not loop.reads.is_possible
