"""Whatever address is asked for, with whatever query and headers: an answer or a clear refusal, never a crash."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.addresses import Addresses
from tests.fuzz.conftest import fuzz, undone
from tests.fuzz.odd import headers, query_strings

pytestmark = [pytest.mark.fuzz, pytest.mark.django_db]
WHO = ("visitor", "delegate", "editor", "focal point", "administrator")


def assert_answered(response: Any, asked: str) -> None:
    """No crash; a refusal is a page with a heading, or a problem document where a program asked."""
    assert response.status_code < 500, asked
    if response.status_code < 400 or response.status_code == 405 or response.request["REQUEST_METHOD"] == "HEAD":
        return
    assert not response.streaming, asked
    kind, text = response["Content-Type"].partition(";")[0], response.content.decode()
    if kind == "text/html":
        assert re.search(r"<h1[^>]*>\s*\S", text), (asked, text[:200])
    elif kind == "text/plain":
        assert text.strip(), asked
    else:
        assert kind in ("application/problem+json", "application/json"), (asked, kind)


def read(response: Any) -> Any:
    """The answer to its end, at which the client closes the file of a download."""
    if response.streaming:
        list(response)
    return response


def ask(client: Client, method: str, path: str, query: str, sent: dict[str, str]) -> Any:
    # The client escapes paths; these are escaped already and go in as a server hands them over.
    with undone(client):
        response = client.generic(method, "/", QUERY_STRING=query, PATH_INFO=_as_server(path), **sent)
        return read(response)


def _as_server(path: str) -> str:
    return unquote_to_bytes(path).decode("latin-1")


def test_any_address(addresses: Addresses, callers: dict[str, Client]) -> None:
    @fuzz(300)
    @given(st.data())
    def requests(data: Any) -> None:
        who = data.draw(st.sampled_from(WHO))
        method = data.draw(st.sampled_from(("GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "BREW")))
        path, query = addresses.drawn(data.draw), data.draw(query_strings())
        sent = data.draw(headers)
        asked = f"{method} {path}?{query} {sent} as {who}"
        client = callers[who]
        sent = {name: value for name, value in sent.items() if name != "HTTP_COOKIE" or who == "visitor"}
        try:
            response = ask(client, method, path, query, sent)
        except Exception as error:
            raise AssertionError(asked) from error
        assert_answered(response, asked)

    requests()
