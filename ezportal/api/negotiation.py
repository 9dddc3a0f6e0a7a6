"""Which format and which language a request asks for.

The public cache needs both before any view runs, so they are read here from the request
alone, and the views use the same answers.
"""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

# In the portal's order of preference: the first one wins where the caller has none.
MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
}


def language_codes() -> list[str]:
    return [code for code, _ in settings.LANGUAGES]


def language_of(request: HttpRequest) -> str:
    """`?lang=`, else the best match of Accept-Language, else English.

    A wrong `lang` counts as not given; refusing it is the view's business.
    """
    return best_language(request.GET.get("lang", ""), request.headers.get("Accept-Language", ""))


@lru_cache(maxsize=1024)
def best_language(asked: str, accept_language: str) -> str:
    if asked in language_codes():
        return asked
    for code, _ in parse_accept_lang_header(accept_language):
        if code == "*":
            break
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def formats_of(request: HttpRequest) -> tuple[str, ...]:
    """The formats the caller accepts, best first; `?format=` goes before Accept."""
    return best_formats(request.GET.get("format", ""), request.headers.get("Accept", "*/*"))


@lru_cache(maxsize=1024)
def best_formats(asked: str, accept: str) -> tuple[str, ...]:
    if asked in MEDIA_TYPES:
        return (asked,)
    header = HttpRequest()
    header.META["HTTP_ACCEPT"] = accept
    quality = {
        name: accepted.quality
        for name, media_type in MEDIA_TYPES.items()
        if (accepted := header.accepted_type(media_type)) is not None
    }
    # sorted() is stable: equal qualities keep the portal's order.
    return tuple(sorted(quality, key=lambda name: -quality[name]))


class FormatNegotiation(DefaultContentNegotiation):
    """Chooses a renderer by `?format=` or Accept; 406 names what there is."""

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        offered = {renderer.format: renderer for renderer in renderers}
        for name in formats_of(request._request):
            if name in offered:
                return offered[name], offered[name].media_type
        types = ", ".join(renderer.media_type for renderer in renderers)
        raise NotAcceptable(f"Offered here: {types}.")
