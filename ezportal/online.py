"""Operations of migrations that leave a table open to writers while they run (see docs/decisions/upgrades.md)."""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping
from typing import Any

from django.db import NotSupportedError, migrations
from django.db.migrations.operations.base import Operation


class AddIndexOnline(migrations.AddIndex):
    """Build an index while others write to the table; in a migration with `atomic = False`.

    Django's own operation for it knows PostgreSQL alone. What a broken-off run left is an index that serves nobody:
    it is dropped first, so that the migration can be run again.
    """

    atomic = False

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        if schema_editor.connection.vendor != "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        elif self.allow_migrate_model(schema_editor.connection.alias, model):
            _check_no_transaction(schema_editor, "AddIndexOnline")
            name = schema_editor.quote_name(self.index.name)
            schema_editor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            schema_editor.add_index(model, self.index, concurrently=True)

    def describe(self) -> str:
        return f"{super().describe()}, while others write"


class DropFieldIndexesOnline(Operation):
    """Let the database keep no index for these fields, by model; in a migration with `atomic = False`.

    What `AlterField` with `db_index=False` says for each of them, which would make SQLite write each table anew, and
    PostgreSQL close it to everybody behind a long transaction. It can be run again when it was broken off.
    """

    atomic = False
    reversible = False

    def __init__(self, fields: Mapping[str, Collection[str]]) -> None:
        self.fields = fields

    def state_forwards(self, app_label: str, state: Any) -> None:
        for model, names in self.fields.items():
            known = state.models[app_label, model.lower()].fields
            for name in names:
                known[name] = copy.copy(known[name])
                known[name].db_index = False
        state.reload_models({(app_label, model.lower()) for model in self.fields}, delay=True)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        is_postgresql = schema_editor.connection.vendor == "postgresql"
        if is_postgresql:
            _check_no_transaction(schema_editor, "DropFieldIndexesOnline")
        for name, fields in self.fields.items():
            model = to_state.apps.get_model(app_label, name)
            if self.allow_migrate_model(schema_editor.connection.alias, model):
                columns = {model._meta.get_field(field).column for field in fields}
                for index in _indexes_of(schema_editor.connection, model._meta.db_table, columns):
                    quoted = schema_editor.quote_name(index)
                    schema_editor.execute(f"DROP INDEX {'CONCURRENTLY ' * is_postgresql}IF EXISTS {quoted}")

    def describe(self) -> str:
        return f"Drop the indexes of fields of {len(self.fields)} models, while others write"

    @property
    def migration_name_fragment(self) -> str:
        return "fewer_indexes"


def _indexes_of(connection: Any, table: str, columns: Collection[str]) -> list[str]:
    """Names of the plain indexes that have one of the columns and nothing else."""
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table)
    return sorted(
        name for name, found in constraints.items()
        if found["index"] and not found["unique"] and not found["primary_key"]
        and len(found["columns"]) == 1 and found["columns"][0] in columns
    )  # fmt: skip


def _check_no_transaction(schema_editor: Any, operation: str) -> None:
    if schema_editor.connection.in_atomic_block and not schema_editor.collect_sql:
        raise NotSupportedError(f"{operation} needs a migration with atomic = False.")
