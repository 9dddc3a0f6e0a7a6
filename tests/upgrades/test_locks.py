"""No migration since the newest release lets writers wait for more than 2 seconds, on tables of 100,000 rows."""

import time
from collections.abc import Iterator
from contextlib import closing

import psycopg2
import pytest

from tests.backup.portal import VENDOR, Portal
from tests.upgrades.databases import load_release, opened
from tests.upgrades.filling import COPIES, ROWS, fill
from tests.upgrades.probing import probing
from tests.upgrades.releases import NEWEST

pytestmark = [
    pytest.mark.upgrade,
    pytest.mark.skipif(VENDOR != "postgresql", reason="SQLite has one writer at a time, whatever a migration does"),
]

LONGEST_WAIT = 2.0  # seconds
# What its probe waits for is the machine and not a lock.
UNTOUCHED = "untouched"
KEYS = {table: key for table, (key, _differing) in COPIES.items()}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    made = Portal(tmp_path_factory.mktemp("locks") / "portal")
    try:
        load_release(made, NEWEST)
        with opened(made) as database:
            cursor = database.cursor()
            _add_first_rows(cursor)
            for table in COPIES:
                fill(cursor, table)
            cursor.execute(f"CREATE TABLE {UNTOUCHED} AS SELECT generate_series(1, 1000) AS id")
        yield made
    finally:
        made.drop()


def _add_first_rows(cursor) -> None:
    cursor.execute(
        "INSERT INTO django_admin_log (action_time, object_repr, action_flag, change_message, user_id) "
        "SELECT now(), 'synthetic', 2, '', MIN(id) FROM auth_user"
    )


def test_tables_are_full(filled: Portal) -> None:
    for table in COPIES:
        assert filled.rows(f'SELECT COUNT(*) FROM "{table}"')[0][0] >= ROWS  # noqa: S608


@pytest.mark.parametrize("lock", ['LOCK TABLE "zones_zone" IN SHARE MODE', "SELECT 1 FROM zones_zone FOR UPDATE"])
def test_the_probe_sees_a_lock(filled: Portal, lock: str) -> None:
    """Of the whole table, as the building of an index takes it; and of the rows, as a backfill in one piece does."""
    with closing(psycopg2.connect(filled.url)) as database, probing(filled.url, {"zones_zone": "id"}) as probes:
        time.sleep(0.3)
        database.cursor().execute(lock)
        time.sleep(1)
        database.rollback()
        time.sleep(0.3)
    assert probes["zones_zone"].longest > 0.8
    assert probes["zones_zone"].tries > 3


def test_no_migration_makes_writers_wait(filled: Portal) -> None:
    with probing(filled.url, {**KEYS, UNTOUCHED: "id"}) as probes:
        filled.manage("migrate", "--verbosity", "0")
    waits = {table: round(probe.longest, 2) for table, probe in probes.items()}
    print(f"\nlongest wait for a row of {ROWS}, in seconds: {waits}")  # noqa: T201  shown where it fails
    assert all(probe.tries > 10 for probe in probes.values())
    assert max(waits.values()) - waits[UNTOUCHED] < LONGEST_WAIT, waits
