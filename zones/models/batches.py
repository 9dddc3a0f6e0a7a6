"""Many rows of one model written at once, with the same history and the same public changes as by `save` of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from operator import attrgetter
from types import NoneType
from typing import Any

from django.db import connection, models
from django.utils import timezone

from ezportal.parts import in_parts
from zones.models.changes import record_changes
from zones.models.inserting import insert_values, take_keys
from zones.models.public import PublicModel, announce

# A row and the state it had before; None where it is new.
Pair = tuple[PublicModel | None, PublicModel]

_TEXTS = (models.CharField, models.TextField, models.ForeignKey)


def write_rows(model: type[PublicModel], pairs: Sequence[Pair]) -> None:
    """The rows alone, in a few statements: a trial, which the caller undoes.

    Raises IntegrityError or DataError without telling which row; nothing is written then.
    """
    if model.save is not PublicModel.save:
        raise TypeError(f"{model.__name__} has rules in its save(): save its rows one by one")
    with record_changes():
        _insert(model, [after for before, after in pairs if before is None])
        if changed := [after for before, after in pairs if before is not None]:
            # Not the model's own manager, which refuses what the change feed would not hear of.
            rows: models.QuerySet[Any] = models.QuerySet(model)
            rows.bulk_create(changed, update_conflicts=True, unique_fields=["pk"], update_fields=_changeable(model))


def save_rows(model: type[PublicModel], pairs: Sequence[Pair]) -> None:
    """Write rows, their history and their public changes; raises as `write_rows` does."""
    with record_changes():
        write_rows(model, pairs)
        for kind, is_new in (("+", True), ("~", False)):
            _write_history(model, [after.pk for before, after in pairs if (before is None) is is_new], kind)
        for before, after in pairs:
            announce(before, after, is_stamped=True)


def _insert(model: Any, rows: Sequence[PublicModel]) -> None:
    """As `bulk_create` does, which takes many times as long: it asks each field how to write each value."""
    if not rows:
        return
    key = model._meta.pk
    if isinstance(key, models.AutoField):
        for row, pk in zip(rows, take_keys(model, len(rows)), strict=True):
            row.pk = pk
    fields = model._meta.concrete_fields
    insert_values(model, fields, [_column(field, rows) for field in fields])
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _column(field: Any, rows: Sequence[Any]) -> list[Any]:
    """What a column is written as. All rows of a batch are made at one moment, and texts go in as they are."""
    prepare = partial(field.get_db_prep_save, connection=connection)
    if isinstance(field, models.DateTimeField) and (field.auto_now or field.auto_now_add):
        now = timezone.now()
        for row in rows:
            setattr(row, field.attname, now)
        return [prepare(now)] * len(rows)
    plain = {int, str, NoneType} if isinstance(field, _TEXTS) else {int, NoneType}
    if type(field).pre_save is models.Field.pre_save:
        values = list(map(attrgetter(field.attname), rows))  # as it does, without a call for each row
    else:
        values = [field.pre_save(row, add=True) for row in rows]
    return values if plain.issuperset(map(type, values)) else list(map(prepare, values))


def _changeable(model: type[PublicModel]) -> list[str]:
    return [
        field.name for field in model._meta.concrete_fields
        if not field.primary_key and not getattr(field, "auto_now_add", False)
    ]  # fmt: skip


def _write_history(model: Any, pks: Sequence[Any], kind: str) -> None:
    """Copied from the rows by the database itself, which takes a tenth of the time of telling it each value again."""
    if not pks:
        return
    history = model.history.model
    quote = connection.ops.quote_name
    copied = [quote(field.column) for field in history.tracked_fields]
    added = _said_of(history, kind)
    target = ", ".join([*copied, *(quote(history._meta.get_field(name).column) for name in added)])
    chosen = ", ".join([*copied, *("%s" for _name in added)])
    table, key = quote(model._meta.db_table), quote(model._meta.pk.column)
    with connection.cursor() as cursor:
        for part in in_parts(pks):
            marks = ", ".join("%s" for _pk in part)
            cursor.execute(
                f"INSERT INTO {quote(history._meta.db_table)} ({target}) "  # noqa: S608 (names of the models alone)
                f"SELECT {chosen} FROM {table} WHERE {key} IN ({marks}) ORDER BY {key}",
                [*added.values(), *part],
            )


def _said_of(history: Any, kind: str) -> dict[str, Any]:
    """What history says beside the row: when, which kind of change, and who, by the rule of single saves."""
    user = history.get_default_history_user(None)
    said = {
        "history_date": timezone.now(), "history_type": kind, "history_user": user.pk if user else None,
        "history_change_reason": None,
    }  # fmt: skip
    return {
        name: history._meta.get_field(name).get_db_prep_save(value, connection=connection)
        for name, value in said.items()
    }
