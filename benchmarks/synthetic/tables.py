"""Writes many rows of a table at once, past the models: COPY on PostgreSQL, many values on SQLite.

The database's own constraints and triggers still look at every row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone


class Table:
    """The columns of a model with the values of a new row."""

    def __init__(self, model: type[Model]) -> None:
        self.name = model._meta.db_table
        fields = [field for field in model._meta.concrete_fields if not (field.primary_key and _is_counted(field))]
        self.fields = {field.attname: field for field in fields}
        now = timezone.now()
        self.defaults = {
            name: now if name in ("created_at", "updated_at", "at") else field.get_default()
            for name, field in self.fields.items()
        }

    def with_key(self, model: type[Model]) -> Table:
        """Also write the key, which is counted otherwise."""
        key = model._meta.pk
        self.fields = {key.attname: key, **self.fields}
        self.defaults[key.attname] = None
        return self

    def values(self, row: dict[str, Any]) -> list[Any]:
        if unknown := row.keys() - self.fields.keys():
            raise ValueError(f"{self.name} has no column {sorted(unknown)}")
        whole = {**self.defaults, **row}
        return [field.get_db_prep_save(whole[name], connection) for name, field in self.fields.items()]

    def write(self, rows: Iterable[dict[str, Any]]) -> int:
        values = [self.values(row) for row in rows]
        if not values:
            return 0
        if connection.vendor == "postgresql":
            self._copy(values)
        else:
            self._insert(values)
        return len(values)

    def _insert(self, values: list[list[Any]]) -> None:
        columns = ", ".join(f'"{name}"' for name in self._columns())
        marks = ", ".join(["%s"] * len(self.fields))
        with connection.cursor() as cursor:
            cursor.executemany(f'INSERT INTO "{self.name}" ({columns}) VALUES ({marks})', values)

    def _copy(self, values: list[list[Any]]) -> None:
        text = io.StringIO()
        writer = csv.writer(text)
        for row in values:
            writer.writerow(["\\N" if cell is None else cell for cell in row])
        text.seek(0)
        columns = ", ".join(f'"{name}"' for name in self._columns())
        with connection.cursor() as cursor:
            cursor.copy_expert(f"COPY \"{self.name}\" ({columns}) FROM STDIN (FORMAT csv, NULL '\\N')", text)

    def _columns(self) -> list[str]:
        return [str(field.column) for field in self.fields.values()]


def _is_counted(field: Any) -> bool:
    return field.get_internal_type() in ("AutoField", "BigAutoField")
