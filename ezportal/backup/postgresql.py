"""Saving and loading a PostgreSQL database with the server's own programs."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from django.db import connection, transaction

from ezportal.backup import fingerprints
from ezportal.backup.problems import BackupError

DEBIAN = Path("/usr/lib/postgresql")
# Newer programs write this into their script, and older servers don't know it.
UNKNOWN_TO_OLDER_SERVERS = b"SET transaction_timeout = 0;"
HEAD = 100  # it stands in the first lines, before any data
LAST_WORDS = b"-- PostgreSQL database dump complete"


def server_version() -> str:
    return str(connection.pg_version)  # type: ignore[attr-defined]  # 150020 is 15.20


def program(name: str) -> str:
    """The path of pg_dump, pg_restore or psql, at least as new as the server; raises BackupError."""
    connection.ensure_connection()
    wanted = connection.pg_version // 10000  # type: ignore[attr-defined]
    found = {path: _major(path) for path in _places(name)}
    fitting = {path: major for path, major in found.items() if major >= wanted}
    if fitting:
        # The oldest that fits, so that the dump can be read by the programs of this server's version.
        return min(fitting, key=lambda path: fitting[path])
    install = f"install the package postgresql-client-{wanted}"
    if not found:
        raise BackupError(f"{name} is missing: {install}.")
    raise BackupError(f"{name} is of PostgreSQL {max(found.values())}, and the server of {wanted}: {install}.")


def _places(name: str) -> list[str]:
    on_path = shutil.which(name)
    debian = sorted(str(path) for path in DEBIAN.glob(f"*/bin/{name}"))
    return [*([on_path] if on_path else []), *debian]


def _major(path: str) -> int:
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    found = re.search(r"(\d+)(\.|beta|rc|devel| |$)", said)
    return int(found[1]) if found else 0


def _target() -> tuple[list[str], dict[str, str]]:
    """Arguments and environment that lead to the portal's database; the password is in the environment."""
    arguments, env = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    return list(arguments[1:]), os.environ | (env or {})


@contextmanager
def snapshot() -> Iterator[tuple[Any, str]]:
    """A cursor that sees one moment, and the name under which pg_dump sees the same."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor, cursor.fetchone()[0]


def dump(path: Path, snapshot_name: str) -> None:
    arguments, env = _target()
    command = [program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", "--no-comments",
               f"--snapshot={snapshot_name}", f"--file={path}", *arguments]  # fmt: skip
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise BackupError(f"pg_dump failed: {done.stderr.strip()}")


# --- Loading -------------------------------------------------------------------------------
_OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
_OWN_FUNCTIONS = """
SELECT p.oid::regprocedure::text FROM pg_proc p
WHERE p.pronamespace = current_schema()::regnamespace
AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
"""


def other_connections() -> int:
    """Those that stay: the server needs a moment to see that somebody has left."""
    for _try in range(10):
        with connection.cursor() as cursor:
            cursor.execute(_OTHERS)
            others = int(cursor.fetchone()[0])
        if not others:
            break
        time.sleep(0.2)
    return others


def load(path: Path, *, replace: bool) -> None:
    """Run a dump (pg_dump's custom format, or SQL, also compressed by gzip) in one transaction.

    Raises BackupError, and then nothing was changed.
    """
    with connection.cursor() as cursor:
        before = _dropping(cursor) if replace else []
    arguments, env = _target()
    # Nothing of the administrator's own psqlrc, and an end at the first error.
    command = [program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction",
               "--output=/dev/null", *arguments]  # fmt: skip
    connection.close()
    with subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as psql:  # noqa: S603
        try:
            _feed(_pipe(psql.stdin), ["SET client_min_messages = warning;", *before], path)
        except BaseException:
            psql.kill()  # at the end of its input it would commit what it has
            raise
        finally:
            with suppress(BrokenPipeError):  # what it did not take any more
                _pipe(psql.stdin).close()
        said = _pipe(psql.stderr).read().decode()
    if psql.returncode:
        raise BackupError(f"The dump could not be loaded, and nothing was changed: {said.strip()}")


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # noqa: S101  it was asked for as a pipe
    return stream


def _dropping(cursor: Any) -> list[str]:
    quote = connection.ops.quote_name
    tables = [f"DROP TABLE {quote(name)} CASCADE;" for name in fingerprints.postgresql_tables(cursor)]
    cursor.execute(_OWN_FUNCTIONS)
    return [*tables, *(f"DROP ROUTINE {name} CASCADE;" for (name,) in cursor.fetchall())]


def _feed(psql: IO[bytes], before: list[str], path: Path) -> None:
    """Write the script into psql. Raises BackupError for a dump that can't be read to its end."""
    is_whole = False
    try:
        psql.write("\n".join([*before, ""]).encode())
        with _script(path) as lines:
            for number, line in enumerate(lines):
                is_whole = is_whole or line.startswith(LAST_WORDS)
                if number > HEAD or line.strip() != UNKNOWN_TO_OLDER_SERVERS:
                    psql.write(line)
        if not is_whole:
            raise BackupError(f"{path.name} is no PostgreSQL dump, or only the beginning of one: nothing was changed.")
        psql.flush()
    except BrokenPipeError:
        return  # psql has stopped, and says why
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise BackupError(f"The dump is damaged, and nothing was changed: {error}") from error


@contextmanager
def _script(path: Path) -> Iterator[Iterable[bytes]]:
    with path.open("rb") as file:
        start = file.read(5)
    if start == b"PGDMP":
        with _restored(path) as lines:
            yield lines
    elif start[:2] == b"\x1f\x8b":
        with gzip.open(path, "rb") as lines:
            yield lines
    else:
        with path.open("rb") as lines:
            yield lines


@contextmanager
def _restored(path: Path) -> Iterator[Iterable[bytes]]:
    command = [program("pg_restore"), "--no-owner", "--no-privileges", "--no-comments", "--file=-", str(path)]
    connection.close()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603
        yield _pipe(process.stdout)
        said = _pipe(process.stderr).read().decode()
    if process.returncode:
        raise BackupError(f"pg_restore could not read the dump, and nothing was changed: {said.strip()}")
