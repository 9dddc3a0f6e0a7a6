"""Raw requests as a server hands them over: what no browser and no test client would send."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.urls import set_script_prefix
from hypothesis import given
from hypothesis import strategies as st

from ezportal.wsgi import application
from tests.fuzz.addresses import Addresses
from tests.fuzz.conftest import fuzz, undone
from tests.fuzz.odd import BODIES, CONTENT_TYPES, HOSTS, headers, query_strings

pytestmark = [pytest.mark.fuzz, pytest.mark.django_db]
METHODS = ("GET", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "X" * 40)
LENGTHS = ("", "0", "1", "-1", "x", "99999999999", "1.5", "٣")
PATHS = ("", "/", "//", "/\x00", "/\xff\xfe", "/en", "/en//", "/en/../en/", "*", "http://evil.example/", "/en/" + "a/" * 900,
         "/static/", "/static/../manage.py", "/static/%2e%2e/", "/api/v1/zones", "/api/v1//zones/", "/xx/zones/")  # fmt: skip


def call(environ: dict[str, Any]) -> tuple[str, dict[str, str], bytes]:
    """One request. A real one ends with its connection; this one must not end that of the test."""
    told: list[Any] = []
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    answer = application(environ, lambda status, sent, exc_info=None: told.extend((status, sent)))
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
        set_script_prefix("/")  # a server sets it anew for each request; the test client never does
    return told[0], {name.lower(): value for name, value in told[1]}, body


@st.composite
def environs(draw: Any, addresses: Addresses) -> dict[str, Any]:
    path = draw(st.sampled_from(PATHS)) if draw(st.integers(0, 3)) == 0 else addresses.drawn(draw)
    body = draw(st.sampled_from(BODIES))
    found = {
        "REQUEST_METHOD": draw(st.sampled_from(METHODS)), "SCRIPT_NAME": draw(st.sampled_from(("", "", "", "/x"))),
        "PATH_INFO": unquote_to_bytes(path.encode("utf-8", "surrogatepass")).decode("latin-1"),
        "QUERY_STRING": draw(query_strings()), "SERVER_NAME": "testserver", "SERVER_PORT": "80",
        "SERVER_PROTOCOL": draw(st.sampled_from(("HTTP/1.1", "HTTP/1.0", "HTTP/9"))), "REMOTE_ADDR": "192.0.2.7",
        "HTTP_HOST": "testserver" if draw(st.integers(0, 3)) else draw(st.sampled_from(HOSTS)),
        "CONTENT_TYPE": draw(st.sampled_from(CONTENT_TYPES)),
        "CONTENT_LENGTH": str(len(body)) if draw(st.integers(0, 3)) else draw(st.sampled_from(LENGTHS)),
        "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False,
    }  # fmt: skip
    # Servers hand headers over as Latin-1, one character a byte.
    sent = {name: value.encode().decode("latin-1") for name, value in draw(headers).items()}
    return {**found, **sent}


def test_any_request(addresses: Addresses) -> None:
    @fuzz(200)
    @given(st.data())
    def requests(data: Any) -> None:
        environ = data.draw(environs(addresses))
        asked = str({name: value for name, value in environ.items() if not name.startswith("wsgi")})
        try:
            with undone():
                status, sent, body = call(environ)
        except Exception as error:
            raise AssertionError(asked) from error
        assert int(status.split()[0]) < 500, asked
        if status.startswith("304"):
            return  # a browser keeps the headers that it has
        assert sent["x-content-type-options"] == "nosniff", asked
        assert "content-security-policy" in sent, asked
        is_refusal = 400 <= int(status.split()[0]) != 405
        assert body or environ["REQUEST_METHOD"] == "HEAD" or not is_refusal, asked

    requests()
