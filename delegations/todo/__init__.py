"""What is still missing before, during and after a visit, each with how much of it is done."""

from __future__ import annotations

import datetime as dt

from delegations.checks.record import VisitRecord
from delegations.todo import after, before
from delegations.todo.todo import Phase, Rule, Todo

__all__ = ["RULES", "Phase", "Rule", "Todo", "todo_for"]

# Other apps add rules of their own when they are ready, as those of questionnaires do.
RULES: list[Rule] = [*before.RULES, *after.RULES]


def todo_for(record: VisitRecord, today: dt.date) -> list[Todo]:
    """The list of a visit in the order in which it is worked through; at most one query a rule."""
    found = [todo for rule in RULES if (todo := rule(record, today)) is not None]
    order = list(Phase)
    return sorted(found, key=lambda todo: order.index(todo.phase))
