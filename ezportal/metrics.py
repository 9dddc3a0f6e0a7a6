"""Figures for Prometheus. Nothing is counted, nor the library loaded, unless METRICS_TOKEN or METRICS_NETWORKS is set.

Each process counts into files of a folder that all processes of one server share (the library's multi-process mode),
so whichever process is asked answers for all of them. Web hosts are asked at /metrics, worker hosts at METRICS_PORT.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings

FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}
REQUEST_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
TASK_SECONDS = (0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 1800)


class Figures:
    """What is counted. All have labels, so that nothing is written before something happens."""

    def __init__(self, registry: Any = None) -> None:
        from prometheus_client import REGISTRY, Counter, Histogram

        registry = registry or REGISTRY
        self.requests = Counter(
            "ezportal_requests", "Requests answered.", ("route", "method", "status"), registry=registry
        )
        self.request_seconds = Histogram(
            "ezportal_request_seconds", "Time from a request to its answer.", ("route",),
            buckets=REQUEST_SECONDS, registry=registry,
        )  # fmt: skip
        self.stored_answers = Counter(
            "ezportal_stored_answers", "Public answers: hit, straight, miss, not_modified, or refused to be stored.",
            ("outcome",), registry=registry,
        )  # fmt: skip
        self.tasks = Counter("ezportal_tasks", "Tasks that ended, by how.", ("task", "state"), registry=registry)
        self.task_seconds = Histogram(
            "ezportal_task_seconds", "Time that a task ran.", ("task",), buckets=TASK_SECONDS, registry=registry
        )


_figures: Figures | None = None


def are_wanted() -> bool:
    return bool(settings.METRICS_TOKEN or settings.METRICS_NETWORKS)


def make_folder() -> Path:
    """A new folder for the processes that are started from here on; must be called before `start`."""
    folder = Path(tempfile.mkdtemp(prefix="ezportal-metrics-"))
    os.environ[FOLDER_VARIABLE] = str(folder)
    return folder


def remove_folder() -> None:
    if folder := os.environ.pop(FOLDER_VARIABLE, ""):
        shutil.rmtree(folder, ignore_errors=True)


def start() -> None:
    """Begin to count, if figures are wanted; once per process, its children go on with it."""
    global _figures
    if _figures is None and are_wanted():
        _figures = Figures()


def forget_process(pid: int) -> None:
    """Call when a child has ended; what it counted stays counted."""
    if FOLDER_VARIABLE in os.environ:
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(pid)  # type: ignore[no-untyped-call]


def count_request(route: str, method: str, status: str, seconds: float) -> None:
    """`route` and `status` as of the answer; unknown methods are counted as one, or callers could make up labels."""
    if _figures is not None:
        _figures.requests.labels(route, method if method in METHODS else "other", status).inc()
        _figures.request_seconds.labels(route).observe(seconds)


def count_stored_answer(outcome: str) -> None:
    """How a public answer was come by: "hit", "miss", "not_modified" or "refused"."""
    if _figures is not None:
        _figures.stored_answers.labels(outcome).inc()


def count_task(task: str, state: str, seconds: float) -> None:
    if _figures is not None:
        _figures.tasks.labels(task, state).inc()
        _figures.task_seconds.labels(task).observe(seconds)


def as_text(*collectors: Any) -> bytes:
    """All figures of this server's processes in Prometheus' text form, and what `collectors` measure now."""
    from prometheus_client import REGISTRY, CollectorRegistry, generate_latest
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = REGISTRY
    if FOLDER_VARIABLE in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    measured = CollectorRegistry()
    for collector in collectors:
        measured.register(collector)
    return generate_latest(registry) + generate_latest(measured)
