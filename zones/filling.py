"""Makes the stored forms of zones ahead of their readers."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from ezportal.parts import in_parts
from zones.api.stored import make_csv_lines, make_details, make_rows
from zones.index.current import current_table
from zones.models import FormKind, StoredForm
from zones.stored.keeping import Maker, make_forms
from zones.views.stored import make_cards, make_lines, make_pages

BATCH = 200


@dataclass(frozen=True)
class Kind:
    """How forms of a kind are made; wide ones show more than the zone and its own parts."""

    make: Maker
    is_wide: bool = False


KINDS = {
    FormKind.ROW: Kind(make_rows),
    FormKind.CSV: Kind(make_csv_lines),
    FormKind.LINE: Kind(make_lines),
    FormKind.CARD: Kind(make_cards),
    FormKind.DETAIL: Kind(make_details, is_wide=True),
    FormKind.PAGE: Kind(make_pages, is_wide=True),
}
# Every list needs these of every zone; profiles are kept only where somebody has asked for them.
OF_ALL_ZONES = (FormKind.ROW, FormKind.CSV, FormKind.LINE, FormKind.CARD)


def missing(kind: FormKind, language: str) -> list[int]:
    """Keys of the zones whose form is to be made: none is kept, or it is out of date."""
    table = current_table()
    kept = StoredForm.objects.filter(kind=kind, language=language)
    valid = kept.valid(table.surroundings if KINDS[kind].is_wide else 0).filter(release=settings.RELEASE[:40])
    wanted = table.all if kind in OF_ALL_ZONES else set(kept.values_list("zone_id", flat=True)) & set(table.all)
    return sorted(set(wanted) - set(valid.values_list("zone_id", flat=True)))


def fill_forms(
    kinds: Sequence[FormKind] = tuple(KINDS), languages: Sequence[str] = (), *, seconds: float | None = None
) -> Iterator[tuple[FormKind, str, int]]:
    """Make what is missing, batch by batch, and yield kind, language and number of each; stop after `seconds`."""
    until = None if seconds is None else time.monotonic() + seconds
    for language in languages or [code for code, _name in settings.LANGUAGES]:
        for kind in kinds:
            with translation.override(language):
                pks = missing(kind, language)
            size = 5 if KINDS[kind].is_wide else BATCH
            for part in in_parts(pks, size):
                if until is not None and time.monotonic() > until:
                    return
                made = make_forms(part, kind, KINDS[kind].make, language)
                yield kind, language, len(made)
