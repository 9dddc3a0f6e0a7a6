"""A service that may be away: found out once, told once, and asked again only now and then."""

from __future__ import annotations

import logging
import threading
import time

logger = logging.getLogger(__name__)


class Outage:
    """What this process knows of whether a service answers.

    While it is away only one caller in `retry_seconds` asks it, so that nobody else waits for its time-outs. The log
    has one line when it goes and one when it is back. Counts on the monotonic clock, which no clock change moves.
    """

    def __init__(self, name: str, *, retry_seconds: float, meanwhile: str) -> None:
        self.name = name
        self.retry_seconds = retry_seconds
        self.meanwhile = meanwhile
        self._lock = threading.Lock()
        self._since: float | None = None
        self._ask_again_at = 0.0

    @property
    def is_on(self) -> bool:
        return self._since is not None

    def may_ask(self) -> bool:
        """True while the service answers; during an outage for the one caller whose turn it is to find out."""
        if self._since is None:
            return True
        with self._lock:
            now = time.monotonic()
            if now < self._ask_again_at:
                return False
            self._ask_again_at = now + self.retry_seconds
            return True

    def failed(self, error: BaseException) -> bool:
        """Note that it did not answer; True for the failure that begins an outage."""
        with self._lock:
            now = time.monotonic()
            # From the end of the attempt, which may have waited for a time-out.
            self._ask_again_at = now + self.retry_seconds
            if self._since is not None:
                return False
            self._since = now
        # The kind of error only: its text may hold the service's address and password.
        logger.error("%s does not answer (%s): %s", self.name, type(error).__name__, self.meanwhile)
        return True

    def answered(self) -> bool:
        """Note that it answered; True for the answer that ends an outage."""
        if self._since is None:
            return False
        with self._lock:
            if self._since is None:
                return False
            seconds = time.monotonic() - self._since
            self._since = None
        logger.warning("%s answers again, after %.0f seconds", self.name, seconds)
        return True
