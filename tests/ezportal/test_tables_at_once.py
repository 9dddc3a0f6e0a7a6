"""The quick way of making an app's first tables makes the tables that the plain way makes."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState
from django.db.utils import ConnectionHandler

from ezportal.tables_at_once import TablesAtOnce

HOUSES, PEOPLE = "invented_house", "invented_person"
# Two tables that lead to each other, with all that the first migrations hold.
OPERATIONS = [
    migrations.CreateModel(
        "House",
        fields=[("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=20, unique=True))],
        options={"constraints": [models.CheckConstraint(condition=~models.Q(name=""), name="house_has_a_name")]},
    ),
    migrations.CreateModel(
        "Person",
        fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("age", models.PositiveSmallIntegerField(db_index=True, null=True)),
            ("house", models.ForeignKey("invented.house", models.CASCADE, related_name="people")),
        ],
        options={"unique_together": {("house", "age")}},
    ),
    migrations.AddField(
        "house", "owner", models.ForeignKey("invented.person", models.PROTECT, null=True, related_name="houses")
    ),
    migrations.AddConstraint("person", models.CheckConstraint(condition=models.Q(age__lt=200), name="person_lives")),
    migrations.AddIndex("person", models.Index(fields=["house", "-age"], name="person_by_age")),
]


@pytest.fixture
def place(db: None) -> Iterator[Any]:
    """A connection on which tables can be made within a test: SQLite refuses that in a transaction."""
    if connection.vendor != "sqlite":
        yield connection
        return
    own = ConnectionHandler({"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})["default"]
    yield own
    own.connection.close()


def tables(place: Any, kind: type[migrations.Migration]) -> dict[str, Any]:
    """Columns and constraints of the two tables, which are gone again afterwards."""
    migration = kind("0001_initial", "invented")
    migration.operations = OPERATIONS
    with place.schema_editor() as editor:
        state = migration.apply(ProjectState(), editor)
    with place.cursor() as cursor:
        look = place.introspection
        found = {
            name: (look.get_table_description(cursor, name), look.get_constraints(cursor, name))
            for name in (HOUSES, PEOPLE)
        }
    with place.schema_editor() as editor:
        migration.unapply(ProjectState(), editor)
    assert set(state.models) == {("invented", "house"), ("invented", "person")}
    return found


def test_tables_made_at_once_are_those_of_the_single_steps(place: Any) -> None:
    at_once, step_by_step = tables(place, TablesAtOnce), tables(place, migrations.Migration)
    assert at_once == step_by_step
    columns, constraints = at_once[HOUSES]
    assert [column.name for column in columns] == ["id", "name", "owner_id"]
    assert "house_has_a_name" in constraints


def test_step_that_is_no_part_of_a_table_is_refused(place: Any) -> None:
    migration = TablesAtOnce("0001_initial", "invented")
    migration.operations = [*OPERATIONS, migrations.RunPython(migrations.RunPython.noop)]
    with pytest.raises(TypeError, match="more than a part of a new table"), place.schema_editor() as editor:
        migration.apply(ProjectState(), editor)
    assert HOUSES not in place.introspection.table_names()
