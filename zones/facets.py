"""How many zones each value of a filter would give, under the other filters of the moment."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from zones.index.selection import Selection
from zones.index.table import TRUE, TRUTHS
from zones.index.vocabulary import Labels, Vocabulary

FACETS = (
    "country", "province", "status", "development_form", "zone_type", "industry", "cross_border", "has_location",
    "visited",
)  # fmt: skip


class FacetValue(NamedTuple):
    """`count` zones would be listed if this value were chosen; `is_chosen` says that it is."""

    value: str
    label: str
    count: int
    is_chosen: bool


class Facet:
    """The values of one filter. A page shows hundreds, so they are counted without an object for each.

    `counts` holds the values that would give any zone, and those that are `chosen`.
    """

    __slots__ = ("chosen", "counts", "labels")

    def __init__(self, labels: Labels, counts: dict[str, int], chosen: set[str]) -> None:
        self.labels, self.counts, self.chosen = labels, counts, chosen

    def __iter__(self) -> Iterator[FacetValue]:
        """In the order of the labels."""
        counts, chosen = self.counts, self.chosen
        return (
            FacetValue(value, label, counts[value], value in chosen)
            for value, label in self.labels.items()
            if value in counts
        )


Facets = dict[str, Facet]


def count_facets(selection: Selection) -> Facets:
    """Counts per value of each facet, leaving that facet's own filter aside.

    Each count is the size of the intersection of two sets in memory: no query, and no row is looked at.
    """
    vocabulary = selection.table.vocabulary(selection.language)
    return {facet: _counted(selection, facet, vocabulary) for facet in FACETS}


def _counted(selection: Selection, facet: str, vocabulary: Vocabulary) -> Facet:
    labels = vocabulary.labels[facet]
    chosen, counts = _chosen(selection, facet) & labels.keys(), _counts(selection, facet, vocabulary)
    for value in chosen:
        counts.setdefault(value, 0)
    return Facet(labels, counts, chosen)


def _counts(selection: Selection, facet: str, vocabulary: Vocabulary) -> dict[str, int]:
    zones = selection.matching(without=facet)
    members = selection.table.members[facet]
    if facet in TRUTHS:
        true = zones.intersection_cardinality(members.of(TRUE))
        both = {"true": true, "false": len(zones) - true}
        return {truth: count for truth, count in both.items() if count}
    if len(zones) == len(selection.table.all):
        return members.sizes()
    countries = selection.values.get("country")
    if facet == "province" and countries:
        # Provinces are half of all values, and those of other countries have none of these zones.
        own = chain.from_iterable(vocabulary.provinces_of.get(country, ()) for country in countries)
        return members.sizes_within(zones, set(own))
    return members.sizes_within(zones)


def _chosen(selection: Selection, facet: str) -> set[str]:
    chosen = selection.values.get(facet)
    if isinstance(chosen, bool):
        return {str(chosen).lower()}
    return set(chosen or ())
