"""What holds for everything under /api/, whichever layer answers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from rest_framework.exceptions import AuthenticationFailed

from ezportal.api.keys import authenticate
from ezportal.api.problems import CONTENT_TYPE, problem_response
from ezportal.api.throttling import charge, refusal

PREFIX = "/api/"
GetResponse = Callable[[HttpRequest], HttpResponse]

CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, Content-Language, ETag, "
    "RateLimit, RateLimit-Policy, Retry-After, X-Data-Version",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Authorization, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
KEPT_OF_ERRORS = {"Allow", "RateLimit", "RateLimit-Policy"}


class ApiMiddleware:
    """Answers preflights, reads the API key, and sees to CORS and problem details.

    An error page that Django writes for an unknown address, a bad host or a crash below becomes a problem too. The
    layer outside has looked at the key already where it could answer by itself: a revoked key is refused on its next
    request even if the answer is stored.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        response = self.answer(request)
        for name, value in CORS.items():
            response[name] = value
        patch_vary_headers(response, ("Accept", "Accept-Language"))
        return response

    def answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": "GET, HEAD, OPTIONS", **PREFLIGHT})
        try:
            known = request.META.get("ezportal.api_key")
            request.api_key = known or authenticate(request.META)  # type: ignore[attr-defined]
        except AuthenticationFailed:
            return wrong_key(request)
        response = self.get_response(request)
        if response.status_code < 400 or response.get("Content-Type") == CONTENT_TYPE:
            return response
        problem = problem_response(request, response.status_code)
        for name in KEPT_OF_ERRORS & set(response.headers):
            problem[name] = response[name]
        return problem


def wrong_key(request: HttpRequest) -> HttpResponse:
    """401, at the expense of the caller's address: guessing is not free."""
    request.api_key = None  # type: ignore[attr-defined]
    spent = charge(request)
    if spent.is_exceeded:
        return refusal(request, spent)
    response = problem_response(request, 401)
    response["WWW-Authenticate"] = "Bearer"
    return spent.label(response)
