"""Times of day as programmes print them: 08:30, 8.30, 8h30, 8:30 pm, 08.30 - 09.00."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})(?::00)?)?\s*(?:(a|p)\.?m\.?|hrs?\.?|h)?", re.IGNORECASE)
_TENTHS = re.compile(r"\d{1,2}\.\d")
_BETWEEN = re.compile(r"\s*(?:[-–—~]|\bto\b)\s*", re.IGNORECASE)


def parse_times(value: Any) -> tuple[dt.time, ...]:
    """No time, one, or the two ends of a span; raises ValidationError."""
    if isinstance(value, str):
        parts = [part for part in _BETWEEN.split(value.strip()) if part]
        if len(parts) > 2:
            _refuse(value)
        return tuple(_from_text(part, value) for part in parts)
    return (_from_cell(value),)


def _from_text(text: str, whole: str) -> dt.time:
    # 8.30 typed as a number loses its last digit.
    found = _TIME.fullmatch(f"{text}0" if _TENTHS.fullmatch(text) else text)
    if found is None:
        return _refuse(whole)
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return _refuse(whole)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return _time(hour, minute, whole)


def _from_cell(value: Any) -> dt.time:
    """What a spreadsheet holds: a time, or the number that 8.30 becomes where it is typed with a point."""
    if isinstance(value, dt.timedelta):
        seconds = int(value.total_seconds())
        return _time(seconds // 3600, seconds % 3600 // 60, value)
    if isinstance(value, dt.time):
        # A fraction of a day, so 08:30 can come as 08:29:59.999.
        rounded = dt.datetime.combine(dt.date(2000, 1, 1), value) + dt.timedelta(seconds=30)
        return rounded.time().replace(second=0, microsecond=0, tzinfo=None)
    if isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value < 24:
        return _time(int(value), round(value % 1 * 100), value)
    return _refuse(value)


def _time(hour: int, minute: int, whole: Any) -> dt.time:
    return dt.time(hour, minute) if 0 <= hour < 24 and 0 <= minute < 60 else _refuse(whole)


def _refuse(value: Any) -> dt.time:
    raise ValidationError(_("“%(text)s” is no time; write it like 08:30.") % {"text": str(value)[:30]})
