"""The published zones of one data version: sets, orders and words, each made when first asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Max, Min, Q, QuerySet
from pyroaring import BitMap

from zones.choices import Publication
from zones.index.orders import Order
from zones.index.records import Tree, ZoneRecord, filings, records, texts
from zones.index.values import NAMES, SortedValues, names_of
from zones.index.vocabulary import Vocabulary
from zones.index.words import Words
from zones.models import AreaMember, Change, Industry, Zone, ZoneClassification, ZoneIndustry, ZoneType

# Facets that say whether something is so; their one set holds the zones of which it is.
TRUTHS = ("cross_border", "has_location", "visited")
TRUE = "true"
COLUMNS = ("country", "province", "status", "development_form")


class ZoneTable:
    def __init__(self, version: int) -> None:
        self.version = version
        # The data version that last changed anything else than zones: profiles show much of that.
        self.surroundings = last_of_other_resources()
        self.records: dict[int, ZoneRecord] = {}
        self.by_slug: dict[str, int] = {}
        self.all = BitMap()
        self.sets: dict[str, dict[str, BitMap]] = {
            facet: defaultdict(BitMap) for facet in (*COLUMNS, "zone_type", "industry", *TRUTHS)
        }
        self.children: dict[int, BitMap] = defaultdict(BitMap)
        self._orders: dict[tuple[str, str], Order] = {}
        self._words: dict[str, Words] = {}
        self._values: dict[str, SortedValues] = {}
        self._vocabularies: dict[str, Vocabulary] = {}
        self._types, self._industries = Tree(ZoneType), Tree(Industry)
        self._add(records(), None)
        self._freshen()

    # --- Following the changes -----------------------------------------------------------

    def update(self, slugs: Iterable[str]) -> None:
        """Read these zones again: they changed, appeared or are gone."""
        slugs = list(slugs)
        zones = Zone._base_manager.filter(slug__in=slugs)
        gone = [pk for slug in slugs if (pk := self.by_slug.get(slug)) is not None]
        for pk in gone:
            self._discard(pk)
        added = list(records(zones))
        self._add(added, [record.pk for record in added])
        self._change_words(gone, [record.pk for record in added])
        self._freshen()

    def _freshen(self) -> None:
        """What a change of other rows can alter: small sets are read whole."""
        self._vocabularies = {}
        sides = AreaMember._base_manager.filter(area__publication=Publication.PUBLISHED, zone__isnull=False)
        self.sets["cross_border"] = {TRUE: self._public(sides.values_list("zone_id", flat=True))}
        self.sets["visited"] = {TRUE: self._public(Zone.objects.visited().order_by().values_list("pk", flat=True))}

    def _public(self, pks: QuerySet) -> BitMap:
        return BitMap(pks) & self.all

    def _add(self, added: Iterable[ZoneRecord], pks: list[int] | None) -> None:
        types = filings(ZoneClassification, "zone_type_id", pks)
        industries = filings(ZoneIndustry, "industry_id", pks)
        for record in added:
            pk = record.pk
            self.records[pk] = record
            self.by_slug[record.slug] = pk
            self.all.add(pk)
            for facet, value in self._filed(record, types.get(pk, ()), industries.get(pk, ())):
                self.sets[facet][value].add(pk)
            if record.parent is not None:
                self.children[record.parent].add(pk)
            for kept in self._sorted():
                kept.add(record)

    def _sorted(self) -> list[Order | SortedValues]:
        """What was asked for so far and has to follow each change."""
        return [*self._orders.values(), *self._values.values()]

    def _filed(self, record: ZoneRecord, types: Iterable[int], industries: Iterable[int]) -> Iterator[tuple[str, str]]:
        for facet in COLUMNS:
            if value := getattr(record, facet):
                yield facet, value
        for slug in self._types.slugs_of(types):
            yield "zone_type", slug
        for slug in self._industries.slugs_of(industries):
            yield "industry", slug
        if record.longitude is not None:
            yield "has_location", TRUE

    def _discard(self, pk: int) -> None:
        record = self.records.pop(pk)
        del self.by_slug[record.slug]
        self.all.discard(pk)
        for values in self.sets.values():
            for chosen in values.values():
                chosen.discard(pk)
        if record.parent is not None:
            self.children[record.parent].discard(pk)
        for kept in self._sorted():
            kept.discard(record)

    def _change_words(self, gone: Iterable[int], added: list[int]) -> None:
        for pk in gone:
            for words in self._words.values():
                words.change(pk, "")
        if in_texts := self._words.get("texts"):
            for pk, text in texts(added):
                in_texts.change(pk, text)
        if in_names := self._words.get("names"):
            for pk in added:
                in_names.change(pk, " ".join(names_of(self.records[pk])))

    # --- Asking --------------------------------------------------------------------------
    def order(self, ordering: str, language: str) -> Order:
        found = self._orders.get((ordering, language))
        if found is None:
            found = self._orders[ordering, language] = Order(ordering, language, self.records.values())
        return found

    def texts_with(self, part: str) -> BitMap:
        return self._containing("texts", part)

    def names_with(self, part: str) -> BitMap:
        return self._containing("names", part)

    def _containing(self, kind: str, part: str) -> BitMap:
        words = self._words.get(kind)
        if words is None or words.is_worn(len(self.records)):
            source = texts() if kind == "texts" else ((pk, " ".join(names_of(row))) for pk, row in self.records.items())
            words = self._words[kind] = Words(source)
        return words.containing(part) & self.all

    def with_value(self, column: str, low: Any, high: Any) -> BitMap:
        """Zones whose value lies between the limits, both included; those without a value never do."""
        values = self._values.get(column)
        if values is None:
            values = self._values[column] = SortedValues(column, self.records.values())
        return values.between(low, high)

    def named(self, prefix: str, *, whole: bool) -> BitMap:
        """Zones one of whose names is the text, or begins with it; `prefix` is normalised."""
        return self.with_value(NAMES, prefix, prefix if whole else prefix + "\U0010ffff")

    def vocabulary(self, language: str) -> Vocabulary:
        found = self._vocabularies.get(language)
        if found is None:
            found = self._vocabularies[language] = Vocabulary(language)
        return found


def last_of_other_resources() -> int:
    kept = Change.objects.aggregate(
        other=Max("sequence", filter=~Q(resource=Zone.public_resource)), oldest=Min("sequence")
    )
    # What was before the oldest change that is kept is not known any more.
    return max(kept["other"] or 0, (kept["oldest"] or 1) - 1)
