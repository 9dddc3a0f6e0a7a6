"""Reads stored forms, makes those that are missing or out of date, and keeps them."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import Error as DatabaseFailure
from django.db import connection, connections, router, transaction
from django.utils import translation
from isal import isal_zlib

from ezportal.prepared import Prepared
from ezportal.replicas import reading_from_primary
from zones.edge.version import read_version
from zones.index.table import ZoneTable
from zones.models import PROFILES, FormKind, StoredForm
from zones.stored.made import Made

logger = logging.getLogger(__name__)

# Makes forms of the zones with these keys, in the active language; zones that are not public are left out.
Maker = Callable[[Sequence[int]], dict[int, Made]]

# The data version is read with the forms: both are of one moment.
SQL = """
    SELECT zone_id, sequence, {body}, fell_back, (SELECT last_sequence FROM zones_dataversion WHERE id = 1)
    FROM zones_storedform
    WHERE kind = %s AND language = %s AND release = %s AND zone_id {among}
"""
_TYPES = ("text", "text", "text", "bigint[]")
_BYTES = Prepared("kept_bytes", SQL.format(body="body", among="= ANY(%s)"), _TYPES)
# Bytes come in hexadecimal digits from PostgreSQL, twice as many as they are; texts come as they are.
_TEXTS = Prepared("kept_texts", SQL.format(body="convert_from(body, 'UTF8')", among="= ANY(%s)"), _TYPES)
# Zone, data version of the form, body as it was kept, whether it fell back on another language, data version now.
Row = tuple[int, int, Any, Any, int]
WAIT_MS = 50  # how long a reader waits for a writer of SQLite, only to keep what can be made again


class Kept(dict[int, Made]):
    """Kept forms that count, by zone. `version` is the data version when they were read; None where none was found."""

    version: int | None = None


def forms_of(pks: Sequence[int], kind: FormKind, make: Maker, table: ZoneTable) -> dict[int, Made]:
    """The forms of these zones in the active language: one query, and the making of what is missing.

    The table, of the data version that is answered for, knows which forms count.
    """
    language = _language()
    found = kept(pks, kind, language, table)
    if missing := [pk for pk in pks if pk not in found]:
        found |= make_forms(missing, kind, make, language)
    return found


class NotKept(Exception):
    """A form that was wanted as it is kept is missing, or does not count any more."""


def kept_forms(pks: Sequence[int], kind: FormKind, table: ZoneTable) -> Kept:
    """What `forms_of` gives where nothing has to be made; raise NotKept where something had to be."""
    found = kept(pks, kind, _language(), table)
    if len(found) < len(pks):
        raise NotKept
    return found


def _language() -> str:
    return translation.get_language() or settings.LANGUAGE_CODE


def kept(pks: Sequence[int], kind: FormKind, language: str, table: ZoneTable) -> Kept:
    """The forms that are kept and count."""
    return as_made(kind, _stored(pks, kind, language), table)


def as_made(kind: FormKind, rows: Sequence[Row], table: ZoneTable) -> Kept:
    """Forms by zone, without those that are older than what they show."""
    unpacked: Callable[[Any], bytes] = isal_zlib.decompress if kind in PROFILES else _as_bytes
    is_valid = validity(kind, table)
    found = Kept(
        (pk, Made(unpacked(body), bool(fell_back)))
        for pk, sequence, body, fell_back, _version in rows
        if is_valid(pk, sequence)
    )
    found.version = rows[0][-1] if rows else None
    return found


def validity(kind: FormKind, table: ZoneTable) -> Callable[[int, int], bool]:
    """Tells of a zone and the data version of its form whether that is as new as all that it shows."""
    versions, since = table.versions, table.surroundings if kind in PROFILES else 0
    return lambda pk, sequence: sequence >= since and sequence >= versions.get(pk, 0)


def _stored(pks: Sequence[int], kind: FormKind, language: str) -> list[Row]:
    """Read past Django's querysets, which take half a millisecond to put the query together."""
    if not pks:
        return []
    database = connections[router.db_for_read(StoredForm)]
    if database.vendor == "postgresql":
        return _from_postgresql(database, statement_for(kind), values_of(pks, kind, language))
    among = f"IN ({', '.join(['%s'] * len(pks))})"
    with database.cursor() as cursor:
        values = [kind.value, language, settings.RELEASE[:40], *pks]
        cursor.execute(SQL.format(body="body", among=among), values)
        return cursor.fetchall()


def statement_for(kind: FormKind) -> Prepared:
    """PostgreSQL's way to read forms of this kind."""
    return _BYTES if kind in PROFILES else _TEXTS


def values_of(pks: Sequence[int], kind: FormKind, language: str) -> list[Any]:
    return [kind.value, language, settings.RELEASE[:40], list(pks)]


def _from_postgresql(database: Any, statement: Prepared, values: list[Any]) -> list[Row]:
    try:
        with database.cursor() as cursor:
            statement.execute(database, cursor, values)
            return cursor.fetchall()  # type: ignore[no-any-return]
    except DatabaseFailure as error:
        if not Prepared.is_refused(error):
            raise
    with database.cursor() as cursor:
        cursor.execute(statement.sql, values)
        return cursor.fetchall()  # type: ignore[no-any-return]


def make_forms(pks: Sequence[int], kind: FormKind, make: Maker, language: str) -> dict[int, Made]:
    version = read_version()  # before the zones are read: a form may be newer than it says, never older
    with reading_from_primary():
        with translation.override(language):
            made = make(pks)
        _keep(made, kind, language, version)
    return made


def _keep(made: dict[int, Made], kind: FormKind, language: str, version: int) -> None:
    """Keeping is a favour to later readers: where it is not possible now, this reader is served all the same."""
    rows = [
        StoredForm(
            zone_id=pk, kind=kind, language=language, sequence=version, release=settings.RELEASE[:40],
            fell_back=form.fell_back, body=_packed(kind, form.body),
        )
        for pk, form in made.items()
    ]  # fmt: skip
    try:
        with _without_waiting(), transaction.atomic():
            StoredForm.objects.bulk_create(
                rows, batch_size=200, update_conflicts=True, unique_fields=["zone", "kind", "language"],
                update_fields=["sequence", "release", "fell_back", "body"],
            )  # fmt: skip
    except DatabaseFailure as error:
        logger.info("forms of %d zones were not kept: %s", len(rows), str(error).splitlines()[0])


@contextmanager
def _without_waiting() -> Iterator[None]:
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(settings.DATABASES['default']['OPTIONS']['timeout'] * 1000)}")


def _packed(kind: FormKind, body: bytes) -> bytes:
    return zlib.compress(body, 6) if kind in PROFILES else body


def _as_bytes(body: Any) -> bytes:
    return body.encode() if isinstance(body, str) else bytes(body)


def in_order(pks: Iterable[int], forms: dict[int, Made]) -> list[Made]:
    """The forms in the order of the keys; a zone that was withdrawn a moment ago has none."""
    return [forms[pk] for pk in pks if pk in forms]
