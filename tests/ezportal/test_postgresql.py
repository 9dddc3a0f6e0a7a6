"""How long pages and tasks wait for PostgreSQL."""

import environ
import pytest

from ezportal import postgresql


def options(*, is_web: bool) -> dict[str, object]:
    return postgresql.options(environ.Env(), is_web=is_web)


def test_pages_are_limited_and_tasks_are_not() -> None:
    assert options(is_web=True)["options"] == (
        "-c statement_timeout=15s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"
    )
    assert "options" not in options(is_web=False)
    assert options(is_web=False)["connect_timeout"] == options(is_web=True)["connect_timeout"] == 5


@pytest.mark.parametrize(("seconds", "lock"), [("3", "3"), ("0", "0"), ("60", "10")])
def test_limits_come_from_the_environment(monkeypatch, seconds, lock) -> None:
    monkeypatch.setenv("DATABASE_STATEMENT_SECONDS", seconds)
    found = str(options(is_web=True)["options"])
    assert f"statement_timeout={seconds}s " in found
    assert f"lock_timeout={lock}s " in found
