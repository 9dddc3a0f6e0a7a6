"""One measurement: one side does one work for some seconds, with the processor time it took."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping

from benchmarks.load import Count, each_once, get, repeat
from benchmarks.sides.start import HEADERS, Setting
from benchmarks.statistics import Sample
from benchmarks.works import FRESH, UNCHANGED, Work

WARMING = 12


class WrongAnswer(Exception):
    """A side does not answer as the work needs it; what is measured then would be something else."""


def measure(setting: Setting, work: Work, side: str, *, seconds: float, round_number: int) -> Sample:
    if work.how == FRESH:
        return _fresh(setting, work, side, seconds, round_number)
    return _again(setting, work, side, seconds)


def ask_before(setting: Setting, work: Work) -> None:
    """Ask the portal for everything once: what it keeps of a zone from its first reader on is kept from here on."""
    if work.is_asked_before:
        paths = [question.portal for question in work.questions(setting.zones)]
        each_once(setting.servers["portal"].port, paths, HEADERS, seconds=600)


def _again(setting: Setting, work: Work, side: str, seconds: float) -> Sample:
    """One address again and again; every worker has had it before the clock starts."""
    server = setting.servers[side]
    path = work.questions(setting.zones)[0].at(side)
    headers, expected = dict(HEADERS), 200
    first = [get(server.port, path, headers) for _ in range(WARMING)][-1]
    if work.how == UNCHANGED:
        headers["If-None-Match"], expected = first.headers["etag"], 304
    _require(server.port, path, headers, expected)
    before = server.cpu_seconds()
    count = repeat(server.port, path, headers, seconds=seconds, expected=expected)
    return _sample(count, server.cpu_seconds() - before)


def _fresh(setting: Setting, work: Work, side: str, seconds: float, round_number: int) -> Sample:
    """Every address once for this version of the data.

    Before the first, and whenever the addresses are used up, a public write moves the version, outside the clock.
    Only the portal keeps answers, so only it is given the write; the others would not notice.
    """
    server = setting.servers[side]
    paths = [question.at(side) for question in work.of_round(setting.zones, round_number)]
    # Another order each round, the same for every side.
    random.Random(f"{work.key} {round_number}").shuffle(paths)
    _require(server.port, paths[0], HEADERS, 200)
    total, cpu, end = Count(0, 0.0, 0, 0), 0.0, time.monotonic() + 3 * seconds
    while total.seconds < seconds and time.monotonic() < end:
        if side == "portal":
            setting.move()
        before = server.cpu_seconds()
        count = each_once(server.port, paths, HEADERS, seconds=seconds - total.seconds)
        cpu += server.cpu_seconds() - before
        total = Count(
            total.requests + count.requests, total.seconds + count.seconds, total.errors + count.errors,
            total.bytes + count.bytes,
        )  # fmt: skip
    return _sample(total, cpu)


def _require(port: int, path: str, headers: Mapping[str, str], status: int) -> None:
    answer = get(port, path, headers)
    if answer.status != status:
        raise WrongAnswer(f"{path}: {answer.status} instead of {status}: {answer.body[:300]!r}")


def _sample(count: Count, cpu: float) -> Sample:
    return Sample(count.requests, count.seconds, cpu, count.errors, count.bytes)
