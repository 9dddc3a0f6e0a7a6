"""Public answers are a function of data version, release and address.

So one short label serves as the ETag and as the generation part of the store's keys: nothing
is ever purged by hand, and nothing old is ever shown. What time alone changes, such as how
fresh a zone's data is, reaches the public as a change of data (see `zones.tasks`).
"""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from ezportal.api.negotiation import formats_of, language_of

CACHE_CONTROL = "public, no-cache"
# First parts of addresses that are nobody's but the caller's, or no pages at all.
PRIVATE = {"admin", "accounts", "static", "media", "health", "i18n", "my"}
# With one of these a page may show who is signed in, or carry a form's token.
PERSONAL_COOKIES = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages")
LARGEST_STORED = 500_000
KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class PublicAnswer:
    """What is known of an answer before it is computed."""

    version: int
    variant: str
    address: str

    @property
    def etag(self) -> str:
        return f'"{self.version}.{settings.RELEASE[:8]}-{self.variant}"'

    @property
    def key(self) -> str:
        digest = hashlib.sha256(f"{self.etag} {self.address}".encode()).hexdigest()
        return f"public:{digest}"

    def label(self, response: HttpResponseBase) -> None:
        response["ETag"] = self.etag
        response["X-Data-Version"] = str(self.version)
        response["Cache-Control"] = CACHE_CONTROL

    def is_held_by(self, request: HttpRequest) -> bool:
        """If-None-Match names this answer. Compared weakly: compression weakens the label."""
        sent = request.headers.get("If-None-Match", "")
        return self.etag in (tag.strip().removeprefix("W/") for tag in sent.split(","))


def is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def first_part(request: HttpRequest) -> str:
    """The first part of the path that is not a language: "my" is both Burmese and the pages of a delegate."""
    parts = request.path_info.strip("/").split("/")
    if parts[0] in dict(settings.LANGUAGES):
        return parts[1] if len(parts) > 1 else ""
    return parts[0]


def is_public(request: HttpRequest) -> bool:
    """Whether anybody would get the same answer. API keys only raise the quota."""
    if request.method not in ("GET", "HEAD") or first_part(request) in PRIVATE:
        return False
    if is_api(request):
        return True
    is_personal = any(name in request.COOKIES for name in PERSONAL_COOKIES)
    return not is_personal and "Authorization" not in request.headers


def variant_of(request: HttpRequest) -> str:
    """What else than the address the answer depends on, as part of the label.

    Caches that hold several variants tell them apart by the ETag alone (RFC 9111, 4.3.3).
    JSON is offered everywhere, so what a caller likes less than JSON never matters.
    """
    if not is_api(request):
        return "page"
    accepted: list[str] = []
    for name in formats_of(request):
        accepted.append(name)
        if name == "json":
            break
    return f"{language_of(request)}-{'-'.join(accepted) or 'none'}"


def answer_to(request: HttpRequest, version: int) -> PublicAnswer:
    return PublicAnswer(version, variant_of(request), request.build_absolute_uri())


def vary(request: HttpRequest, response: HttpResponseBase) -> None:
    if not is_api(request):
        patch_vary_headers(response, ("Cookie",))


def is_labelled(response: HttpResponseBase) -> bool:
    """Answers that are whole and nobody's own; a view opts out by its own Cache-Control."""
    own = response.get("Cache-Control", "")
    is_private = "private" in own or "no-store" in own
    return response.status_code == 200 and not response.cookies and not is_private


def is_storable(response: HttpResponseBase) -> bool:
    return isinstance(response, HttpResponse) and is_labelled(response) and len(response.content) <= LARGEST_STORED
