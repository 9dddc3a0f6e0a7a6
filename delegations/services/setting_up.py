"""A visit set up from the few things that are known first: its name, its days, who comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from delegations.models import AgendaDay, CountryGroup, LearningVisit
from zones.models import Country, Organisation, record_changes

LONGEST_DAYS = 60


@dataclass(frozen=True)
class VisitPlan:
    """What is known of a visit at first. `host` is the country it goes to, which tells the days' time zone."""

    name: str
    slug: str
    first_day: dt.date
    last_day: dt.date
    host: Country
    countries: Sequence[Country]
    organiser: Organisation | None = None
    expected_delegates: int | None = None


def set_up_visit(*, plan: VisitPlan, by: Any) -> LearningVisit:
    """A planned draft with its days and a group for each country, and one for the organiser if there is one.

    Raises ValidationError where a value is refused; then nothing is written.
    """
    if not 0 <= (plan.last_day - plan.first_day).days < LONGEST_DAYS:
        message = _("The last day comes after the first, and a visit has at most %(days)d days.")
        raise ValidationError({"last_day": message % {"days": LONGEST_DAYS}})
    if not plan.host.time_zone:
        raise ValidationError({"host": _("The time zone of this country is not recorded; enter it there first.")})
    with record_changes():
        visit = LearningVisit(
            name_en=plan.name, slug=plan.slug, planned_from=plan.first_day, planned_to=plan.last_day,
            organiser=plan.organiser, expected_delegates=plan.expected_delegates,
        )  # fmt: skip
        _save(visit, by)
        for offset in range((plan.last_day - plan.first_day).days + 1):
            _save(AgendaDay(visit=visit, date=plan.first_day + dt.timedelta(days=offset), country=plan.host), by)
        for order, country in enumerate(plan.countries, 1):
            _save(CountryGroup(visit=visit, code=country.code, country=country, order=order), by)
        if plan.organiser is not None:
            last = len(plan.countries) + 1
            _save(CountryGroup(visit=visit, code=code_of(plan), organisation=plan.organiser, order=last), by)
    return visit


def code_of(plan: VisitPlan) -> str:
    """A short code for the organiser's group that no country of the visit has."""
    body = plan.organiser
    code = (body.acronym or body.slug)[:12].upper() if body is not None else ""
    return f"{code[:8]}-ORG" if code in {country.code for country in plan.countries} else code


def _save(row: Any, by: Any) -> None:
    row._history_user = by
    row.save_valid()
