"""Those who use the portal at once: delegates who answer, partners and readers of the API, staff, and a crowd."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from tests.faults.scene import PASSWORD, QUESTION, answer
from tests.load.line import Line, Reply, fields_of

# Seconds between two saves of one person, on average: delegates write sentences, staff fill forms.
DELEGATE_PAUSE, STAFF_PAUSE = 5.0, 8.0
# What the script of the page does when it is refused, and what an impatient caller does.
AGAIN, IMPATIENCE = 2.0, 0.25
GOOD = {200, 302, 304}


@dataclass(frozen=True)
class Sample:
    at: float
    kind: str
    status: int
    seconds: float
    detail: str = ""


@dataclass
class Traffic:
    """Everybody, and what they were answered. Random choices are the same each time."""

    port: int
    page: str
    samples: list[Sample] = field(default_factory=list)
    acknowledged: dict[str, tuple[str, int]] = field(default_factory=dict)
    unsure: dict[str, str] = field(default_factory=dict)
    chance: random.Random = field(default_factory=lambda: random.Random(20191213))
    entered: int = 0  # delegates and staff who are in
    _lines: list[Line] = field(default_factory=list)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def note(self, kind: str, reply: Reply) -> Reply:
        detail = "" if reply.status in GOOD else reply.body[:120].decode(errors="replace")
        self.samples.append(Sample(time.monotonic(), kind, reply.status, reply.seconds, detail))
        return reply

    def begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def line(self) -> Line:
        self._lines.append(Line(self.port))
        return self._lines[-1]

    async def enter(self, kind: str, ask: Callable[[], Coroutine[Any, Any, Reply]]) -> None:
        """All come in at once, and try again until they are in."""
        while self.note(kind, await ask()).status not in GOOD:
            await self.pause(AGAIN)

    def pause(self, seconds: float) -> Any:
        return asyncio.sleep(seconds * self.chance.uniform(0.5, 1.5))

    async def delegate(self, token: str, stop: asyncio.Event) -> None:
        """Comes in by the link, and saves one answer again and again, each time longer."""
        line = self.line()
        await self.pause(DELEGATE_PAUSE)
        link = f"/en/my/answers/{token}/"
        await self.enter("delegate enters", lambda: line.get(link))
        await self.enter("delegate enters", lambda: line.post(link, {}))
        await self.enter("delegate enters", lambda: line.get(self.page))
        self.entered += 1
        edition, number = 0, 0
        while not stop.is_set():
            await self.pause(DELEGATE_PAUSE)
            number += 1
            words = f"sentence {number}"
            edition = await self._save(line, token, words, edition, stop)

    async def _save(self, line: Line, token: str, words: str, edition: int, stop: asyncio.Event) -> int:
        """As the page's script does: the same words again until they are taken."""
        while True:
            self.unsure[token] = words
            told = await line.post(self.page, answer(words, edition), Accept="application/json")
            reply = self.note("delegate saves", told)
            if reply.status == 200:
                edition = json.loads(reply.body)["fields"][f"edition-{QUESTION}"]
                self.acknowledged[token] = (words, edition)
                del self.unsure[token]
                return edition
            if stop.is_set():
                return edition
            await self.pause(AGAIN)

    async def readers(self, per_second: int, addresses: list[str], keys: list[str], stop: asyncio.Event) -> None:
        """So many reads a second, come what may; nine of ten are partners', a third of them know what they had."""
        free: list[Line] = []
        labels: dict[str, str] = {}
        begun, number = time.monotonic(), 0
        while not stop.is_set():
            number += 1
            await asyncio.sleep(max(0.0, begun + number / per_second - time.monotonic()))
            line = free.pop() if free else self.line()
            self.begin(self._read(line, free, labels, self._caller(number, keys), self.chance.choice(addresses)))

    def _caller(self, number: int, keys: list[str]) -> dict[str, str]:
        # The last entry is what the nearest proxy saw; each anonymous reader has an address of its own.
        seen = {"X-Forwarded-For": f"10.{number // 65536 % 256}.{number // 256 % 256}.{number % 256}"}
        return seen if number % 10 == 0 else {**seen, "Authorization": f"Bearer {keys[number % len(keys)]}"}

    async def _read(
        self, line: Line, free: list[Line], labels: dict[str, str], headers: dict[str, str], path: str
    ) -> None:
        if path in labels and self.chance.random() < 0.33:
            headers["If-None-Match"] = labels[path]
        reply = self.note("API read", await line.get(path, **headers))
        if "etag" in reply.headers:
            labels[path] = reply.headers["etag"]
        free.append(line)

    async def staff(self, name: str, page: str, stop: asyncio.Event) -> None:
        """Signs in, and changes a row that the public sees, again and again."""
        line = self.line()
        entry = {"username": name, "password": PASSWORD, "next": "/admin/"}
        await self.enter("staff enters", lambda: line.get("/admin/login/"))
        await self.enter("staff enters", lambda: line.post("/admin/login/", entry))
        self.entered += 1
        number = 0
        while not stop.is_set():
            await self.pause(STAFF_PAUSE)
            form = self.note("staff opens", await line.get(page))
            if form.status == 200:
                number += 1
                values = {**fields_of(form.body), "note": f"Changed {number} times"}
                self.note("staff saves", await line.post(page, values))

    async def crowd(self, paths: list[str], stop: asyncio.Event) -> None:
        """One of too many, who asks for pages that nobody has asked for yet, and comes back at once when refused."""
        line = self.line()
        while not stop.is_set():
            path = self.chance.choice(paths)
            mark = "&" if "?" in path else "?"
            reply = await line.get(f"{path}{mark}q={self.chance.randrange(10**9)}")
            self.note("crowd", reply)
            if reply.status not in GOOD:
                await self.pause(IMPATIENCE)

    async def rest(self) -> None:
        """Until everybody has had the last answer."""
        while self._tasks:
            await asyncio.gather(*self._tasks)
        for line in self._lines:
            line.hang_up()
        await asyncio.sleep(0.2)  # the loop closes them


def since(samples: list[Sample], moment: float, until: float = float("inf")) -> list[Sample]:
    return [sample for sample in samples if moment <= sample.at < until]


def percentile(samples: list[Sample], share: float) -> float:
    """Milliseconds within which this share was answered."""
    times = sorted(sample.seconds for sample in samples)
    return times[min(len(times) - 1, int(len(times) * share))] * 1000 if times else 0.0


def table(samples: list[Sample]) -> str:
    lines = [f"{'':16}{'answers':>8}{'p50 ms':>8}{'p95 ms':>8}{'p99 ms':>8}{'max ms':>8}  statuses"]
    for kind in sorted({sample.kind for sample in samples}):
        own = [sample for sample in samples if sample.kind == kind]
        figures = "".join(f"{percentile(own, share):8.0f}" for share in (0.5, 0.95, 0.99, 1.0))
        statuses = dict(sorted(Counter(sample.status for sample in own).items()))
        lines.append(f"{kind:16}{len(own):8}{figures}  {statuses}")
    return "\n".join(lines)
