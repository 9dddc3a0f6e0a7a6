"""The moments of the visit of December 2019, in few words."""

import datetime as dt

from delegations.models import AgendaItem, TravelLeg


def utc(row: AgendaItem | TravelLeg, moment: str) -> str:
    return f"{getattr(row, moment).astimezone(dt.UTC):%m-%d %H:%M}"
