"""Log lines: one JSON object each where machines read them, plain text where people do."""

import json
import logging
import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

# What follows /my/ or /my/answers/ in an address and is too long for the name of a page. `my` is the Burmese pages,
# too, none of which has so long a name in that place.
_TOKEN = re.compile(r"((?:/|%2F)my(?:/|%2F)(?:answers(?:/|%2F))?)[\w%.~-]{20,}", re.IGNORECASE)


def mask_tokens(text: str) -> str:
    """The text without the tokens of delegates' personal links, each of which opens somebody's pages."""
    return _TOKEN.sub(r"\1***", text)


class MaskTokens(logging.Filter):
    """Takes tokens out of a record's message and trace before any handler writes them."""

    def filter(self, record: logging.LogRecord) -> bool:
        with suppress(TypeError, ValueError, KeyError):  # a malformed message is for the handler to complain of
            message = record.getMessage()
            if (masked := mask_tokens(message)) != message:
                record.msg, record.args = masked, ()
        if record.exc_info:
            record.exc_text = mask_tokens(logging.Formatter().formatException(record.exc_info))
        return True


class JsonFormatter(logging.Formatter):
    """Time, level, logger and message; neither headers nor bodies, which may hold people's data."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if status := getattr(record, "status_code", None):
            line["status"] = status
        if record.exc_info:
            line["trace"] = record.exc_text or self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def logging_settings(*, as_json: bool, level: str) -> dict[str, Any]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": JsonFormatter},
            "plain": {"format": "{levelname} {name}: {message}", "style": "{"},
        },
        "filters": {"mask_tokens": {"()": MaskTokens}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "filters": ["mask_tokens"],
                "formatter": "json" if as_json else "plain",
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "propagate": True},
            "axes": {
                "level": "ERROR"
            },  # it names whom it locks out; `ezportal.signing_in` tells the same without names
            # It warns of each HEAD request, whose body Django leaves to the server to drop.
            "gunicorn.http.wsgi": {"level": "ERROR"},
        },
    }
