"""How many requests a caller may make in a minute, and the headers that say so.

Headers follow draft-ietf-httpapi-ratelimit-headers: RateLimit-Policy gives the quota (`q`
requests in `w` seconds), RateLimit what is left of it (`r`) and when it is filled up (`t`).
"""

import ipaddress
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from ezportal.api.problems import TOO_MANY_REQUESTS, problem_response
from ezportal.security import client_address

WINDOW = 60
GetResponse = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True)
class Spent:
    """What one caller has used of a quota in the running window."""

    policy: str
    quota: int
    used: int
    seconds_left: int

    @property
    def is_exceeded(self) -> bool:
        return self.used > self.quota

    def label(self, response: HttpResponse) -> HttpResponse:
        left = max(0, self.quota - self.used)
        response["RateLimit-Policy"] = f'"{self.policy}";q={self.quota};w={WINDOW}'
        response["RateLimit"] = f'"{self.policy}";r={left};t={self.seconds_left}'
        return response


def charge(request: HttpRequest) -> Spent:
    """Count one request of this caller; two operations of the cache, both atomic."""
    key = getattr(request, "api_key", None)
    # A partner's two live keys share one quota, so rotating does not double it.
    policy = "partner" if key else "anonymous"
    caller = f"user-{key[0].pk}" if key else network_of(client_address(request))
    now = time.time()
    entry = f"throttle:{policy}:{caller}:{int(now // WINDOW)}"
    cache.add(entry, 0, timeout=2 * WINDOW)
    return Spent(
        policy=policy,
        quota=settings.API_REQUESTS_PER_MINUTE[policy],
        used=cache.incr(entry),
        seconds_left=WINDOW - int(now % WINDOW),
    )


def network_of(address: str) -> str:
    """The address; of IPv6 the /64, since one household or office owns all of that."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, 64), strict=False).network_address)
    return str(parsed)


def refusal(request: HttpRequest, spent: Spent) -> HttpResponse:
    response = problem_response(
        request,
        429,
        f"{spent.quota} requests a minute are allowed here. "
        f"Try again in {spent.seconds_left} seconds, or ask for an API key.",
        kind=TOO_MANY_REQUESTS,
        title="Too many requests",
    )
    response["Retry-After"] = str(spent.seconds_left)
    return spent.label(response)


class ThrottleMiddleware:
    """Charges each API request that gets an answer of its own.

    Its place is inside the layer that answers 304, which costs the caller nothing, and
    outside the stored answers, which cost the same as fresh ones.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/api/v"):
            return self.get_response(request)
        spent = charge(request)
        if spent.is_exceeded:
            return refusal(request, spent)
        return spent.label(self.get_response(request))
