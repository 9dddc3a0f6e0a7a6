"""A server that is killed at any moment loses and doubles no answer that it has acknowledged.

A real server process on a database file of its own is sent answers one after the other, killed without warning at
random moments, and started again. FAULT_SAVES says how many saves are tried.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.fault

SAVES = int(os.environ.get("FAULT_SAVES", "1000"))
BASE = Path(__file__).resolve().parents[2]

SCENE = """
import datetime as dt, json, sys
from django.utils import timezone
from evaluations.models import *
from evaluations.services.inviting import issue_token
from delegations.models import *
visit = LearningVisit(slug="fault", name_en="Invented visit"); visit.save_valid()
from zones.models import Country
Country(code="LA", alpha3="LAO", time_zone="Asia/Vientiane").save_valid()
group = CountryGroup(visit=visit, code="LA", country_id="LA"); group.save_valid()
delegate = Delegate(visit=visit, group=group, number=1, name="Invented Person"); delegate.save_valid()
form = Questionnaire(slug="fault", code="fault", purpose="after_event", title_en="Invented form"); form.save_valid()
section = Section(questionnaire=form, order=1, title_en="Invented"); section.save_valid()
Question(questionnaire=form, section=section, order=1, code="words", kind="text", level="reaction",
         text_en="Words?", longest=10000).save_valid()
form.publication = "published"; form.save()
now = timezone.now()
evaluation = Evaluation(visit=visit, mode="named"); evaluation.save_valid()
survey = Survey(evaluation=evaluation, questionnaire=form, opens_at=now - dt.timedelta(days=1),
                closes_at=now + dt.timedelta(days=1)); survey.save_valid()
invitation = Invitation.objects.create(survey=survey, delegate=delegate)
print(json.dumps({"survey": survey.pk, "token": issue_token(invitation=invitation)}))
"""
STORED = """
import json
from evaluations.models import Answer, EvaluationResponse
print(json.dumps([[row.text, row.edition] for row in Answer.objects.all()] + [EvaluationResponse.objects.count()]))
"""


class Server:
    """The portal as a process that can be killed."""

    def __init__(self, folder: Path) -> None:
        self.env = {
            **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")},
            "VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "ezportal.settings",
        }  # fmt: skip
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None

    def manage(self, *arguments: str, code: str = "") -> str:
        done = subprocess.run(  # noqa: S603  our own program
            [sys.executable, "manage.py", *arguments], cwd=BASE, env=self.env, input=code, text=True,
            capture_output=True, check=True,
        )  # fmt: skip
        return done.stdout

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-m", "gunicorn", "ezportal.wsgi:application", "--bind", f"127.0.0.1:{self.port}",
             "--worker-class", "gthread", "--threads", "2"],
            cwd=BASE, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        for _try in range(200):
            with contextlib.suppress(OSError):
                if self.ask("GET", "/health/live")[0] == 200:
                    return
            time.sleep(0.05)
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """The whole group at once, as when the machine loses power over it."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str, list[str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), answer.headers.get_all("Set-Cookie") or []
        finally:
            connection.close()


def cookies_in(headers: list[str]) -> dict[str, str]:
    return dict(header.split(";")[0].split("=", 1) for header in headers)  # type: ignore[misc]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    found = Server(tmp_path)
    found.manage("migrate", "--verbosity", "0")
    yield found
    found.kill()


def test_no_acknowledged_answer_is_lost_or_doubled(server: Server) -> None:
    chance = random.Random(20191213)
    scene = json.loads(server.manage("shell", "--no-imports", code=SCENE).splitlines()[-1])
    server.start()
    page = f"/en/my/answers/survey/{scene['survey']}/"
    opened = f"/en/my/answers/{scene['token']}/"
    _status, html, cookies = server.ask("GET", opened)
    mask = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)
    assert mask is not None
    jar = cookies_in(cookies)

    def post(path: str, data: dict[str, str]) -> tuple[int, str, list[str]]:
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": mask[1], **data})
        cookie = "; ".join(f"{name}={value}" for name, value in jar.items())
        kind = "application/x-www-form-urlencoded"
        return server.ask("POST", path, body, **{"Content-Type": kind, "Cookie": cookie, "Accept": "application/json"})

    status, _text, cookies = post(opened, {})
    assert status == 302
    jar |= cookies_in(cookies)

    edition, acknowledged, kills = 0, "", 0
    for number in range(SAVES):
        words = f"answer {number}"
        if chance.random() < min(0.2, 40 / SAVES):  # killed at some moment while it answers
            delay = chance.random() * 0.03
            killer = subprocess.Popen(  # noqa: S603
                [
                    sys.executable,
                    "-c",
                    f"import os,time,signal; time.sleep({delay}); os.killpg({server.process.pid}, 9)",
                ]  # type: ignore[union-attr]
            )
            with contextlib.suppress(OSError, http.client.HTTPException):
                status, text, _cookies = post(page, {"edition-words": str(edition), "answer-words": words})
                if status == 200:
                    acknowledged, edition = words, json.loads(text)["fields"]["edition-words"]
            killer.wait()
            server.kill()
            kills += 1
            stored = json.loads(server.manage("shell", "--no-imports", code=STORED).splitlines()[-1])
            # What was told as saved is there; what was not told may be there whole, never in part or twice.
            assert stored[:-1] in ([[acknowledged, edition]], [[words, edition + 1]], []), stored
            assert stored[:-1] or not acknowledged
            if stored[:-1]:
                acknowledged, edition = stored[0]
            server.start()
            continue
        status, text, _cookies = post(page, {"edition-words": str(edition), "answer-words": words})
        assert status == 200, text
        acknowledged, edition = words, json.loads(text)["fields"]["edition-words"]
    assert kills > 0
    stored = json.loads(server.manage("shell", "--no-imports", code=STORED).splitlines()[-1])
    assert stored == [[acknowledged, edition], 1]
