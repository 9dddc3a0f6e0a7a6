"""Migrations since the newest release leave writers and the release before at work; the rules catch those that don't."""

import pytest
from django.contrib.postgres.operations import HStoreExtension
from django.db import NotSupportedError, connection, migrations, models
from django.db.migrations import Migration
from django.db.migrations.state import ModelState, ProjectState
from django.db.models.functions import Now

from ezportal.online import AddIndexOnline, DropFieldIndexesOnline
from tests.upgrades.operations import new_migrations, problems_of
from zones.models import Enquiry, Zone

INDEX = models.Index(fields=["name"], name="invented_name")


def test_new_migrations_keep_the_rules():
    assert [problem for migration, state in new_migrations() for problem in problems_of(migration, state)] == []


def state() -> ProjectState:
    found = ProjectState()
    fields = [
        ("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=10)),
        ("size", models.IntegerField(null=True)), ("kind", models.CharField(max_length=5, db_default="a")),
    ]  # fmt: skip
    found.add_model(ModelState("zones", "Invented", fields))
    return found


def made_of(*operations, **attributes) -> Migration:
    made = type("Migration", (Migration,), {"operations": list(operations), **attributes})
    return made("9999_invented", "zones")


def add(field: models.Field):
    return migrations.AddField("invented", "more", field)


def alter(name: str, field: models.Field):
    return migrations.AlterField("invented", name, field)


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (add(models.IntegerField(default=0)), "without it"),
        (add(models.DateTimeField(db_default=Now())), "computed for each row"),
        (add(models.IntegerField(null=True, db_index=True)), "AddIndexOnline"),
        (add(models.IntegerField(null=True, unique=True)), "AddIndexOnline"),
        (alter("size", models.IntegerField()), "NULL"),
        (alter("name", models.CharField(max_length=5)), "no longer fit"),
        (alter("size", models.BigIntegerField(null=True)), "written anew"),
        (alter("name", models.CharField(max_length=10, unique=True)), "AddIndexOnline"),
        (alter("kind", models.CharField(max_length=5)), "without it"),
        (migrations.RemoveField("invented", "size"), "still uses it"),
        (migrations.RenameField("invented", "size", "area"), "still uses it"),
        (migrations.DeleteModel("Invented"), "still uses it"),
        (migrations.RenameModel("Invented", "Devised"), "still uses it"),
        (migrations.AddIndex("invented", INDEX), "AddIndexOnline"),
        (migrations.AddConstraint("invented", models.UniqueConstraint(fields=["name"], name="once")), "under a lock"),
        (migrations.RunPython(migrations.RunPython.noop), "in batches"),
        (migrations.RunSQL("SELECT 1"), "nobody can tell"),
        (HStoreExtension(), "nothing is known"),
        (migrations.SeparateDatabaseAndState([migrations.RunSQL("SELECT 1")]), "nobody can tell"),
    ],
)
def test_what_would_stop_others_is_told(operation, words):
    [problem] = problems_of(made_of(operation), state())
    assert problem.startswith("zones.9999_invented: ")
    assert words in problem
    assert problems_of(made_of(operation, reviewed="the table is empty"), state()) == []


@pytest.mark.parametrize(
    "operation",
    [
        add(models.IntegerField(null=True)),
        add(models.IntegerField(db_default=0)),
        alter("name", models.CharField(max_length=20, verbose_name="other words")),
        alter("name", models.TextField()),
        alter("kind", models.CharField(max_length=5, db_default="a", choices=[("a", "A")])),
        migrations.AlterModelOptions("invented", {"ordering": ["name"]}),
        AddIndexOnline("invented", INDEX),
        DropFieldIndexesOnline({"invented": ["name"]}),
    ],
)
def test_what_stops_nobody_is_allowed(operation):
    assert problems_of(made_of(operation), state()) == []


def test_table_that_is_made_by_the_same_migration_is_nobody_elses():
    fields = [("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=10))]
    made = migrations.CreateModel("Fresh", fields)
    index = migrations.AddIndex("fresh", models.Index(fields=["name"], name="fresh_name"))
    assert problems_of(made_of(made, index), state()) == []


def test_rows_are_filled_outside_of_one_transaction():
    assert problems_of(made_of(migrations.RunPython(migrations.RunPython.noop), atomic=False), state()) == []


def editor_of_sql(monkeypatch):
    """A schema editor that writes SQL down instead of running it."""
    editor = connection.schema_editor(collect_sql=True, atomic=False)
    monkeypatch.setattr(editor, "deferred_sql", [], raising=False)
    return editor


def build_online(editor) -> ProjectState:
    return run(AddIndexOnline("enquiry", models.Index(fields=["subject"], name="invented_subject")), editor)


def drop_online(editor) -> ProjectState:
    return run(DropFieldIndexesOnline({"historicalzone": ["id", "history_date"]}), editor)


def run(operation, editor) -> ProjectState:
    before = ProjectState()
    for model in (Enquiry, Zone.history.model):
        before.add_model(ModelState.from_model(model, exclude_rels=True))
    after = before.clone()
    operation.state_forwards("zones", after)
    operation.database_forwards("zones", editor, before, after)
    return after


def test_index_is_built_while_others_write(monkeypatch, db):
    editor = editor_of_sql(monkeypatch)
    build_online(editor)
    if connection.vendor == "postgresql":
        assert [line.split('"')[0].strip() for line in editor.collected_sql] == [
            "DROP INDEX CONCURRENTLY IF EXISTS", "CREATE INDEX CONCURRENTLY",
        ]  # fmt: skip
    else:
        assert [line[:12] for line in editor.collected_sql] == ["CREATE INDEX"]


def test_indexes_are_dropped_while_others_write(monkeypatch, db):
    editor = editor_of_sql(monkeypatch)
    after = drop_online(editor)
    begin = "DROP INDEX CONCURRENTLY" if connection.vendor == "postgresql" else "DROP INDEX"
    assert [line.split(" IF EXISTS ")[0] for line in editor.collected_sql] == [begin] * len(editor.collected_sql)
    dropped = {
        line.split('"')[1].removeprefix("zones_historicalzone_").rpartition("_")[0] for line in editor.collected_sql
    }
    assert dropped == {"id", "history_date"}
    fields = after.models["zones", "historicalzone"].fields
    assert not fields["id"].db_index
    assert not fields["history_date"].db_index
    assert Zone.history.model._meta.get_field("id").db_index  # the fields of the state before are others


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite does both within a transaction as well")
@pytest.mark.parametrize("change", [build_online, drop_online])
def test_indexes_are_not_changed_online_within_a_transaction(monkeypatch, change):
    editor = connection.schema_editor(atomic=False)
    monkeypatch.setattr(connection, "in_atomic_block", True)
    with pytest.raises(NotSupportedError, match="atomic"):
        change(editor)
