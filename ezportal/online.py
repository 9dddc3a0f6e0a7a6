"""Operations of migrations that leave a table open to writers while they run (see docs/decisions/upgrades.md)."""

from __future__ import annotations

from typing import Any

from django.db import NotSupportedError, migrations


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
            if schema_editor.connection.in_atomic_block and not schema_editor.collect_sql:
                raise NotSupportedError("AddIndexOnline needs a migration with atomic = False.")
            name = schema_editor.quote_name(self.index.name)
            schema_editor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            schema_editor.add_index(model, self.index, concurrently=True)

    def describe(self) -> str:
        return f"{super().describe()}, while others write"
