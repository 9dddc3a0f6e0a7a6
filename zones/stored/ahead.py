"""Reads kept forms of very many zones, the next ones while the last ones are sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Self

from django.conf import settings
from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import translation

from ezportal.postgresql import SILENCE_SECONDS, wait_at_most
from ezportal.prepared import Prepared
from zones.index.table import ZoneTable
from zones.models import FormKind, StoredForm
from zones.stored.keeping import Maker, as_made, kept, make_forms, statement_for, values_of
from zones.stored.made import Made

Part = Sequence[int]


def forms_in_parts(
    parts: Iterator[Part], kind: FormKind, make: Maker, language: str, table: ZoneTable
) -> Iterator[tuple[Part, dict[int, Made]]]:
    """Each part of the zones with its forms, made where they are missing; see `keeping.forms_of`."""
    for pks, found in _kept_in_parts(parts, kind, language, table):
        if missing := [pk for pk in pks if pk not in found]:
            with translation.override(language):
                found |= make_forms(missing, kind, make, language)
        yield pks, found


def _kept_in_parts(
    parts: Iterator[Part], kind: FormKind, language: str, table: ZoneTable
) -> Iterator[tuple[Part, dict[int, Made]]]:
    first, second = next(parts, None), next(parts, None)
    if first is None:
        return
    database: Any = connections[router.db_for_read(StoredForm)]
    # For one part a connection of its own costs more than it brings; another one does not see this transaction.
    if second is None or database.vendor != "postgresql" or database.in_atomic_block:
        for pks in chain([first], [] if second is None else [second], parts):
            yield pks, kept(pks, kind, language, table)
        return
    with _Ahead(database, kind, language, table) as ahead:
        ahead.ask(first)
        pks = first
        for following in chain([second], parts):
            found = ahead.answer()
            ahead.ask(following)
            yield pks, found
            pks = following
        yield pks, ahead.answer()


class _Ahead:
    """A connection of its own, on which PostgreSQL works while the portal does other things.

    Raises Django's database errors.
    """

    def __init__(self, database: BaseDatabaseWrapper, kind: FormKind, language: str, table: ZoneTable) -> None:
        self.database, self.kind, self.language, self.table = database, kind, language, table
        self._is_prepared = False
        self._wait = wait_at_most((settings.DATABASE_STATEMENT_SECONDS or 3600) + SILENCE_SECONDS)

    def __enter__(self) -> Self:
        parameters = self.database.get_connection_params()
        parameters.pop("cursor_factory", None)
        driver: Any = self.database.Database  # type: ignore[attr-defined]
        with self.database.wrap_database_errors:
            self._connection = driver.connect(**parameters, async_=True)
            self._wait(self._connection)
            self._cursor = self._connection.cursor()
            if Prepared.are_possible:
                self._cursor.execute(statement_for(self.kind).preparing)
                self._wait(self._connection)
                self._is_prepared = True
        return self

    def __exit__(self, *error: object) -> None:
        self._connection.close()

    def ask(self, pks: Part) -> None:
        statement = statement_for(self.kind)
        with self.database.wrap_database_errors:
            self._cursor.execute(
                statement.executing if self._is_prepared else statement.sql, values_of(pks, self.kind, self.language)
            )

    def answer(self) -> dict[int, Made]:
        with self.database.wrap_database_errors:
            self._wait(self._connection)
            return as_made(self.kind, self._cursor.fetchall(), self.table)
