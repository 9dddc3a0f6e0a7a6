"""History is written with each save: its tables keep the indexes by which somebody looks things up, and no others."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection

FOUND_BY = {"zones": {"zone"}, "delegations": {"visit", "delegate"}, "evaluations": set()}
HISTORIES = [model for model in apps.get_models() if hasattr(model, "instance_type")]


def indexed_columns(cursor: Any, table: str) -> list[str]:
    constraints = connection.introspection.get_constraints(cursor, table).values()
    return sorted(
        {column for found in constraints if found["index"] and not found["primary_key"] for column in found["columns"]}
    )


@pytest.mark.django_db
def test_history_is_indexed_by_what_it_is_found_by() -> None:
    assert {model._meta.app_label for model in HISTORIES} == set(FOUND_BY)
    found, expected = {}, {}
    with connection.cursor() as cursor:
        for model in HISTORIES:
            sought = {
                "history_date",
                "history_user",
                model.instance_type._meta.pk.name,
                *FOUND_BY[model._meta.app_label],
            }
            fields = model._meta.concrete_fields
            expected[model.__name__] = sorted(field.column for field in fields if field.name in sought)
            found[model.__name__] = indexed_columns(cursor, model._meta.db_table)
    assert found == expected
