"""The WSGI application around Django's: 304 and stored answers come from here, everything else from within."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Protocol

from django.db import Error as DatabaseFailure
from rest_framework.exceptions import AuthenticationFailed

from ezportal.api.keys import authenticate
from ezportal.api.throttling import COUNTED_PREFIX, Spent, charge_caller, quota_headers
from ezportal.metrics import count_stored_answer
from ezportal.web_worker import moment_of_coming
from zones.edge.asking import PublicAnswer, answer_to, is_api, is_public
from zones.edge.flights import Flights
from zones.edge.store import LARGEST_STORED, Headers, Store, StoredAnswer
from zones.edge.version import version_since

StartResponse = Callable[..., Any]
Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

# What this layer tells the ones within.
ANSWER, SPENT, API_KEY = "ezportal.answer", "ezportal.spent", "ezportal.api_key"
ROUTE = "ezportal.route"  # as `ezportal.observing` calls it, which stands around this layer
CACHE_CONTROL = "public, no-cache"
PAGE_VARY = "Cookie, Accept-Encoding"
API_VARY = "Accept, Accept-Language, Accept-Encoding"


class MadeStraight(NamedTuple):
    """A whole answer; `version` is the data version when what it shows was read, None where that is not known."""

    stored: StoredAnswer
    version: int | None


class StraightWay(Protocol):
    """Makes some answers without the layers within, once it has seen one of theirs."""

    def answer(self, answer: PublicAnswer, environ: dict[str, Any]) -> MadeStraight | None: ...

    def learn(self, answer: PublicAnswer, environ: dict[str, Any], given: StoredAnswer) -> None: ...


class Edge:
    """Asks for the data version of this moment once per request, before anything is computed.

    An answer can hold newer data than its label says, never older, so a caller at worst asks once more. Whatever is
    not a plain success is left to the layers within: they refuse, redirect, and explain.
    """

    def __init__(
        self, application: Application, store: Store | None = None, straight: StraightWay | None = None
    ) -> None:
        self.application = application
        self.store = store or Store()
        self.straight = straight
        self.flights = Flights()

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if not is_public(environ):
            return self.application(environ, start_response)
        try:
            answer = answer_to(environ, version_since(moment_of_coming()))
            caller = _caller(environ)
        except (DatabaseFailure, AuthenticationFailed):
            # The layers within say what is wrong, in words and in the log.
            return self.application(environ, start_response)
        if tag := answer.held_as(environ):
            count_stored_answer("not_modified")
            return not_modified(answer, tag, environ, start_response)
        spent = self._charge(environ, caller)
        if spent is not None and spent.is_exceeded:
            return self.application(environ, start_response)
        stored = self._found(answer, environ)
        if stored is not None:
            environ[ROUTE] = stored.route
            return give(answer, stored, spent, environ, start_response)
        environ[ANSWER] = answer
        if environ["REQUEST_METHOD"] != "GET" or answer.is_table:
            return self.application(environ, start_response)
        return self._computed(answer, spent, environ, start_response)

    def _found(self, answer: PublicAnswer, environ: dict[str, Any]) -> StoredAnswer | None:
        """The finished answer, from the nearest place that has it. What is made straight costs less than the cache."""
        if stored := self.store.here(answer.key):
            count_stored_answer("hit")
        elif self.straight and (made := self.straight.answer(answer, environ)):
            count_stored_answer("straight")
            stored = made.stored
            if made.version == answer.version or (made.version is None and _is_still(answer.version)):
                self.store.keep_here(answer.key, stored)
        elif stored := self.store.shared(answer.key):
            count_stored_answer("hit")
        return stored

    def _charge(self, environ: dict[str, Any], caller: Any) -> Spent | None:
        if not environ["PATH_INFO"].startswith(COUNTED_PREFIX):
            return None
        environ[SPENT] = spent = charge_caller(environ, caller)
        return spent

    def _computed(
        self, answer: PublicAnswer, spent: Spent | None, environ: dict[str, Any], start_response: StartResponse
    ) -> Iterable[bytes]:
        with self.flights.turn(answer.key) as is_first:
            if not is_first and (stored := self.store.here(answer.key)):
                return give(answer, stored, spent, environ, start_response)
            # The answer is compressed here, once for all who will get it.
            coding = environ.pop("HTTP_ACCEPT_ENCODING", "")
            started: list[Any] = []
            result = self.application(environ, lambda *args: started.extend(args[:2]))
            environ["HTTP_ACCEPT_ENCODING"] = coding
            kept = self._keep(answer, started, result, environ.get(ROUTE, ""))
            if kept is None:
                count_stored_answer("refused")
                start_response(*started)
                return result
            _close(result)
            count_stored_answer("miss")
            if self.straight:
                self.straight.learn(answer, environ, kept)
            return give(answer, kept, spent, environ, start_response)

    def _keep(self, answer: PublicAnswer, started: list[Any], result: Any, route: str) -> StoredAnswer | None:
        """The answer in the form that is kept, if it is whole, labelled as public and not too large."""
        status, headers = started
        is_whole = status.startswith("200 ") and not getattr(result, "streaming", True)
        if not is_whole or not any(name == "X-Data-Version" for name, _value in headers):
            return None
        content = result.content
        if len(content) > LARGEST_STORED:
            return None
        stored = StoredAnswer.of(answer.etag, headers, content, route)
        # A write during the computation may show in the answer or not: then it is not kept.
        if _is_still(answer.version):
            self.store.keep(answer.key, stored)
        return stored


def _is_still(version: int) -> bool:
    try:
        return version_since(time.monotonic()) == version
    except DatabaseFailure:  # it went away after the answer was computed, which is whole
        return False


def _caller(environ: dict[str, Any]) -> Any:
    """The partner whose valid key came with the request, None without a key; two queries with one."""
    if "HTTP_AUTHORIZATION" not in environ or not is_api(environ["PATH_INFO"]):
        return None
    environ[API_KEY] = key = authenticate(environ)
    return key[0] if key else None


def accepts_gzip(environ: dict[str, Any]) -> bool:
    coding = environ.get("HTTP_ACCEPT_ENCODING", "")
    return "gzip" in coding and "gzip;q=0" not in coding.replace(" ", "")


def give(
    answer: PublicAnswer,
    stored: StoredAnswer,
    spent: Spent | None,
    environ: dict[str, Any],
    start_response: StartResponse,
) -> Iterable[bytes]:
    if environ.get("HTTP_IF_NONE_MATCH", "").strip() == "*":
        return not_modified(answer, answer.etag, environ, start_response)
    headers, body = stored.sent(with_gzip=accepts_gzip(environ))
    if spent is not None:
        headers = headers + quota_headers(spent)
    start_response("200 OK", headers)
    return [body] if environ["REQUEST_METHOD"] == "GET" else []


def not_modified(
    answer: PublicAnswer, tag: str, environ: dict[str, Any], start_response: StartResponse
) -> Iterable[bytes]:
    """304 costs the caller nothing of the quota."""
    headers: Headers = [
        ("ETag", tag),
        ("X-Data-Version", str(answer.version)),
        ("Cache-Control", CACHE_CONTROL),
    ]
    if is_api(environ["PATH_INFO"]):
        headers += [("Vary", API_VARY), ("Access-Control-Allow-Origin", "*")]
    else:
        headers.append(("Vary", PAGE_VARY))
    start_response("304 Not Modified", headers)
    return []


def _close(result: Any) -> None:
    """Ends the request within: Django gives back its connections here."""
    if close := getattr(result, "close", None):
        close()
