"""Which tables keep a history of their rows, and how."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import simple_history
from django.db.models import Model
from simple_history.manager import HistoryManager


class OneManagerClass(HistoryManager):
    """The library asks for the manager at each write, and makes a class anew each time: a fifth of what it costs."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class: Any, class_name: str | None = None) -> Any:
        return super().from_queryset(queryset_class, class_name)


def keep_history(model: type[Model], *, app: str, without: Sequence[str] = ()) -> None:
    """Call it after the model has its columns for all languages, so that its history has them too."""
    simple_history.register(
        model, app=app, excluded_fields=list(without), cascade_delete_history=False, history_manager=OneManagerClass
    )
