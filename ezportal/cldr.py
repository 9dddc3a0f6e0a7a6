"""Numbers, money, dates and country names as each interface language writes them, from CLDR.

Django knows no Lao, and its own formats differ from CLDR's in several of the seven languages.
Every function takes Django's language code ("zh-hans") and uses the active language without one.
"""

import datetime as dt
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError, dates, numbers, units
from django.utils.translation import get_language

from ezportal import edtf
from ezportal.languages import DEFAULT_LANGUAGE

Number = int | float | Decimal
Length = Literal["short", "long", "narrow"]

# CLDR's names of the units that figures are recorded in.
_UNITS = {
    "ha": "hectare",
    "km2": "square-kilometer",
    "m2": "square-meter",
    "m": "meter",
    "km": "kilometer",
    "km/h": "kilometer-per-hour",
    "hours": "hour",
    "days": "day",
    "years": "year",
    "tonnes": "tonne",
}


@cache
def locale_of(language: str | None) -> Locale:
    """The CLDR locale of a language code or BCP 47 tag; English where CLDR does not know it."""
    if not language or language == "en":
        return Locale("en", "GB")  # days before months, as in the six countries
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return locale_of(DEFAULT_LANGUAGE)


def active_locale(language: str | None = None) -> Locale:
    return locale_of(language or get_language())


def territory_name(code: str, language: str | None = None) -> str:
    """Everyday name of a country by its ISO 3166-1 code; the code itself when CLDR has none."""
    return active_locale(language).territories.get(code, code)


def language_name(tag: str, language: str | None = None) -> str:
    """Name of a language by its BCP 47 tag; the tag itself when it is not known."""
    try:
        named = Locale.parse(tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return tag
    return named.get_display_name(active_locale(language)) or tag


def currency_name(code: str, language: str | None = None) -> str:
    return numbers.get_currency_name(code, locale=active_locale(language))


def number(value: Number, language: str | None = None, *, decimals: int = 4) -> str:
    """A figure with the language's separators and no more than `decimals` places."""
    return _number(value, decimals, language or get_language() or DEFAULT_LANGUAGE)


@lru_cache(maxsize=10_000)
def _number(value: Number, decimals: int, language: str) -> str:
    pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
    return numbers.format_decimal(value, pattern, locale=locale_of(language))


def fixed(value: Number, places: int, language: str | None = None) -> str:
    """A figure with exactly so many places, as tables of means have it: 4.30."""
    return numbers.format_decimal(value, f"#,##0.{'0' * places}", locale=active_locale(language))


def percent(value: Number, language: str | None = None) -> str:
    """A percentage from a figure counted in hundredths: 75 gives "75%"."""
    return numbers.format_percent(Decimal(str(value)) / 100, locale=active_locale(language), decimal_quantization=False)


def money(amount: Number, currency: str, language: str | None = None) -> str:
    """An amount with its ISO 4217 code, which is never ambiguous, in place of the symbol."""
    locale = active_locale(language)
    cents = 0 if Decimal(str(amount)) == int(amount) else 2
    return f"{numbers.format_decimal(amount, '#,##0.' + '0' * cents, locale=locale)} {currency}"


def large_money(amount: Number, currency: str, language: str | None = None) -> str:
    """An amount in words of magnitude where nothing is lost by it: "500 million USD"."""
    locale = active_locale(language)
    exact = Decimal(str(amount))
    size = next((size for size in (10**9, 10**6) if abs(exact) >= size), 1)
    if size == 1 or exact / size != round(exact / size, 3):
        return money(amount, currency, language)
    formats = locale.compact_decimal_formats
    short = numbers.format_compact_decimal(
        exact,
        format_type="long" if "long" in formats else "short",
        locale=locale,
        fraction_digits=3,
    )
    return f"{short} {currency}"


def unit(value: Number, name: str, language: str | None = None, *, length: Length = "short") -> str:
    """A measured figure, by CLDR's unit name: hectare, square-kilometer, kilometer, hour, …"""
    locale = active_locale(language)
    written = units.format_unit(value, name, length=length, locale=locale, format="#,##0.####")
    return written.replace("\u202f", "\u00a0")


def measured(value: Number, recorded_unit: str, language: str | None = None) -> str:
    """A figure in the unit it was recorded in: a currency, "percent", "count", a measure, or a word."""
    if recorded_unit in ("", "count", "persons"):
        return number(value, language)
    if recorded_unit == "percent":
        return percent(value, language)
    if recorded_unit in _UNITS:
        length: Length = "long" if recorded_unit in ("hours", "days", "years") else "short"
        return unit(value, _UNITS[recorded_unit], language, length=length)
    if len(recorded_unit) == 3 and recorded_unit.isascii() and recorded_unit.isupper():
        return large_money(value, recorded_unit, language)
    return f"{number(value, language)} {recorded_unit}"


def partial_date(text: str, language: str | None = None) -> str:
    """An EDTF date to the precision it has: "2003", "Dec 2016", "29 September 2013".

    What is no EDTF date is given back as it stands, because it is what the source says.
    """
    try:
        parts = edtf.parse(text)
    except ValueError:
        return text
    locale = active_locale(language)
    if len(parts) == 3:
        return dates.format_date(dt.date(*parts), "long", locale=locale)
    if len(parts) == 2:
        return _skeleton(dt.date(*parts, 1), "yMMMM", locale)
    return _skeleton(dt.date(parts[0], 1, 1), "y", locale)


def _skeleton(day: dt.date, skeleton: str, locale: Locale) -> str:
    pattern = locale.datetime_skeletons.get(skeleton)
    return dates.format_date(day, pattern.pattern if pattern else "MMMM y", locale=locale)


def day(value: dt.date, language: str | None = None) -> str:
    """A calendar day, in the portal's time zone where a moment is given."""
    if isinstance(value, dt.datetime):
        value = _local(value).date()
    return dates.format_date(value, "long", locale=active_locale(language))


def moment(value: dt.datetime, language: str | None = None) -> str:
    """Day and minute in the portal's time zone."""
    locale, local = active_locale(language), _local(value)
    pattern = str(dates.get_datetime_format("medium", locale=locale))
    date = dates.format_date(local, "medium", locale=locale)
    return pattern.replace("{0}", local.strftime("%H:%M")).replace("{1}", date).replace("'", "")


def _local(value: dt.datetime) -> dt.datetime:
    from django.utils import timezone

    return timezone.localtime(value) if timezone.is_aware(value) else value
