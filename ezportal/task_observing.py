"""What is told of tasks: the request that asked for them, a log line and figures for each, and that the worker lives.

Connected to Celery's signals by `ezportal.celery`; its name is all that happens outside of a worker.
"""

import logging
import logging.config
import os
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from celery import signals
from celery.beat import PersistentScheduler

from ezportal import metrics
from ezportal.request_ids import current_request_id, set_request_id, taken_or_new

REQUEST_ID = "request_id"  # among the headers of a task's message
logger = logging.getLogger("ezportal.tasks")


def sign_of_life(process: str) -> Path:
    """The file that a living worker or beat touches, for `scripts/alive.py`."""
    return Path(os.environ.get("ALIVE_DIR", tempfile.gettempdir())) / f"ezportal-{process}-alive"


@signals.setup_logging.connect(weak=False)
def log_like_the_portal(**kwargs: Any) -> None:
    """Without this Celery would put its own format in place of ours."""
    from django.conf import settings

    logging.config.dictConfig(settings.LOGGING)


@signals.before_task_publish.connect(weak=False)
def hand_request_id_over(headers: dict[str, Any], **kwargs: Any) -> None:
    if request_id := current_request_id():
        headers.setdefault(REQUEST_ID, request_id)


@signals.task_prerun.connect(weak=False)
def begin(task: Any, **kwargs: Any) -> None:
    """A task that runs in the process that asked for it keeps that request's id."""
    task.request.began_at = perf_counter()
    if not task.request.is_eager:
        set_request_id(taken_or_new(str(getattr(task.request, REQUEST_ID, None) or "")))


@signals.task_postrun.connect(weak=False)
def end(task: Any, state: str | None = None, **kwargs: Any) -> None:
    """Neither what the task was given nor what it returned is told: both may name people."""
    seconds = perf_counter() - getattr(task.request, "began_at", perf_counter())
    outcome = (state or "unknown").lower()
    metrics.count_task(task.name, outcome, seconds)
    fields = {"task": task.name, "state": outcome, "ms": round(seconds * 1000, 1)}
    logger.info("%s %s", task.name, outcome, extra={"fields": fields})
    if not task.request.is_eager:
        set_request_id("")


@signals.worker_init.connect(weak=False)
def serve_figures(**kwargs: Any) -> None:
    """Before the pool's processes are forked, so that they count into the same folder."""
    from django.conf import settings

    from ezportal import metrics_page

    if metrics.are_wanted():
        metrics.make_folder()
        metrics.start()
        if settings.METRICS_PORT:
            metrics_page.serve_beside_worker(settings.METRICS_PORT)


@signals.worker_process_shutdown.connect(weak=False)
def forget(pid: int | None = None, **kwargs: Any) -> None:
    metrics.forget_process(pid or os.getpid())


@signals.worker_shutdown.connect(weak=False)
def clean_up(**kwargs: Any) -> None:
    metrics.remove_folder()


@signals.heartbeat_sent.connect(weak=False)
def worker_lives(**kwargs: Any) -> None:
    """Every two seconds while the worker is connected to the broker."""
    sign_of_life("worker").touch()


class LivingScheduler(PersistentScheduler):
    """Beat's scheduler, which keeps in a file when it last ran what, and shows that it still does."""

    def tick(self, *args: Any, **kwargs: Any) -> float:
        sign_of_life("beat").touch()
        return super().tick(*args, **kwargs)
