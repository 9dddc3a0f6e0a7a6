"""What is known of a request for a public answer before it is computed, read from the WSGI environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings

from ezportal.api.negotiation import best_formats, best_language

Environ = Mapping[str, Any]

# First parts of addresses that are nobody's but the caller's, or no pages at all.
PRIVATE = {"admin", "accounts", "static", "media", "health", "metrics", "i18n", "my"}
# With one of these a page may show who is signed in, or carry a form's token.
PERSONAL_COOKIES = frozenset({settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"})
LANGUAGE_CODES = frozenset(dict(settings.LANGUAGES))
API_PREFIX = "/api/"


@lru_cache(maxsize=4096)
def first_part(path: str) -> str:
    """The first part of the path that is not a language: "my" is both Burmese and the pages of a delegate."""
    parts = path.strip("/").split("/")
    if parts[0] in LANGUAGE_CODES:
        return parts[1] if len(parts) > 1 else ""
    return parts[0]


def is_api(path: str) -> bool:
    return path.startswith(API_PREFIX)


def has_personal_cookie(cookies: str) -> bool:
    return any(pair.partition("=")[0].strip() in PERSONAL_COOKIES for pair in cookies.split(";"))


def is_public(environ: Environ) -> bool:
    """Whether anybody would get the same answer. API keys only raise the quota."""
    path = environ["PATH_INFO"]
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or first_part(path) in PRIVATE:
        return False
    if is_api(path):
        return True
    return not has_personal_cookie(environ.get("HTTP_COOKIE", "")) and "HTTP_AUTHORIZATION" not in environ


@lru_cache(maxsize=1024)
def _variant(query: str, accept: str, accept_language: str) -> str:
    asked = parse_qs(query)
    accepted: list[str] = []
    for name in best_formats(asked.get("format", [""])[-1], accept):
        accepted.append(name)
        if name == "json":
            break
    language = best_language(asked.get("lang", [""])[-1], accept_language)
    return f"{language}-{'-'.join(accepted) or 'none'}"


def variant_of(environ: Environ) -> str:
    """What else than the address the answer depends on, as part of the label.

    Caches that hold several variants tell them apart by the ETag alone (RFC 9111, 4.3.3).
    JSON is offered everywhere, so what a caller likes less than JSON never matters.
    """
    if not is_api(environ["PATH_INFO"]):
        return "page"
    query = environ.get("QUERY_STRING", "")
    # Most queries name neither; leaving them out lets one entry serve them all.
    relevant = query if "lang" in query or "format" in query or "%" in query else ""
    return _variant(relevant, environ.get("HTTP_ACCEPT", "*/*"), environ.get("HTTP_ACCEPT_LANGUAGE", ""))


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """A public answer of one data version, whether it is computed yet or not."""

    version: int
    variant: str
    address: tuple[str, ...]

    @property
    def etag(self) -> str:
        return f'"{self.version}.{settings.RELEASE[:8]}-{self.variant}"'

    @property
    def key(self) -> tuple[Any, ...]:
        return (self.version, self.variant, *self.address)

    @property
    def is_table(self) -> bool:
        """A file with all rows, which is streamed and never stored."""
        return self.variant.partition("-")[2].startswith(("csv", "xlsx"))

    def held_as(self, environ: Environ) -> str:
        """The form in which If-None-Match names this answer, empty if it does not.

        Compared weakly, because compression weakens the label.
        """
        if sent := environ.get("HTTP_IF_NONE_MATCH", ""):
            etag = self.etag
            for tag in sent.split(","):
                if tag.strip().removeprefix("W/") == etag:
                    return str(tag.strip())
        return ""


def answer_to(environ: Environ, version: int) -> PublicAnswer:
    address = (
        environ.get("HTTP_X_FORWARDED_PROTO") or environ["wsgi.url_scheme"],
        environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}",
        environ["PATH_INFO"],
        environ.get("QUERY_STRING", ""),
    )
    return PublicAnswer(version, variant_of(environ), address)
