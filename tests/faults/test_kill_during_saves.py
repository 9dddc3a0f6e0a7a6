"""A server that is killed at any moment loses and doubles no answer that it has acknowledged.

A real server process on a database of its own is sent answers one after the other, killed without warning at random
moments, and started again. FAULT_SAVES says how many saves are tried.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import random
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.faults.database import Database
from tests.faults.portal import Portal, Process
from tests.faults.scene import QUESTION, Scene, answer, make_scene, stored_answers
from tests.faults.visitor import Visitor, open_link

pytestmark = pytest.mark.fault

SAVES = int(os.environ.get("FAULT_SAVES", "1000"))
# In the long form a save in twenty-five is one during which the server dies; in the short form more of them.
KILLS = min(0.2, 40 / SAVES)


@dataclass
class Delegate:
    """Saves one answer again and again, and knows which was acknowledged last."""

    visitor: Visitor
    scene: Scene
    acknowledged: tuple[str, int] | None = None

    @property
    def edition(self) -> int:
        return self.acknowledged[1] if self.acknowledged else 0

    def save(self, words: str) -> None:
        told = self.visitor.post(self.scene.page, answer(words, self.edition), Accept="application/json")
        assert told.status == 200, told.text
        self.acknowledged = (words, told.json["fields"][f"edition-{QUESTION}"])

    def look(self, words: str) -> None:
        """What was told as saved is there; what was not told may be there whole, never in part or twice."""
        stored = list(stored_answers().values())
        before = [self.acknowledged] if self.acknowledged else []
        assert stored in (before, [(words, self.edition + 1)]), stored
        self.acknowledged = stored[0] if stored else None


def kill_within(web: Process, seconds: float) -> threading.Thread:
    def kill() -> None:
        time.sleep(seconds)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(web.pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    return killer


def test_no_acknowledged_answer_is_lost_or_doubled(database: Database, portal_of: Callable[..., Portal]) -> None:
    chance = random.Random(20191213)
    scene = make_scene()
    portal = portal_of(DATABASE_URL=database.url())
    web = portal.start_web(threads=2)
    delegate = Delegate(Visitor(portal.port), scene)
    open_link(delegate.visitor, scene.tokens[0])
    kills = 0
    for number in range(SAVES):
        words = f"answer {number}"
        if chance.random() >= KILLS:
            delegate.save(words)
            continue
        killer = kill_within(web, chance.random() * 0.03)
        with contextlib.suppress(OSError, http.client.HTTPException):
            delegate.save(words)
        killer.join()
        web.kill()
        delegate.visitor.leave()  # where the answer came before the kill, the connection of before is dead
        kills += 1
        delegate.look(words)
        web = portal.start_web(threads=2)
    assert kills > 0
    assert list(stored_answers().values()) == [delegate.acknowledged]
