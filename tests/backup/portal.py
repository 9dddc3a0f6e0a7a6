"""A whole portal of its own, driven from outside as an administrator does: a folder, a database, commands, a server."""

from __future__ import annotations

import contextlib
import http.client
import os
import secrets
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

BASE = Path(__file__).resolve().parents[2]
SERVER = os.environ.get("DATABASE_URL", "")
VENDOR = "postgresql" if SERVER.startswith("postgres") else "sqlite"


class Portal:
    """Its database is of the kind that DATABASE_URL names, and is dropped at the end."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        if VENDOR == "postgresql":
            self.name = f"ezportal_{secrets.token_hex(4)}"
            self.url = urlsplit(SERVER)._replace(path=f"/{self.name}").geturl()
            on_server(f"CREATE DATABASE {self.name}")
        else:
            self.name = "ezportal.sqlite3"
            self.url = f"sqlite:///{folder / self.name}"
        services = ("DATABASE_URL", "REDIS_URL", "REPLICA_URL", "BACKUP_DIR")
        self.env = {name: value for name, value in os.environ.items() if name not in services}
        self.env |= {"VAR_DIR": str(folder), "DATABASE_URL": self.url, "DJANGO_SETTINGS_MODULE": "ezportal.settings"}

    def drop(self) -> None:
        if VENDOR == "postgresql":
            on_server(f"DROP DATABASE {self.name} WITH (FORCE)")

    # --- Commands --------------------------------------------------------------------------
    def run(self, *arguments: str, given: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603  our own program
            [sys.executable, "manage.py", *arguments], cwd=BASE, env=self.env | env, input=given, text=True,
            capture_output=True, check=False,
        )  # fmt: skip

    def manage(self, *arguments: str, given: str = "", **env: str) -> str:
        done = self.run(*arguments, given=given, **env)
        assert done.returncode == 0, f"{' '.join(arguments)}: {done.stdout}\n{done.stderr}"
        return done.stdout

    def refuse(self, *arguments: str, given: str = "", **env: str) -> str:
        """What a command says that is to fail in words, not by a traceback."""
        done = self.run(*arguments, given=given, **env)
        assert done.returncode != 0, done.stdout
        assert "Traceback" not in done.stderr, done.stderr
        return done.stderr

    def python(self, code: str) -> str:
        return self.manage("shell", "--no-imports", given=code).strip()

    def back_up(self) -> Path:
        self.manage("backup", str(self.folder / "backups"))
        return max((self.folder / "backups").glob("*.tar"))

    # --- What is in it ---------------------------------------------------------------------
    def rows(self, sql: str) -> list[tuple]:
        if VENDOR == "sqlite":
            with contextlib.closing(sqlite3.connect(self.folder / self.name)) as database:
                return database.execute(sql).fetchall()
        with contextlib.closing(psycopg2.connect(self.url)) as database, database.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    def tables(self) -> dict[str, list[str]]:
        """Every row of every table as text, sorted: another way of comparing than the portal's own."""
        catalogue = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        if VENDOR == "postgresql":
            catalogue = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        return {name: sorted(map(repr, self.rows(f'SELECT * FROM "{name}"'))) for (name,) in self.rows(catalogue)}  # noqa: S608

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for part in ("private", "media")
            for path in (self.folder / part).rglob("*")
            if path.is_file() and "erasures" not in path.parts
        }

    # --- Serving ---------------------------------------------------------------------------
    @contextlib.contextmanager
    def served(self) -> Iterator[int]:
        """The port on which gunicorn answers."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-m", "gunicorn", "ezportal.wsgi:application", "--bind", f"127.0.0.1:{port}"],
            cwd=BASE, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            for _try in range(600):
                with contextlib.suppress(OSError):
                    if ask(port, "/health/ready")[0] == 200:
                        break
                time.sleep(0.1)
            else:
                raise AssertionError("the server did not become ready")
            yield port
        finally:
            server.terminate()
            server.wait()


def ask(port: int, path: str, **headers: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def on_server(sql: str) -> None:
    database = psycopg2.connect(SERVER)
    try:
        database.autocommit = True
        with database.cursor() as cursor:
            cursor.execute(sql)
    finally:
        database.close()
