"""How many people a delegation has: all that the public learns of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Count

from delegations.choices import Gender, Sector

if TYPE_CHECKING:
    from delegations.models import CountryGroup, LearningVisit


@dataclass
class GroupCount:
    """The delegates of one country group."""

    group: CountryGroup
    total: int = 0
    by_gender: Counter[str] = field(default_factory=lambda: Counter(dict.fromkeys(Gender.values, 0)))


@dataclass
class Headcount:
    """A delegation in figures; every gender and sector has its figure, also zero."""

    by_country: list[GroupCount]
    total: int = 0
    by_gender: Counter[str] = field(default_factory=lambda: Counter(dict.fromkeys(Gender.values, 0)))
    by_sector: Counter[str] = field(default_factory=lambda: Counter(dict.fromkeys(Sector.values, 0)))


def count_delegates(visit: LearningVisit) -> Headcount:
    """Two queries, whatever the number of delegates."""
    groups = {group.pk: GroupCount(group) for group in visit.groups.select_related("country", "organisation")}
    found = Headcount(list(groups.values()))
    rows = visit.delegates.order_by().values_list("group", "gender", "sector").annotate(Count("pk"))
    for group, gender, sector, count in rows:
        for tally in (found, groups[group]):
            tally.total += count
            tally.by_gender[gender] += count
        found.by_sector[sector] += count
    return found


def count_recommendations(visit: LearningVisit) -> Counter[str]:
    """How many recommendations there are in each state; one query."""
    rows = visit.recommendations.order_by().values_list("status").annotate(Count("pk"))
    return Counter(dict(rows))
