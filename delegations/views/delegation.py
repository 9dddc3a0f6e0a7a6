"""The delegation of a visit as the public may know it: how many, never who."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from delegations.choices import Gender, Sector
from delegations.counts import Headcount, count_delegates
from delegations.models import LearningVisit
from ezportal.charts import Bar, BarChart


@dataclass(frozen=True)
class Delegation:
    """The counts of a delegation and their charts."""

    counts: Headcount

    @property
    def total(self) -> int:
        return self.counts.total

    @property
    def countries(self) -> int:
        return sum(row.group.country_id is not None for row in self.counts.by_country)

    @property
    def charts(self) -> list[BarChart]:
        return [self._by_country(), self._by_gender(), self._by_sector()] if self.total else []

    def _by_country(self) -> BarChart:
        genders = [gender for gender in Gender if self.counts.by_gender[gender]]
        return BarChart(
            "delegation-countries",
            _("Figure 1: Delegates by country and gender"),
            (_("Group"), _("Total")),
            [str(gender.label) for gender in genders],
            [Bar(str(row.group), tuple(row.by_gender[gender] for gender in genders)) for row in self.counts.by_country],
        )

    def _by_gender(self) -> BarChart:
        counts = {gender: self.counts.by_gender[gender] for gender in Gender}
        return _plain("delegation-genders", _("Figure 2: Delegates by gender"), _("Gender"), counts)

    def _by_sector(self) -> BarChart:
        counts = {sector: self.counts.by_sector[sector] for sector in Sector}
        return _plain("delegation-sectors", _("Figure 3: Delegates by sector"), _("Sector"), counts)


def _plain(name: str, title: str, head: str, counts: Mapping[Any, int]) -> BarChart:
    bars = [Bar(capfirst(str(choice.label)), (count,)) for choice, count in counts.items() if count]
    return BarChart(name, title, (head, _("Delegates")), [_("Delegates")], bars)


def delegation_of(visit: LearningVisit) -> Delegation:
    """Two queries; no row of a delegate is read, only counts."""
    return Delegation(count_delegates(visit))
