"""How much a person, and a stranger, may send to the personal pages: enough for all that is saved while typing."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from delegations.views.my import session as delegate_session
from evaluations.views import answers_session
from ezportal.api.throttling import network_of
from ezportal.counting import count
from ezportal.security import client_address
from zones.edge.asking import first_part

WINDOW = 60
# Each answer is saved as it is given, and nobody gives fifty a second. Sixty delegates may sit behind one address and
# open their links together, so whoever came in by a link is counted alone.
MOST_OF_PERSON = 3000
MOST_OF_ADDRESS = 300
_SALTS = {"delegate-": delegate_session.SALT, "answers-": answers_session.SALT}


class PersonalFormsMiddleware:
    """Answers 429 to who sends more, before a view or the database has work with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            request.method in ("GET", "HEAD", "OPTIONS")
            or first_part(request.path_info) != "my"
            or not self._is_over(request)
        ):
            return self.get_response(request)
        response = render(request, "429.html", {"minutes": 1}, status=429)
        response["Retry-After"] = str(WINDOW)
        return response

    def _is_over(self, request: HttpRequest) -> bool:
        person = next(_links(request), None)
        sender = hashlib.sha256(person.encode()).hexdigest() if person else network_of(client_address(request))
        key = f"personal-forms:{sender}:{int(time.time() // WINDOW)}"
        return count(key, seconds=2 * WINDOW) > (MOST_OF_PERSON if person else MOST_OF_ADDRESS)


def _links(request: HttpRequest) -> Iterator[str]:
    """Hashes of the links that this browser was let in by; a cookie that we did not sign counts for nothing."""
    for name in request.COOKIES:
        bare = name.removeprefix("__Secure-")
        for start, salt in _SALTS.items():
            if bare.startswith(start):
                link = request.get_signed_cookie(name, default=None, salt=salt, max_age=delegate_session.SECONDS)
                if link:
                    yield link
