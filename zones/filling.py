"""Makes the stored forms of zones ahead of their readers."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from django.conf import settings
from django.utils import translation

from ezportal.parts import in_parts
from zones.api.stored import make_csv_lines, make_details, make_rows
from zones.index.current import current_table
from zones.models import PROFILES, FormKind, StoredForm
from zones.stored.keeping import Maker, make_forms, validity
from zones.views.stored import make_cards, make_lines, make_pages

BATCH = 200


MAKERS: dict[FormKind, Maker] = {
    FormKind.ROW: make_rows,
    FormKind.CSV: make_csv_lines,
    FormKind.LINE: make_lines,
    FormKind.CARD: make_cards,
    FormKind.DETAIL: make_details,
    FormKind.PAGE: make_pages,
}
# Every list needs these of every zone; profiles are kept only where somebody has asked for them.
OF_ALL_ZONES = (FormKind.ROW, FormKind.CSV, FormKind.LINE, FormKind.CARD)


def missing(kind: FormKind, language: str) -> list[int]:
    """Keys of the zones whose form is to be made: none is kept, or it is out of date."""
    table = current_table()
    kept = StoredForm.objects.filter(kind=kind, language=language).values_list("zone_id", "sequence", "release")
    is_valid, release = validity(kind, table), settings.RELEASE[:40]
    valid = {pk: made_by == release and is_valid(pk, sequence) for pk, sequence, made_by in kept}
    return [pk for pk in table.all if not valid.get(pk, kind not in OF_ALL_ZONES)]


def fill_forms(
    kinds: Sequence[FormKind] = tuple(MAKERS), languages: Sequence[str] = (), *, seconds: float | None = None
) -> Iterator[tuple[FormKind, str, int]]:
    """Make what is missing, batch by batch, and yield kind, language and number of each; stop after `seconds`."""
    until = None if seconds is None else time.monotonic() + seconds
    for language in languages or [code for code, _name in settings.LANGUAGES]:
        for kind in kinds:
            with translation.override(language):
                pks = missing(kind, language)
            size = 5 if kind in PROFILES else BATCH
            for part in in_parts(pks, size):
                if until is not None and time.monotonic() > until:
                    return
                made = make_forms(part, kind, MAKERS[kind], language)
                yield kind, language, len(made)
