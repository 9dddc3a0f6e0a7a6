"""Restoring a backup: checked first, put in place, brought forward to this release, and made fit to be served.

The order matters: the journal of erasures is read before anything is replaced, files are back before erasures are done
again (reports hold names), and the cache is emptied last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files import File
from django.core.management import call_command
from django.db import connection, transaction

from ezportal.backup import files, fingerprints, journal, manifest, postgresql, sqlite, steps
from ezportal.backup.opening import Opened
from ezportal.backup.problems import BackupError
from ezportal.celery import app as celery_app

Say = Callable[[str], None]

# Where work leaves its time; all of them were there in the first release.
TRACES = (("django_migrations", "applied"), ("zones_change", "at"), ("django_admin_log", "action_time"))


@dataclass(frozen=True)
class Wishes:
    """`replace` throws away what stands here; `erasures` are further journals; `taken_at` dates a bare dump."""

    replace: bool = False
    erasures: tuple[Path, ...] = ()
    taken_at: dt.datetime | None = None


def restore(backup: Opened, wishes: Wishes, say: Say) -> None:
    """Raises BackupError. Until the dump is in place nothing is changed; after that, run it again with `replace`."""
    check_target(replace=wishes.replace, with_files=backup.manifest is not None)
    entries = known_erasures(backup, wishes.erasures)
    _load_database(backup, wishes, say)
    taken_at = _taken_at(backup, wishes)
    _restore_files(backup, wishes, say)
    call_command("migrate", verbosity=0, interactive=False)
    say("migrated to this release")
    make_fit(entries, taken_at, say)


def check_target(*, replace: bool, with_files: bool) -> None:
    """Raises BackupError where something stands that would be lost, or somebody is at work.

    Beside a bare dump the administrator puts the files in place, before or after.
    """
    if connection.vendor == "postgresql" and (others := postgresql.other_connections()):
        raise BackupError(
            f"{others} other connection(s) to this database are open: stop the web processes, the workers and beat."
        )
    if replace:
        return
    if connection.introspection.table_names():
        raise BackupError("The database is not empty. Give an empty one, or --replace to throw away what is there.")
    if with_files and (found := [name for name in files.stored_files() if not _is_journal(name)]):
        raise BackupError(f"There are files already ({found[0]}, {len(found)} in all). Move them away, or --replace.")


def _is_journal(name: str) -> bool:
    return name.startswith(f"private/{journal.FOLDER}/")


def known_erasures(backup: Opened, others: Iterable[Path]) -> set[journal.Entry]:
    """What this installation knows, what lies beside the backup and in it, and what is given. Raises BackupError."""
    try:
        found = journal.entries_here() if connection.introspection.table_names() else journal.entries_in_files()
        beside = {backup.beside / journal.FILE_NAME, settings.BACKUP_DIR / journal.FILE_NAME}
        inside = [] if backup.manifest is None else (backup.folder / "private" / journal.FOLDER).glob("*")
        for path in [*(path for path in beside if path.exists()), *inside, *others]:
            found |= journal.read_lines(path)
    except (OSError, ValueError) as error:
        raise BackupError(f"A journal of erasures can't be read, so nothing was restored: {error}") from error
    return found


# --- Database and files --------------------------------------------------------------------
def _load_database(backup: Opened, wishes: Wishes, say: Say) -> None:
    if connection.vendor == "postgresql":
        postgresql.load(backup.dump, replace=wishes.replace)
    else:
        sqlite.load(backup.dump)
    manifest.check_migrations(manifest.applied_migrations(_rows), "unknown release")
    if backup.manifest is None:
        say("loaded a bare dump: there is no manifest to compare it with")
        return
    before, after = fingerprints.from_plain(backup.manifest.tables), _prints()
    if lines := fingerprints.differences(before, after):
        raise BackupError("The restored database is not as the manifest says:\n" + "\n".join(lines))
    rows = sum(found.rows for found in after.values())
    say(f"loaded {len(after)} tables with {rows} rows, each table with the hash of the manifest")


def _rows(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def _prints() -> fingerprints.Prints:
    if connection.vendor == "postgresql":
        with transaction.atomic():
            return fingerprints.postgresql_prints()
    with closing(sqlite.portal()) as database:
        return fingerprints.sqlite_prints(database)


def _taken_at(backup: Opened, wishes: Wishes) -> dt.datetime:
    """A bare dump is dated by the newest trace of work in it."""
    if backup.manifest is not None:
        return backup.manifest.taken_at
    if wishes.taken_at is not None:
        return wishes.taken_at
    found = [_rows(f"SELECT MAX({column}) FROM {table}")[0][0] for table, column in TRACES]  # noqa: S608
    return max(_moment(value) for value in found if value is not None)


def _moment(value: dt.datetime | str) -> dt.datetime:
    """SQLite gives text, in UTC without saying so."""
    moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _restore_files(backup: Opened, wishes: Wishes, say: Say) -> None:
    if backup.manifest is None:
        say("a bare dump has no files: put them into the storages yourself")
        return
    wanted = backup.manifest.files
    extra = set(files.stored_files()) - set(wanted) if wishes.replace else set()
    for name in sorted(wanted):
        storage, inner = files.split(name)
        if storage.exists(inner):
            storage.delete(inner)
        with backup.file(name).open("rb") as file:
            if (saved := storage.save(inner, File(file))) != inner:
                raise BackupError(f"{name} could not be stored under its name, but as {saved}.")
    for name in sorted(name for name in extra if not _is_journal(name)):
        storage, inner = files.split(name)
        storage.delete(inner)
    say(f"restored {len(wanted)} files" + (f", removed {len(extra)} that the backup does not have" if extra else ""))
    for name in backup.manifest.missing_files:
        say(f"was missing already when the backup was taken: {name}")


# --- Fit to be served ----------------------------------------------------------------------
def make_fit(entries: set[journal.Entry], taken_at: dt.datetime, say: Say) -> None:
    """Erase again what was erased since, and let nothing that was given out before pass for the present state."""
    # Nobody works on the queue now, and a file with a name in it must not wait for somebody.
    eager, celery_app.conf.task_always_eager = celery_app.conf.task_always_eager, True
    try:
        Session.objects.all().delete()  # who had left by then must not be back in
        for step in steps.after_restore:
            if words := step(taken_at):
                say(words)
        _replay(journal.to_replay(entries, taken_at=taken_at), say)
        journal.keep(entries)
        journal.note(journal.RESTORED, taken_at.isoformat())
    finally:
        celery_app.conf.task_always_eager = eager
    # The data of fixtures/ may have moved on since: the next `prepare` loads what changed.
    (settings.VAR_DIR / "fixtures.sha256").unlink(missing_ok=True)
    cache.clear()
    say("emptied the cache")


def _replay(entries: list[journal.Entry], say: Say) -> None:
    """Every entry is tried; those that could not be done again are an error at the end."""
    failed = []
    for entry in entries:
        try:
            if words := journal.replayers[entry.kind](entry):
                say(words)
        except Exception as error:  # one that fails must not keep the others from being erased
            failed.append(f"{entry.kind} {entry.key}: {type(error).__name__} {error}")
    say(f"replayed {len(entries) - len(failed)} erasures that are newer than the backup")
    if failed:
        raise BackupError(
            "The data is back, but these erasures could not be done again; do them by hand before you serve it:\n"
            + "\n".join(failed)
        )
