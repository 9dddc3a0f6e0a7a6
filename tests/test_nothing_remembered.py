"""What one test leaves in the process is not there when a fixture of a whole class or module begins."""

import pytest

from zones.index import current

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("nothing remembered")]


class TestFirst:
    def test_leaves_an_index(self) -> None:
        assert current.table_at(10**6).version == 10**6


@pytest.fixture(scope="class")
def found() -> object:
    """Made before the fixtures of each test."""
    return current._table


class TestThen:
    def test_begins_without_it(self, found: object) -> None:
        assert found is None
