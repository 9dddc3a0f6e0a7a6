"""Tells a load balancer whether this process lives, and whether it can serve.

Why a lost Redis leaves the portal ready: docs/decisions/readiness.md.
"""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from ezportal.readiness import FULL, STATES_THAT_SERVE, States, states_of_parts

# Without these no answer is right; without the others answers are slower, or some work waits.
NEEDED = {"database", "migrations"}

logger = logging.getLogger(__name__)
_last_told: States = {}


class AnyHostMiddleware:
    """Lets load balancers and containers ask by whatever name they know this process; nobody else is answered so.

    The answers below /health/ hold no address, so there is nothing that a false name could lead astray.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith("/health/"):
            request.META["HTTP_HOST"] = settings.ALLOWED_HOSTS[0]
        return self.get_response(request)


@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is looked at, so a lost database restarts no web process."""
    return JsonResponse({"status": "ok"})


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Each part with its state: 200 with "ok" or "degraded" while the portal serves, else 503 with "unavailable"."""
    states = states_of_parts()
    _tell_changes(states)
    status = overall(states)
    return JsonResponse({"status": status, **states}, status=503 if status == "unavailable" else 200)


def overall(states: States) -> str:
    if any(states[part] not in STATES_THAT_SERVE for part in NEEDED) or states["disk"] == FULL:
        return "unavailable"
    return "ok" if STATES_THAT_SERVE.issuperset(states.values()) else "degraded"


def _tell_changes(states: States) -> None:
    """A line when a part fails or comes back, not one per question."""
    for part, state in states.items():
        before = _last_told.get(part)
        if state != before and (before is not None or state not in STATES_THAT_SERVE):
            level = logging.INFO if state in STATES_THAT_SERVE else logging.WARNING
            logger.log(level, "%s: %s", part, state, extra={"fields": {"part": part, "state": state}})
        _last_told[part] = state
