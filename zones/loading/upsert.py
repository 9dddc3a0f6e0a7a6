"""Putting one row of a file into its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.text import slugify

from zones.loading.problems import LoadError, Problem, problems_of
from zones.loading.reading import Row

# Short words of the files for longer columns.
SHORT_NAMES = {"at": "locator"}


@dataclass
class Report:
    """What a load did, by model name."""

    created: dict[str, int] = field(default_factory=dict)
    updated: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    def count(self, outcome: str, model: type[models.Model]) -> None:
        counts = getattr(self, outcome)
        counts[model.__name__] = counts.get(model.__name__, 0) + 1


class Registry:
    """Rows by the keys that files use, read once per table and load."""

    def __init__(self) -> None:
        self._rows: dict[type[models.Model], dict[str, Any]] = {}

    def get(self, model: type[models.Model], key: str, row: Row, column: str) -> Any:
        found = self._table(model).get(key)
        if found is None:
            raise LoadError([row.problem(column, f"there is no {model._meta.verbose_name} “{key}”")])
        return found

    def put(self, obj: Any) -> None:
        self._table(type(obj))[self._key(obj)] = obj

    def find(self, model: type[models.Model], key: str) -> Any:
        return self._table(model).get(key)

    def _table(self, model: type[models.Model]) -> dict[str, Any]:
        if model not in self._rows:
            self._rows[model] = {self._key(obj): obj for obj in model._base_manager.all()}
        return self._rows[model]

    @staticmethod
    def _key(obj: Any) -> str:
        return str(obj.slug) if hasattr(obj, "slug") else str(obj.pk)


@dataclass(frozen=True)
class Table:
    """How the rows of a file become rows of a model.

    `key` names the columns that identify a row. `renamed` maps words of the file to columns. `defaults` fill what the
    file leaves out. `ignored` keys are handled elsewhere.
    """

    model: type[models.Model]
    key: tuple[str, ...]
    renamed: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    prepare: Callable[[Row, dict[str, Any], Registry], None] | None = None
    # Only some foreign keys are looked up within the same owner (a facility of this zone).
    local: Mapping[str, Callable[[Row, str, Mapping[str, Any]], Any]] = field(default_factory=dict)

    def column(self, word: str) -> str:
        return self.renamed.get(word) or SHORT_NAMES.get(word, word)


class Upserter:
    """Writes rows, collects problems, leaves alone what a person has edited since."""

    def __init__(self, registry: Registry, report: Report) -> None:
        self.registry = registry
        self.report = report
        self.problems: list[Problem] = []

    def write(self, table: Table, row: Row, owner: Mapping[str, Any] | None = None) -> Any:
        """Create or correct the row; returns it, or None when it has problems (kept for the end)."""
        try:
            values = self._values(table, row, dict(owner or {}))
            return self._save(table, row, values)
        except LoadError as error:
            self.problems += error.problems
        except ValidationError as error:
            self.problems += problems_of(error, row.file, row.name)
        return None

    def _values(self, table: Table, row: Row, values: dict[str, Any]) -> dict[str, Any]:
        for word, raw in row.values.items():
            column = table.column(word)
            if word in table.ignored or column in table.ignored:
                continue
            values[column] = self._value(table, row, word, column, raw, values)
        if table.prepare:
            table.prepare(row, values, self.registry)
        for column, default in table.defaults.items():
            values.setdefault(column, default)
        return values

    def _value(self, table: Table, row: Row, word: str, column: str, raw: Any, values: dict[str, Any]) -> Any:
        if column in table.local:
            return table.local[column](row, raw, values) if raw not in (None, "") else None
        try:
            model_field: Any = table.model._meta.get_field(column)
        except FieldDoesNotExist as error:
            raise LoadError([row.problem(word, f"is not a column of {table.model._meta.verbose_name}")]) from error
        if raw in (None, ""):
            return None if model_field.null and not _is_text(model_field) else model_field.get_default() or ""
        if isinstance(raw, list):
            raw = " ".join(str(part) for part in raw)
        if isinstance(model_field, models.ForeignKey):
            return self.registry.get(model_field.related_model, str(raw), row, word)
        try:
            return model_field.to_python(raw.strip() if isinstance(raw, str) else raw)
        except ValidationError as error:
            raise ValidationError({word: error.messages}) from error

    def _save(self, table: Table, row: Row, values: dict[str, Any]) -> Any:
        missing = [column for column in table.key if column not in values]
        if missing:
            raise LoadError([row.problem(missing[0], "is missing")])
        key = {column: values[column] for column in table.key}
        obj: Any = table.model._base_manager.filter(**key).first()
        outcome = "updated"
        if obj is None:
            obj, outcome = table.model(**key), "created"
        changed = [column for column, value in values.items() if _differs(obj, column, value)]
        if outcome == "updated" and not changed:
            outcome = "unchanged"
        elif outcome == "updated" and _was_edited_by_staff(obj):
            self.report.kept.append(f"{row.file}: {row.name}: {', '.join(changed)}")
            outcome = "unchanged"
        else:
            for column in changed:
                setattr(obj, column, values[column])
            obj.save_valid()
        self.report.count(outcome, table.model)
        self.registry.put(obj)
        return obj


def _is_text(model_field: models.Field[Any, Any]) -> bool:
    return isinstance(model_field, models.CharField | models.TextField) and not model_field.name.endswith(
        ("_en", "_zh_hans", "_km", "_lo", "_my", "_th", "_vi")
    )


def _differs(obj: Any, column: str, value: Any) -> bool:
    model_field = obj._meta.get_field(column)
    return getattr(obj, model_field.attname) != (value.pk if isinstance(value, models.Model) else value)


def _was_edited_by_staff(obj: Any) -> bool:
    return hasattr(obj, "history") and obj.history.filter(history_user__isnull=False).exists()


def slug_from(*words: str) -> str:
    """A slug for a row whose file gives none."""
    return slugify("-".join(words))[:80]
