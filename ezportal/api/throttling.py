"""How many requests a caller may make in a minute, and the headers that say so.

Headers follow draft-ietf-httpapi-ratelimit-headers: RateLimit-Policy gives the quota (`q`
requests in `w` seconds), RateLimit what is left of it (`r`) and when it is filled up (`t`).
"""

import ipaddress
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from ezportal.api.problems import TOO_MANY_REQUESTS, problem_response
from ezportal.counting import count
from ezportal.security import address_in

COUNTED_PREFIX = "/api/v"  # requests below it count
WINDOW = 60
MOST_LEASES = 10_000
GetResponse = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
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
        for name, value in quota_headers(self):
            response[name] = value
        return response


def quota_headers(spent: Spent) -> list[tuple[str, str]]:
    left = max(0, spent.quota - spent.used)
    return [
        ("RateLimit-Policy", f'"{spent.policy}";q={spent.quota};w={WINDOW}'),
        ("RateLimit", f'"{spent.policy}";r={left};t={spent.seconds_left}'),
    ]


@dataclass(slots=True)
class Lease:
    """Requests that this process has taken out of a caller's shared quota and not yet given out."""

    used: int
    left: int


_leases: dict[str, Lease] = {}
_lock = Lock()


def forget_leases() -> None:
    with _lock:
        _leases.clear()


def charge(request: HttpRequest) -> Spent:
    """Count one request of this caller."""
    key = getattr(request, "api_key", None)
    return charge_caller(request.META, key[0] if key else None)


def charge_caller(headers: Mapping[str, Any], partner: Any) -> Spent:
    """Count one request, of the partner or of the address it came from; headers as WSGI names them."""
    # A partner's two live keys share one quota, so rotating does not double it.
    policy = "partner" if partner else "anonymous"
    caller = f"user-{partner.pk}" if partner else network_of(address_in(headers))
    quota, entry, seconds_left = _window_of(policy, caller)
    return Spent(policy, quota, _take(entry, quota), seconds_left)


def charge_leased(headers: Mapping[str, Any]) -> Spent | None:
    """Count one request of an address, if this process has some of its quota at hand; else count nothing."""
    quota, entry, seconds_left = _window_of("anonymous", network_of(address_in(headers)))
    used = _take_leased(entry)
    return None if used is None else Spent("anonymous", quota, used, seconds_left)


def _window_of(policy: str, caller: str) -> tuple[int, str, int]:
    """The quota, the name of the caller's count in the running window, and the seconds that are left of it."""
    now = time.time()
    return (
        settings.API_REQUESTS_PER_MINUTE[policy],
        f"throttle:{policy}:{caller}:{int(now // WINDOW)}",
        WINDOW - int(now % WINDOW),
    )


def _take(entry: str, quota: int) -> int:
    """Take one request of the quota and return how many are taken.

    The cache that all processes share is asked for one hundredth of the quota at a time: no caller ever gets more
    than the quota, and a busy partner costs one round trip in a dozen requests. Small quotas are counted one by one.
    """
    if (used := _take_leased(entry)) is not None:
        return used
    size = max(1, quota // 100)
    last = count(entry, seconds=2 * WINDOW, by=size)
    first = last - size + 1
    if size > 1 and first <= quota:
        with _lock:
            if len(_leases) >= MOST_LEASES:
                _leases.clear()
            _leases[entry] = Lease(used=first, left=min(size, quota - first + 1) - 1)
    return first


def _take_leased(entry: str) -> int | None:
    with _lock:
        lease = _leases.get(entry)
        if lease is None or not lease.left:
            return None
        lease.left -= 1
        lease.used += 1
        return lease.used


@lru_cache(maxsize=4096)
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
    """Refuses who has used up the quota, and tells all others how much is left.

    The layer outside has charged those whom it could not answer by itself; 304 costs the caller nothing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(COUNTED_PREFIX):
            return self.get_response(request)
        spent: Spent = request.META.get("ezportal.spent") or charge(request)
        if spent.is_exceeded:
            return refusal(request, spent)
        return spent.label(self.get_response(request))
