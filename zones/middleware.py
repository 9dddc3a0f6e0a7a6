"""Labels public answers for the layer outside, which keeps them; see `zones.edge`."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from ezportal.replicas import reading_from_replica
from zones.edge.asking import PublicAnswer, is_api
from zones.edge.layer import ANSWER, CACHE_CONTROL
from zones.edge.version import answering


class PublicLabelMiddleware:
    """Writes the data version on public answers that are whole and nobody's own.

    A view opts out by a `Cache-Control` of its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer: PublicAnswer | None = request.META.get(ANSWER)
        if answer is None:
            response = self.get_response(request)
            response.headers.setdefault("Cache-Control", "private, no-cache")
            return response
        request.data_version = answer.version  # type: ignore[attr-defined]
        with reading_from_replica(answer.version), answering(answer.version):
            response = self.get_response(request)
        if not is_api(request.path_info):
            patch_vary_headers(response, ("Cookie",))
        if is_labelled(response):
            # Also where it is too short to be compressed: so all answers of a kind have the same headers, as a 304 has.
            patch_vary_headers(response, ("Accept-Encoding",))
            response["ETag"] = answer.etag
            response["X-Data-Version"] = str(answer.version)
            response["Cache-Control"] = CACHE_CONTROL
        return response


def is_labelled(response: HttpResponse) -> bool:
    own = response.get("Cache-Control", "")
    is_private = "private" in own or "no-store" in own
    return response.status_code == 200 and not response.cookies and not is_private
