"""A line of a visit's to-do list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from delegations.checks.record import VisitRecord


class Phase(TextChoices):
    BEFORE = "before", _("Before the visit")
    DURING = "during", _("During the visit")
    AFTER = "after", _("After the visit")


@dataclass(frozen=True)
class Todo:
    """Something to be done for a visit, and how much of it is.

    It is done in the list of `model` (a label such as "delegations.delegate"), cut to the visit by `lookup`; on the
    visit's own form where there is no model. What is optional may stay as it is.
    """

    phase: Phase
    label: Any
    done: int
    total: int
    model: str = ""
    lookup: str = "visit"
    hint: Any = ""
    is_optional: bool = False

    @property
    def is_done(self) -> bool:
        return self.done >= self.total


# A rule looks at a visit on a day, at the cost of one query at most; None says that it has nothing to ask.
Rule = Callable[[VisitRecord, dt.date], Todo | None]
