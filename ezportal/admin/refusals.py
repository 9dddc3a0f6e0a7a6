"""What the database or a service refused, said as errors of the form that asked for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.db import IntegrityError
from django.db.models import BaseConstraint, CheckConstraint, F, Model, Q, UniqueConstraint
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zones.triggers import CYCLE_MESSAGE, MORE_RULES, TREES, UNSOURCED_MESSAGE

OWN_ANCESTOR = gettext_lazy("It can't lie inside itself, nor inside something that lies inside it.")
UNSOURCED = gettext_lazy("It can't be published: a value has no accepted statement of a source.")

Refusal = dict[str, list[str]]


class RowRefused(Exception):
    """Saving one row of an inline failed; carries the row so that the message can name it."""

    def __init__(self, row: Model, error: ValidationError | IntegrityError) -> None:
        super().__init__(str(error))
        self.row, self.error = row, error


REFUSALS = (ValidationError, IntegrityError, RowRefused)


def fields_of(constraint: BaseConstraint, model: type[Model]) -> list[str]:
    """Names of the fields a constraint speaks of, in the order of the model."""
    names: set[str] = set()
    if isinstance(constraint, UniqueConstraint):
        names = {*constraint.fields, *_names_in_expressions(constraint.expressions)}
    elif isinstance(constraint, CheckConstraint) and isinstance(constraint.condition, Q):
        names = set(_names_in(constraint.condition))
    return [field.name for field in model._meta.concrete_fields if field.name in names]


def _names_in_expressions(expressions: Iterable[Any]) -> Iterator[str]:
    for expression in expressions:
        if isinstance(expression, F):
            yield expression.name
        elif hasattr(expression, "get_source_expressions"):
            yield from _names_in_expressions(expression.get_source_expressions())


def _names_in(condition: Q) -> Iterator[str]:
    for child in condition.children:
        if isinstance(child, Q):
            yield from _names_in(child)
        elif isinstance(child, tuple):
            yield child[0].split("__")[0]
            if isinstance(child[1], F):
                yield child[1].name


def label_of(model: type[Model], name: str) -> str:
    """A field's label as forms print it."""
    try:
        return capfirst(str(model._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
    except FieldDoesNotExist:
        return capfirst(name.replace("_", " "))


def explain(error: ValidationError | IntegrityError | RowRefused, model: type[Model]) -> Refusal:
    """Field name (or "__all__") to messages, for a form of `model`."""
    if isinstance(error, RowRefused):
        return _explain_row(error)
    if isinstance(error, ValidationError):
        return error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    return _explain_database(str(error), model)


def in_one_line(error: ValidationError | IntegrityError | RowRefused, model: type[Model]) -> str:
    """The refusal as a sentence that names its fields, for messages and forms that do not show them."""
    said = []
    for field, messages in explain(error, model).items():
        where = "" if field == NON_FIELD_ERRORS else f"{label_of(model, field)}: "
        said += [f"{where}{message}" for message in messages]
    return " ".join(said)


def _explain_row(refused: RowRefused) -> Refusal:
    model = type(refused.row)
    name = f"{capfirst(str(model._meta.verbose_name))} “{refused.row}”"
    said = []
    for field, messages in explain(refused.error, model).items():
        where = name if field == NON_FIELD_ERRORS else f"{name}, {label_of(model, field)}"
        said += [f"{where}: {message}" for message in messages]
    return {NON_FIELD_ERRORS: said}


def _explain_database(text: str, model: type[Model]) -> Refusal:
    if CYCLE_MESSAGE in text:
        column = TREES.get(model._meta.db_table, "")
        return {column.removesuffix("_id") or NON_FIELD_ERRORS: [str(OWN_ANCESTOR)]}
    if UNSOURCED_MESSAGE in text:
        return {"publication": [str(UNSOURCED)]}
    for rule in MORE_RULES:
        if rule.message in text:
            return {rule.field or NON_FIELD_ERRORS: [str(rule.explanation)]}
    found = _constraint_named_in(text)
    if found is None:
        return {NON_FIELD_ERRORS: [_("The database refused this: a value is missing, doubled or still in use.")]}
    owner, constraint = found
    names = fields_of(constraint, owner)
    return {names[0] if owner is model and names else NON_FIELD_ERRORS: [say(constraint, owner)]}


def say(constraint: BaseConstraint, model: type[Model]) -> str:
    """The rule of a constraint with the labels of the fields it speaks of."""
    labels = ", ".join(label_of(model, name) for name in fields_of(constraint, model))
    if constraint.violation_error_message == constraint.default_violation_error_message:
        message = _("These values are recorded already.")
    else:
        message = constraint.get_violation_error_message()
    return f"{labels}: {message}" if labels else message


def _constraint_named_in(text: str) -> tuple[type[Model], Any] | None:
    """PostgreSQL and SQLite name a broken constraint, but SQLite lists the columns of a unique one."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name in text:
                return model, constraint
            if isinstance(constraint, UniqueConstraint) and constraint.fields:
                columns = ", ".join(
                    f"{model._meta.db_table}.{model._meta.get_field(name).column}"  # type: ignore[union-attr]
                    for name in constraint.fields
                )
                if text.endswith(f"UNIQUE constraint failed: {columns}"):
                    return model, constraint
    return None
