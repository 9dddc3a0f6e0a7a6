"""Figures and dates in the seven languages."""

import datetime as dt
from decimal import Decimal

import pytest

from ezportal import cldr


@pytest.mark.parametrize(
    ("language", "year", "month", "day"),
    [
        ("en", "2003", "December 2016", "29 September 2013"),
        ("zh-hans", "2003年", "2016年12月", "2013年9月29日"),
        ("km", "2003", "ធ្នូ 2016", "29 កញ្ញា 2013"),
        ("lo", "2003", "ທັນວາ 2016", "29 ກັນຍາ 2013"),
        ("my", "2003", "2016 ဒီဇင်ဘာ", "2013 စက်တင်ဘာ 29"),
        ("th", "2003", "ธันวาคม 2016", "29 กันยายน ค.ศ. 2013"),
        ("vi", "2003", "tháng 12 năm 2016", "29 tháng 9, 2013"),
    ],
)
def test_date_keeps_its_precision(language, year, month, day) -> None:
    assert cldr.partial_date("2003", language) == year
    assert cldr.partial_date("2016-12", language) == month
    assert cldr.partial_date("2013-09-29", language) == day


def test_what_is_no_date_is_given_back() -> None:
    assert cldr.partial_date("soon") == "soon"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "1,640.5"), ("lo", "1.640,5"), ("vi", "1.640,5"), ("th", "1,640.5"), ("my", "1,640.5")],
)
def test_number_has_the_separators_of_the_language(language, expected) -> None:
    assert cldr.number(Decimal("1640.5000"), language) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (Decimal(500_000_000), "500 million USD"),
        (Decimal("1979000000.00"), "1.979 billion USD"),
        (Decimal("1234567890"), "1,234,567,890 USD"),
        (Decimal("999.50"), "999.50 USD"),
    ],
)
def test_large_amount_is_shortened_only_where_nothing_is_lost(amount, expected) -> None:
    assert cldr.large_money(amount, "USD", "en") == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (12, "count", "12"),
        (75, "percent", "75%"),
        (99, "years", "99 years"),
        (414, "km", "414 km"),
        (5_000_000, "USD", "5 million USD"),
        (7, "cupboards", "7 cupboards"),
    ],
)
def test_figure_in_its_recorded_unit(value, unit, expected) -> None:
    assert cldr.measured(Decimal(value), unit, "en") == expected


def test_moment_is_that_of_the_region() -> None:
    assert cldr.moment(dt.datetime(2026, 11, 23, 10, 5, tzinfo=dt.UTC), "en") == "23 Nov 2026, 17:05"


def test_unknown_codes_are_shown_as_recorded() -> None:
    assert cldr.territory_name("ZZZ", "en") == "ZZZ"
    assert cldr.language_name("not a tag", "en") == "not a tag"
    assert cldr.locale_of("xx-unknown").language == "en"
