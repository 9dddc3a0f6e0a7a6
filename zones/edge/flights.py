"""Lets one thread compute an answer that several wait for."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import Event, Lock

PATIENCE = 10.0  # seconds; then a waiting thread computes the answer itself


class Flights:
    def __init__(self) -> None:
        self._lock = Lock()
        self._under_way: dict[Hashable, Event] = {}

    @contextmanager
    def turn(self, key: Hashable) -> Iterator[bool]:
        """True for the first to ask; False, after the first has ended, for those who came meanwhile."""
        with self._lock:
            ended = self._under_way.get(key)
            if ended is None:
                own = self._under_way[key] = Event()
        if ended is not None:
            ended.wait(PATIENCE)
            yield False
            return
        try:
            yield True
        finally:
            with self._lock:
                del self._under_way[key]
            own.set()
