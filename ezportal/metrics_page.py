"""The page of figures that Prometheus asks for. It is nobody else's: see docs/decisions/metrics-access.md.

Plain WSGI, since worker hosts serve it without Django's layers, and since Prometheus asks by a host's inner name,
which ALLOWED_HOSTS refuses.
"""

import hmac
import ipaddress
import logging
from collections.abc import Callable, Iterable, Iterator
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings
from django.db import DatabaseError, connection

from ezportal import metrics
from ezportal.readiness import STATES_THAT_SERVE, states_of_parts
from ezportal.security import address_in

PATH = "/metrics"
logger = logging.getLogger(__name__)


class PortalState:
    """What is measured when asked: the change feed's sequence, and which part of the portal works."""

    def collect(self) -> Iterator[Any]:
        from prometheus_client.core import GaugeMetricFamily

        sequence = GaugeMetricFamily("ezportal_change_sequence", "Number of the last public change.")
        parts = GaugeMetricFamily("ezportal_part_up", "1 if the part works, by /health/ready.", labels=["part"])
        states = states_of_parts()
        for part, state in states.items():
            parts.add_metric([part], float(state in STATES_THAT_SERVE))
        yield parts
        if states["database"] == "ok" and (number := _change_sequence()) is not None:
            sequence.add_metric([], number)
            yield sequence


def _change_sequence() -> int | None:
    from zones.models import data_version

    try:
        return data_version()
    except DatabaseError:
        return None  # the part "database" tells
    finally:
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()  # no request of Django's begins or ends here


def is_allowed(environ: dict[str, Any]) -> bool:
    """Who shows the token, or asks from a network that may."""
    sent = environ.get("HTTP_AUTHORIZATION", "")
    if settings.METRICS_TOKEN and hmac.compare_digest(sent.encode(), f"Bearer {settings.METRICS_TOKEN}".encode()):
        return True
    return _is_in_network(address_in(environ))


def _is_in_network(address: str) -> bool:
    try:
        asked_from = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(asked_from in ipaddress.ip_network(network) for network in settings.METRICS_NETWORKS)


def metrics_page(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """404 unless figures are wanted, 401 to strangers."""
    return _page(environ, start_response, PortalState())


def _page(environ: dict[str, Any], start_response: Callable[..., Any], *collectors: Any) -> Iterable[bytes]:
    if not metrics.are_wanted():
        return _answer(start_response, "404 Not Found", b"Not Found")
    if not is_allowed(environ):
        return _answer(start_response, "401 Unauthorized", b"Unauthorized", ("WWW-Authenticate", "Bearer"))
    return _answer(start_response, "200 OK", metrics.as_text(*collectors))


def _answer(start_response: Callable[..., Any], status: str, body: bytes, *more: tuple[str, str]) -> Iterable[bytes]:
    headers = [
        ("Content-Type", "text/plain; version=0.0.4; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    start_response(status, [*headers, *more])
    return [body]


def worker_page(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """A worker host's figures; the portal's state is told by the web hosts."""
    if environ.get("PATH_INFO") != PATH:
        return _answer(start_response, "404 Not Found", b"Not Found")
    return _page(environ, start_response)


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """A line per scrape tells nothing, and would go to the error stream past the logging."""


def serve_beside_worker(port: int) -> int:
    """Answer /metrics in a thread of the worker's main process; returns the port, which 0 leaves to the system."""
    server = make_server("0.0.0.0", port, worker_page, handler_class=QuietHandler)  # noqa: S104  asked by another host
    Thread(target=server.serve_forever, name="metrics", daemon=True).start()
    logger.info("Figures of this worker on port %s", server.server_port)
    return server.server_port
