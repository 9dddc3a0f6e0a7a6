from unittest import mock

from django.core.cache import cache

from ezportal.counting import count


def test_counter_goes_on_from_what_it_was():
    assert [count("key", seconds=60), count("key", seconds=60, by=5), count("other", seconds=60)] == [1, 6, 1]


def test_counter_that_is_gone_in_between_begins_again():
    """A full cache in the process may push out any entry, also the one that was added a moment ago."""
    with mock.patch.object(cache, "incr", side_effect=ValueError("no such key")):
        assert count("key", seconds=60, by=3) == 3
    assert count("key", seconds=60) == 4
