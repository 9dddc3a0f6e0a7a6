"""Zones by the values of a facet, counted by whichever way is quicker: always as many as a plain count tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from zones.index import members as counting
from zones.index.members import BLOCK, Blocks, Members

# Of three blocks, of which the second has no zone, and on the edges of blocks.
ZONES = st.sets(st.sampled_from([0, 1, 2, 3, BLOCK - 1, 2 * BLOCK, 2 * BLOCK + 1, 3 * BLOCK - 1, 3 * BLOCK, 9 * BLOCK]))
VALUES = ("one", "two", "three")
FILED = st.fixed_dictionaries(dict.fromkeys(VALUES, ZONES))


@pytest.fixture(params=[0, 1, 10**6], ids=["all by what they lack", "some", "none"], scope="module", autouse=True)
def _few(request):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "FEW_IN_BLOCK", request.param)
        yield


def blocks_of(filed: dict[str, set[int]]) -> Blocks:
    return Blocks(BitMap(set().union(*filed.values())))


def members_of(filed: dict[str, set[int]]) -> Members:
    return Members({value: BitMap(zones) for value, zones in filed.items()}, blocks_of(filed))


def counted(filed: dict[str, set[int]], selection: set[int]) -> dict[str, int]:
    return {value: len(zones & selection) for value, zones in filed.items() if zones & selection}


@given(FILED, ZONES)
def test_counts_are_those_of_plain_sets(filed, wanted):
    selection = wanted & set().union(*filed.values())
    members = members_of(filed)
    assert members.sizes_within(BitMap(selection)) == counted(filed, selection)
    assert members.sizes() == {value: len(zones) for value, zones in filed.items() if zones}
    two = {value: filed[value] for value in VALUES[:2]}
    assert members.sizes_within(BitMap(selection), (*two, "unknown")) == counted(two, selection)


@given(FILED, st.lists(st.tuples(ZONES, FILED), max_size=3))
def test_followed_members_are_those_made_anew_and_leave_the_earlier_ones(filed, changes):
    members = members_of(filed)
    for gone, added in changes:
        before = {value: zones.copy() for value, zones in filed.items()}
        assert members.sizes_within(BitMap(set().union(*filed.values()))) == members.sizes()  # both ways are made
        filed = {value: (zones - gone) | added[value] for value, zones in filed.items()}
        later = members.followed(
            BitMap(gone), {value: BitMap(zones) for value, zones in added.items() if zones}, blocks_of(filed)
        )
        selection = set().union(*filed.values())
        assert later.sizes_within(BitMap(selection)) == counted(filed, selection)
        assert {value: set(later.of(value)) for value in VALUES} == filed
        assert {value: set(members.of(value)) for value in VALUES} == before
        members = later


def test_what_is_unchanged_is_not_counted_off_again():
    filed = {"one": {1, 2}, "two": {3}}
    members = members_of(filed)
    members.sizes_within(BitMap({1}))
    later = members.followed(BitMap(), {"two": BitMap({4})}, members._blocks)
    assert later._parted.few.get("one") is members._parted.few.get("one")
    assert later._parted.many.get("one") is members._parted.many.get("one")


def test_no_zone_at_all():
    assert Blocks(BitMap()).count == 0
    assert Members({}, Blocks(BitMap())).sizes_within(BitMap()) == {}
