"""The journal of erasures: what was erased when, kept outside the database, so that no restore forgets it.

An entry names a kind and the key of a row, never a person. Each is a small file in the private storage, written when
the transaction that erased is committed; `manage.py backup` gathers them into `erasures.jsonl` beside the backups.
Apps say how a kind is done again (`replayers`), and which further entries their tables hold (`kept_elsewhere`).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.text import get_valid_filename

FOLDER = "erasures"
FILE_NAME = "erasures.jsonl"
DELETED = "deleted"
RESTORED = "restored"
# An erasure that was being committed while a backup was taken bears an earlier time than the backup, as does one on a
# machine whose clock is behind. Doing it again costs nothing.
MARGIN = dt.timedelta(hours=1)


@dataclass(frozen=True, order=True)
class Entry:
    """`row` is the primary key where `key` may change in the life of the row (a slug)."""

    at: dt.datetime
    kind: str
    key: str
    row: str = ""

    def as_json(self) -> str:
        told = {"kind": self.kind, "key": self.key, "row": self.row, "at": self.at.isoformat()}
        return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Entry:
        """Raises ValueError for what is no entry. The first release wrote `visit` and `erased_at`."""
        try:
            told = json.loads(text)
            at = dt.datetime.fromisoformat(told.get("at") or told["erased_at"])
            return cls(at, told["kind"], told.get("key") or told["visit"], str(told.get("row", "")))
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError(f"not an entry of the journal of erasures: {text[:80]}") from error


# Erase again what entries of a kind tell: asked with each, answers in words, or nothing where nothing was to be done.
replayers: dict[str, Callable[[Entry], str]] = {}
# Entries that tables hold as well.
kept_elsewhere: list[Callable[[], Iterable[Entry]]] = []

_covered: ContextVar[bool] = ContextVar("covered_by_one_entry", default=False)


@contextmanager
def covered_by_one_entry() -> Iterator[None]:
    """Rows deleted within are told of by the one entry that the caller writes."""
    token = _covered.set(True)
    try:
        yield
    finally:
        _covered.reset(token)


def note(kind: str, key: str, *, row: Any = "", at: dt.datetime | None = None) -> None:
    """Write an entry when the running transaction is committed, and none when it is not.

    A disk that is full must not fail what was erased already: what the tables hold as well is written by `keep` later.
    """
    entry = Entry(at or timezone.now(), kind, key, str(row))

    def write_entry() -> None:  # its name stands in the log where it fails
        _write(entry)

    transaction.on_commit(write_entry, robust=True)


def watch(model: type[models.Model]) -> None:
    """Note each row of the model that is deleted: it holds personal data, and its deletion is an erasure.

    The project's one signal: rows go by their own `delete`, by a queryset's, by the admin and in cascades, and no
    method of the model sees all of these.
    """
    post_delete.connect(_note_deletion, sender=model, dispatch_uid=f"erasures.{model._meta.label_lower}")


def _note_deletion(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    if not _covered.get():
        note(DELETED, f"{sender._meta.label_lower}:{instance.pk}")


def delete_again(entry: Entry) -> str:
    """The row that was deleted after the backup was taken. Raises ProtectedError where others hold on to it."""
    label, _colon, pk = entry.key.partition(":")
    row = apps.get_model(label)._base_manager.filter(pk=pk).first()
    if row is None:
        return ""
    row.delete()
    return f"deleted again: {entry.key}"


replayers[DELETED] = delete_again


def _write(entry: Entry) -> None:
    name = f"{FOLDER}/{entry.at:%Y-%m-%d}-{get_valid_filename(entry.key)}-{entry.kind}.json"
    storages["private"].save(name, ContentFile(entry.as_json().encode()))


def entries_here() -> set[Entry]:
    """All that this installation knows: its files, and what its tables hold."""
    return entries_in_files() | {entry for source in kept_elsewhere for entry in source()}


def entries_in_files() -> set[Entry]:
    return set(_in_files())


def keep(entries: Iterable[Entry]) -> int:
    """Have these here, too, so that the next backup hands them on; returns how many were not."""
    missing = sorted(set(entries) - entries_in_files())
    for entry in missing:
        _write(entry)
    return len(missing)


def _in_files() -> Iterator[Entry]:
    files = storages["private"]
    names: list[str] = []
    with suppress(FileNotFoundError):
        names = files.listdir(FOLDER)[1]
    for name in names:
        with files.open(f"{FOLDER}/{name}") as file:
            yield Entry.from_json(file.read().decode())


def read_lines(path: Path) -> set[Entry]:
    """A file with an entry on each line; raises ValueError naming the line that is none."""
    with path.open(encoding="utf-8") as file:
        return {Entry.from_json(line) for line in file if line.strip()}


def as_lines(entries: Iterable[Entry]) -> str:
    return "".join(f"{entry.as_json()}\n" for entry in sorted(entries))


def to_replay(entries: Iterable[Entry], *, taken_at: dt.datetime) -> list[Entry]:
    """What a backup taken then can't know, oldest first.

    Not what lies before a restore that the backup has seen: it was done again then, and keys that were free after it
    have been given to other rows since.
    """
    known = sorted(set(entries))
    seen = [entry.at for entry in known if entry.kind == RESTORED and entry.at <= taken_at]
    since = max([taken_at - MARGIN, *seen])
    return [entry for entry in known if entry.kind in replayers and entry.at > since]
