"""Refusals and failures as RFC 9457 problem details; the API never answers an error with HTML."""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from rest_framework import exceptions
from rest_framework.request import Request

logger = logging.getLogger(__name__)

CONTENT_TYPE = "application/problem+json"
# Problems with a meaning of their own; all others are plain HTTP ("about:blank").
BAD_PARAMETER = "urn:ezportal:problem:bad-parameter"
NO_SUCH_PAGE = "urn:ezportal:problem:no-such-page"
TOO_MANY_REQUESTS = "urn:ezportal:problem:too-many-requests"
CHANGES_GONE = "urn:ezportal:problem:changes-gone"

DETAILS = {
    401: "The API key is not valid: it is unknown, has expired or was revoked.",
    403: "This is not open to you.",
    404: "There is nothing public at this address.",
    405: "The API is read-only here: use GET, HEAD or OPTIONS.",
    500: "The portal failed on this request; the failure has been recorded.",
}


class Problem(exceptions.APIException):
    """A refusal with its own type, a sentence, and the parameters it is about."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        kind: str = "about:blank",
        title: str = "",
        errors: Sequence[Mapping[str, str]] = (),
    ) -> None:
        super().__init__(detail)
        self.status_code = status
        self.kind = kind
        self.title = title
        self.errors = list(errors)


class BadParameters(Problem):
    """400 for query parameters; `errors` has `parameter` and `detail` for each refusal."""

    def __init__(self, errors: Sequence[Mapping[str, str]]) -> None:
        names = ", ".join(dict.fromkeys(error["parameter"] for error in errors))
        super().__init__(
            400,
            f"Refused: {names}. " + " ".join(error["detail"] for error in errors),
            kind=BAD_PARAMETER,
            title="Bad parameter",
            errors=errors,
        )


def problem_response(
    request: HttpRequest | Request,
    status: int,
    detail: str = "",
    *,
    kind: str = "about:blank",
    title: str = "",
    errors: Sequence[Mapping[str, str]] = (),
) -> HttpResponse:
    """The problem as a finished response; `errors` is always there, empty or not."""
    phrase = HTTPStatus(status).phrase
    body = {
        "type": kind,
        "title": title or phrase,
        "status": status,
        "detail": detail or DETAILS.get(status, phrase + "."),
        "instance": request.get_full_path(),
        "errors": list(errors),
    }
    response = JsonResponse(body, status=status, content_type=CONTENT_TYPE, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = "en"
    return response


def exception_handler(exc: Exception, context: dict[str, Any]) -> HttpResponse:
    """What any exception inside an API view becomes.

    An unforeseen one is logged with its trace and announced to Django (error reports and the
    test client listen), but the caller learns only that it happened.
    """
    from ezportal import unavailable  # which writes problems

    request = context["request"]
    # Partners read these sentences in logs: one language, whatever the request asked for.
    with translation.override("en"):
        if isinstance(exc, Problem):
            return problem_response(
                request,
                exc.status_code,
                str(exc.detail),
                kind=exc.kind,
                title=exc.title,
                errors=exc.errors,
            )
        if isinstance(exc, exceptions.APIException):
            return _of_rest_framework(request, exc)
        if isinstance(exc, Http404):
            return problem_response(request, 404)
        if isinstance(exc, PermissionDenied):
            return problem_response(request, 403)
        if reason := unavailable.reason_of(exc):
            return unavailable.unavailable(request._request, reason)
        logger.error("Unforeseen failure at %s", request.path, exc_info=exc)
        got_request_exception.send(sender=type(context.get("view")), request=request)
        return problem_response(request, 500)


def _of_rest_framework(request: Request, exc: exceptions.APIException) -> HttpResponse:
    detail, errors = "", []
    if isinstance(exc, exceptions.ValidationError):
        detail = "The content was refused."
        errors = list(_pointers(exc.detail))
    elif exc.status_code not in DETAILS:
        detail = str(exc.detail)
    response = problem_response(request, exc.status_code, detail, errors=errors)
    if header := getattr(exc, "auth_header", None):
        response["WWW-Authenticate"] = header
    if isinstance(exc, exceptions.MethodNotAllowed):
        response["Allow"] = "GET, HEAD, OPTIONS"
    return response


def _pointers(detail: Any, path: str = "") -> Any:
    """Yield {"pointer", "detail"} (RFC 6901) for each message of a serializer's errors."""
    if isinstance(detail, dict):
        for name, value in detail.items():
            yield from _pointers(value, path if name == "non_field_errors" else f"{path}/{name}")
    elif isinstance(detail, list):
        for index, value in enumerate(detail):
            is_nested = isinstance(value, dict | list)
            yield from _pointers(value, f"{path}/{index}" if is_nested else path)
    else:
        yield {"pointer": path or "/", "detail": str(detail)}
