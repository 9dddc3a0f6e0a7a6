"""What a browser may do with the portal's pages."""

from collections.abc import Callable
from typing import Any

from csp.constants import NONE, SELF
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

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
    """The caller's address as the outermost proxy of ours saw it."""
    from django.conf import settings  # the settings import this module

    return address_behind_proxies(request.META, settings.TRUSTED_PROXIES)


def address_behind_proxies(environ: dict[str, Any], proxies: int) -> str:
    """The address that the outermost of our `proxies` saw.

    Callers can write anything into X-Forwarded-For, so only the entries that our own proxies appended count, from
    the right.
    """
    if proxies:
        chain = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")
        return chain[-proxies:][0].strip() or environ["REMOTE_ADDR"]
    return environ.get("REMOTE_ADDR", "")


def nameless_caller(username: str, ip_address: str, *args: Any) -> str:
    """Who was locked out, for the log: the same caller gives the same sign, which tells nobody's name or address.

    Administrators see both in the admin, under access attempts.
    """
    return f"caller {salted_hmac('ezportal.log', f'{username} {ip_address}').hexdigest()[:12]}"
