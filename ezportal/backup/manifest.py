"""The manifest of a backup: what it holds, of which release, and the sums by which it can be checked."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from ezportal.backup.problems import BackupError

NAME = "manifest.json"
FORMAT = 1
DATABASE_NAMES = {"postgresql": "database.dump", "sqlite": "database.sqlite3"}


@dataclass(frozen=True)
class Stored:
    """A file of the archive: size in bytes, SHA-256 in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """`missing_files` are named by rows, and were not there when the backup was taken."""

    taken_at: dt.datetime
    release: str
    vendor: str
    server_version: str
    migrations: list[str]
    data_version: int
    tables: dict[str, dict[str, Any]]
    database: Stored
    files: dict[str, Stored] = field(default_factory=dict)
    missing_files: list[str] = field(default_factory=list)

    def as_json(self) -> str:
        told = asdict(self) | {"taken_at": self.taken_at.isoformat()}
        return json.dumps({"format": FORMAT, **told}, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Raises BackupError for a manifest that this release can't read."""
        try:
            told = json.loads(text)
            if told.pop("format") != FORMAT:
                raise BackupError("The manifest has another format: this backup is of a newer release.")
            told["taken_at"] = dt.datetime.fromisoformat(told["taken_at"])
            told["database"] = Stored(**told["database"])
            told["files"] = {name: Stored(**stored) for name, stored in told["files"].items()}
            return cls(**told)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise BackupError(f"{NAME} is damaged: {type(error).__name__} {error}") from error

    def check_fits(self) -> None:
        """Raises BackupError when it is of another kind of database, or of a newer release than this code."""
        if self.vendor != connection.vendor:
            raise BackupError(
                f"This backup is of {self.vendor}, and the portal is set up with {connection.vendor}: "
                "set DATABASE_URL to an empty database of that kind."
            )
        check_migrations(self.migrations, f"release {self.release}")


def check_migrations(applied: list[str], whose: str) -> None:
    """Raises BackupError when a migration was applied that this code does not have."""
    unknown = sorted(set(applied) - known_migrations())
    if unknown:
        raise BackupError(
            f"This backup is of a newer portal ({whose}) than the code that is to restore it ({settings.RELEASE}): "
            f"it has the migration {unknown[0]}{' and others' if len(unknown) > 1 else ''}. "
            "Install that release or a later one, and restore again."
        )


def known_migrations() -> set[str]:
    return {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}


def applied_migrations(execute: Any) -> list[str]:
    """`execute(sql)` gives rows."""
    return [f"{app}.{name}" for app, name in execute("SELECT app, name FROM django_migrations ORDER BY id")]
