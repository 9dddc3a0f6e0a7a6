"""Reads what differs between installations, and refuses a production that is not safe."""

import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import environ
from django.core.exceptions import ImproperlyConfigured

LONG_ENOUGH = 50
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

# A reader waits for a writer up to `timeout` seconds. IMMEDIATE takes the write lock
# when the transaction begins, where waiting is still possible; WAL lets readers go on.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def read_environment(base: Path) -> environ.Env:
    """The environment, completed by an optional `.env` file beside manage.py."""
    env = environ.Env()
    if (base / ".env").is_file():
        env.read_env(base / ".env")
    return env


def own_secret_key(folder: Path) -> str:
    """The key of this installation, made at its first start and kept in a private file."""
    path = folder / "secret_key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"secret_key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(60), encoding="ascii")
        # Of two processes starting together the first to link wins; neither reads half a key.
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii")


def database(env: environ.Env, default_file: Path) -> dict[str, Any]:
    """Connection settings from DATABASE_URL; SQLite in `default_file` without it."""
    settings = dict(env.db_url("DATABASE_URL", default=f"sqlite:///{default_file}"))
    # Opening a connection costs several times what most requests ask of it, also with SQLite.
    settings["CONN_MAX_AGE"] = 60
    if "sqlite" in settings["ENGINE"]:
        settings["OPTIONS"] = SQLITE_OPTIONS | settings.get("OPTIONS", {})
    else:
        settings["CONN_HEALTH_CHECKS"] = True
    return settings


# Where a mail server listens when the address names no port.
MAIL_PORTS = {"smtp": 25, "smtps": 587, "smtp+tls": 587, "smtp+ssl": 465}


def mail(env: environ.Env, default_folder: Path) -> dict[str, Any]:
    """Django's EMAIL_ settings from EMAIL_URL; without it each mail is a file in `default_folder`."""
    settings = dict(env.email_url("EMAIL_URL", default=f"filemail:///{default_folder}"))
    settings.pop("OPTIONS", None)
    scheme = urlsplit(env.str("EMAIL_URL", default="")).scheme
    # A server that does not answer must not hold a worker, nor the row that it is sending, for long.
    return settings | {"EMAIL_PORT": settings["EMAIL_PORT"] or MAIL_PORTS.get(scheme, 25), "EMAIL_TIMEOUT": 15}


def redis_database(url: str, number: int) -> str:
    """The same Redis server with another database, so that clearing the cache keeps tasks."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{number}"))


def require_safe_production(env: environ.Env) -> None:
    """Raise ImproperlyConfigured naming every variable that breaks a rule of production."""
    broken = list(_broken_rules(env))
    if broken:
        raise ImproperlyConfigured("EZPORTAL_ENV=production refuses to start. " + " ".join(broken))


def _broken_rules(env: environ.Env) -> Iterator[str]:
    if env.bool("DEBUG", default=False):
        yield "DEBUG: must be off."
    key = env.str("SECRET_KEY", default="")
    if len(key) < LONG_ENOUGH or len(set(key)) < 10 or "change-me" in key:
        yield f"SECRET_KEY: must be set to at least {LONG_ENOUGH} random characters."
    hosts = env.list("ALLOWED_HOSTS", default=[])
    if not hosts or any(host.startswith("*") for host in hosts):
        yield "ALLOWED_HOSTS: must list the portal's host names, without a wildcard."
    if not env.str("SITE_URL", default="").startswith("https://"):
        yield "SITE_URL: must be the portal's public address, beginning with https://."
    if not env.str("DATABASE_URL", default="").startswith(("postgres://", "postgresql://")):
        yield "DATABASE_URL: must point to PostgreSQL; SQLite serves one machine only."
    if not env.str("REDIS_URL", default="").startswith(("redis://", "rediss://")):
        yield "REDIS_URL: must point to Redis; the web processes share its cache and queue."
    # Delegates get their links, and owners their reminders, by mail only: a file would look as if they had.
    if not env.str("EMAIL_URL", default="").startswith(("smtp://", "smtps://", "smtp+tls://", "smtp+ssl://")):
        yield "EMAIL_URL: must name the mail server, for example smtp+tls://user:password@mail.example.org:587."
