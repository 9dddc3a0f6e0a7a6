"""Refusals and failures as RFC 9457 problem details; the API never answers an error with HTML."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from rest_framework import exceptions
from rest_framework.request import Request

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
