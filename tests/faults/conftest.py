"""What the faults are tried on. Those of PostgreSQL need DATABASE_URL; a Redis is started where there is the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import setup_databases, teardown_databases

from tests.faults.database import Database, is_for_tests, own_database
from tests.faults.mailbox import Mailbox
from tests.faults.portal import Portal, redis_of_our_own
from tests.faults.proxy import Proxy, proxied


@pytest.fixture(scope="session")
def migrated_database(django_db_setup: None, django_db_blocker, django_db_keepdb: bool) -> Iterator[None]:
    """The tests' database. pytest-django makes it for marked tests only, which then find it in a transaction."""
    with django_db_blocker.unblock():
        if is_for_tests(connections["default"]):
            yield
            return
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"}, keepdb=django_db_keepdb)
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


@pytest.fixture
def database(migrated_database: None, django_db_blocker, tmp_path: Path) -> Iterator[Database]:
    """A database on which the test and the portal's processes both work."""
    with django_db_blocker.unblock(), own_database(tmp_path) as own:
        yield own


@pytest.fixture
def postgresql(database: Database) -> Iterator[Proxy]:
    """The way to the database, which can be broken."""
    if not database.is_postgresql:
        pytest.skip("DATABASE_URL names no PostgreSQL")
    with proxied(database.host, database.port) as proxy:
        yield proxy


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Proxy]:
    """The way to a Redis of the test's own, which can be broken."""
    with redis_of_our_own(tmp_path) as port, proxied("127.0.0.1", port) as proxy:
        yield proxy


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    yield box
    box.switch_off()


@pytest.fixture
def portal_of(tmp_path: Path) -> Iterator[Callable[..., Portal]]:
    """Makes a portal from the addresses of its services."""
    made: list[Portal] = []

    def make(**env: str) -> Portal:
        made.append(Portal(tmp_path, **env))
        return made[-1]

    yield make
    for portal in made:
        portal.stop()
