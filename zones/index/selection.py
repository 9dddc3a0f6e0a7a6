"""The zones that a set of filters leaves, how many, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, reduce
from itertools import chain
from operator import and_, or_
from typing import Any

from django.utils.translation import get_language
from pyroaring import BitMap

from zones.derived import normalise
from zones.geography import kilometres_between
from zones.index.orders import take
from zones.index.table import TRUE, TRUTHS, ZoneTable

NO_PARENT = "none"
RADIUS_KM = 100  # where `near` comes without `radius_km`
LAST_DAY = "~"  # follows every month and day of a year


class Selection:
    """`values` are the cleaned values of the filters, by name; empty ones do not narrow."""

    def __init__(self, table: ZoneTable, values: dict[str, Any]) -> None:
        self.table, self.values = table, values
        self.language = get_language() or "en"

    # --- Which ---------------------------------------------------------------------------
    @cached_property
    def parts(self) -> dict[str, BitMap]:
        """The zones that each filter in force leaves."""
        found = {}
        for name, value in self.values.items():
            if value in (None, "", []):
                continue
            if name in self.table.members and name not in TRUTHS:
                found[name] = reduce(or_, map(self.table.members[name].of, value), BitMap())
            elif narrow := NARROWING.get(name):
                found[name] = narrow(self, value)
        return found

    def matching(self, without: str = "") -> BitMap:
        """The zones that all filters leave; `without` leaves one aside, for its own counts."""
        if without not in self.parts:
            return self.matches
        return reduce(and_, (part for name, part in self.parts.items() if name != without), self.table.all)

    @cached_property
    def matches(self) -> BitMap:
        return reduce(and_, self.parts.values(), self.table.all)

    def __len__(self) -> int:
        return len(self.matches)

    def truth(self, facet: str, is_true: bool) -> BitMap:
        chosen = self.table.members[facet].of(TRUE)
        return chosen if is_true else self.table.all - chosen

    def inside(self, slug: str) -> BitMap:
        children = self.table.children
        if slug != NO_PARENT:
            return children.get(self.table.by_slug[slug], BitMap())
        public = (parts for parent, parts in list(children.items()) if parent in self.table.records)
        return self.table.all - reduce(or_, public, BitMap())

    def searched(self, text: str) -> BitMap:
        words = normalise(text).split()
        return reduce(and_, map(self.table.texts_with, words), self.table.all)

    def in_box(self, box: tuple[float, float, float, float]) -> BitMap:
        west, south, east, north = box
        lon, lat = self.table.with_value("longitude", west, east), self.table.with_value("latitude", south, north)
        return lon & lat

    def near(self, point: tuple[float, float]) -> BitMap:
        radius = self.values.get("radius_km")
        limit = RADIUS_KM if radius is None else radius
        return BitMap([pk for pk, distance in self.distances.items() if distance <= limit])

    @cached_property
    def distances(self) -> dict[int, float]:
        """Kilometres from `near` to each zone that has a point and may lie in the circle."""
        lon, lat = self.values["near"]
        radius = self.values.get("radius_km")
        reach = (RADIUS_KM if radius is None else radius) / 111.0  # a degree of latitude is a little longer
        rows = (self.table.records[pk] for pk in self.table.with_value("latitude", lat - reach, lat + reach))
        return {
            row.pk: kilometres_between((lon, lat), (row.longitude, row.latitude))
            for row in rows
            if row.longitude is not None and row.latitude is not None
        }

    # --- In which order ------------------------------------------------------------------
    @property
    def ordering(self) -> str:
        fallback = "relevance" if self.values.get("q") else "distance" if self.values.get("near") else "name"
        return self.values.get("ordering") or fallback

    def tiers(self) -> list[BitMap]:
        """The matches by how well a name fits: is the text, begins with it, has its words; then all others."""
        text = normalise(self.values["q"])
        has_words = reduce(and_, map(self.table.names_with, text.split()), self.table.all)
        wanted = [self.table.named(text, whole=True), self.table.named(text, whole=False), has_words, self.table.all]
        tiers, rest = [], self.matches
        for better in wanted:
            tiers.append(rest & better)
            rest = rest - better
        return tiers if self.ordering == "relevance" else tiers[::-1]

    def _by_distance(self) -> list[int]:
        names = self.table.order("name", self.language)
        rows = [(self.distances[pk], names.key(self.table.records[pk])) for pk in self.matches]
        rows.sort(key=lambda row: row[1])
        rows.sort(key=lambda row: row[0], reverse=self.ordering.startswith("-"))
        return [key[-1] for _distance, key in rows]

    def ranked(self, after: int | None = None) -> Iterator[int]:
        """The keys of all matches in order, or of those after one of them."""
        kind = self.ordering.removeprefix("-")
        if kind == "distance":
            ranked = self._by_distance()
            return iter(ranked if after is None else ranked[ranked.index(after) + 1 :])
        if kind != "relevance":
            return self.table.order(self.ordering, self.language).all_of(self.matches, after)
        names, tiers = self.table.order("name", self.language), self.tiers()
        if after is not None:
            first = next(number for number, tier in enumerate(tiers) if after in tier)
            return chain(names.all_of(tiers[first], after), *(names.all_of(tier) for tier in tiers[first + 1 :]))
        return chain.from_iterable(names.all_of(tier) for tier in tiers)

    def page(self, offset: int, size: int, after: int | None = None) -> list[int]:
        """The keys of one page. With `after` it begins behind that match, however deep, at no further cost."""
        if after is not None:
            return take(self.ranked(after), 0, size)
        kind = self.ordering.removeprefix("-")
        if kind == "distance":
            return self._by_distance()[offset : offset + size]
        if kind != "relevance":
            return self.table.order(self.ordering, self.language).some_of(self.matches, offset, size)
        names = self.table.order("name", self.language)
        found: list[int] = []
        for tier in self.tiers():
            if offset < len(tier) and len(found) < size:
                found += names.some_of(tier, offset, size - len(found))
            offset = max(0, offset - len(tier))
        return found


NARROWING: dict[str, Callable[[Selection, Any], BitMap]] = {
    **{facet: lambda rows, value, facet=facet: rows.truth(facet, value) for facet in TRUTHS},  # type: ignore[misc]
    "established_from": lambda rows, year: rows.table.with_value("established", f"{year:04d}", None),
    "established_to": lambda rows, year: rows.table.with_value("established", None, f"{year:04d}{LAST_DAY}"),
    "area_min": lambda rows, area: rows.table.with_value("area_ha", area, None),
    "area_max": lambda rows, area: rows.table.with_value("area_ha", None, area),
    "updated_since": lambda rows, moment: rows.table.with_value("updated_at", moment.timestamp(), None),
    "parent": Selection.inside,
    "bbox": Selection.in_box,
    "near": Selection.near,
    "q": Selection.searched,
}
