"""What people and programs are told while something that the portal needs is away: 503, and when to come back.

The page needs neither database nor cache nor session. It is logged in one line with the reason, and without a trace:
nothing in our code is wrong, and the database's own words may hold people's data.
"""

from __future__ import annotations

import errno
import logging
import sqlite3
import sys
from collections.abc import Mapping

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views import defaults

from ezportal.api.problems import problem_response

logger = logging.getLogger(__name__)

RETRY_SECONDS = 30
FULL = "no space is left"

# Codes of PostgreSQL (its appendix A) and of SQLite that tell of the service, not of what it was asked.
_OF_POSTGRESQL: Mapping[str, str] = {
    "57014": "a statement took too long",
    "55P03": "a row stayed locked for too long",
    "40P01": "two writers waited for each other",
    "25P03": "a transaction stood idle for too long",
    "53100": FULL,
    "53200": "it is out of memory",
    "53300": "it has too many connections",
    "57P01": "it is shutting down",
    "57P03": "it is starting",
    "25006": "it takes no writes",
}
_OF_SQLITE: Mapping[int, str] = {
    sqlite3.SQLITE_BUSY: "a row stayed locked for too long",
    sqlite3.SQLITE_LOCKED: "a row stayed locked for too long",
    sqlite3.SQLITE_NOMEM: "it is out of memory",
    sqlite3.SQLITE_READONLY: "it takes no writes",
    sqlite3.SQLITE_IOERR: "its file can't be read or written",
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_CANTOPEN: "its file can't be opened",
}
_FULL_DISK = {errno.ENOSPC, errno.EDQUOT}


def reason_of(error: BaseException | None) -> str:
    """Why a service failed; empty for a fault of our own, which stays a 500."""
    if isinstance(error, OSError):
        return f"The disk: {FULL}" if error.errno in _FULL_DISK else ""
    if not isinstance(error, DatabaseError | InterfaceError):
        return ""
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # the low byte is the kind, the rest a detail
        said = _OF_SQLITE.get(code, "")
    else:
        said = _OF_POSTGRESQL.get(getattr(cause, "pgcode", None) or "", "")
        # A lost connection has no code. Of the exact base class are the states that libpq has no word for.
        if not said and (isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError):
            said = "it does not answer"
    return f"The database: {said}" if said else ""


def unavailable(request: HttpRequest, reason: str) -> HttpResponse:
    """503 in the caller's language, or as a problem document below /api/."""
    logger.error("Answered 503 at %s. %s", request.path, reason)
    detail = "The portal can't reach its data at present. Nothing that was saved is lost."
    is_api = request.path_info.startswith("/api/")
    response = problem_response(request, 503, detail) if is_api else _page(request)
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store"
    response._has_been_logged = True  # type: ignore[attr-defined]  # Django would log it again, with the trace
    return response


def _page(request: HttpRequest) -> HttpResponse:
    # The fault may have come before the layer that chooses the language.
    with translation.override(translation.get_language_from_request(request, check_path=True)):
        return page(
            title=_("The portal can't reach its data at the moment"),
            text=_(
                "Nothing that was saved is lost. What you have just sent may not have arrived: go back and send it "
                "again in a minute."
            ),
        )


def page(*, title: str, text: str) -> HttpResponse:
    """A page of its own in the active language."""
    return HttpResponse(render_to_string("503.html", {"title": title, "text": text}), status=503)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django asks for this when an exception reaches the top, while it is being handled."""
    if reason := reason_of(sys.exc_info()[1]):
        return unavailable(request, reason)
    return defaults.server_error(request)
