"""The outermost layer of the web process: gives each request its id, and tells what became of it.

It stands around the layers that answer without Django, too, so their answers are counted and logged like any other.
An answer's layer may say in `environ[ROUTE]` which route it answers for; Django's views do by `RouteMiddleware`.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from time import perf_counter
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ezportal import metrics
from ezportal.access_log import AccessLog
from ezportal.at_once import NotAtOnce, Offer
from ezportal.metrics_page import PATH as METRICS_PATH
from ezportal.metrics_page import metrics_page
from ezportal.request_ids import ENVIRON_KEY, HEADER, new_request_id, set_request_id, taken_or_new

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WsgiApplication = Callable[[Environ, StartResponse], Iterable[bytes]]

ROUTE = "ezportal.route"
UNROUTED = "none"
# Asked every few seconds by machines; a line each would bury the others.
QUIET = ("/health/", METRICS_PATH)

logger = logging.getLogger(__name__)


class RouteMiddleware:
    """Names the route of each request that reaches a view, for the figures of `ezportal.metrics`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: Any) -> None:
        if request.resolver_match:
            request.META[ROUTE] = request.resolver_match.view_name or UNROUTED


class Observed:
    """The WSGI application with ids, a line and figures for each request, and the page of the figures.

    `trusts_proxy` tells that a proxy of ours sets X-Request-ID; callers' own ids are not believed.
    """

    def __init__(self, application: WsgiApplication, *, trusts_proxy: bool, access_log: AccessLog | None) -> None:
        self.application = application
        self.trusts_proxy = trusts_proxy
        self.access_log = access_log
        self.at_once: Offer | None = None  # what the server may answer without a thread, observed as well
        self.begin: Callable[[], None] | None = None  # what a process of the server does as it starts
        metrics.start()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("PATH_INFO") == METRICS_PATH:
            return metrics_page(environ, start_response)
        return self.answer(Exchange(environ, start_response, self.request_id(environ)))

    def request_id(self, environ: Environ) -> str:
        return taken_or_new(environ.get(ENVIRON_KEY, "")) if self.trusts_proxy else new_request_id()

    def answer(self, exchange: "Exchange") -> Iterable[bytes]:
        set_request_id(exchange.request_id)
        try:
            body = self.application(exchange.environ, exchange.start_response)
        except NotAtOnce:
            raise
        except Exception:
            # Django answers its own errors; this one arose in a layer around it.
            logger.exception("No layer answered for an error")
            body = exchange.server_error()
        if getattr(body, "streaming", False):
            return self.streamed(exchange, body)
        self.tell(exchange)
        return body

    def streamed(self, exchange: "Exchange", body: Iterable[bytes]) -> Iterable[bytes]:
        """Files are handed over as they are, for the server to send; others are told of when they have ended."""
        return ClosingBody(body, lambda: self.tell(exchange))

    def tell(self, exchange: "Exchange") -> None:
        seconds = perf_counter() - exchange.started
        environ, status = exchange.environ, exchange.status[:3]
        method, path = environ.get("REQUEST_METHOD", ""), environ.get("PATH_INFO", "")
        metrics.count_request(environ.get(ROUTE, UNROUTED), method, status, seconds)
        if self.access_log and not path.startswith(QUIET):
            self.access_log.tell(exchange.request_id, method, path, status, seconds)


class Exchange:
    """A request and what is known of its answer."""

    __slots__ = ("_start_response", "environ", "request_id", "started", "status")

    def __init__(self, environ: Environ, start_response: StartResponse, request_id: str) -> None:
        self.environ = environ
        self._start_response = start_response
        self.request_id = request_id
        self.status = ""
        self.started = perf_counter()

    def start_response(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        self.status = status
        return self._start_response(status, [*headers, (HEADER, self.request_id)], exc_info)

    def server_error(self) -> Iterable[bytes]:
        text = b"Server Error (500)"
        headers = [("Content-Type", "text/plain"), ("Content-Length", str(len(text))), ("Cache-Control", "no-store")]
        self.start_response("500 Internal Server Error", headers)
        return [text]


class ClosingBody:
    """A streamed body that says when the server is done with it, whether it was sent to its end or not."""

    def __init__(self, body: Iterable[bytes], when_closed: Callable[[], None]) -> None:
        self.body = body
        self.when_closed = when_closed

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.body)

    def close(self) -> None:
        try:
            if close := getattr(self.body, "close", None):
                close()
        finally:
            self.when_closed()
