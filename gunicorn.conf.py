"""How gunicorn serves the portal, locally and in containers; flags and GUNICORN_CMD_ARGS win."""

import os
from typing import Any

from ezportal.logs import gunicorn_logging

# The server's own lines in the portal's form. It writes none per request: the portal does, without people's data.
logconfig_dict = gunicorn_logging(as_json=os.environ.get("EZPORTAL_ENV") == "production")
accesslog = None

# Threads, and what gives way when there are not enough of them.
worker_class = "ezportal.web_worker.PortalWorker"
workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
threads = int(os.environ.get("WEB_THREADS", "8"))
# A worker lives in memory only: containers may have slow disks below /tmp.
worker_tmp_dir = "/dev/shm"  # noqa: S108  gunicorn makes an unguessable file there
timeout = 60
graceful_timeout = 20
keepalive = 15
# Nothing uses it, two portals of one user would share it, and a read-only home has no room for it.
control_socket_disable = True
# By default a proxy on the same machine may hand on headers that replace the path of a request, which would lead
# callers past the addresses that the proxy refuses.
forwarder_headers = ""

COUNTS = bool(os.environ.get("METRICS_TOKEN") or os.environ.get("METRICS_NETWORKS"))


def on_starting(server: Any) -> None:
    """Before any worker is forked: all of them count into one folder, see `ezportal.metrics`."""
    if COUNTS:
        from ezportal import metrics

        metrics.make_folder()


def child_exit(server: Any, worker: Any) -> None:
    if COUNTS:
        from ezportal import metrics

        metrics.forget_process(worker.pid)


def on_exit(server: Any) -> None:
    if COUNTS:
        from ezportal import metrics

        metrics.remove_folder()
