"""The uploaded file waits for its confirmation in the cache, where every web process finds it.

Only the person who uploaded it for that visit gets it back; after half an hour, or once it is imported, it is gone.
"""

from __future__ import annotations

import secrets
from typing import Any, NamedTuple

from django.core.cache import cache

SECONDS = 30 * 60


class Kept(NamedTuple):
    content: bytes
    # Digest of the plan that the person was shown.
    seen: str


def keep_upload(upload: Kept, *place: Any) -> str:
    """The token by which it is found. `place` tells whose it is and what for."""
    token = secrets.token_urlsafe(16)
    cache.set(_key(token, *place), tuple(upload), SECONDS)
    return token


def kept_upload(token: str, *place: Any) -> Kept | None:
    found = cache.get(_key(token, *place)) if 0 < len(token) <= 40 and token.isascii() and token.isprintable() else None
    return Kept(*found) if found is not None else None


def forget_upload(token: str, *place: Any) -> None:
    cache.delete(_key(token, *place))


def _key(token: str, *place: Any) -> str:
    return ":".join(("visit-sheet", *map(str, place), token.replace(" ", "")))
