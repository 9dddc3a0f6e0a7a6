"""A portal of each release comes forward to this code with all its rows, while code of the release still writes."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backup.portal import Portal
from tests.upgrades.databases import load_release, lost_rows, save, write_as_before
from tests.upgrades.releases import RELEASES

pytestmark = pytest.mark.upgrade


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Portal]:
    made = Portal(tmp_path / "portal")
    yield made
    made.drop()


@pytest.mark.parametrize("release", RELEASES)
def test_release_comes_forward(portal: Portal, release: str) -> None:
    load_release(portal, release)
    before = save(portal)
    assert len(before["zones_zone"][1]) == 200
    portal.manage("migrate", "--verbosity", "0")
    assert lost_rows(before, portal) == []
    portal.manage("check", "--fail-level", "WARNING", "--database", "default")
    portal.manage("migrate", "--check")
    report = json.loads(portal.manage("data_report", "--json"))
    assert (report["zones"], report["values_off_their_claim"]) == (200, [])
    assert portal.rows("SELECT email FROM zones_enquiry") == [("asker@invented.example",)]
    # Last, as it empties the tables.
    assert write_as_before(before, portal) == sum(len(rows) for _columns, rows in before.values()) > 10_000


def test_first_release_takes_up_the_data_of_this_one(portal: Portal) -> None:
    """What an upgrade runs: tables, then the data that came since, and never over what people entered."""
    load_release(portal, RELEASES[0])
    portal.manage("prepare")
    assert portal.rows("SELECT COUNT(*) FROM delegations_delegate") == [(26,)]
    assert portal.rows("SELECT email FROM zones_subscription") == [("reader@invented.example",)]
    report = json.loads(portal.manage("data_report", "--json"))
    assert report["zones"] >= 200
    assert report["values_off_their_claim"] == []
