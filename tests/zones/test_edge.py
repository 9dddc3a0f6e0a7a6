"""The outermost layer, asked as the web server asks it."""

from __future__ import annotations

import gzip
import io
import threading
from typing import Any
from unittest import mock

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError

from ezportal.api import throttling
from ezportal.observing import Observed
from tests import edge as test_edge
from tests.factories import SourceFactory, ZoneFactory
from zones.edge import store as stores
from zones.edge.layer import Edge
from zones.edge.store import Store, StoredAnswer
from zones.services.claims import Statement, save_zone

pytestmark = pytest.mark.django_db
LIST = "/api/v1/zones/"


class Caller:
    """Sends requests to a layer of its own around an application."""

    def __init__(self, application: Any = None, store: Store | None = None, straight: Any = None) -> None:
        self.within = mock.Mock(side_effect=application or test_application)
        self.edge = Edge(self.within, store, straight)

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        path, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "testserver",
            "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(), "wsgi.version": (1, 0), "REMOTE_ADDR": "127.0.0.1", "SCRIPT_NAME": "",
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }  # fmt: skip
        started: list[Any] = []
        body = self.edge(environ, lambda status, headers: started.extend((status, headers)))
        return int(started[0].split()[0]), dict(started[1]), b"".join(body)

    @property
    def computed(self) -> int:
        return self.within.call_count


def test_application(environ: dict[str, Any], start_response: Any) -> Any:
    """Django, without ending the connection that holds the test's transaction."""
    response = test_edge.DjangoHandler()(environ)
    start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
    return test_edge.Finished(response)


test_application.__test__ = False  # type: ignore[attr-defined]


def rename(zone: Any, name: str) -> None:
    zone.name_en = name
    save_zone(zone=zone, statement=Statement(source=SourceFactory()))


@pytest.fixture
def caller() -> Caller:
    return Caller()


def test_the_web_server_gets_the_layer_around_django():
    from ezportal.serving import GivingWay
    from ezportal.wsgi import application

    # Around it stand only what observes, and what refuses when there is too much to do.
    assert isinstance(application, Observed)
    assert isinstance(application.application, GivingWay)
    assert isinstance(application.application.application, Edge)
    assert isinstance(application.application.application.application, WSGIHandler)


def test_answer_is_computed_once_and_given_out_compressed_or_not(caller):
    for number in range(5):
        ZoneFactory(name_en=f"Zone {number}")
    _status, headers, packed = caller.ask(LIST, accept_encoding="gzip, deflate")
    _status, plain_headers, plain = caller.ask(LIST)
    assert caller.computed == 1
    assert gzip.decompress(packed) == plain
    assert (headers["Content-Encoding"], headers["Content-Length"]) == ("gzip", str(len(packed)))
    assert headers["ETag"] == f"W/{plain_headers['ETag']}"
    assert "Content-Encoding" not in plain_headers
    assert plain_headers["Content-Length"] == str(len(plain))
    assert "Accept-Encoding" in headers["Vary"]


def test_short_answer_is_not_compressed(caller):
    _status, headers, body = caller.ask(f"{LIST}?fields=slug", accept_encoding="gzip")
    assert "Content-Encoding" not in headers
    assert body.startswith(b'{"count":0')


@pytest.mark.parametrize("refused", ["gzip;q=0", "identity", ""])
def test_caller_who_refuses_gzip_gets_none(caller, refused):
    for number in range(5):
        ZoneFactory(name_en=f"Zone {number}")
    assert "Content-Encoding" not in caller.ask(LIST, accept_encoding=refused)[1]


def test_head_has_the_headers_of_get_and_no_body(caller):
    _status, of_get, _body = caller.ask(LIST)
    status, of_head, body = caller.ask(LIST, method="HEAD")
    assert (status, body) == (200, b"")
    assert of_head["Content-Length"] == of_get["Content-Length"]
    assert caller.computed == 1


def test_no_worker_gives_out_an_old_version():
    zone = ZoneFactory(name_en="Old name")
    workers = [Caller(), Caller()]
    for worker in workers:
        assert b"Old name" in worker.ask(LIST)[2]
    rename(zone, "New name")
    for worker in workers:
        assert b"New name" in worker.ask(LIST)[2]


def test_second_worker_takes_what_the_first_has_computed(settings):
    settings.REDIS_URL = "redis://shared"  # the cache of the tests stands for it
    ZoneFactory()
    first, second = Caller(), Caller()
    assert first.ask(LIST)[2] == second.ask(LIST)[2]
    assert (first.computed, second.computed) == (1, 0)


def test_without_a_shared_cache_nothing_is_put_there(caller, settings):
    settings.REDIS_URL = ""
    with mock.patch.object(cache, "set") as put:
        caller.ask(LIST)
    assert not put.called


