"""What a migration must not do while code of the release before still runs, or on a table of 100,000 rows.

The rules are told in docs/decisions/upgrades.md. A migration that breaks one for a reason gives it:
`reviewed = "why this is safe"` beside its `operations`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

from django.db import connection, models
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models.expressions import Value

from ezportal.online import AddIndexOnline, DropFieldIndexesOnline
from tests.upgrades.releases import NEWEST, migrations_of

OWN_APPS = {"ezportal", "zones", "delegations", "evaluations"}
HARMLESS = (
    operations.CreateModel, operations.AlterModelOptions, operations.AlterModelManagers,
    operations.AlterModelTableComment, operations.RemoveIndex, operations.RemoveConstraint,
    AddIndexOnline, DropFieldIndexesOnline,
)  # fmt: skip
TAKEN_AWAY = (
    operations.DeleteModel, operations.RenameModel, operations.RemoveField, operations.RenameField,
    operations.AlterModelTable,
)  # fmt: skip


def new_migrations() -> Iterator[tuple[Migration, ProjectState]]:
    """Every own migration since the newest release, with the state before it, in the order in which they run."""
    released = {(PurePosixPath(path).parts[0], PurePosixPath(path).stem) for path in migrations_of(NEWEST)}
    loader = MigrationLoader(None)
    plan: dict[tuple[str, str], None] = {}
    for target in sorted(loader.graph.leaf_nodes()):
        plan |= dict.fromkeys(loader.graph.forwards_plan(target))
    state = ProjectState(real_apps=loader.unmigrated_apps)
    for key in plan:
        migration = loader.graph.nodes[key]
        if key[0] in OWN_APPS and key not in released:
            yield migration, state.clone()
        state = migration.mutate_state(state, preserve=False)


def problems_of(migration: Migration, state: ProjectState) -> list[str]:
    """What it does that it must not, in words; nothing for one that was looked at."""
    if getattr(migration, "reviewed", ""):
        return []
    found, made = [], set()
    for operation in _database_operations(migration.operations):
        if isinstance(operation, operations.CreateModel):
            made.add(operation.name_lower)
        model = getattr(operation, "model_name_lower", getattr(operation, "name_lower", ""))
        if model not in made and (words := _problem(operation, migration, state)):
            found.append(f"{migration.app_label}.{migration.name}: {operation.describe()}: {words}")
        if not isinstance(operation, operations.RunPython | operations.RunSQL):
            operation.state_forwards(migration.app_label, state)
    return found


def _database_operations(listed: list[Any]) -> Iterator[Any]:
    for operation in listed:
        if isinstance(operation, operations.SeparateDatabaseAndState):
            yield from _database_operations(operation.database_operations)
        else:
            yield operation


def _problem(operation: Any, migration: Migration, state: ProjectState) -> str:
    if isinstance(operation, HARMLESS):
        return ""
    if isinstance(operation, TAKEN_AWAY):
        return "code of the release before still uses it; take it away one release later"
    for kind, check in CHECKS.items():
        if isinstance(operation, kind):
            return check(operation, migration, state)
    return "nothing is known of this operation"


def _add_field(operation: Any, migration: Migration, state: ProjectState) -> str:
    field = operation.field
    if field.many_to_many:
        return ""
    if field.has_db_default() and not isinstance(field.db_default, Value | int | str | bool | float):
        return "a default that is computed for each row writes the whole table anew under a lock"
    if not field.null and not field.has_db_default():
        return "code of the release before inserts rows without it: give null=True or db_default"
    # The index of a foreign key that is NULL everywhere is built in a moment.
    needs_index = field.unique or (field.db_index and not field.remote_field)
    return "an index is built under a lock; add it with AddIndexOnline" if needs_index else ""


def _alter_field(operation: Any, migration: Migration, state: ProjectState) -> str:
    model = state.models[migration.app_label, operation.model_name_lower]
    before, after = model.get_field(operation.name), operation.field
    if before.null and not after.null:
        return "code of the release before may still write NULL, and every row is read under a lock"
    if before.has_db_default() and not after.has_db_default():
        return "code of the release before inserts rows without it"
    if (after.unique and not before.unique) or (after.db_index and not before.db_index):
        return "an index is built under a lock; add it with AddIndexOnline"
    return "" if _fits(before, after) else "the table is written anew under a lock, or old values no longer fit"


def _fits(before: models.Field, after: models.Field) -> bool:
    """Whether the column stays as it is, or a text becomes longer, which PostgreSQL only notes."""
    if before.many_to_many or before.db_parameters(connection) == after.db_parameters(connection):
        return True
    texts = (models.CharField, models.TextField)
    if not (isinstance(before, texts) and isinstance(after, texts)):
        return False
    return after.max_length is None or (before.max_length is not None and after.max_length >= before.max_length)


def _run_python(operation: Any, migration: Migration, state: ProjectState) -> str:
    return "" if migration.atomic is False else "rows are filled in batches, in a migration with atomic = False"


def _not(words: str) -> Callable[[Any, Migration, ProjectState], str]:
    return lambda operation, migration, state: words


CHECKS: dict[Any, Callable[[Any, Migration, ProjectState], str]] = {
    operations.AddField: _add_field,
    operations.AlterField: _alter_field,
    operations.AddIndex: _not("the table is closed to writers meanwhile; use AddIndexOnline"),
    operations.AddConstraint: _not("every row is read under a lock, and code of the release before may break it"),
    operations.RunPython: _run_python,
    operations.RunSQL: _not("nobody can tell what it locks"),
}
