"""Rows of a selection of zones for the API: from what is kept where that is enough, else from the database."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, TypeVar

from django.utils import translation

from ezportal.api import tables
from ezportal.api.serializers import ResourceSerializer
from ezportal.parts import in_parts
from zones.api import querysets
from zones.api.stored import as_json, make_csv_lines, make_rows
from zones.index.selection import Selection
from zones.models import FormKind
from zones.stored.ahead import forms_in_parts
from zones.stored.keeping import Maker, forms_of, in_order
from zones.stored.made import Made, at

Row = dict[str, Any]
T = TypeVar("T")


def put_together(pks: Sequence[int], forms: dict[int, Made], between: bytes, base: str) -> bytes:
    """The forms in the order of the keys, as the portal at this scheme and host gives them out."""
    return at(base, between.join(form.body for form in in_order(pks, forms)))


class ZoneRows:
    """`base` is the scheme and host of the portal; the serializer says which fields are wanted."""

    def __init__(self, selection: Selection, serializer: ResourceSerializer, base: str) -> None:
        self.selection, self.serializer, self.base = selection, serializer, base
        self.only: set[str] | None = serializer.only
        self.has_distances = bool(selection.values.get("near"))

    def with_fields(self, only: set[str] | None) -> ZoneRows:
        serializer = type(self.serializer)(context=self.serializer.context, only=only)
        return ZoneRows(self.selection, serializer, self.base)

    @property
    def is_as_kept(self) -> bool:
        """Whether rows are asked for in the form that is kept."""
        return self.only is None and not self.has_distances and not self.serializer.context.get("translations")

    def as_json(self, pks: Sequence[int]) -> bytes:
        """The rows with commas between them."""
        if self.is_as_kept:
            return self._kept(pks, FormKind.ROW, make_rows, b",")
        return b",".join(map(as_json, self.of(pks)))

    def as_csv(self) -> Iterator[str | bytes]:
        """All rows below a header, batch by batch."""
        columns = tables.columns_of(self.serializer)
        if not self.is_as_kept:
            return tables.csv_chunks(self.every(), columns)
        selection = self.selection
        batches = in_parts(selection.ranked())
        parts = forms_in_parts(batches, FormKind.CSV, make_csv_lines, selection.language, selection.table)
        lines = (put_together(pks, forms, b"", self.base) for pks, forms in parts)
        return chain([tables.csv_header(columns)], lines)

    def of(self, pks: Sequence[int]) -> list[Row]:
        if self.serializer.context.get("translations"):
            return self._serialized(pks)
        rows = json.loads(b"[%s]" % self._kept(pks, FormKind.ROW, make_rows, b","))
        if self.has_distances:
            slugs = self.selection.table.by_slug
            for row in rows:  # a zone that was withdrawn a moment ago has none
                row["distance_km"] = round(self.selection.distances[slugs[row["slug"]]], 1)
        if self.only is None:
            return rows
        return [{name: value for name, value in row.items() if name in self.only} for row in rows]

    def every(self) -> Iterator[Row]:
        """All rows, batch by batch; in the language of now, also when they are read after the view has returned."""
        return chain.from_iterable(self._batches(self.of))

    def _batches(self, make: Callable[[Sequence[int]], T]) -> Iterator[T]:
        for batch in in_parts(self.selection.ranked()):
            with translation.override(self.selection.language):
                made = make(batch)
            yield made

    def _kept(self, pks: Sequence[int], kind: FormKind, make: Maker, between: bytes) -> bytes:
        return put_together(pks, forms_of(pks, kind, make, self.selection.table), between, self.base)

    def _serialized(self, pks: Sequence[int]) -> list[Row]:
        zones = {zone.pk: zone for zone in querysets.zone_rows().filter(pk__in=pks)}
        for pk, zone in zones.items():
            if self.has_distances:
                zone.distance_km = self.selection.distances[pk]
        return [self.serializer.to_representation(zones[pk]) for pk in pks if pk in zones]
