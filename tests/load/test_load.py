"""A visit's evening: all delegates answer at once while partners read and staff work; then too many people come.

LOAD_MINUTES, LOAD_DELEGATES, LOAD_READS_PER_SECOND and LOAD_STAFF say how much, LOAD_P95_MS within what nineteen of
twenty answers must come. The server, its database and its cache share the machine with those who ask.
"""

from __future__ import annotations

import asyncio
import os
import platform
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from knox.models import AuthToken

from delegations.models.people import hash_of
from tests import factories as make
from tests.faults.database import Database
from tests.faults.portal import Portal, redis_of_our_own
from tests.faults.scene import Scene, make_editor, make_scene, stored_answers
from tests.load.traffic import GOOD, Traffic, percentile, since, table
from tests.people import UserFactory

pytestmark = pytest.mark.load

MINUTES = float(os.environ.get("LOAD_MINUTES", "10"))
DELEGATES = int(os.environ.get("LOAD_DELEGATES", "60"))
READS_PER_SECOND = int(os.environ.get("LOAD_READS_PER_SECOND", "50"))
STAFF = int(os.environ.get("LOAD_STAFF", "5"))
P95_MS = float(os.environ.get("LOAD_P95_MS", "500"))
ZONES = int(os.environ.get("LOAD_ZONES", "60"))

WORKERS, THREADS = 2, 8
# The crowd grows by these, each for so many seconds, until the server has given way. How many that takes depends on
# the machine: each waits for an answer before asking again, so the queue is at most as long as the crowd.
CROWDS = (25, 50, 100, 200, 400, 800, 1600, 3200)
OPEN_FILES = 2 * CROWDS[-1]
STEP_SECONDS = max(3.0, min(20.0, MINUTES * 6))
# While people come in nothing is measured, as they all do so within a moment; a little after the last it begins.
LONGEST_ENTRY, SETTLE = 120.0, 2.0
BACK_WITHIN = 60.0


@dataclass(frozen=True)
class Place:
    """What there is to ask for."""

    scene: Scene
    pages: list[str]
    addresses: list[str]
    crowded: list[str]
    keys: list[str]


@pytest.fixture
def place(database: Database) -> Place:
    scene = make_scene(DELEGATES)
    slugs = [make.ZoneFactory().slug for _ in range(ZONES)]
    sources = [make.SourceFactory() for _ in range(STAFF)]
    for number in range(STAFF):
        make_editor(f"staff{number}")
    # A partner may ask 1,200 times a minute.
    partners = READS_PER_SECOND // 15 + 1
    keys = [AuthToken.objects.create(UserFactory(username=f"partner{n}", is_staff=False))[1] for n in range(partners)]
    lists = [
        "zones/?page_size=50",
        "zones/?country=LA",
        "zones/?page_size=10&page=2",
        "countries/",
        "sources/",
        "changes/?after=5",
    ]
    return Place(
        scene=scene,
        pages=[f"/admin/zones/source/{source.pk}/change/" for source in sources],
        addresses=[f"/api/v1/{path}" for path in [*lists, *(f"zones/{slug}/" for slug in slugs[:20])]],
        crowded=["/en/zones/", "/th/zones/", "/en/zones/?country=LA"],
        keys=keys,
    )


