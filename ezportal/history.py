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


def keep_history(model: type[Model], *, app: str, without: Sequence[str] = (), found_by: Sequence[str] = ()) -> None:
    """Call it after the model has its columns for all languages, so that its history has them too.

    History is found by its row, date and person, and by the relations `found_by`. Indexes on other columns, which the
    library copies from the model, took half the time of each write.
    """
    sought = {model._meta.pk.name, *found_by}
    simple_history.register(
        model, app=app, excluded_fields=list(without), cascade_delete_history=False, history_manager=OneManagerClass,
        no_db_index=[field.name for field in model._meta.concrete_fields if field.name not in sought],
    )  # fmt: skip
