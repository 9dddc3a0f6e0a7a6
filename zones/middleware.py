"""The public cache around every page and API answer; see `zones.public_cache`."""

from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from zones.models import data_version
from zones.public_cache import (
    KEPT_SECONDS,
    PublicAnswer,
    answer_to,
    is_labelled,
    is_public,
    is_storable,
    vary,
)

GetResponse = Callable[[HttpRequest], HttpResponse]


class PublicVersionMiddleware:
    """Labels public answers with the data version, and answers 304 to who holds them already.

    Reads the version once per request, before the view runs: an answer can hold newer data
    than its label says, never older, so a caller at worst asks once more.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_public(request):
            response = self.get_response(request)
            response.headers.setdefault("Cache-Control", "private, no-cache")
            return response
        answer = answer_to(request, data_version())
        request.public_answer = answer  # type: ignore[attr-defined]
        request.data_version = answer.version  # type: ignore[attr-defined]
        if answer.is_held_by(request):
            return self.not_modified(request, answer)
        response = self.get_response(request)
        vary(request, response)
        if is_labelled(response):
            answer.label(response)
            if request.headers.get("If-None-Match", "").strip() == "*":
                return self.not_modified(request, answer)
        return response

    def not_modified(self, request: HttpRequest, answer: PublicAnswer) -> HttpResponse:
        response = HttpResponseNotModified()
        answer.label(response)
        vary(request, response)
        return response


class PublicCacheMiddleware:
    """Keeps finished public answers, so that a repeated one costs no query but the version."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer: PublicAnswer | None = getattr(request, "public_answer", None)
        if answer is None:
            return self.get_response(request)
        stored = cache.get(answer.key)
        if stored is not None:
            content, headers = stored
            return HttpResponse(content, headers=headers)
        response = self.get_response(request)
        # A write during the computation may show in the answer or not: then it is not kept.
        if request.method == "GET" and is_storable(response) and data_version() == answer.version:
            cache.set(answer.key, (response.content, dict(response.items())), KEPT_SECONDS)
        return response
