"""Dumps a release for the upgrade tests: its data, loaded by its own code, on both databases.

    scripts/release_fixture.py 0.3 [--tree FOLDER] [--postgresql postgres://user@host/postgres]

Writes tests/upgrades/<name>.postgresql.sql.gz, <name>.sqlite.sql.gz and <name>.json (the migrations with their
SHA-256, which no later change may alter). The release is the code in FOLDER, by default this one.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

BASE = Path(__file__).resolve().parents[1]
FOLDER = BASE / "tests" / "upgrades"
# Written by the server at each start, and of no use elsewhere.
EMPTY = ("django_session",)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name")
    parser.add_argument("--tree", type=Path, default=BASE)
    parser.add_argument("--postgresql", default=os.environ.get("DATABASE_URL", ""), help="a server to make it on")
    asked = parser.parse_args()
    if not asked.postgresql.startswith("postgres"):
        parser.error("give a PostgreSQL server: --postgresql, or DATABASE_URL")
    for path in FOLDER.glob(f"{asked.name}.*"):
        parser.error(f"{path} exists; a release is dumped once")
    with tempfile.TemporaryDirectory() as var:
        database = Path(var) / "ezportal.sqlite3"
        fill(asked.tree, {"VAR_DIR": var, "DATABASE_URL": f"sqlite:///{database}"})
        write(f"{asked.name}.sqlite.sql.gz", "\n".join(sqlite_statements(database)))
        write(f"{asked.name}.postgresql.sql.gz", postgresql_dump(asked.tree, asked.postgresql, var))
    (FOLDER / f"{asked.name}.json").write_text(json.dumps(migrations_of(asked.tree), indent=1) + "\n")


def fill(tree: Path, env: dict[str, str]) -> None:
    run = {"cwd": tree, "env": os.environ | env, "check": True}
    subprocess.run([sys.executable, "manage.py", "prepare"], **run)
    scene = (FOLDER / "scene.py").read_text()
    subprocess.run([sys.executable, "manage.py", "shell", "--no-imports"], input=scene, text=True, **run)


def postgresql_dump(tree: Path, server: str, var: str) -> str:
    """A database of its own on the server, dropped again. Rows as INSERT with their columns: old code's writes."""
    name = f"release_fixture_{os.getpid()}"
    url = urlsplit(server)._replace(path=f"/{name}").geturl()
    connection = psycopg2.connect(server)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        try:
            fill(tree, {"VAR_DIR": var, "DATABASE_URL": url})
            command = ["pg_dump", "--no-owner", "--no-privileges", "--no-comments", "--column-inserts",
                       "--rows-per-insert=100", *(f"--exclude-table-data={table}" for table in EMPTY), url]  # fmt: skip
            text = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
        finally:
            cursor.execute(f"DROP DATABASE {name}")
    # Words for psql alone, and notes with the server's version.
    return "\n".join(line for line in text.splitlines() if not line.startswith(("\\", "-- Dumped ")))


def sqlite_statements(path: Path) -> Iterator[str]:
    """The tables, then their rows with the columns named, then what rests on them."""
    connection = sqlite3.connect(path)
    made = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    made = [row for row in made if not row[1].startswith("sqlite_")]
    for kind, _name, sql in made:
        if kind == "table":
            yield f"{sql};"
    for kind, name, _sql in made:
        if kind == "table" and name not in EMPTY:
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
            quoted = ", ".join(f'"{column}"' for column in columns)
            values = " || ', ' || ".join(f'quote("{column}")' for column in columns)
            for (row,) in connection.execute(f'SELECT {values} FROM "{name}" ORDER BY rowid'):  # noqa: S608
                yield f'INSERT INTO "{name}" ({quoted}) VALUES ({row});'  # noqa: S608
    for kind, _name, sql in made:
        if kind != "table":
            yield f"{sql};"


def write(name: str, text: str) -> None:
    """Compressed the same way each time, so that the same data gives the same file."""
    (FOLDER / name).write_bytes(gzip.compress(text.encode() + b"\n", compresslevel=9, mtime=0))


def migrations_of(tree: Path) -> dict[str, str]:
    """The project's migrations by their path, with what tells them apart."""
    found = sorted(tree.glob("*/migrations/[0-9]*.py"))
    return {path.relative_to(tree).as_posix(): fingerprint(path.read_text(encoding="utf-8")) for path in found}


def fingerprint(migration: str) -> str:
    """SHA-256 of a migration's operations. How a new database comes to run them may change; what they do may not."""
    return hashlib.sha256(migration[migration.index("operations = [") :].encode()).hexdigest()


if __name__ == "__main__":
    main()
