"""Freshness moves with the calendar, not with a write; a daily task makes the move a public change."""

from __future__ import annotations

import datetime as dt

from zones.choices import ChangeAction
from zones.freshness import freshness
from zones.models import Zone, record_changes
from zones.models.changes import note_change


def refresh_freshness(*, today: dt.date | None = None) -> int:
    """Note a change for each published zone that became due or overdue; returns how many. Running it again is free."""
    with record_changes():
        moved = [
            zone
            for zone in Zone.objects.published().only("slug", "publication", "last_confirmed", "freshness")
            if zone.freshness != freshness(zone.last_confirmed, today)
        ]
        for zone in moved:
            note_change(zone, ChangeAction.UPDATED)
    return len(moved)
