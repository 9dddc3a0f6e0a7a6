"""One way into the queue, so that none of its callers fails when it is away."""

import re
from pathlib import Path

import pytest
from celery import Task as CeleryTask
from django.conf import settings
from django.utils.module_loading import import_string
from kombu.exceptions import OperationalError

from ezportal import queueing
from ezportal.celery import app
from ezportal.outage import Outage

APPS = ("ezportal", "zones", "delegations", "evaluations")


@pytest.fixture
def queue(monkeypatch) -> Outage:
    found = Outage("The task queue", retry_seconds=60, meanwhile="it waits")
    monkeypatch.setattr(queueing, "_queue", found)
    monkeypatch.setattr(app.conf, "task_always_eager", False)
    return found


class Task:
    app = app

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.asked: list[tuple[int, ...]] = []

    def delay(self, *args: int) -> None:
        self.asked.append(args)
        if self.error is not None:
            raise self.error


def test_nothing_else_hands_work_to_the_queue() -> None:
    found = [
        str(path)
        for name in APPS
        for path in (settings.BASE_DIR / name).rglob("*.py")
        if ".delay(" in (text := Path(path).read_text()) or ".apply_async(" in text
    ]
    assert found == [str(settings.BASE_DIR / "ezportal" / "queueing.py")]


@pytest.mark.parametrize("error", [OperationalError(), ConnectionResetError()])
def test_a_queue_that_is_away_is_asked_once(queue, error, caplog) -> None:
    away = Task(error)
    assert [queueing.enqueue(away, number) for number in range(3)] == [False, False, False]
    assert away.asked == [(0,)]
    assert [record.getMessage() for record in caplog.records] == [
        f"The task queue does not answer ({type(error).__name__}): it waits"
    ]


def test_work_is_handed_over(queue) -> None:
    task = Task()
    assert queueing.enqueue(task, 7) is True
    assert task.asked == [(7,)]


def test_a_wrong_call_is_no_outage(queue) -> None:
    with pytest.raises(TypeError):
        queueing.enqueue(Task(TypeError()), 1)
    assert not queue.is_on


def test_unfinished_work_is_given_to_another_worker_later_than_any_pause() -> None:
    from delegations.tasks import LONGEST_PAUSE
    from evaluations.models.report import STUCK_AFTER

    again = app.conf.broker_transport_options["visibility_timeout"]
    assert again > max(LONGEST_PAUSE, STUCK_AFTER.total_seconds())


def test_every_name_of_queued_work_is_a_task():
    code = "".join(path.read_text() for name in APPS for path in (settings.BASE_DIR / name).rglob("*.py"))
    queued = set(re.findall(r"enqueue_after_commit\(\s*\"([\w.]+)\"", code))
    looked_for = set(re.findall(r"  (\w+\.tasks\.\w+)$", queueing.__doc__, re.MULTILINE))
    assert len(queued) == len(looked_for) == 4
    assert all(isinstance(import_string(name), CeleryTask) for name in queued | looked_for)


def test_name_of_no_task_is_told_at_once():
    with pytest.raises(ImportError):
        queueing.enqueue_after_commit("evaluations.tasks.no_such_task")
