"""How gunicorn serves the portal, locally and in containers; flags and GUNICORN_CMD_ARGS win."""

import logging

from ezportal.logs import MaskTokens

# The tokens of personal links stand in addresses, and so would in the access log and in errors.
for name in ("gunicorn.access", "gunicorn.error"):
    logging.getLogger(name).addFilter(MaskTokens())

# Threads, and what gives way when there are not enough of them.
worker_class = "ezportal.web_worker.PortalWorker"
workers = 1
threads = 8
# A worker lives in memory only: containers may have slow disks below /tmp.
worker_tmp_dir = "/dev/shm"  # noqa: S108  gunicorn makes an unguessable file there
timeout = 60
graceful_timeout = 20
keepalive = 15
# Nothing uses it, two portals of one user would share it, and a read-only home has no room for it.
control_socket_disable = True
