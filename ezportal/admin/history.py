"""What changed between two states of a row, told with no more than the reader may know."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from simple_history.template_utils import HistoricalRecordContextHelper

from zones.access import focal_rule, may


class DiscreetDeltas(HistoricalRecordContextHelper):
    """Leaves out fields that are hidden from the reader, and does not name rows the reader may not see."""

    def __init__(self, *args: Any, user: Any, hidden: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.hidden = user, set(hidden)

    def context_for_delta_changes(self, delta: Any) -> list[dict[str, Any]]:
        told = [change for change in delta.changes if change.field not in self.hidden]
        return super().context_for_delta_changes(dataclasses.replace(delta, changes=told))

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        value = super().prepare_delta_change_value(change, value)
        is_guarded = isinstance(value, Model) and focal_rule(value) is not None
        return "…" if is_guarded and not may(self.user, "view", value) else value
