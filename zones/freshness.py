"""How fresh a zone's data is: by the day somebody last checked an accepted value at its source.

Fresh within twelve months, due for a check within twenty-four, overdue after that or when it
was never checked. The project's own choice: zones report once a year, so a figure older than
two of these reports has missed at least one.
"""

import calendar
import datetime as dt

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FRESH_MONTHS = 12
DUE_MONTHS = 24


class Freshness(TextChoices):
    FRESH = "fresh", _("fresh")
    DUE = "due", _("due for a check")
    OVERDUE = "overdue", _("overdue for a check")


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier, or the last one that month has."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def freshness(last_confirmed: dt.date | None, today: dt.date | None = None) -> Freshness:
    today = today or timezone.localdate()
    if last_confirmed is None or last_confirmed < months_before(today, DUE_MONTHS):
        return Freshness.OVERDUE
    if last_confirmed < months_before(today, FRESH_MONTHS):
        return Freshness.DUE
    return Freshness.FRESH
