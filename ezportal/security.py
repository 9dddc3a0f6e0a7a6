"""What a browser may do with the portal's pages."""

from collections.abc import Callable, Mapping
from typing import Any

from csp.constants import NONE, SELF
from django.http import HttpRequest, HttpResponse

# Everything comes from the portal itself; nothing inline, no frame, no plug-in.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# "near me" asks for the position; no page needs anything else of the device.
PERMISSIONS_POLICY = ", ".join(
    [
        "geolocation=(self)",
        *(f"{feature}=()" for feature in ("camera", "microphone", "payment", "usb", "browsing-topics")),
    ]
)


class PermissionsPolicyMiddleware:
    """Switches off the device features that no page uses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


def client_address(request: HttpRequest) -> str:
    """The caller's address; see `address_in`."""
    return address_in(request.META)


def address_in(headers: Mapping[str, Any]) -> str:
    """The caller's address as the outermost proxy of ours saw it, from headers as WSGI names them.

    Callers can write anything into X-Forwarded-For, so only the entries that our own
    TRUSTED_PROXIES appended count, from the right.
    """
    from django.conf import settings  # the settings import this module

    peer: str = headers.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        chain = headers.get("HTTP_X_FORWARDED_FOR", "").split(",")
        return chain[-settings.TRUSTED_PROXIES :][0].strip() or peer
    return peer
