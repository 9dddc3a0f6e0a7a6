"""Queries that are put together once: they find what a queryset finds, for any keys and in any thread."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.db.models import Max, QuerySet

from ezportal.keyed_queries import KeyedQuery
from tests.factories import ZoneFactory
from zones.models import Zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def pks() -> list[int]:
    return [ZoneFactory(name_en=f"Zone {number}").pk for number in range(5)]


def names(pks):
    rows = QuerySet(Zone).filter(pk__in=pks, publication="published")
    return rows.order_by("-pk").values_list("pk", "name_en")


def test_rows_are_those_of_the_queryset(pks):
    query = KeyedQuery(names)
    for keys in ([pks[2]], [pks[0], pks[4]], pks, [pks[4]], [pks[1], pks[3]]):
        assert query.rows(keys) == list(names(keys))


def test_it_is_put_together_once_for_each_number_of_keys(pks):
    made = []
    query = KeyedQuery(lambda keys: made.append(len(keys)) or names(keys))
    for keys in ([pks[2]], [pks[3]], pks[:2], pks[1:3], [pks[0]]):
        query.rows(keys)
    assert made == [1, 2]


def test_values_are_converted_as_by_a_queryset(pks):
    """SQLite keeps days and moments as texts."""
    days = dict(zip(pks, (dt.date(2020, 2, 29), None, dt.date(2024, 1, 1), None, None), strict=True))
    for pk, day in days.items():
        Zone._base_manager.filter(pk=pk).update(last_confirmed=day)

    def newest(keys):
        rows = QuerySet(Zone).filter(pk__in=keys).order_by().values("pk")
        return rows.annotate(last=Max("last_confirmed")).values_list("pk", "last")

    assert dict(KeyedQuery(newest).rows(pks)) == days


def test_united_queries_take_the_keys_of_each(pks):
    whole = Zone.objects.get(pk=pks[0])
    component = ZoneFactory(component_of=whole).pk

    def related(keys):
        children = QuerySet(Zone).order_by().filter(component_of__in=keys).values_list("pk")
        return children.union(QuerySet(Zone).order_by().filter(components__in=keys).values_list("pk"))

    query = KeyedQuery(related)
    assert query.rows([whole.pk]) == [(component,)]
    assert query.rows([component]) == [(whole.pk,)]
    assert sorted(query.rows([whole.pk, component])) == sorted([(whole.pk,), (component,)])


@pytest.mark.django_db(transaction=True)
def test_another_thread_asks_on_its_own_connection(pks):
    if connection.vendor == "sqlite":
        pytest.skip("in memory there is one connection")
    query = KeyedQuery(names)
    expected, found = query.rows(pks), []

    def ask() -> None:
        found.append(query.rows(pks))
        connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join(10)
    assert found == [expected]


def test_translated_models_are_asked_without_their_manager(pks):
    with pytest.raises(TypeError, match="not a plain values_list"):
        KeyedQuery(lambda keys: Zone._base_manager.filter(pk__in=keys).values_list("pk", "name_en")).rows(pks)
