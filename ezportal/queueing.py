"""The one way of handing work to the task queue.

Every kind of queued work has rows that say that it waits, and a periodic task that looks for them: so a queue that
does not answer delays work, and neither loses it nor fails the request that asked for it, whose data is committed.

    sending a personal link                  delegations.tasks.send_waiting_links
    sending an invitation or reminder        evaluations.tasks.send_waiting_invitations
    making a report                          evaluations.tasks.restart_stuck_reports
    taking erased names out of reports       evaluations.tasks.erase_directories
"""

from __future__ import annotations

from typing import Any

from celery import Task
from django.db import transaction
from django.utils.module_loading import import_string
from kombu.exceptions import OperationalError

from ezportal.outage import Outage

# A page that asks for sixty mails must not wait for sixty time-outs.
_queue = Outage("The task queue", retry_seconds=10, meanwhile="what is asked for waits, and is looked for later")


def enqueue(task: Task, *args: Any) -> bool:
    """Hand a task to the queue, tried for a few seconds; False when it has to wait to be looked for.

    Without a queue the task runs here and now, and what it raises is raised.
    """
    if task.app.conf.task_always_eager:
        task.delay(*args)
        return True
    if not _queue.may_ask():
        return False
    try:
        task.delay(*args)
    except (OperationalError, OSError) as error:
        _queue.failed(error)
        return False
    _queue.answered()
    return True


def enqueue_after_commit(name: str, *args: Any) -> None:
    """The same, once what the task is about is committed. Whatever goes wrong then no longer fails the request.

    `name` is the task's place, as in the table above: tasks stand on the services, which so need not know them.
    """
    task = import_string(name)

    def enqueue_now() -> None:  # a function, as Django names it when it fails
        enqueue(task, *args)

    transaction.on_commit(enqueue_now, robust=True)
