"""Files of the portal's storages, by names that say which storage: `private/case-studies/….pdf`, `media/….png`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.apps import apps
from django.core.files.storage import storages
from django.db import models

# First part of a name in the archive → alias of the storage.
STORAGES = {"private": "private", "media": "default"}

Seen = dict[str, tuple[int, dt.datetime]]


def split(name: str) -> tuple[Any, str]:
    """The storage and the name within it."""
    first, _slash, inner = name.partition("/")
    return storages[STORAGES[first]], inner


def stored_files() -> Seen:
    """Every file with its size and the moment of its last change."""
    return {
        f"{first}/{name}": (storage.size(name), storage.get_modified_time(name))
        for first, alias in STORAGES.items()
        for storage in [storages[alias]]
        for name in _below(storage, "")
    }


def _below(storage: Any, folder: str) -> Iterator[str]:
    folders: list[str] = []
    names: list[str] = []
    with suppress(FileNotFoundError):  # nothing was stored yet
        folders, names = storage.listdir(folder)
    for name in sorted(names):
        yield f"{folder}/{name}" if folder else name
    for inner in sorted(folders):
        yield from _below(storage, f"{folder}/{inner}" if folder else inner)


def file_columns() -> list[tuple[str, str, str]]:
    """(table, column, first part of the names) of every column that names a file."""
    return [
        (model._meta.db_table, str(field.column), _first_part(field.storage))
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.FileField)
    ]


def _first_part(storage: Any) -> str:
    for first, alias in STORAGES.items():
        if storages[alias] == storage or storages[alias] is storage:
            return first
    return "media"


def referred_files(execute: Any) -> set[str]:
    """The files that rows name; `execute(sql)` gives rows, in the state that is backed up."""
    return {
        f"{first}/{name}"
        for table, column, first in file_columns()
        for (name,) in execute(f'SELECT "{column}" FROM "{table}" WHERE "{column}" <> \'\'')  # noqa: S608
    }
