"""Log lines: one JSON object each where machines read them, plain text where people do.

No line holds people's data: no query strings, headers or bodies are written, and what comes in by messages and
traces of libraries (addresses of mail, tokens of personal links, values of a refused row) is masked.
"""

import json
import logging
import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from ezportal.request_ids import current_request_id

# What follows /my/ or /my/answers/ in an address and is too long for the name of a page. `my` is the Burmese pages,
# too, none of which has so long a name in that place.
_TOKEN = re.compile(r"((?:/|%2F)my(?:/|%2F)(?:answers(?:/|%2F))?)[\w%.~-]{20,}", re.IGNORECASE)
_MAIL_ADDRESS = re.compile(r"[\w.+-]+(?:@|%40)[\w-]+\.[\w.-]+")
# PostgreSQL tells the values of a row that it refuses.
_REFUSED_ROW = re.compile(r"(DETAIL: ).*|(\bKey \([^)]*\)=)\(.*?\)|(Failing row contains ).*")


def mask_tokens(text: str) -> str:
    """The text without the tokens of delegates' personal links, each of which opens somebody's pages."""
    return _TOKEN.sub(r"\1***", text)


def mask_people(text: str) -> str:
    """The text without tokens, addresses of mail and values of rows that the database refused."""
    masked = _MAIL_ADDRESS.sub("***@***", mask_tokens(text))
    return _REFUSED_ROW.sub(lambda found: f"{found[1] or found[2] or found[3]}***", masked)


class MaskPeople(logging.Filter):
    """Takes what tells of people out of a record's message and trace before any handler writes them."""

    def filter(self, record: logging.LogRecord) -> bool:
        with suppress(TypeError, ValueError, KeyError):  # a malformed message is for the handler to complain of
            message = record.getMessage()
            if (masked := mask_people(message)) != message:
                record.msg, record.args = masked, ()
        if record.exc_info:
            record.exc_text = mask_people(logging.Formatter().formatException(record.exc_info))
        return True


class JsonFormatter(logging.Formatter):
    """Time, level, logger, message and request; a caller adds its own with `extra={"fields": {...}}`."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request := current_request_id():
            line["request"] = request
        if status := getattr(record, "status_code", None):
            line["status"] = status
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["trace"] = record.exc_text or self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def handlers(*, as_json: bool) -> dict[str, Any]:
    """The part of a logging configuration that the portal and gunicorn share."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": JsonFormatter},
            "plain": {"format": "{levelname} {name}: {message}", "style": "{"},
        },
        "filters": {"mask_people": {"()": MaskPeople}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "filters": ["mask_people"],
                "formatter": "json" if as_json else "plain",
            }
        },
    }


def logging_settings(*, as_json: bool, level: str) -> dict[str, Any]:
    return handlers(as_json=as_json) | {
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "propagate": True},
            # It names whom it locks out; `ezportal.signing_in` tells the same without names.
            "axes": {"level": "ERROR"},
            # The portal writes a line of its own for each task; Celery's would hold what the task returned.
            "celery.app.trace": {"level": "WARNING"},
            "celery.worker.strategy": {"level": "WARNING"},
            # It warns of each HEAD request, whose body Django leaves to the server to drop.
            "gunicorn.http.wsgi": {"level": "ERROR"},
        },
    }


def gunicorn_logging(*, as_json: bool) -> dict[str, Any]:
    """The server's own lines in the same form, from its start on; the line per request is the portal's own."""
    own = {"handlers": ["console"], "level": "INFO", "propagate": False}
    return handlers(as_json=as_json) | {
        "root": {"handlers": [], "level": "INFO"},
        "loggers": {"gunicorn.error": own, "gunicorn.access": own | {"level": "WARNING"}},
    }
