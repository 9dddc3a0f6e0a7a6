"""What holds for any programme: rows made up without a database."""

import datetime as dt
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from delegations.checks.counts import splits_of_the_delegation
from delegations.checks.overlaps import overlap_warnings
from delegations.checks.presence import Presence
from delegations.checks.record import VisitRecord
from delegations.checks.timeline import overlap, overlapping, stretches
from delegations.models import AgendaDay, AgendaItem, CountryGroup, Delegate, LearningVisit, TravelCount, TravelGroup
from zones.models import Organisation

DATE = dt.date(2030, 3, 4)
MIDNIGHT = dt.datetime(2030, 3, 4, tzinfo=dt.UTC)
VISIT = LearningVisit(pk=1)
DAY = AgendaDay(pk=1, visit=VISIT, date=DATE, time_zone="UTC")
GROUPS = [
    CountryGroup(pk=key, visit=VISIT, organisation=Organisation(pk=key, name_en=f"Body {key}")) for key in (1, 2, 3)
]

spans = st.tuples(st.integers(0, 1380), st.none() | st.integers(1, 60))
programmes = st.lists(spans, max_size=12)
heads = st.fixed_dictionaries({group.pk: st.integers(0, 9) for group in GROUPS}).filter(
    lambda found: any(found.values())
)


def item(key, span, route=None):
    start, length = span
    starts_at = MIDNIGHT + dt.timedelta(minutes=start)
    ends_at = starts_at + dt.timedelta(minutes=length) if length else None
    row = AgendaItem(
        pk=key, day=DAY, order=key, title_en=f"Item {key}", group=route, starts_at=starts_at, ends_at=ends_at
    )
    row.start, row.end = starts_at.time(), ends_at.time() if ends_at else None
    return row


def programme(spans, route=None):
    return VisitRecord(VISIT, days=[DAY], items=[item(key, span, route) for key, span in enumerate(spans, 1)])


def minutes_of(row):
    """The minutes in which a row goes on; of one without an end the minute in which it begins."""
    first = int((row.starts_at - MIDNIGHT).total_seconds() // 60)
    return set(range(first, first + int((row.ends_at - row.starts_at).total_seconds() // 60 if row.ends_at else 1)))


@given(programmes)
def test_pairs_that_share_a_minute_are_found_with_their_minutes(spans):
    line = stretches(programme(spans))
    found = {(first.row.pk, second.row.pk): shared for first, second, shared in overlapping(line)}
    for place, first in enumerate(line):
        for second in line[place + 1 :]:
            shared = minutes_of(first.row) & minutes_of(second.row)
            told = found.get((first.row.pk, second.row.pk))
            if first.ends_at is not None and second.ends_at is not None:
                assert (told or dt.timedelta()) == dt.timedelta(minutes=len(shared))
            assert overlap(first, second) == overlap(second, first) == told


@given(programmes)
def test_programme_one_after_the_other_has_no_overlaps(spans):
    one_by_one = [(60 * place, span[1]) for place, span in enumerate(spans)]
    record = programme(one_by_one)
    assert list(overlap_warnings(record, Presence(record))) == []


@given(programmes)
def test_order_of_the_rows_does_not_matter(spans):
    record, turned = programme(spans), programme(spans)
    turned.items = list(reversed(turned.items))
    said = [[warning.message for warning in overlap_warnings(one, Presence(one))] for one in (record, turned)]
    assert said[0] == said[1]


def delegation(present, routes, *, is_leaving=False):
    """A record with so many delegates of each group, and routes of given heads that are all under way at noon."""
    delegates = [Delegate(visit=VISIT, group=group) for group in GROUPS for _index in range(present[group.pk])]
    rows = [
        TravelGroup(pk=key, visit=VISIT, date=DATE, label=f"Route {key}", is_leaving=is_leaving)
        for key in range(1, len(routes) + 1)
    ]
    counts = [
        TravelCount(travel_group=row, country_group=group, count=found[group.pk])
        for row, found in zip(rows, routes, strict=True) for group in GROUPS if found[group.pk]
    ]  # fmt: skip
    items = [item(row.pk, (720, 60), row) for row in rows]
    return VisitRecord(VISIT, GROUPS, delegates, [DAY], items, travel_groups=rows, counts=counts)


def shared_out(total, data):
    """Two parts of a delegation."""
    one = {key: data.draw(st.integers(0, count)) for key, count in total.items()}
    return one, {key: total[key] - one[key] for key in total}


@given(heads, st.data(), st.booleans())
def test_delegation_shared_out_among_routes_is_no_warning(present, data, is_leaving):
    record = delegation(present, shared_out(present, data), is_leaving=is_leaving)
    assert list(splits_of_the_delegation(record, Presence(record))) == []


@given(heads, st.data(), st.sampled_from(GROUPS))
def test_one_more_than_is_there_is_always_found(present, data, group):
    one, other = shared_out(present, data)
    other[group.pk] += 1
    record = delegation(present, (one, other))
    (warning,) = splits_of_the_delegation(record, Presence(record))
    counted = f"{present[group.pk] + 1} under way, {present[group.pk]} present"
    assert warning.figures == ((str(group), counted),)


@given(heads, st.lists(heads, max_size=4), st.integers(0, 1500))
def test_those_present_and_those_who_left_are_the_delegation(present, leaving, minute):
    record = delegation(present, leaving, is_leaving=True)
    presence = Presence(record)
    moment = MIDNIGHT + dt.timedelta(minutes=minute)
    gone = sum((Counter(found) for found in leaving), Counter()) if minute >= 720 else Counter()
    assert presence.at(moment) == Counter({key: max(0, present[key] - gone[key]) for key in present})
    assert presence.before(moment) >= presence.at(moment)
