"""Queries over some keys that every write asks: put together once, as that takes Django longer than the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import ValuesListIterable

# Stand for the keys while a query is put together. No row has a key like these.
_FIRST_MARK = -(10**15)


class KeyedQuery:
    """The rows of a queryset for some keys.

    `make` gives a queryset of `values_list` for a sequence of keys, in which nothing else changes from call to call. It
    must be Django's own: managers of translated models ask for other columns. Asks the primary database.
    """

    def __init__(self, make: Callable[[Sequence[int]], QuerySet[Any, Any]]) -> None:
        self.make = make
        # Most writes are of one row; batches come in one size, but for the last.
        self._put_together = lru_cache(maxsize=8)(self._compiled)

    def rows(self, keys: Sequence[int]) -> list[Any]:
        """Tuples, as the queryset would give them."""
        sql, params, compiler, converters = self._put_together(len(keys), connection.vendor)
        with connection.cursor() as cursor:
            cursor.execute(sql, [keys[value - _FIRST_MARK] if _is_mark(value) else value for value in params])
            rows = cursor.fetchall()
        return [tuple(row) for row in compiler.apply_converters(rows, converters)] if converters else rows

    def _compiled(self, count: int, vendor: str) -> tuple[str, tuple[Any, ...], Any, Any]:
        marks = [_FIRST_MARK + number for number in range(count)]
        # The connection stands for that of the thread that asks.
        queryset = self.make(marks)
        if queryset._iterable_class is not ValuesListIterable:
            raise TypeError(f"not a plain values_list: {queryset._iterable_class.__name__}")
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        return (
            sql,
            tuple(params),
            compiler,
            compiler.get_converters([column for column, _sql, _alias in compiler.select]),
        )


def _is_mark(value: Any) -> bool:
    return isinstance(value, int) and _FIRST_MARK <= value < 0
