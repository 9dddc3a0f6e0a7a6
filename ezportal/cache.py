"""The shared cache in Redis, without which the portal still serves.

What is kept there can be made again, counted again or typed again; so a Redis that is away costs time and never a
page. Each process then keeps its own small cache, in which it goes on counting the callers of the API.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as LostConnection
from redis.exceptions import RedisError
from redis.retry import Retry

from ezportal.outage import Outage

# A Redis nearby answers within a millisecond.
CONNECT_SECONDS = 0.5
ANSWER_SECONDS = 1.0
RETRY_SECONDS = 3.0
# Of the cache that stands in, in each process.
MAX_ENTRIES = 300

# Django makes a backend for each thread; what they find out is shared.
_outages: dict[str, Outage] = {}
_clears_owed: set[str] = set()


def _outage_of(servers: str) -> Outage:
    return _outages.setdefault(
        servers,
        Outage("The cache", retry_seconds=RETRY_SECONDS, meanwhile="each process keeps its own until it is back"),
    )


def _steady(name: str) -> Callable[..., Any]:
    def operation(self: SteadyRedisCache, *args: Any, **kwargs: Any) -> Any:
        return self._ask(name, *args, **kwargs)

    operation.__name__ = name
    return operation


class LastingClient(RedisCacheClient):
    """Keeps the client that Django makes anew for each question, which takes longer than Redis' answer."""

    def __init__(self, servers: Any, **options: Any) -> None:
        super().__init__(servers, **options)
        self._clients: dict[int, Any] = {}

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        index = self._get_connection_pool_index(write)  # type: ignore[attr-defined]
        if index not in self._clients:
            self._clients[index] = super().get_client(key, write=write)
        return self._clients[index]


class SteadyRedisCache(RedisCache):
    """Django's cache in Redis; while Redis does not answer, a cache in the process stands in for it.

    Nothing of what stood in is carried over: it is forgotten when the next outage begins. A `clear` that Redis missed
    is made up for when it is back, because it is how personal data is taken out.
    """

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = LastingClient
        self._options: dict[str, Any] = {
            "socket_connect_timeout": CONNECT_SECONDS,
            "socket_timeout": ANSWER_SECONDS,
            # A connection that Redis closed meanwhile is opened again; who does not answer is not asked twice.
            "retry": Retry(NoBackoff(), 1, supported_errors=(LostConnection,)),
            **params.get("OPTIONS", {}),
        }
        self._place = str(server)
        self._stand_in = LocMemCache(f"stand-in of {self._place}", {"OPTIONS": {"MAX_ENTRIES": MAX_ENTRIES}})

    @property
    def outage(self) -> Outage:
        return _outage_of(self._place)

    def answers(self) -> bool:
        """Whether Redis answers just now; asks it in any case."""
        try:
            self._cache.get_client().ping()
        except RedisError as error:
            self._lost(error)
            return False
        self._found()
        return True

    def _ask(self, name: str, *args: Any, **kwargs: Any) -> Any:
        if self.outage.may_ask():
            try:
                found = getattr(super(), name)(*args, **kwargs)
            except RedisError as error:
                self._lost(error)
            except ValueError:  # there is nothing to count on: an answer, too
                self._found()
                raise
            else:
                self._found()
                return found
        return getattr(self._stand_in, name)(*args, **kwargs)

    def _lost(self, error: RedisError) -> None:
        if self.outage.failed(error):
            self._stand_in.clear()

    def _found(self) -> None:
        if self.outage.answered() and self._place in _clears_owed:
            _clears_owed.discard(self._place)
            self.clear()

    add = _steady("add")
    get = _steady("get")
    set = _steady("set")
    touch = _steady("touch")
    delete = _steady("delete")
    get_many = _steady("get_many")
    has_key = _steady("has_key")
    set_many = _steady("set_many")
    delete_many = _steady("delete_many")

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """As Django's, but a counter that was begun on the other side of an outage goes on instead of failing."""
        try:
            return self._ask("incr", key, delta, version=version)
        except ValueError:
            if self.outage.is_on:
                self._stand_in.add(key, 0, version=version)
            return self._stand_in.incr(key, delta, version=version)

    def clear(self) -> None:
        self._stand_in.clear()
        self._ask("clear")
        if self.outage.is_on:
            _clears_owed.add(self._place)


def cache_answers() -> bool:
    """Whether the shared cache answers; a cache in the process always does."""
    cache = caches["default"]
    return cache.answers() if isinstance(cache, SteadyRedisCache) else True
