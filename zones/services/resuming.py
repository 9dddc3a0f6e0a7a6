"""Going on with the data version after an older state was put back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from zones.models import Change, DataVersion, data_version

# More numbers than the lost time can have given out: the whole data is some thousand rows, and writing a row takes
# milliseconds. At this rate a hundred years fit into what the API takes as a sequence.
NUMBERS_PER_SECOND = 10_000
AT_LEAST = 1_000_000
# How many changes stay in the feed: fewer than the leap, so that none takes a number that had been given out.
KEPT = 100_000


def leave_given_numbers_behind(taken_at: dt.datetime) -> str:
    """Leap over every number given out since, so that none is given twice for other contents.

    Partners and caches hold numbers up to the last one before the restore. With the leap no ETag of theirs is valid,
    and as the changes that are kept leap, too, the feed begins behind every number they know: it answers 410, and
    they read everything again.
    """
    lost = max(timezone.now() - taken_at, dt.timedelta())
    leap = AT_LEAST + int(lost.total_seconds()) * NUMBERS_PER_SECOND
    with transaction.atomic():
        DataVersion.objects.get_or_create(pk=1)
        DataVersion.objects.filter(pk=1).update(last_sequence=F("last_sequence") + leap)
        last = data_version()
        # A host whose memory is of the time before must not take a form for new that was made then.
        DataVersion.objects.filter(pk=1).update(surroundings_sequence=last)
        Change.objects.filter(sequence__lte=last - leap - KEPT).delete()
        # By way of negative numbers: while a row moves, its new number may still be another's old one.
        Change.objects.update(sequence=-F("sequence") - leap)
        Change.objects.update(sequence=-F("sequence"))
    return f"data version {last - leap} goes on as {last}: partners are told to read everything again"
