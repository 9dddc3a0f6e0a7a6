"""The personal link itself. Mail scanners open it, run its scripts and follow what it links to; none presses a button.

So asking for it changes nothing and tells nothing but the visit; only the button's POST lets somebody in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from delegations.services.links import LinkRefused, find_link, open_link
from delegations.views.my import session
from ezportal.api.throttling import network_of
from ezportal.counting import count
from ezportal.security import client_address

# Wrong tokens from one address before it has to wait. Nobody guesses 256 bits; this saves the database the work.
MOST_WRONG = 30
WINDOW = 15 * 60


class OpenView(View):
    """GET shows a button; POST opens what the link is for and takes the token out of the address.

    Other links of persons are opened by subclasses, which say how a token is found, shown and let in.
    """

    def find(self, token: str) -> Any:
        """What the token opens; raises LinkRefused. Changes nothing."""
        return find_link(token=token)

    def show(self, request: HttpRequest, found: Any) -> HttpResponse:
        return render(request, "delegations/my/open.html", {"visit": found.delegate.visit})

    def let_in(self, token: str) -> HttpResponse:
        link = open_link(token=token)
        response = HttpResponseRedirect(reverse("my:home"))
        session.begin(response, link)
        return response

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._answer(request, lambda: self.show(request, self.find(token)))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._answer(request, lambda: self.let_in(token))

    def _answer(self, request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
        if _has_guessed_enough(request):
            return _wait(request)
        try:
            return answer()
        except LinkRefused as refused:
            return _refuse(request, refused)


def _refuse(request: HttpRequest, refused: LinkRefused) -> HttpResponse:
    if not refused.was_known:
        _count_wrong(request)
    context = {"was_known": refused.was_known, "office": settings.STAFF_EMAIL}
    return render(request, "delegations/my/refused.html", context, status=410 if refused.was_known else 404)


def _counter(request: HttpRequest) -> str:
    return f"wrong-links:{network_of(client_address(request))}"


def _has_guessed_enough(request: HttpRequest) -> bool:
    return cache.get(_counter(request), 0) >= MOST_WRONG


def _count_wrong(request: HttpRequest) -> None:
    count(_counter(request), seconds=WINDOW)


def _wait(request: HttpRequest) -> HttpResponse:
    response = render(request, "delegations/my/wait.html", {"minutes": WINDOW // 60}, status=429)
    response["Retry-After"] = str(WINDOW)
    return response
