"""What a procedure takes as a whole, computed from its steps and never entered by hand.

A step that states nothing adds nothing, so each total says how many steps it rests on.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from zones.models import Step


@dataclass
class ProcedureTotals:
    """`days_*` and `counter_minutes_*` are None where no step states any."""

    steps: int = 0
    offices: int = 0
    days_min: int | None = None
    days_max: int | None = None
    steps_with_days: int = 0
    counter_minutes_min: int | None = None
    counter_minutes_max: int | None = None
    steps_with_minutes: int = 0
    costs: dict[str, Decimal] = field(default_factory=dict)
    steps_with_cost: int = 0


def procedure_totals(steps: Iterable[Step]) -> ProcedureTotals:
    steps = list(steps)
    costs: dict[str, Decimal] = defaultdict(Decimal)
    for step in steps:
        if step.cost is not None:
            costs[step.cost_currency] += step.cost
    days = [(step.queue_days_min, step.queue_days_max) for step in steps]
    minutes = [(step.counter_minutes_min, step.counter_minutes_max) for step in steps]
    days_min, days_max = _sum_of_ranges(days)
    minutes_min, minutes_max = _sum_of_ranges(minutes)
    return ProcedureTotals(
        steps=len(steps),
        offices=len({step.office_id for step in steps if step.office_id}),
        days_min=days_min,
        days_max=days_max,
        steps_with_days=_stated(days),
        counter_minutes_min=minutes_min,
        counter_minutes_max=minutes_max,
        steps_with_minutes=_stated(minutes),
        costs=dict(sorted(costs.items())),
        steps_with_cost=sum(step.cost is not None for step in steps),
    )


Range = tuple[int | None, int | None]


def _stated(ranges: list[Range]) -> int:
    return sum(low is not None or high is not None for low, high in ranges)


def _sum_of_ranges(ranges: list[Range]) -> Range:
    """Least and most in all. "Within 30 days" states no least; "3 days" alone is the most too."""
    lows = [low for low, _high in ranges if low is not None]
    highs = [low if high is None else high for low, high in ranges]
    stated = [high for high in highs if high is not None]
    return sum(lows) if lows else None, sum(stated) if stated else None