def test_several_who_wait_for_one_answer_have_it_computed_once():
    started, proceed, answers = threading.Event(), threading.Event(), []

    def slow(environ: dict[str, Any], start_response: Any) -> Any:
        started.set()
        assert proceed.wait(10)
        start_response("200 OK", [("X-Data-Version", "5"), ("Content-Type", "text/html")])
        return mock.Mock(streaming=False, content=b"computed", close=mock.Mock())

    caller = Caller(slow)
    with mock.patch("zones.edge.layer.version_since", return_value=5):
        threads = [threading.Thread(target=lambda: answers.append(caller.ask("/en/about/")[2])) for _ in range(4)]
        threads[0].start()
        assert started.wait(10)
        for thread in threads[1:]:
            thread.start()
        proceed.set()
        for thread in threads:
            thread.join(10)
    assert answers == [b"computed"] * 4
    assert caller.computed == 1


def test_those_who_wait_are_not_held_up_by_a_failure():
    def failing(environ: dict[str, Any], start_response: Any) -> Any:
        raise RuntimeError("crash")

    caller = Caller(failing)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            caller.ask("/en/about/")
    assert caller.computed == 2


def test_database_that_does_not_answer_is_left_to_the_layers_within():
    caller = Caller(lambda environ, start_response: start_response("503 Service Unavailable", []) or [b"later"])
    with mock.patch("zones.edge.layer.version_since", side_effect=OperationalError("away")):
        assert caller.ask(LIST)[0] == 503
        assert caller.ask(LIST, if_none_match='"0.x"')[0] == 503


def test_personal_and_private_addresses_pass_untouched():
    caller = Caller(lambda environ, start_response: start_response("200 OK", []) or [b"yours"])
    for path in ("/admin/", "/en/my/token/", "/my/token/", "/health/ready", "/metrics", "/static/css/base.css"):
        for _ in range(2):
            assert caller.ask(path)[2] == b"yours"
    assert caller.computed == 12
    for cookie in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        caller.ask("/en/zones/", cookie=f"a=b; {cookie}=x")
        caller.ask("/en/zones/", cookie=f"a=b; {cookie}=x")
    assert caller.computed == 16


def test_cookie_of_another_does_not_make_a_page_personal(caller):
    for _ in range(2):
        caller.ask("/en/about/", cookie="not_sessionid=1; theme=dark")
    assert caller.computed == 1


def test_answers_of_two_schemes_hosts_and_queries_are_apart(caller, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    ZoneFactory()
    asked = [
        caller.ask(LIST, host="one.example"),
        caller.ask(LIST, host="two.example"),
        caller.ask(f"{LIST}?page=1", host="one.example"),
        caller.ask(LIST, host="one.example", x_forwarded_proto="https"),
    ]
    assert caller.computed == len(asked)


def test_store_holds_one_version_and_so_many_bytes(monkeypatch, settings):
    settings.REDIS_URL = ""
    monkeypatch.setattr(stores, "PROCESS_BYTES", 20_000)
    store = Store()
    answer = StoredAnswer.of('"7"', [("Content-Type", "text/html")], b"x" * 4000)
    for number in range(5):
        store.keep((7, "page", str(number)), answer)
    held = [number for number in range(5) if store.here((7, "page", str(number)))]
    assert held == [2, 3, 4]  # the oldest went
    store.keep((8, "page", "0"), answer)
    assert store.here((7, "page", "4")) is None
    store.keep((7, "page", "late"), answer)
    assert store.here((7, "page", "late")) is None


def test_what_belongs_to_one_sending_is_not_kept(caller):
    ZoneFactory()
    caller.ask(LIST)
    _status, headers, _body = caller.ask(LIST)
    assert headers["RateLimit"].count("r=") == 1
    [answer] = caller.edge.store._answers.values()
    assert not {name.lower() for name, _value in answer.headers} & stores.NOT_KEPT


def test_large_answers_are_given_out_but_not_kept(monkeypatch):
    monkeypatch.setattr("zones.edge.layer.LARGEST_STORED", 10)
    caller = Caller()
    for _ in range(2):
        assert caller.ask(LIST)[0] == 200
    assert caller.computed == 2


def test_no_caller_gets_more_than_the_quota(settings):
    settings.API_REQUESTS_PER_MINUTE = {"anonymous": 250, "partner": 250}
    caller = Caller()
    with mock.patch("ezportal.api.throttling.time.time", return_value=1_800_000_015.0):
        statuses = [caller.ask(LIST)[0] for _ in range(260)]
        assert statuses == [200] * 250 + [429] * 10
        throttling.forget_leases()  # another process begins with none
        assert caller.ask(LIST)[0] == 429


def test_quota_is_taken_from_the_shared_cache_by_the_hundredth(settings):
    settings.API_REQUESTS_PER_MINUTE = {"anonymous": 1000, "partner": 1000}
    caller = Caller()
    with (
        mock.patch("ezportal.api.throttling.time.time", return_value=1_800_000_015.0),
        mock.patch.object(cache, "incr", wraps=cache.incr) as taken,
    ):
        left = [caller.ask(LIST)[1]["RateLimit"] for _ in range(20)]
    assert taken.call_count == 2
    assert left[0] == '"anonymous";r=999;t=45'
    assert left[-1] == '"anonymous";r=980;t=45'


def test_stored_answer_is_counted_under_the_route_that_computed_it(caller):
    caller.ask(LIST)
    [answer] = caller.edge.store._answers.values()
    assert answer.route == "zones-list"
