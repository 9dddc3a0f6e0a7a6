"""How a web process gives way: requests that have waited too long for a thread are refused, not served too late.

Beyond its capacity a server that serves in turn serves everybody late and, as callers give up, nobody at all. So a
request that stood in the queue for longer than LONGEST_WAIT is answered 503 at once, which costs a hundredth of a
page: the queue never grows longer than that, and what is served is served in time. See docs/decisions/giving-way.md.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from ezportal import postgresql
from ezportal.api.problems import problem_response
from ezportal.unavailable import page
from ezportal.web_worker import seconds_waited

logger = logging.getLogger(__name__)

LONGEST_WAIT = float(os.environ.get("LONGEST_WAIT_SECONDS", "2"))
RETRY_SECONDS = 5
# A log line at most this often, with how many were refused.
TELL_EVERY = 10.0
HEALTH = "/health/"

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class GivingWay:
    """The outermost layer. Health is always told: a busy process is not a dead one."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self._lock = threading.Lock()
        self._refused = 0
        self._tell_at = 0.0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if seconds_waited() <= LONGEST_WAIT or environ.get("PATH_INFO", "").startswith(HEALTH):
            return self.application(environ, start_response)
        self._count()
        status, headers, body = _refusal(environ)
        start_response(status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _count(self) -> None:
        with self._lock:
            self._refused += 1
            now = time.monotonic()
            if now < self._tell_at:
                return
            refused, self._refused, self._tell_at = self._refused, 0, now + TELL_EVERY
        logger.error("Overloaded: %s requests answered 503 after waiting over %s s", refused, LONGEST_WAIT)


def _refusal(environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
    request = WSGIRequest(environ)
    is_api = request.path_info.startswith("/api/")
    if is_api:
        response = problem_response(request, 503, "The portal is overloaded; try again in a few seconds.")
        kind, body = response["Content-Type"], response.content
    else:
        kind, body = "text/html; charset=utf-8", _page(translation.get_language_from_request(request, check_path=True))
    return (
        "503 Service Unavailable",
        [
            ("Content-Type", kind),
            ("Content-Length", str(len(body))),
            ("Retry-After", str(RETRY_SECONDS)),
            ("Cache-Control", "no-store"),
            ("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'"),
            ("X-Content-Type-Options", "nosniff"),
            *([("Access-Control-Allow-Origin", "*")] if is_api else []),
        ],
        body,
    )


@lru_cache
def _page(language: str) -> bytes:
    """Made once per language: a refusal must stay cheap."""
    with translation.override(language):
        return page(
            title=_("Too many people are using the portal right now"),
            text=_("Please try again in a few seconds. Nothing that was saved is lost."),
        ).content


def in_web_process(application: Application) -> Application:
    """The application as a web process serves it: with bounded waits for the database, and giving way."""
    if connection.vendor == "postgresql":
        postgresql.bound_every_wait(settings.DATABASE_STATEMENT_SECONDS)
    return GivingWay(application)
