"""What was released stays as it was: a database out there has run exactly these migrations."""

from itertools import pairwise

import pytest

from scripts.release_fixture import fingerprint
from tests.backup.portal import BASE
from tests.upgrades.releases import RELEASES, dump_of, migrations_of

MOST_BYTES = 1_500_000


@pytest.mark.parametrize("release", RELEASES)
def test_released_migrations_are_not_altered(release):
    now = {
        path: fingerprint((BASE / path).read_text(encoding="utf-8")) if (BASE / path).is_file() else "deleted"
        for path in migrations_of(release)
    }
    assert now == migrations_of(release), "write a further migration instead"


def test_each_release_has_all_migrations_of_the_one_before():
    for older, newer in pairwise(RELEASES):
        assert set(migrations_of(older)) <= set(migrations_of(newer)), newer


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("vendor", ["postgresql", "sqlite"])
def test_each_release_has_a_small_dump_of_both_databases(release, vendor):
    assert 10_000 < dump_of(release, vendor).stat().st_size < MOST_BYTES
