"""The admin: where staff and national focal points write. Who may do what stands in `zones.access`."""

from zones.admin import (
    claim,
    crossborder,
    indicators,
    parts,
    people,
    records,
    reference,
    rules,
    source,
    transport,
    zone,
)

__all__ = [
    "claim",
    "crossborder",
    "indicators",
    "parts",
    "people",
    "records",
    "reference",
    "rules",
    "source",
    "transport",
    "zone",
]
