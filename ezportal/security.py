"""What a browser may do with the portal's pages."""

from collections.abc import Callable, Mapping
from typing import Any

from csp.constants import NONE, SELF
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

# Everything comes from the portal itself; nothing inline, no frame, no plug-in.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "object-src": [NONE],
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


# Partners' pages read the API from their own origin; nobody else's page may load anything else of ours.
API = "/api/"


class BrowserPolicyMiddleware:
    """Switches off the device features that no page uses, and keeps what is ours out of others' pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        is_api = request.path_info.startswith(API)
        response.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if is_api else "same-origin")
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


def nameless_caller(username: str, ip_address: str, *args: Any) -> str:
    """Who was locked out, for the log: the same caller gives the same sign, which tells nobody's name or address.

    Administrators see both in the admin, under access attempts.
    """
    return f"caller {salted_hmac('ezportal.log', f'{username} {ip_address}').hexdigest()[:12]}"
