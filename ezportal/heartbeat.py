"""A sign of life that only comes about if beat, broker and a worker work together.

Beat sends the task, a worker does it, and the moment stands in the broker. Not in the cache, which may be emptied.
"""

import time

from redis import Redis

KEY = "ezportal:heartbeat"
EVERY_SECONDS = 15
# Long tasks may keep all workers busy for a while.
RECENT_SECONDS = 5 * 60


def beat(broker: Redis) -> None:
    broker.set(KEY, str(time.time()), ex=24 * 60 * 60)


def age_seconds(broker: Redis) -> float | None:
    """Seconds since the last sign of life; None if there was none within a day."""
    stored = broker.get(KEY)
    return None if stored is None else max(0.0, time.time() - float(stored))  # type: ignore[arg-type]


def is_recent(broker: Redis) -> bool:
    age = age_seconds(broker)
    return age is not None and age < RECENT_SECONDS
