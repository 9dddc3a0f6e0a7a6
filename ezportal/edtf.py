"""Dates of stated precision: EDTF level 0 (ISO 8601-2), as calendar dates.

Sources say "2003", "2016-12" or "2013-09-29"; the portal keeps exactly that. Because the three forms share
their leading characters, plain string order is date order, which is what filters and sorting rely on.
"""

import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _

# Also the database's CHECK: month and day in range. Whether a month has that day is left to `parse`.
PATTERN = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_REGEX = re.compile(PATTERN)


def parse(text: str) -> tuple[int, ...]:
    """Return (year,), (year, month) or (year, month, day); raise ValueError for anything else."""
    if not _REGEX.match(text):
        raise ValueError(f"{text!r} is not a date such as 2003, 2016-12 or 2013-09-29")
    parts = tuple(int(part) for part in text.split("-"))
    if len(parts) == 3:
        dt.date(*parts)
    if parts[0] == 0:
        raise ValueError("there is no year 0000 here")
    return parts


def year(text: str) -> int | None:
    """The year of an EDTF date, None for an empty one."""
    return int(text[:4]) if text else None


@deconstructible
class EDTFValidator:
    """Refuses what is not an EDTF level 0 calendar date."""

    message = _("Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.")

    def __call__(self, value: str) -> None:
        try:
            parse(value)
        except ValueError as error:
            raise ValidationError(self.message, code="edtf") from error

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EDTFValidator)

    def __hash__(self) -> int:
        return hash(EDTFValidator)
