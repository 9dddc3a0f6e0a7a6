"""The first migration of an app with many tables, applied at once instead of operation by operation.

After each operation Django builds the classes of all related models anew. Here nearly every table leads to every
other, through countries, sources and accounts: some 200 operations built 21,000 classes, which took 40 of the 45
seconds that setting up an empty database cost. On an app without tables they can be made once, in their last form.
"""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.state import ProjectState

# What a table in its last form already contains; anything else would have to run by itself.
FOLDED = (CreateModel, AddField, AddConstraint, AddIndex)


class TablesAtOnce(migrations.Migration):
    """Base of an app's first migration. Raises TypeError when an operation is more than a part of a new table.

    Printed as SQL or taken back it is a migration like any other.
    """

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        if collect_sql:
            return super().apply(project_state, schema_editor, collect_sql)
        creating = [self._folded(operation) for operation in self.operations]
        # A state without classes builds none while it moves; all are built once, when the first is asked for.
        project_state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(self.app_label, project_state)
        for operation in filter(None, creating):
            model = project_state.apps.get_model(self.app_label, operation.name)
            if operation.allow_migrate_model(schema_editor.connection.alias, model):
                schema_editor.create_model(model)
        return project_state

    @staticmethod
    def _folded(operation: Any) -> CreateModel | None:
        if type(operation) not in FOLDED:
            raise TypeError(f"{operation.describe()} is more than a part of a new table.")
        return operation if isinstance(operation, CreateModel) else None
