"""Counters of the shared cache: how often somebody has done something within a while."""

from django.core.cache import cache


def count(key: str, *, seconds: int, by: int = 1) -> int:
    """Add to a counter, which begins at nothing and ends `seconds` after its beginning; returns what it has come to."""
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key, by))
    except ValueError:  # it ended, or a full cache pushed it out, in between
        cache.set(key, by, seconds)
        return by
