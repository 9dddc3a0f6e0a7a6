"""Reads the index while a web process starts: the first visitor would wait for it, and others behind that one."""

from __future__ import annotations

import logging
from threading import Thread

from django.conf import settings
from django.db import Error as DatabaseFailure
from django.db import connections

from zones.index.current import current_table

logger = logging.getLogger(__name__)


def begin_to_read() -> None:
    """In a thread of its own; who asks meanwhile waits for what is under way."""
    Thread(target=_read_and_close, name="index", daemon=True).start()


def _read_and_close() -> None:
    try:
        read_ahead()
    finally:
        connections.close_all()


def read_ahead() -> None:
    """Where the database does not answer, the first visitor finds out again, and is told."""
    try:
        current_table().prepare(settings.LANGUAGE_CODE)
    except DatabaseFailure as error:
        logger.info("The index is not read ahead: %s", type(error).__name__)
