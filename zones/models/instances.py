"""Instances of models made in large numbers, for a tenth of what a constructor takes that looks at each column.

Like copied and unpickled ones they are not told to those who listen for new instances. Here these are the translated
models alone, who only take away what their own constructor left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.base import ModelState


def partly_read(model: Any, names: Sequence[str], **lookup: Any) -> Iterator[Any]:
    """The rows found, with these of their columns; others are read when they are asked for, as by `QuerySet.only`."""
    # Not by a manager of the model, which puts translations in the place of columns.
    rows: QuerySet[Any] = QuerySet(model).filter(**lookup)
    attnames = list(dict.fromkeys(model._meta.pk.attname if name == "pk" else name for name in names))
    using = rows.db
    for values in rows.values_list(*attnames):
        instance = model.__new__(model)
        instance._state = state = ModelState()
        state.adding, state.db = False, using
        instance.__dict__.update(zip(attnames, values, strict=True))
        yield instance


def twin(row: Any) -> Any:
    """What `copy.copy` makes of a row, which goes by the way of pickling."""
    model: Any = type(row)
    made = model.__new__(model)
    made.__dict__.update(row.__dict__)
    made._state = ModelState()
    made._state.__dict__.update(row._state.__dict__)
    made._state.fields_cache = row._state.fields_cache.copy()
    return made


class NewRows:
    """Makes new rows of a model, each with the defaults of its columns."""

    def __init__(self, model: type[Model]) -> None:
        self.first = model()
        fields = [field for field in model._meta.concrete_fields if field.has_default()]
        self.made_anew = [field for field in fields if callable(field.default)]

    def make(self) -> Any:
        made = twin(self.first)
        for field in self.made_anew:
            setattr(made, field.attname, field.get_default())
        return made
