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
from zones.edge.version import read_version
from zones.models import FormKind, StoredForm
from zones.stored.made import Made

logger = logging.getLogger(__name__)

# Makes forms of the zones with these keys, in the active language; zones that are not public are left out.
Maker = Callable[[Sequence[int]], dict[int, Made]]

# Whole profiles are long and mostly words; rows are short and many.
COMPRESSED = {FormKind.DETAIL, FormKind.PAGE}
SQL = """
    SELECT form.zone_id, {body}, form.fell_back
    FROM zones_storedform AS form JOIN zones_zone AS zone ON zone.id = form.zone_id
    WHERE form.kind = %s AND form.language = %s AND form.release = %s AND form.sequence >= %s
      AND form.sequence >= zone.public_sequence AND form.zone_id {among}
"""
_TYPES = ("text", "text", "text", "bigint", "bigint[]")
_BYTES = Prepared("kept_bytes", SQL.format(body="form.body", among="= ANY(%s)"), _TYPES)
# Bytes come in hexadecimal digits from PostgreSQL, twice as many as they are; texts come as they are.
_TEXTS = Prepared("kept_texts", SQL.format(body="convert_from(form.body, 'UTF8')", among="= ANY(%s)"), _TYPES)
WAIT_MS = 50  # how long a reader waits for a writer of SQLite, only to keep what can be made again


def forms_of(pks: Sequence[int], kind: FormKind, make: Maker, *, since: int = 0) -> dict[int, Made]:
    """The forms of these zones in the active language: one query, and the making of what is missing.

    `since` is the data version that last changed anything else that the forms show.
    """
    language = _language()
    found = kept(pks, kind, language, since)
    if missing := [pk for pk in pks if pk not in found]:
        found |= make_forms(missing, kind, make, language)
    return found


class NotKept(Exception):
    """A form that was wanted as it is kept is missing, or does not count any more."""


def kept_forms(pks: Sequence[int], kind: FormKind, *, since: int = 0) -> dict[int, Made]:
    """What `forms_of` gives where nothing has to be made; raise NotKept where something had to be."""
    found = kept(pks, kind, _language(), since)
    if len(found) < len(pks):
        raise NotKept
    return found


def _language() -> str:
    return translation.get_language() or settings.LANGUAGE_CODE


def kept(pks: Sequence[int], kind: FormKind, language: str, since: int) -> dict[int, Made]:
    """The forms that are kept and count."""
    return as_made(kind, _stored(pks, kind, language, since))


def as_made(kind: FormKind, rows: Iterable[tuple[int, Any, Any]]) -> dict[int, Made]:
    """Forms by zone, from rows of zone, body as it was kept, and whether it fell back on another language."""
    unpacked: Callable[[Any], bytes] = isal_zlib.decompress if kind in COMPRESSED else _as_bytes
    return {pk: Made(unpacked(body), bool(fell_back)) for pk, body, fell_back in rows}


def _stored(pks: Sequence[int], kind: FormKind, language: str, since: int) -> list[tuple[int, Any, Any]]:
    """What `StoredForm.objects.valid(since)` gives, without its half millisecond of putting the query together."""
    if not pks:
        return []
    database = connections[router.db_for_read(StoredForm)]
    if database.vendor == "postgresql":
        return _from_postgresql(database, statement_for(kind), values_of(pks, kind, language, since))
    among = f"IN ({', '.join(['%s'] * len(pks))})"
    with database.cursor() as cursor:
        values = [kind.value, language, settings.RELEASE[:40], since, *pks]
        cursor.execute(SQL.format(body="form.body", among=among), values)
        return cursor.fetchall()


def statement_for(kind: FormKind) -> Prepared:
    """PostgreSQL's way to read forms of this kind."""
    return _BYTES if kind in COMPRESSED else _TEXTS


def values_of(pks: Sequence[int], kind: FormKind, language: str, since: int) -> list[Any]:
    return [kind.value, language, settings.RELEASE[:40], since, list(pks)]


def _from_postgresql(database: Any, statement: Prepared, values: list[Any]) -> list[tuple[int, Any, Any]]:
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
    return zlib.compress(body, 6) if kind in COMPRESSED else body


def _as_bytes(body: Any) -> bytes:
    return body.encode() if isinstance(body, str) else bytes(body)


def in_order(pks: Iterable[int], forms: dict[int, Made]) -> list[Made]:
    """The forms in the order of the keys; a zone that was withdrawn a moment ago has none."""
    return [forms[pk] for pk in pks if pk in forms]
