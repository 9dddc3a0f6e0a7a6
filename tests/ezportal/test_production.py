"""Starts the settings in a process of their own, as a server would."""

import os
import subprocess
import sys

from django.conf import settings

from tests.ezportal.test_environment import EXTRAS, SAFE

# The description of the API is checked, too, but asks the database, which these settings only name.
WITHOUT_DATABASE = [
    word
    for tag in (
        "security",
        "caches",
        "compatibility",
        "files",
        "models",
        "staticfiles",
        "templates",
        "translation",
        "urls",
    )
    for word in ("--tag", tag)
]


def run_check(**variables):
    bare = {name: value for name, value in os.environ.items() if name not in {*SAFE, *EXTRAS, "DEBUG"}}
    return subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING", *WITHOUT_DATABASE],
        cwd=settings.BASE_DIR,
        env=bare | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_the_deployment_check():
    result = run_check(**SAFE)
    assert (result.returncode, "no issues" in result.stdout) == (0, True), result.stderr


def test_production_passes_it_with_everything_that_may_be_set():
    result = run_check(**SAFE | EXTRAS)
    assert (result.returncode, "no issues" in result.stdout) == (0, True), result.stderr


def test_production_does_not_start_unsafe():
    result = run_check(**SAFE | {"ALLOWED_HOSTS": "*"})
    assert result.returncode != 0
    assert "ALLOWED_HOSTS: must list the portal's host names" in result.stderr


def printed(what: str, **variables: str) -> list[str]:
    """What a portal with these variables prints of its settings `s`, by words."""
    code = (
        "import django; django.setup(); from django.conf import settings as s; from delegations.views.my import session;"
        f"print({what})"
    )
    bare = {name: value for name, value in os.environ.items() if name not in {*SAFE, *EXTRAS, "DEBUG"}}
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True,
        env={**bare, **variables, "DJANGO_SETTINGS_MODULE": "ezportal.settings"},
    ).stdout.split()  # fmt: skip


def test_production_asks_staff_for_a_second_factor():
    assert printed("s.SECOND_FACTOR_REQUIRED", **SAFE) == ["True"]
    assert printed("s.SECOND_FACTOR_REQUIRED", **SAFE, SECOND_FACTOR_REQUIRED="false") == ["False"]
    assert printed("s.SECOND_FACTOR_REQUIRED") == ["False"]


def test_cookies_of_production():
    """Names that browsers take over TLS only; none is read by a script or sent along from other sites."""
    found = printed(
        "s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, session.PREFIX, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        " s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SAMESITE,"
        " s.SESSION_COOKIE_PATH, s.SESSION_COOKIE_DOMAIN, s.CSRF_COOKIE_PATH, s.CSRF_COOKIE_DOMAIN",
        **SAFE,
    )
    assert found == [
        "__Host-sessionid", "__Host-csrftoken", "__Secure-", *["True"] * 4, "Lax", "Lax", "/", "None", "/", "None",
    ]  # fmt: skip
