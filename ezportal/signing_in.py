"""Staff accounts: how often a password may be tried, how long a session lasts, and what of it is logged.

django-axes locks one name at one address; the bound here is for one address that tries many names.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.core.cache import cache
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from ezportal.api.throttling import network_of
from ezportal.counting import count
from ezportal.second_factor import apps_of
from ezportal.security import client_address

GetResponse = Callable[[HttpRequest], HttpResponse]
# Wrong passwords from one address before it has to wait, whatever the names; an office has several people.
MOST_WRONG = 50
WINDOW = 30 * 60

BEGAN, SEEN = "signed_in_at", "last_seen_at"
# A session is written again only when the time in it is older than this, so that reading costs no write.
SEEN_STEP = 5 * 60

log = logging.getLogger("ezportal.security")


def _counter(request: HttpRequest) -> str:
    return f"wrong-passwords:{network_of(client_address(request))}"


# --- What is logged: who by number, never the name that was typed, which may be a password --------------------------
@receiver(user_logged_in)
def begin_session(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    log.info("Signed in: user %s", user.pk)
    if BEGAN in request.session:  # who signs in once more gets a new key, too
        request.session.cycle_key()
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


@receiver(user_logged_out)
def end_session(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    if user is not None:
        log.info("Signed out: user %s", user.pk)


@receiver(user_login_failed)
def count_failure(sender: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
    log.warning("Sign-in refused")
    if request is not None:
        count(_counter(request), seconds=WINDOW)


@receiver(user_locked_out)
def tell_lock(sender: Any, **kwargs: Any) -> None:
    log.warning("A name was locked at an address after too many wrong passwords")


class SignInMiddleware:
    """Refuses the password form to an address that tried too often, ends sessions that are too old, and opens
    nothing to accounts without a second factor where every account needs one.

    Sessions are looked at below /admin/ only, where they are read anyway. Stands below the authentication.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/admin/"):
            return self.get_response(request)
        if request.method == "POST" and request.path == reverse("admin:login") and self._has_tried_enough(request):
            log.warning("Sign-in closed for an address after %s wrong passwords", MOST_WRONG)
            response = render(request, "429.html", {"minutes": WINDOW // 60}, status=429)
            response["Retry-After"] = str(WINDOW)
            return response
        if request.user.is_authenticated and not self._is_fresh(request):
            return self._sign_in_again(request)
        return self._without_second_factor(request) or self.get_response(request)

    def _without_second_factor(self, request: HttpRequest) -> HttpResponse | None:
        """Where a session leads to that has shown no code; None where it needs none."""
        page, way_out = reverse("second-factor"), reverse("admin:logout")
        user: Any = request.user
        is_asked = settings.SECOND_FACTOR_REQUIRED or request.path == page
        if not (is_asked and user.is_authenticated and user.is_staff) or user.is_verified() or request.path == way_out:
            return None
        if apps_of(user).exists():
            return self._sign_in_again(request)
        return None if request.path == page else HttpResponseRedirect(page)

    def _sign_in_again(self, request: HttpRequest) -> HttpResponse:
        logout(request)
        return HttpResponseRedirect(f"{reverse('admin:login')}?next={reverse('admin:index')}")

    def _has_tried_enough(self, request: HttpRequest) -> bool:
        return cache.get(_counter(request), 0) >= MOST_WRONG

    def _is_fresh(self, request: HttpRequest) -> bool:
        """Whether neither the whole session nor the pause since the last page is too long."""
        now = int(time.time())
        began, seen = request.session.get(BEGAN, now), request.session.get(SEEN, now)
        if now - began > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE_SECONDS:
            return False
        if BEGAN not in request.session or now - seen > SEEN_STEP:
            request.session[BEGAN], request.session[SEEN] = began, now
        return True
