"""Stretches of days and time zones in the seven languages."""

import datetime as dt

import pytest

from ezportal import spans

MONDAY = dt.date(2019, 12, 9)


@pytest.mark.parametrize(
    ("language", "within", "across"),
    [
        ("en", "9–13 December 2019", "28 November – 3 December 2019"),
        ("zh-hans", "2019年12月9日至13日", "2019年11月28日至12月3日"),
        ("km", "9–13 ធ្នូ 2019", "28 វិច្ឆិកា – 3 ធ្នូ 2019"),
        ("lo", "9–13 ທັນວາ 2019", "28 ພະຈິກ – 3 ທັນວາ 2019"),
        ("my", "2019 ဒီဇင်ဘာ 9–13", "2019 နိုဝင်ဘာ 28 – ဒီဇင်ဘာ 3"),
        ("th", "9–13 ธันวาคม ค.ศ. 2019", "28 พฤศจิกายน – 3 ธันวาคม ค.ศ. 2019"),
        ("vi", "9–13 tháng 12, 2019", "28 tháng 11 – 3 tháng 12, 2019"),
    ],
)
def test_stretch_of_days_says_nothing_twice(language, within, across) -> None:
    assert spans.day_span(MONDAY, dt.date(2019, 12, 13), language) == within
    assert spans.day_span(dt.date(2019, 11, 28), dt.date(2019, 12, 3), language) == across


def test_stretch_over_new_year_names_both_years() -> None:
    assert spans.day_span(dt.date(2019, 12, 28), dt.date(2020, 1, 3), "en") == "28 December 2019 – 3 January 2020"


def test_single_day_is_no_stretch() -> None:
    assert spans.day_span(MONDAY, MONDAY, "en") == "9 December 2019"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2018-06", "2018-09", "June – September 2018"),
        ("2018-10", "2019-11", "October 2018 – November 2019"),
        ("2018", "2020", "2018 – 2020"),
        ("2018-09-24", "2018-09-28", "24–28 September 2018"),
        ("2018", "2019-03", "2018 – March 2019"),
        ("2018-09-27", "", "27 September 2018"),
        ("2018-09", "2018-09", "September 2018"),
        ("", "", ""),
    ],
)
def test_partial_dates_keep_their_precision(first, last, words) -> None:
    assert spans.partial_span(first, last, "en") == words


def test_months_in_vietnamese_keep_their_word() -> None:
    assert spans.partial_span("2018-10", "2019-11", "vi") == "tháng 10 năm 2018 – tháng 11 năm 2019"


def test_weekday_stands_with_the_day() -> None:
    assert spans.weekday(MONDAY, "en") == "Monday, 9 December 2019"
    assert spans.weekday(MONDAY, "zh-hans") == "2019年12月9日星期一"


def test_time_zone_is_named_with_its_distance_from_utc() -> None:
    assert spans.zone_words("Asia/Shanghai", MONDAY, "en") == "China Standard Time (UTC+8)"
    assert spans.zone_words("Asia/Vientiane", MONDAY, "en") == "Indochina Time (UTC+7)"
    assert spans.zone_words("Asia/Yangon", MONDAY, "en") == "UTC+6:30"


@pytest.mark.parametrize(
    ("zone", "day", "offset"),
    [
        ("UTC", MONDAY, "UTC+0"),
        ("America/New_York", MONDAY, "UTC-5"),
        ("America/New_York", dt.date(2019, 7, 1), "UTC-4"),
        ("Asia/Kathmandu", MONDAY, "UTC+5:45"),
    ],
)
def test_offset_is_that_of_the_day(zone, day, offset) -> None:
    assert spans.utc_offset(zone, day) == offset
