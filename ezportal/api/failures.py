"""What exceptions inside API views become: problem details, whatever was raised."""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.signals import got_request_exception
from django.http import Http404, HttpResponse
from django.utils import translation
from rest_framework import exceptions
from rest_framework.request import Request

from ezportal.api.problems import DETAILS, Problem, problem_response
from ezportal.unavailable import reason_of, unavailable

logger = logging.getLogger(__name__)


def exception_handler(exc: Exception, context: dict[str, Any]) -> HttpResponse:
    """What any exception inside an API view becomes.

    An unforeseen one is logged with its trace and announced to Django (error reports and the
    test client listen), but the caller learns only that it happened.
    """
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
        if reason := reason_of(exc):
            return unavailable(request._request, reason)
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
