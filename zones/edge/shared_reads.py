"""Lets threads that ask for the same at the same time share one read, none of which finds less than by its own."""

import time
from collections.abc import Callable
from threading import Lock

PATIENCE = 0.1  # seconds; who has waited so long for the read of another thread reads for itself


class _Read:
    """One read for several threads. `ended` is held until it has ended."""

    __slots__ = ("began", "ended", "version")

    def __init__(self) -> None:
        self.began = float("inf")
        self.version: int | None = None
        self.ended = Lock()
        self.ended.acquire()


class SharedReads:
    """Lets threads that ask at the same time share one read.

    What a read finds holds for all who asked before it began: a write that was acknowledged to anybody by then is in
    it. So who asks takes part in a read that has not begun yet, and in no other; who asked before one that has ended
    since began, as requests do that wait for a thread, takes what that found. While a read is slow or fails, everybody
    reads for themselves: nobody waits for two reads one after the other, or gets another's error.
    """

    def __init__(self, read: Callable[[], int]) -> None:
        self._read_alone = read
        self._lock = Lock()  # for the two fields below
        self._newest = _Read()  # the last that began
        self._next: _Read | None = None  # has not begun: it waits until `_turn` is free
        self._turn = Lock()

    def since(self, moment: float) -> int:
        """The version at some time after this moment, which is one of `time.monotonic()` and not in the future.

        Raises what the read raises.
        """
        newest = self._newest
        if moment < newest.began and newest.version is not None:
            return newest.version
        with self._lock:
            newest = self._newest
            is_mine = False
            if moment < newest.began < float("inf"):
                shared = newest
            elif self._next is not None:
                shared = self._next
            else:
                shared = self._next = _Read()
                is_mine = True
        if is_mine:
            self._run(shared)
        elif shared.ended.acquire(timeout=PATIENCE):
            shared.ended.release()
        return self._read_alone() if shared.version is None else shared.version

    def _run(self, shared: _Read) -> None:
        has_turn = self._turn.acquire(timeout=PATIENCE)
        with self._lock:
            self._next = None
            if has_turn:
                shared.began = time.monotonic()
                self._newest = shared
        try:
            if has_turn:
                shared.version = self._read_alone()
        finally:
            if has_turn:
                self._turn.release()
            shared.ended.release()
