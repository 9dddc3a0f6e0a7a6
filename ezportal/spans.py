"""Days of the week, stretches of days, and time zones, as each interface language writes them."""

from __future__ import annotations

import datetime as dt
from itertools import takewhile
from zoneinfo import ZoneInfo

from babel import dates

from ezportal import edtf
from ezportal.cldr import active_locale, day, partial_date


def weekday(value: dt.date, language: str | None = None) -> str:
    """A day with the day of its week: "Monday, 9 December 2019"."""
    return dates.format_date(value, "full", locale=active_locale(language))


def day_span(first: dt.date, last: dt.date, language: str | None = None) -> str:
    """Two days as one stretch, without saying twice what they share: "9–13 December 2019"."""
    return _span(day(first, language), day(last, language), first, last, "yMMMMd", language)


def partial_span(first: str, last: str, language: str | None = None) -> str:
    """Two EDTF dates as one stretch, each to the precision it has; the last may be missing."""
    if not last or first == last:
        return partial_date(first, language) if first else ""
    words = partial_date(first, language), partial_date(last, language)
    begin, end = _parts(first), _parts(last)
    if len(begin) != len(end) or len(begin) == 1:
        return " – ".join(words)
    skeleton = "yMMMM" if len(begin) == 2 else "yMMMMd"
    return _span(*words, _first_day(begin), _first_day(end), skeleton, language)


def _parts(text: str) -> tuple[int, ...]:
    try:
        return edtf.parse(text)
    except ValueError:
        return ()


def _first_day(parts: tuple[int, ...]) -> dt.date:
    return dt.date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)


def _span(first: str, last: str, begin: dt.date, end: dt.date, skeleton: str, language: str | None) -> str:
    if begin == end:
        return first
    locale = active_locale(language)
    if locale.language == "zh":  # no spaces to part the words at; and its intervals are whole, as others' are not
        return dates.format_interval(begin, end, skeleton, locale=locale)
    return _joined(first.split(), last.split())


def _joined(first: list[str], last: list[str]) -> str:
    """Two dates word by word: what both end with is said once, or the year they begin with."""
    pairs = list(zip(reversed(first), reversed(last), strict=False))
    if tail := len(list(takewhile(_are_equal, pairs))):
        first = first[:-tail]
    elif first[0].isdigit():
        last = last[len(list(takewhile(_are_equal, zip(first, last, strict=False)))) :]
    dash = "–" if min(len(first), len(last)) == 1 and first[-1].isdigit() and last[0].isdigit() else " – "
    return " ".join(first).rstrip(",") + dash + " ".join(last)


def _are_equal(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def zone_words(name: str, on: dt.date, language: str | None = None) -> str:
    """A time zone in words with its distance from UTC on a day: "China Standard Time (UTC+8)"."""
    noon = dt.datetime.combine(on, dt.time(12), tzinfo=ZoneInfo(name))
    words = dates.get_timezone_name(noon, locale=active_locale(language)).replace("\u200b", "")
    offset = utc_offset(name, on)
    # Where CLDR has no name for it, its own words are the distance once more.
    return offset if any(char.isdigit() for char in words) else f"{words} ({offset})"


def utc_offset(name: str, on: dt.date) -> str:
    """How far a time zone is from UTC on a day: "UTC+6:30"."""
    offset = dt.datetime.combine(on, dt.time(12), tzinfo=ZoneInfo(name)).utcoffset() or dt.timedelta()
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")
