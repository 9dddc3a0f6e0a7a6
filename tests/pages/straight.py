"""How answers past the framework are compared with its own."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from tests.zones.test_edge import Caller

LIST = "/api/v1/zones/"
LANGUAGES = [code for code, _name in settings.LANGUAGES]
# Of one sending, or of the moment of asking.
PASSING = ("RateLimit", "X-Request-ID")


def address(zone: Any, query: str = "") -> str:
    return f"/api/v1/zones/{zone.slug}/{query}"


def page(zone: Any, language: str = "en", query: str = "") -> str:
    return f"/{language}/zones/{zone.slug}/{query}"


def page_list(language: str, query: str = "") -> str:
    return f"/{language}/zones/{query}"


def lasting(answer: tuple[int, dict[str, str], bytes]) -> tuple[int, dict[str, str], bytes]:
    status, headers, body = answer
    return status, {name: value for name, value in headers.items() if name not in PASSING}, body


def warm(zones: list[Any], *headers: dict[str, str], asked: Any = address) -> None:
    """Somebody has asked before, so all forms are kept."""
    for sent in headers:
        for zone in zones:
            Caller().ask(asked(zone), **sent)
