"""The published zones of one data version: sets, orders and words, each made when first asked for.

A table that was given out never changes: several threads read in it at once, and some read for seconds. What a later
version has otherwise is changed in a copy.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from contextlib import suppress
from copy import copy
from threading import Lock
from typing import Any, Self, TypeVar

from django.db.models import QuerySet
from immutables import Map
from pyroaring import BitMap

from zones.choices import Publication
from zones.index.members import Blocks, Members
from zones.index.orders import Order
from zones.index.records import Tree, ZoneRecord, filings, records, texts
from zones.index.values import NAMES, SortedValues, names_of
from zones.index.vocabulary import Vocabulary
from zones.index.words import Words
from zones.models import (
    AreaMember,
    Industry,
    Zone,
    ZoneClassification,
    ZoneIndustry,
    ZoneType,
    ZoneVersion,
    surroundings_sequence,
)

# Facets that say whether something is so; their one set holds the zones of which it is.
TRUTHS = ("cross_border", "has_location", "visited")
TRUE = "true"
COLUMNS = ("country", "province", "status", "development_form")
# Orders that are kept, the last used ones: there are twelve for each language, and each holds a key for every zone.
MOST_ORDERS = 16
# Ranges of values that are kept: the same limits come with many other filters.
MOST_RANGES = 200

# The zones to be filed, by facet and value.
Filed = dict[str, defaultdict[str, BitMap]]

K = TypeVar("K")
V = TypeVar("V")


class ZoneTable:
    def __init__(self, version: int) -> None:
        self.version = version
        # The data version that last changed something which any zone's profile may show.
        self.surroundings = surroundings_sequence()
        self.records: Map[int, ZoneRecord] = Map()
        self.by_slug: Map[str, int] = Map()
        # The data version that last changed what the public sees of a zone, also where that is in other rows.
        self.versions: Map[int, int] = Map(ZoneVersion.objects.values_list("zone", "sequence").iterator())
        self.all = BitMap()
        self._blocks = Blocks(self.all)
        self.members = {facet: Members({}, self._blocks) for facet in (*COLUMNS, "zone_type", "industry", *TRUTHS)}
        self.children: dict[int, BitMap] = {}
        self._orders: OrderedDict[tuple[str, str], Order] = OrderedDict()
        self._words: dict[str, Words] = {}
        self._values: dict[str, SortedValues] = {}
        self._ranges: dict[tuple[str, Any, Any], BitMap] = {}
        self._vocabularies: dict[str, Vocabulary] = {}
        # Whoever makes one of these. Many ask for it at once after a start, and each would make it in the others' way.
        self._making = Lock()
        self._types, self._industries = Tree(ZoneType), Tree(Industry)
        self._file(BitMap(), self._put_in(records(), None))
        self._freshen()

    # --- Following the changes -----------------------------------------------------------

    def followed(self, version: int, slugs: Iterable[str], surroundings: int, *, has_new_labels: bool) -> Self:
        """The table of a later version, in which these zones changed, appeared or went.

        `has_new_labels` says that values of filters may be called otherwise now.
        """
        later = copy(self)
        later.version, later.surroundings = version, surroundings
        if has_new_labels:
            later._vocabularies = {}
        later.versions = self.versions.update(
            ZoneVersion.objects.filter(sequence__gt=self.version).values_list("zone", "sequence")
        )
        if slugs := list(slugs):
            gone = [self.records[pk] for slug in slugs if (pk := self.by_slug.get(slug)) is not None]
            later._exchange(gone, list(records(Zone._base_manager.filter(slug__in=slugs))))
        else:
            later.members = self.members.copy()
        later._freshen()
        return later

    def _exchange(self, gone: list[ZoneRecord], added: list[ZoneRecord]) -> None:
        """Put some zones in the place of others, in copies of all that tells of them."""
        self.all = self.all.copy()
        self.children = self.children.copy()
        self._take_out(gone)
        filed = self._put_in(added, [record.pk for record in added])
        self._file(BitMap([record.pk for record in gone]), filed)
        self._orders = OrderedDict((key, order.among(self.records)) for key, order in list(self._orders.items()))
        ranges = list(self._ranges.items())  # first: other threads may add ranges, also of columns that are new
        self._values = {column: values.copy() for column, values in list(self._values.items())}
        self._ranges = {
            (column, low, high): self._values[column].patched(found, low, high, gone=gone, added=added)
            for (column, low, high), found in ranges
        }
        sorted_ones: list[Order | SortedValues] = [*self._orders.values(), *self._values.values()]
        for kept in sorted_ones:
            for record in gone:
                kept.discard(record)
            for record in added:
                kept.add(record)
        self._words = {kind: words.copy() for kind, words in list(self._words.items())}
        self._change_words([record.pk for record in gone], [record.pk for record in added])

    def _freshen(self) -> None:
        """What a change of other rows can alter: small sets are read whole."""
        sides = AreaMember._base_manager.filter(area__publication=Publication.PUBLISHED, zone__isnull=False)
        visited = Zone.objects.visited().order_by().values_list("pk", flat=True)
        for facet, pks in (("cross_border", sides.values_list("zone_id", flat=True)), ("visited", visited)):
            self.members[facet] = Members({TRUE: self._public(pks)}, self._blocks)

    def _public(self, pks: QuerySet) -> BitMap:
        return BitMap(pks) & self.all

    def _put_in(self, added: Iterable[ZoneRecord], pks: list[int] | None) -> Filed:
        types = filings(ZoneClassification, "zone_type_id", pks)
        industries = filings(ZoneIndustry, "industry_id", pks)
        by_pk, by_slug = self.records.mutate(), self.by_slug.mutate()
        filed: Filed = {facet: defaultdict(BitMap) for facet in self.members}
        for record in added:
            pk = record.pk
            by_pk[pk], by_slug[record.slug] = record, pk
            self.all.add(pk)
            for facet, value in self._filed(record, types.get(pk, ()), industries.get(pk, ())):
                filed[facet][value].add(pk)
            if record.parent is not None:
                self.children[record.parent] = self.children.get(record.parent, BitMap()) | BitMap([pk])
        self.records, self.by_slug = by_pk.finish(), by_slug.finish()
        return filed

    def _file(self, gone: BitMap, filed: Filed) -> None:
        self._blocks = Blocks(self.all)
        self.members = {
            facet: members.followed(gone, filed[facet], self._blocks) for facet, members in self.members.items()
        }

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

    def _take_out(self, gone: Iterable[ZoneRecord]) -> None:
        for record in gone:
            self.records, self.by_slug = self.records.delete(record.pk), self.by_slug.delete(record.slug)
            self.all.discard(record.pk)
            if record.parent is not None:
                self.children[record.parent] = self.children[record.parent] - BitMap([record.pk])

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
    def _made_once(self, made: MutableMapping[K, V], key: K, make: Callable[[], V]) -> V:
        found = made.get(key)
        if found is None:
            with self._making:
                found = made.get(key)
                if found is None:
                    found = made[key] = make()
        return found

    def order(self, ordering: str, language: str) -> Order:
        key = ordering, language
        found = self._made_once(self._orders, key, lambda: Order(ordering, language, self.records))
        with suppress(KeyError):  # another thread may put out orders meanwhile
            self._orders.move_to_end(key)
            while len(self._orders) > MOST_ORDERS:
                self._orders.popitem(last=False)
        return found

    def prepare(self, language: str) -> None:
        """Make what a first list and a first search in this language need."""
        self.order("name", language)
        self.vocabulary(language)
        self.texts_with("a")
        self.names_with("a")
        self.named("a", whole=True)

    def texts_with(self, part: str) -> BitMap:
        return self._containing("texts", part)

    def names_with(self, part: str) -> BitMap:
        return self._containing("names", part)

    def _containing(self, kind: str, part: str) -> BitMap:
        words = self._made_once(self._words, kind, lambda: self._gathered(kind))
        # Worn words still find everything: while one thread gathers new ones, the others go on with them.
        if words.is_worn(len(self.records)) and self._making.acquire(blocking=False):
            try:
                words = self._words[kind] = self._gathered(kind)
            finally:
                self._making.release()
        return words.containing(part) & self.all

    def _gathered(self, kind: str) -> Words:
        if kind == "texts":
            return Words(texts())
        return Words((pk, " ".join(names_of(record))) for pk, record in self.records.items())

    def with_value(self, column: str, low: Any, high: Any) -> BitMap:
        """Zones whose value lies between the limits, both included; those without a value never do."""
        found = self._ranges.get((column, low, high))
        if found is None:
            values = self._made_once(self._values, column, lambda: SortedValues(column, self.records.values()))
            found = values.between(low, high)
            if len(self._ranges) >= MOST_RANGES:
                self._ranges = {}
            self._ranges[column, low, high] = found
        return found

    def named(self, prefix: str, *, whole: bool) -> BitMap:
        """Zones one of whose names is the text, or begins with it; `prefix` is normalised."""
        return self.with_value(NAMES, prefix, prefix if whole else prefix + "\U0010ffff")

    def vocabulary(self, language: str) -> Vocabulary:
        return self._made_once(self._vocabularies, language, lambda: Vocabulary(language))
