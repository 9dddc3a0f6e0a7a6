import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from ezportal import environment

SAFE = {
    "EZPORTAL_ENV": "production",
    "SECRET_KEY": "".join(chr(ord("a") + number % 26) for number in range(60)),
    "ALLOWED_HOSTS": "portal.example.org",
    "SITE_URL": "https://portal.example.org",
    "DATABASE_URL": "postgres://portal@database/portal",
    "REDIS_URL": "redis://cache:6379/0",
    "EMAIL_URL": "smtp+tls://portal:word@mail.example.org:587",
}


# May be left out.
EXTRAS = {
    "TRUSTED_PROXIES": "2",
    "REPLICA_URL": "postgres://portal@replica/portal",
    "FILES_URL": "s3://key:secret@files.example.org/portal",
    "METRICS_TOKEN": "a-token-of-some-length-4711",
    "METRICS_NETWORKS": "10.0.0.0/8,fd00::/8",
    "SENTRY_DSN": "https://key@errors.example.org/1",
    "LOG_LEVEL": "WARNING",
}


@pytest.fixture
def env(monkeypatch):
    for name in ("DEBUG", "RELEASE", *SAFE, *EXTRAS):
        monkeypatch.delenv(name, raising=False)
    for name, value in SAFE.items():
        monkeypatch.setenv(name, value)
    return environ.Env()


def test_production_starts_with_safe_settings(env):
    environment.require_safe_production(env)


def test_production_starts_with_everything_that_may_be_set(env, monkeypatch):
    for name, value in EXTRAS.items():
        monkeypatch.setenv(name, value)
    environment.require_safe_production(env)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DEBUG", "on"),
        ("LOG_LEVEL", "debug"),
        ("SECRET_KEY", "django-insecure-" + SAFE["SECRET_KEY"]),
        ("ALLOWED_HOSTS", "portal.example.org,.example.org"),
        ("SITE_URL", "https://other.example.org"),
        ("TRUSTED_PROXIES", "0"),
        ("DATABASE_URL", "postgres://ezportal:<the password above>@postgres:5432/ezportal"),
        ("EMAIL_URL", "smtp+tls://<user>:<password>@mail.example.org:587"),
        ("REPLICA_URL", "sqlite:///copy.sqlite3"),
        ("FILES_URL", "https://files.example.org/portal"),
        ("METRICS_TOKEN", "short"),
        ("METRICS_NETWORKS", "0.0.0.0/0"),
        ("METRICS_NETWORKS", "10.0.0.0/8,::/0"),
        ("METRICS_NETWORKS", "somewhere"),
        ("SENTRY_DSN", "http://key@errors.example.org/1"),
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("SECRET_KEY", "change-me" + SAFE["SECRET_KEY"]),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "portal.example.org,*.example.org"),
        ("SITE_URL", "http://portal.example.org"),
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "sqlite:///portal.sqlite3"),
        ("REDIS_URL", ""),
        ("EMAIL_URL", ""),
        ("EMAIL_URL", "filemail:///var/mail"),
    ],
)
def test_production_refuses_an_unsafe_setting_by_name(env, monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    with pytest.raises(ImproperlyConfigured) as refusal:
        environment.require_safe_production(env)
    message = str(refusal.value)
    assert [name for name in ("DEBUG", *SAFE, *EXTRAS) if f"{name}: " in message] == [variable]


def test_production_names_all_broken_rules_at_once(monkeypatch):
    for name in (*SAFE, *EXTRAS):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ImproperlyConfigured) as refusal:
        environment.require_safe_production(environ.Env())
    assert str(refusal.value).count("must") == 6


def test_mail_goes_into_files_unless_a_server_is_named(monkeypatch, tmp_path):
    monkeypatch.delenv("EMAIL_URL", raising=False)
    settings = environment.mail(environ.Env(), tmp_path / "mail")
    assert settings["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
    assert settings["EMAIL_FILE_PATH"] == str(tmp_path / "mail")


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.org", 25, None, None),
        ("smtp+tls://user:p%40ss@mail.example.org", 587, True, None),
        ("smtp+ssl://mail.example.org", 465, None, True),
        ("smtp+tls://mail.example.org:2525", 2525, True, None),
    ],
)
def test_mail_server_is_read_from_one_address(monkeypatch, tmp_path, url, port, tls, ssl):
    monkeypatch.setenv("EMAIL_URL", url)
    settings = environment.mail(environ.Env(), tmp_path)
    assert settings["EMAIL_HOST"] == "mail.example.org"
    assert (settings["EMAIL_PORT"], settings.get("EMAIL_USE_TLS"), settings.get("EMAIL_USE_SSL")) == (port, tls, ssl)
    assert settings["EMAIL_HOST_PASSWORD"] == ("p@ss" if "user" in url else None)


def test_own_secret_key_is_private_and_stays(tmp_path):
    key = environment.own_secret_key(tmp_path)
    assert len(key) >= environment.LONG_ENOUGH
    assert environment.own_secret_key(tmp_path) == key
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_sqlite_waits_for_writers(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    options = environment.database(environ.Env(), tmp_path / "portal.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_database_that_is_named_but_empty_is_the_embedded_one(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "")
    found = environment.database(environ.Env(), tmp_path / "portal.sqlite3")
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", str(tmp_path / "portal.sqlite3"))


def test_cache_and_tasks_use_different_redis_databases():
    assert environment.redis_database("redis://user:word@host:6380/0", 1) == "redis://user:word@host:6380/1"


def test_replica_is_a_second_database_that_cannot_be_written(env, monkeypatch, tmp_path):
    assert list(environment.databases(env, tmp_path / "x")) == ["default"]
    monkeypatch.setenv("REPLICA_URL", EXTRAS["REPLICA_URL"])
    replica = environment.databases(env, tmp_path / "x")["replica"]
    assert (replica["HOST"], replica["OPTIONS"]["connect_timeout"]) == ("replica", 3)
    assert "default_transaction_read_only=on" in replica["OPTIONS"]["options"]


def test_files_lie_in_the_folder_unless_a_bucket_is_named(env, monkeypatch, tmp_path):
    storages = environment.file_storages(env, tmp_path)
    assert storages["private"]["OPTIONS"] == {"location": tmp_path / "private"}
    monkeypatch.setenv("FILES_URL", EXTRAS["FILES_URL"])
    storages = environment.file_storages(env, tmp_path)
    assert {name: storage["OPTIONS"]["location"] for name, storage in storages.items()} == {
        "default": "media",
        "private": "private",
    }
