"""How many zones each value of a filter would give, under the other filters of the moment."""

from dataclasses import dataclass

from pyroaring import BitMap

from zones.index.selection import Selection
from zones.index.table import TRUE, TRUTHS

FACETS = (
    "country", "province", "status", "development_form", "zone_type", "industry", "cross_border", "has_location",
    "visited",
)  # fmt: skip


@dataclass(slots=True)  # not frozen: a page has hundreds, which would be made three times as slowly
class FacetValue:
    """`count` zones would be listed if this value were chosen; `is_chosen` says that it is."""

    value: str
    label: str
    count: int
    is_chosen: bool


Facets = dict[str, list[FacetValue]]


def count_facets(selection: Selection) -> Facets:
    """Counts per value of each facet, leaving that facet's own filter aside.

    Each count is the size of the intersection of two sets in memory: no query, and no row is looked at.
    Values that give nothing are left out unless they are chosen.
    """
    labels = selection.table.vocabulary(selection.language).labels
    return {facet: _values(selection, facet, labels[facet]) for facet in FACETS}


def _values(selection: Selection, facet: str, labels: dict[str, str]) -> list[FacetValue]:
    counts, chosen = _counts(selection, facet), _chosen(selection, facet)
    return [
        FacetValue(value, label, count, value in chosen)
        for value, label in labels.items()
        if (count := counts.get(value, 0)) or value in chosen
    ]


def _counts(selection: Selection, facet: str) -> dict[str, int]:
    zones = selection.matching(without=facet)
    sets = selection.table.sets[facet]
    if facet in TRUTHS:
        true = zones.intersection_cardinality(sets.get(TRUE, BitMap()))
        return {"true": true, "false": len(zones) - true}
    if len(zones) == len(selection.table.all):
        return {value: len(members) for value, members in sets.items()}
    return {value: zones.intersection_cardinality(members) for value, members in sets.items()}


def _chosen(selection: Selection, facet: str) -> set[str]:
    chosen = selection.values.get(facet)
    if isinstance(chosen, bool):
        return {str(chosen).lower()}
    return set(chosen or ())
