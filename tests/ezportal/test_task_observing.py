import logging
import os
import time
from types import SimpleNamespace

import pytest
from celery.beat import PersistentScheduler

from ezportal import task_observing
from ezportal.celery import app
from ezportal.request_ids import current_request_id, set_request_id
from scripts import alive


@pytest.fixture(autouse=True)
def _without_id():
    set_request_id("")
    yield
    set_request_id("")


@pytest.fixture
def counted(monkeypatch):
    tasks = []
    monkeypatch.setattr(task_observing.metrics, "count_task", lambda *args: tasks.append(args[:2]))
    return tasks


@app.task(name="tests.greet")
def greet(name, fails=False):
    if fails:
        raise ValueError(name)
    return f"{name} {current_request_id()}"


def test_task_of_a_request_carries_its_id():
    set_request_id("abcdefgh")
    headers = {}
    task_observing.hand_request_id_over(headers=headers)
    assert headers == {"request_id": "abcdefgh"}
    set_request_id("another-one")
    task_observing.hand_request_id_over(headers=headers)
    assert headers == {"request_id": "abcdefgh"}, "a retry keeps the id"


def test_task_of_nobody_has_none_to_hand_over():
    headers = {}
    task_observing.hand_request_id_over(headers=headers)
    assert headers == {}


@pytest.mark.parametrize(("sent", "kept"), [("abcdefgh", True), ("x", False), (None, False)])
def test_worker_works_under_the_id_it_was_handed_or_one_of_its_own(counted, sent, kept):
    task = SimpleNamespace(name="tests.greet", request=SimpleNamespace(is_eager=False, request_id=sent))
    task_observing.begin(task=task)
    assert (current_request_id() == sent) is kept
    assert len(current_request_id()) >= 8
    task_observing.end(task=task, state="SUCCESS")
    assert current_request_id() == ""


def test_line_of_a_task_holds_neither_what_it_got_nor_what_it_gave(counted, caplog):
    caplog.set_level(logging.INFO, "ezportal.tasks")
    set_request_id("abcdefgh")
    assert greet.apply(["Somebody"]).get() == "Somebody abcdefgh"
    greet.apply(["Somebody"], {"fails": True}, throw=False)
    lines = [record for record in caplog.records if record.name == "ezportal.tasks"]
    assert [(line.getMessage(), line.fields["task"], line.fields["state"]) for line in lines] == [
        ("tests.greet success", "tests.greet", "success"),
        ("tests.greet failure", "tests.greet", "failure"),
    ]
    assert all(line.fields["ms"] >= 0 and set(line.fields) == {"task", "state", "ms"} for line in lines)
    assert counted == [("tests.greet", "success"), ("tests.greet", "failure")]
    assert current_request_id() == "abcdefgh", "it ran inside the request that asked for it"


def test_living_processes_show_it(monkeypatch, tmp_path):
    monkeypatch.setenv("ALIVE_DIR", str(tmp_path))
    with pytest.raises(FileNotFoundError):
        alive.is_process_alive("worker")
    task_observing.worker_lives()
    assert alive.is_process_alive("worker")
    old = time.time() - alive.OLDEST_SECONDS - 1
    os.utime(tmp_path / "ezportal-worker-alive", (old, old))
    assert not alive.is_process_alive("worker")


def test_beat_shows_that_it_ticks(monkeypatch, tmp_path):
    monkeypatch.setenv("ALIVE_DIR", str(tmp_path))
    monkeypatch.setattr(PersistentScheduler, "tick", lambda self: 7.0)
    scheduler = task_observing.LivingScheduler.__new__(task_observing.LivingScheduler)
    assert scheduler.tick() == 7.0
    assert alive.is_process_alive("beat")


def test_figures_of_a_worker_begin_before_its_processes_do(settings, monkeypatch):
    done = []
    for name in ("make_folder", "start"):
        monkeypatch.setattr(task_observing.metrics, name, lambda name=name: done.append(name))
    monkeypatch.setattr("ezportal.metrics_page.serve_beside_worker", done.append)
    settings.METRICS_TOKEN, settings.METRICS_NETWORKS, settings.METRICS_PORT = "", [], 9100
    task_observing.serve_figures()
    assert done == []
    settings.METRICS_TOKEN = "a-token-of-some-length-4711"
    task_observing.serve_figures()
    assert done == ["make_folder", "start", 9100]