@pytest.fixture(autouse=True)
def _room_for_the_crowd() -> Iterator[None]:
    """A connection is an open file, here and in the server's processes, which inherit the limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.fixture
def redis_port(tmp_path: Path) -> Iterator[int]:
    with redis_of_our_own(tmp_path) as port:
        yield port


@pytest.fixture
def portal(database: Database, place: Place, redis_port: int, portal_of: Callable[..., Portal]) -> Portal:
    found = portal_of(
        DATABASE_URL=database.url(), REDIS_URL=f"redis://127.0.0.1:{redis_port}/0", TRUSTED_PROXIES="1",
        LOG_LEVEL="WARNING",
    )  # fmt: skip
    found.web = found.start_web(workers=WORKERS, threads=THREADS)  # type: ignore[attr-defined]
    return found


def machine(database: Database) -> str:
    cpus = Path("/proc/cpuinfo")
    lines = cpus.read_text().splitlines() if cpus.exists() else []
    names = {line.partition(": ")[2] for line in lines if line.startswith("model name")}
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{os.cpu_count()} x {', '.join(names) or platform.machine()}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, {database.settings['ENGINE'].rsplit('.', 1)[-1]}, "
        f"{WORKERS} processes of {THREADS} threads, load before: {load}"
    )


def test_an_evening_and_a_crowd(database: Database, place: Place, portal: Portal, capsys) -> None:
    traffic = Traffic(portal.port, place.scene.page)
    description = machine(database)
    evening = asyncio.run(_evening(traffic, place, portal.web.pid))  # type: ignore[attr-defined]
    calm = since(traffic.samples, evening.begun, evening.crowded)
    crowded = since(traffic.samples, evening.crowded, evening.relieved)
    with capsys.disabled():
        print(f"\n{description}")
        print(
            f"\n{DELEGATES} delegates, {READS_PER_SECOND} reads a second, {STAFF} staff; {MINUTES:g} minutes; the web processes used "
            f"{evening.cpu:.1f} s of CPU, {1000 * evening.cpu / max(1, len(calm)):.1f} ms for each answer\n{table(calm)}"
        )
        print(f"\nWith a crowd of up to {evening.crowd}\n{table(crowded)}\n\nBack to normal after {evening.back:.1f} s")

    assert traffic.entered == DELEGATES + STAFF
    refused = [sample for sample in calm if sample.status not in GOOD]
    assert refused == [], f"{len(refused)} of {len(calm)}, the first {refused[:3]}"
    assert len([sample for sample in calm if sample.kind == "API read"]) > MINUTES * 60 * READS_PER_SECOND * 0.9
    assert percentile(calm, 0.95) < P95_MS

    # It was made to give way, and gave way by refusing.
    statuses = Counter(sample.status for sample in crowded)
    assert statuses[503] + statuses[429] > 0
    strange = [sample for sample in crowded if sample.status not in GOOD | {429, 503}]
    assert strange == [], f"{len(strange)} of {len(crowded)}, the first {strange[:3]}"
    assert evening.back <= BACK_WITHIN

    check_answers(place, traffic)
    assert "Traceback" not in portal.web.said()  # type: ignore[attr-defined]


def cpu_seconds(group: int) -> float:
    """What the processes of a group have used: the steadier figure where a machine has other work, too."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[2]) == group:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def check_answers(place: Place, traffic: Traffic) -> None:
    """What was acknowledged is stored, once; what nobody heard of may be stored whole, as the next edition."""
    stored = stored_answers()
    assert len(traffic.acknowledged) == DELEGATES
    for token in place.scene.tokens:
        words, edition = traffic.acknowledged[token]
        may_be = {(words, edition)} | {(traffic.unsure[token], edition + 1) for _ in (1,) if token in traffic.unsure}
        assert stored[hash_of(token)] in may_be


@dataclass
class Evening:
    begun: float = 0.0
    crowded: float = 0.0
    relieved: float = 0.0
    crowd: int = 0
    back: float = 0.0
    cpu: float = 0.0  # seconds of the web processes during the calm


async def _evening(traffic: Traffic, place: Place, server: int) -> Evening:
    """Everybody comes in; the calm is measured; a crowd grows until the server gives way; it goes, and calm returns."""
    evening, stop = Evening(), asyncio.Event()
    for token in place.scene.tokens:
        traffic.begin(traffic.delegate(token, stop))
    for number, page in enumerate(place.pages):
        traffic.begin(traffic.staff(f"staff{number}", page, stop))
    traffic.begin(traffic.readers(READS_PER_SECOND, place.addresses, place.keys, stop))
    deadline = time.monotonic() + LONGEST_ENTRY
    while traffic.entered < DELEGATES + STAFF and time.monotonic() < deadline:
        await asyncio.sleep(0.2)
    await asyncio.sleep(SETTLE)
    evening.begun, used = time.monotonic(), cpu_seconds(server)
    await asyncio.sleep(MINUTES * 60)
    evening.crowded, evening.cpu = time.monotonic(), cpu_seconds(server) - used
    await _crowd(traffic, place, evening)
    evening.relieved = time.monotonic()
    evening.back = await _seconds_until_normal(traffic, evening.relieved)
    stop.set()
    await traffic.rest()
    return evening


async def _crowd(traffic: Traffic, place: Place, evening: Evening) -> None:
    leave, people = asyncio.Event(), []
    for size in CROWDS:
        begun = time.monotonic()
        people += [traffic.begin(traffic.crowd(place.crowded, leave)) for _ in range(size - len(people))]
        evening.crowd = size
        await asyncio.sleep(STEP_SECONDS)
        now = since(traffic.samples, begun)
        if sum(sample.status not in GOOD for sample in now) > len(now) / 2:
            break
    leave.set()


async def _seconds_until_normal(traffic: Traffic, relieved: float) -> float:
    """How long until three seconds on end were as before: nobody refused, and nineteen of twenty in time."""
    while time.monotonic() < relieved + BACK_WITHIN + 10:
        await asyncio.sleep(0.5)
        moment = time.monotonic() - 3
        now = [sample for sample in since(traffic.samples, moment) if sample.kind != "crowd"]
        is_calm = all(sample.status in GOOD for sample in now) and percentile(now, 0.95) < P95_MS
        if moment >= relieved and len(now) > READS_PER_SECOND and is_calm:
            return moment - relieved
    return float("inf")
