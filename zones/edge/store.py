"""Where finished public answers are kept: in the process for the newest version, and in the cache that all share."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.cache import cache
from isal import igzip

LARGEST_STORED = 1_000_000  # bytes before compression
PROCESS_BYTES = 64 * 1024 * 1024
KEPT_SECONDS = 24 * 60 * 60
LEAST_COMPRESSED = 200  # bytes; below, compressing makes an answer larger
LEVEL = 3  # its best: a twentieth larger than zlib's level 4, in a third of the time

Headers = list[tuple[str, str]]
# What belongs to one sending of an answer and not to the answer.
NOT_KEPT = {"content-length", "content-encoding", "etag", "ratelimit", "ratelimit-policy", "x-request-id", "date"}


@dataclass(slots=True)
class StoredAnswer:
    """A finished answer, compressed where that makes it smaller, with its headers ready to send."""

    etag: str
    headers: Headers
    body: bytes
    is_compressed: bool
    size: int
    route: str = ""
    _ready: dict[bool, tuple[Headers, bytes]] = field(default_factory=dict)

    @classmethod
    def of(cls, etag: str, headers: Headers, content: bytes, route: str = "") -> StoredAnswer:
        kept = [(name, value) for name, value in headers if name.lower() not in NOT_KEPT]
        body = igzip.compress(content, LEVEL, mtime=0) if len(content) >= LEAST_COMPRESSED else content
        is_compressed = len(body) < len(content)
        return cls(etag, kept, body if is_compressed else content, is_compressed, len(content), route)

    def sent(self, *, with_gzip: bool) -> tuple[Headers, bytes]:
        """Headers and body for a caller who reads gzip or does not."""
        as_gzip = self.is_compressed and with_gzip
        ready = self._ready.get(as_gzip)
        if ready is None:
            # Two codings of one answer are not equal byte by byte, which only a weak label admits.
            label = [("ETag", f"W/{self.etag}"), ("Content-Encoding", "gzip")] if as_gzip else [("ETag", self.etag)]
            body = self.body if as_gzip or not self.is_compressed else igzip.decompress(self.body)
            ready = self._ready[as_gzip] = [*self.headers, *label, ("Content-Length", str(len(body)))], body
        return ready


class Store:
    """Two levels; the first holds answers of one version only, so that old ones free their memory at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.forget()

    def forget(self) -> None:
        """Empty the level of this process."""
        self._version = -1
        self._answers: dict[tuple[Any, ...], StoredAnswer] = {}
        # Paths with their queries for which something is kept.
        self.targets: set[str] = set()
        self._bytes = 0

    def here(self, key: tuple[Any, ...]) -> StoredAnswer | None:
        return self._answers.get(key)

    def shared(self, key: tuple[Any, ...]) -> StoredAnswer | None:
        """From the cache of all processes, and from here on in this one."""
        if not settings.REDIS_URL or not (parts := cache.get(_shared_key(key))):
            return None
        found = StoredAnswer(*parts)
        self.keep_here(key, found)
        return found

    def keep(self, key: tuple[Any, ...], answer: StoredAnswer) -> None:
        self.keep_here(key, answer)
        if settings.REDIS_URL:
            parts = (answer.etag, answer.headers, answer.body, answer.is_compressed, answer.size, answer.route)
            cache.set(_shared_key(key), parts, KEPT_SECONDS)

    def keep_here(self, key: tuple[Any, ...], answer: StoredAnswer) -> None:
        """`key` begins with the data version."""
        with self._lock:
            if key[0] < self._version:
                return
            if key[0] > self._version:
                self.forget()
                self._version = key[0]
            self._answers[key] = answer
            self.targets.add(_target(key))
            self._bytes += _weight(key, answer)
            while self._bytes > PROCESS_BYTES:
                oldest = next(iter(self._answers))
                self._bytes -= _weight(oldest, self._answers.pop(oldest))
                self.targets.discard(_target(oldest))


def _target(key: tuple[Any, ...]) -> str:
    return "?".join(part for part in key[-2:] if part)


def _weight(key: tuple[Any, ...], answer: StoredAnswer) -> int:
    """Bytes of memory at most: both codings, the headers, and Python's own overhead."""
    return len(answer.body) + answer.size + sum(len(str(part)) for part in key) + 2000


def _shared_key(key: tuple[Any, ...]) -> str:
    digest = hashlib.sha256(repr((settings.RELEASE, key)).encode()).hexdigest()
    return f"public:{digest}"
