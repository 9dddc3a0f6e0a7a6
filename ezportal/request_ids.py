"""One id for all that is done for a request, so that its log lines can be found together.

The web process takes it from the proxy or makes it, sends it back, and hands it to the tasks that it starts.
"""

import re
import secrets
from contextvars import ContextVar

HEADER = "X-Request-ID"
ENVIRON_KEY = "HTTP_X_REQUEST_ID"
# Anything else could break a log line, or fill it.
SANE = re.compile(r"[A-Za-z0-9_-]{8,64}")

_current: ContextVar[str] = ContextVar("request_id", default="")


def current_request_id() -> str:
    """The id of the request that is being answered, or of the one that asked for this task; "" outside of both."""
    return _current.get()


def set_request_id(value: str) -> None:
    """Everything that this thread logs from now on carries the id."""
    _current.set(value)


def new_request_id() -> str:
    return secrets.token_hex(8)


def taken_or_new(sent: str) -> str:
    """The id that was sent, if it is one, else a new one."""
    return sent if SANE.fullmatch(sent) else new_request_id()
