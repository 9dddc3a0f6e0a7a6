"""What every test stands on; the shared cast and the factories live beside the tests of an app."""

import gc
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from django.utils import translation

from ezportal import environment, postgresql
from ezportal.api import throttling
from ezportal.catalogues import compile_catalogues
from ezportal.celery import app as celery_app
from tests import edge, emptying
from tests import real_data as real


def pytest_configure() -> None:
    # Lao has no catalogue in Django: without ours compiled, /lo/ would not exist.
    for folder in settings.LOCALE_PATHS:
        list(compile_catalogues(Path(folder)))
    # Looks a file up when it is asked for, instead of listing all of them for each client.
    settings.WHITENOISE_AUTOREFRESH = True
    edge.put_edge_around_clients()
    # No worker listens during the tests, also where there is a Redis.
    celery_app.conf.task_always_eager = True
    if settings.REDIS_URL:
        worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
        settings.CACHES["default"]["LOCATION"] = environment.redis_database(settings.REDIS_URL, 2 + worker)
    if connection.vendor == "postgresql":
        # As a web process has it: psycopg2 refuses some ways of asking then, COPY among them.
        postgresql.bound_every_wait(settings.DATABASE_STATEMENT_SECONDS)
        emptying.delete_instead_of_truncating()


def pytest_collection_finish() -> None:
    # Modules and tests stay to the end, so the collector need not go through them each time it looks.
    gc.freeze()


DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)  # before the marks are asked for
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & fixtures:
            item.add_marker("database")
        if "real_database" in fixtures:
            item.add_marker("sweep")


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Each test begins again with the same data versions, so what is kept by them must go.

    After it as well: what a module makes before its first test would find what the last test left.
    """
    edge.forget()
    throttling.forget_leases()
    yield
    edge.forget()


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


_numbers = itertools.count()


@pytest.fixture(autouse=True)
def private_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where private files go during a test: fields hold on to their storage, so its place is moved.

    Few tests need it, so it is made by the first file: making a numbered folder reads the names of all before it.
    """
    folder = tmp_path_factory.getbasetemp() / f"private-{next(_numbers)}"
    for name in ("location", "base_location"):
        monkeypatch.setitem(storages["private"].__dict__, name, str(folder))
    return folder


@pytest.fixture(scope="session")
def real_database(django_db_setup: None, django_db_blocker) -> Iterator[str]:
    """The name of a database with the data of fixtures/."""
    with django_db_blocker.unblock(), real.loaded() as name:
        yield name


@pytest.fixture(scope="module")
def real_data(real_database: str, django_db_blocker) -> Iterator[None]:
    """The tests of the module see the real data; what they do to it is taken back at its end."""
    with django_db_blocker.unblock(), real.connected_to(real_database), real.left_as_it_was():
        yield


@pytest.fixture(scope="module")
def own_real_data(real_database: str, django_db_blocker) -> Iterator[None]:
    """The real data in a copy of this module's own, for tests that commit or empty all tables."""
    own = f"{real.plain(real_database)}_own"
    with django_db_blocker.unblock(), real.copy_of(real_database, own) as name, real.connected_to(name):
        yield


@pytest.fixture
def focal_point_laos(db):
    """Looks after the zones of Laos."""
    from tests import people

    return people.make_focal_point("LA")


@pytest.fixture
def focal_point_thailand(db):
    """Looks after the zones of Thailand: a stranger to those of Laos."""
    from tests import people

    return people.make_focal_point("TH")


@pytest.fixture
def editor(db):
    from tests import people

    return people.make_member("editor")


@pytest.fixture
def administrator(db):
    from tests import people

    return people.make_member("administrator")
