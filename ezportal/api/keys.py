"""Partner keys: knox tokens, sent as `Authorization: Bearer ...` and never in an address."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django.http.request import HttpHeaders
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from knox.auth import TokenAuthentication
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request


def authenticate(headers: Mapping[str, Any]) -> tuple[Any, Any] | None:
    """The partner and the key, None without one; raise AuthenticationFailed for a wrong key.

    `headers` as WSGI names them. Two queries with a key, none without.
    """
    if "HTTP_AUTHORIZATION" not in headers:
        return None
    try:
        return TokenAuthentication().authenticate(SimpleNamespace(headers=HttpHeaders(headers)))
    except UnicodeDecodeError as error:  # knox expects every header to be UTF-8
        raise AuthenticationFailed from error


class ApiKeyAuthentication(BaseAuthentication):
    """Hands the views what `ApiMiddleware` has found, so that a key is looked up once."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        return getattr(request._request, "api_key", None)

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class ApiKeyScheme(OpenApiAuthenticationExtension):
    target_class = ApiKeyAuthentication
    name = "apiKey"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "Optional. A key raises the number of requests a minute.",
        }
