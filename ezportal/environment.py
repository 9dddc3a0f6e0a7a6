"""Reads what differs between installations, and refuses a production that is not safe."""

import ipaddress
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from ezportal import postgresql

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


def database(env: environ.Env, default_file: Path, *, is_web: bool = False) -> dict[str, Any]:
    """Connection settings from DATABASE_URL; SQLite in `default_file` without it. Pages wait less long than tasks."""
    url = env.str("DATABASE_URL", default="") or f"sqlite:///{default_file}"
    settings = dict(env.db_url_config(url))
    # Opening a connection costs several times what most requests ask of it, also with SQLite.
    settings["CONN_MAX_AGE"] = 60
    if "sqlite" in settings["ENGINE"]:
        settings["OPTIONS"] = SQLITE_OPTIONS | settings.get("OPTIONS", {})
    else:
        settings["CONN_HEALTH_CHECKS"] = True
        settings["OPTIONS"] = postgresql.options(env, is_web=is_web) | settings.get("OPTIONS", {})
    return settings


def databases(env: environ.Env, default_file: Path, *, is_web: bool = False) -> dict[str, dict[str, Any]]:
    """The primary and, with REPLICA_URL, a copy that only `ezportal.replicas` reads from."""
    found = {"default": database(env, default_file, is_web=is_web)}
    if env.str("REPLICA_URL", default=""):
        # Its connection must fail soon: the primary can answer instead.
        options = {"connect_timeout": 3, "options": "-c default_transaction_read_only=on -c statement_timeout=10000"}
        replica = dict(env.db_url("REPLICA_URL")) | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
        found["replica"] = replica | {"OPTIONS": options | replica.get("OPTIONS", {}), "TEST": {"MIRROR": "default"}}
    return found


def file_storages(env: environ.Env, folder: Path) -> dict[str, dict[str, Any]]:
    """Public and private files below `folder`, or in the bucket that FILES_URL names."""
    url = env.str("FILES_URL", default="")
    if not url:
        return {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "private": {
                "BACKEND": "ezportal.private_files.PrivateFileStorage",
                "OPTIONS": {"location": folder / "private"},
            },
        }
    from ezportal.bucket import bucket_options  # its library is large, and most portals have a folder

    return {
        "default": {"BACKEND": "ezportal.bucket.BucketStorage", "OPTIONS": bucket_options(url, "media")},
        "private": {"BACKEND": "ezportal.bucket.PrivateBucketStorage", "OPTIONS": bucket_options(url, "private")},
    }


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
    yield from _unsafe_itself(env)
    yield from _unsafe_addresses(env)
    yield from _missing_services(env)
    yield from _unsafe_extras(env)


def _unsafe_itself(env: environ.Env) -> Iterator[str]:
    if env.bool("DEBUG", default=False):
        yield "DEBUG: must be off."
    key = env.str("SECRET_KEY", default="")
    is_example = any(mark in key.lower() for mark in ("change-me", "django-insecure"))
    if len(key) < LONG_ENOUGH or len(set(key)) < 10 or is_example:
        yield f"SECRET_KEY: must be set to at least {LONG_ENOUGH} random characters."
    if env.str("LOG_LEVEL", default="INFO").upper() == "DEBUG":
        yield "LOG_LEVEL: must not be DEBUG, at which libraries write queries with their values."


def _unsafe_addresses(env: environ.Env) -> Iterator[str]:
    hosts = env.list("ALLOWED_HOSTS", default=[])
    has_wildcard = any(host.startswith(("*", ".")) for host in hosts)
    if not hosts or has_wildcard:
        yield "ALLOWED_HOSTS: must list the portal's host names, without a wildcard."
    site = env.str("SITE_URL", default="")
    if not site.startswith("https://"):
        yield "SITE_URL: must be the portal's public address, beginning with https://."
    elif hosts and not has_wildcard and urlsplit(site).hostname not in hosts:
        yield "SITE_URL: must have one of the ALLOWED_HOSTS, or its own links would be refused."
    if env.int("TRUSTED_PROXIES", default=1) < 1:
        yield "TRUSTED_PROXIES: must count the proxy that ends TLS; without one, anybody could claim any address."


def _missing_services(env: environ.Env) -> Iterator[str]:
    postgres = ("postgres://", "postgresql://")
    if not _is_address(env, "DATABASE_URL", postgres):
        yield "DATABASE_URL: must point to PostgreSQL; SQLite serves one machine only."
    if not _is_address(env, "REDIS_URL", ("redis://", "rediss://")):
        yield "REDIS_URL: must point to Redis; the web processes share its cache and queue."
    # Delegates get their links, and owners their reminders, by mail only: a file would look as if they had.
    if not _is_address(env, "EMAIL_URL", ("smtp://", "smtps://", "smtp+tls://", "smtp+ssl://")):
        yield "EMAIL_URL: must name the mail server, for example smtp+tls://user:password@mail.example.org:587."
    if env.str("REPLICA_URL", default="") and not _is_address(env, "REPLICA_URL", postgres):
        yield "REPLICA_URL: must point to a PostgreSQL replica, or be left out."


def _unsafe_extras(env: environ.Env) -> Iterator[str]:
    if env.str("FILES_URL", default="") and not _is_address(env, "FILES_URL", ("s3://", "s3+http://")):
        yield "FILES_URL: must name a bucket, s3://key:secret@host/bucket, or be left out."
    if 0 < len(env.str("METRICS_TOKEN", default="")) < 20:
        yield "METRICS_TOKEN: must have at least 20 random characters, or be left out."
    networks = env.list("METRICS_NETWORKS", default=[])
    if any(not _is_inner_network(network) for network in networks):
        yield "METRICS_NETWORKS: must list networks such as 10.0.0.0/8, none of them the whole internet."
    if env.str("SENTRY_DSN", default="") and not _is_address(env, "SENTRY_DSN", ("https://",)):
        yield "SENTRY_DSN: must begin with https://, or be left out."


def _is_address(env: environ.Env, name: str, schemes: tuple[str, ...]) -> bool:
    """Of one of the schemes, and no longer with the brackets of the example."""
    value = env.str(name, default="")
    return value.startswith(schemes) and "<" not in value


def _is_inner_network(network: str) -> bool:
    try:
        return ipaddress.ip_network(network).prefixlen >= 8
    except ValueError:
        return False
