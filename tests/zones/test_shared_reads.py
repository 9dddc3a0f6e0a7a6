"""Threads that ask for the data version at the same time: one read serves them, and never one that is too old."""

import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from zones.edge import shared_reads
from zones.edge.shared_reads import SharedReads


class Source:
    """What is read: a number that rises, from a place that answers when it is let."""

    def __init__(self) -> None:
        self.number, self.reads = 1, 0
        self.began, self.proceed = threading.Semaphore(0), threading.Semaphore(0)
        self.is_patient = False

    def read(self) -> int:
        self.reads += 1
        found = self.number
        self.began.release()
        if self.is_patient:
            assert self.proceed.acquire(timeout=10)
        return found


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def patience(monkeypatch) -> None:
    """Nobody gives up while a test holds a read."""
    monkeypatch.setattr(shared_reads, "PATIENCE", 10.0)


def ask(reads: SharedReads, pool: ThreadPoolExecutor, times: int) -> list[Future[int]]:
    """So many threads that ask now, of which none can have an answer yet."""
    found = [pool.submit(reads.since, time.monotonic()) for _ in range(times)]
    deadline = time.monotonic() + 10
    while pool._work_queue.qsize() and time.monotonic() < deadline:
        time.sleep(0.001)
    time.sleep(0.05)  # all stand at a lock
    return found


def test_one_after_the_other_each_reads(source):
    reads = SharedReads(source.read)
    for number in (1, 2, 2, 7):
        source.number = number
        assert reads.since(time.monotonic()) == number
    assert source.reads == 4


def test_who_came_before_a_read_began_takes_what_it_found(source):
    reads, came = SharedReads(source.read), time.monotonic()
    assert reads.since(time.monotonic()) == 1
    source.number = 2
    assert reads.since(came) == 1
    assert source.reads == 1


def test_who_came_after_it_began_never_does(source):
    reads = SharedReads(source.read)
    reads.since(time.monotonic())
    came = time.monotonic()
    source.number = 2
    assert reads.since(came) == 2


def test_those_who_come_during_a_read_share_the_next(source, patience):
    source.is_patient = True
    reads = SharedReads(source.read)
    with ThreadPoolExecutor(8) as pool:
        (first,) = ask(reads, pool, 1)
        assert source.began.acquire(timeout=10)
        source.number = 2  # after the first read had looked
        later = ask(reads, pool, 5)
        source.proceed.release(2)
        assert first.result(10) == 1
        assert [one.result(10) for one in later] == [2] * 5
    assert source.reads == 2


def test_who_came_before_the_read_under_way_began_waits_for_that(source, patience):
    source.is_patient = True
    reads, came = SharedReads(source.read), time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        ask(reads, pool, 1)
        assert source.began.acquire(timeout=10)
        late = pool.submit(reads.since, came)
        source.proceed.release()
        assert late.result(10) == 1
    assert source.reads == 1


def test_nobody_waits_long_for_the_read_of_another(source):
    source.is_patient = True
    reads = SharedReads(source.read)
    with ThreadPoolExecutor(8) as pool:
        (stuck,) = ask(reads, pool, 1)
        assert source.began.acquire(timeout=10)
        source.is_patient = False
        begun = time.monotonic()
        others = [pool.submit(reads.since, time.monotonic()) for _ in range(3)]
        assert [one.result(10) for one in others] == [1] * 3
        assert time.monotonic() - begun < 5
        assert not stuck.done()
        source.proceed.release()
        assert stuck.result(10) == 1
    assert reads.since(time.monotonic()) == 1


def test_failure_is_told_to_who_read_and_the_others_try_for_themselves(source, patience):
    source.is_patient = True
    is_first_failing = [True]

    def read() -> int:
        found = source.read()
        if source.reads == 2 and is_first_failing.pop():
            raise OSError("away")
        return found

    reads = SharedReads(read)
    with ThreadPoolExecutor(8) as pool:
        (first,) = ask(reads, pool, 1)
        later = ask(reads, pool, 3)
        source.is_patient = False
        source.proceed.release(2)
        assert first.result(10) == 1
        failures = [one.exception(10) for one in later]
        assert [type(one) for one in failures if one] == [OSError]
        assert {one.result() for one in later if not one.exception()} == {1}
    assert reads.since(time.monotonic()) == 1


def test_many_threads_never_see_less_than_was_written_before_they_asked():
    """A number is written, then asked for, by many at once: whoever asks finds at least what had been written."""
    number = [0]

    def read() -> int:
        found = number[0]
        time.sleep(0.0002)  # the way back
        return found

    reads, lock = SharedReads(read), threading.Lock()

    def work() -> list[tuple[int, int]]:
        seen = []
        for _ in range(150):
            with lock:
                number[0] += 1
                written = number[0]
            seen.append((written, reads.since(time.monotonic())))
        return seen

    with ThreadPoolExecutor(8) as pool:
        seen = [pair for one in [pool.submit(work) for _ in range(8)] for pair in one.result(30)]
    assert len(seen) == 8 * 150
    assert [(written, found) for written, found in seen if found < written] == []
