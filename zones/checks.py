"""What does not fit together in the data on zones, shown to staff; nothing of it stops anybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ezportal.data_warnings import DataWarning
from zones.models import TransportLink, TransportSection
from zones.profile import plain


class WarningKind(TextChoices):
    LENGTH = "length", gettext_lazy("Lengths of sections")


def link_warnings(link: TransportLink) -> list[DataWarning]:
    """Warnings on a transport link; one query."""
    return list(section_lengths(link, list(link.sections.all())))


def section_lengths(link: TransportLink, sections: Sequence[TransportSection]) -> Iterator[DataWarning]:
    """The lengths of sections added up, against the length of what they are parts of.

    A section of unknown length counts with the sum of its own parts. Where some part has none either, the rest can
    only be too long. Each figure may be rounded: sums differ when they do by more than half a unit of the last place
    of every figure taken together.
    """
    wholes: list[TransportLink | TransportSection] = [link, *sections]
    for whole in wholes:
        parts = [section for section in sections if section.parent_id == (whole.pk if whole is not link else None)]
        if whole.length_km is None or not parts:
            continue
        lengths = [_length(part, sections) for part in parts]
        known = [length for length in lengths if length is not None]
        total, margin = sum(known, Decimal()), sum(map(_rounding, [*known, whole.length_km]), Decimal())
        if total - whole.length_km > margin or (len(known) == len(parts) and whole.length_km - total > margin):
            yield _uneven(whole, parts, total)


def _length(section: TransportSection, sections: Sequence[TransportSection]) -> Decimal | None:
    if section.length_km is not None:
        return section.length_km
    lengths = [_length(part, sections) for part in sections if part.parent_id == section.pk]
    known = [length for length in lengths if length is not None]
    return sum(known, Decimal()) if known and len(known) == len(lengths) else None


def _rounding(length: Decimal) -> Decimal:
    """Half a unit of the last place that is written: 0.5 for 427, 0.05 for 414.3."""
    places = max(0, -int(length.normalize().as_tuple().exponent))
    return Decimal(5).scaleb(-places - 1)


def _uneven(whole: TransportLink | TransportSection, parts: Sequence[TransportSection], total: Decimal) -> DataWarning:
    words = {"whole": whole, "total": plain(total), "stated": plain(whole.length_km or Decimal())}
    return DataWarning(
        WarningKind.LENGTH,
        _("“%(whole)s”: its sections add up to %(total)s km, but its length is %(stated)s km.") % words,
        (whole, *parts),
        ((_("sections added up"), _("%s km") % words["total"]), (_("length"), _("%s km") % words["stated"])),
    )
