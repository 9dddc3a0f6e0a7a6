"""Who is in: a signed cookie of its own, apart from the accounts of staff.

It names the link by the hash of its token, so it ends with the link: revoked, expired or erased, at the next request.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation

from delegations.models import PersonalLink
from delegations.services.links import open_session

SALT = "delegations.my"
SECONDS = 12 * 60 * 60
# Browsers take a cookie of this name only over TLS. The name for a whole host, `__Host-`, allows no path.
PREFIX = "__Secure-" if settings.SESSION_COOKIE_SECURE else ""


def _cookies() -> dict[str, str]:
    """Name → path. The pages lie below each language, and a cookie for all of them would go along everywhere."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[f"{PREFIX}delegate-{code}"] = reverse("my:home")
    return found


def begin(response: HttpResponseBase, link: PersonalLink) -> None:
    for name, path in _cookies().items():
        response.set_signed_cookie(
            name, link.token_hash, salt=SALT, max_age=SECONDS, path=path, httponly=True, samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip


def end(response: HttpResponseBase) -> None:
    for name, path in _cookies().items():
        response.delete_cookie(name, path=path, samesite="Lax")


def link_of(request: HttpRequest) -> PersonalLink | None:
    """The link whose delegate is in, None for everybody else; one query."""
    name = f"{PREFIX}delegate-{translation.get_language()}"
    token_hash = request.get_signed_cookie(name, default=None, salt=SALT, max_age=SECONDS)
    return open_session(token_hash=token_hash) if token_hash else None
