"""Rows of a selection of zones for the API: from what is kept where that is enough, else from the database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.utils import translation

from ezportal.api.serializers import ResourceSerializer
from zones.api import querysets
from zones.api.stored import as_json, make_rows
from zones.index.selection import Selection
from zones.models import FormKind
from zones.stored.keeping import forms_of, in_order

BATCH = 500
Row = dict[str, Any]


class ZoneRows:
    """`base` is the scheme and host of the portal; the serializer says which fields are wanted."""

    def __init__(self, selection: Selection, serializer: ResourceSerializer, base: str) -> None:
        self.selection, self.serializer, self.base = selection, serializer, base
        self.only: set[str] | None = serializer.only
        self.has_distances = bool(selection.values.get("near"))

    def with_fields(self, only: set[str] | None) -> ZoneRows:
        serializer = type(self.serializer)(context=self.serializer.context, only=only)
        return ZoneRows(self.selection, serializer, self.base)

    def as_json(self, pks: Sequence[int]) -> Iterable[bytes]:
        if self.only is None and not self.has_distances and not self.serializer.context.get("translations"):
            return self._kept(pks)
        return map(as_json, self.of(pks))

    def of(self, pks: Sequence[int]) -> list[Row]:
        if self.serializer.context.get("translations"):
            return self._serialized(pks)
        rows = [json.loads(row) for row in self._kept(pks)]
        if self.has_distances:
            for pk, row in zip(pks, rows, strict=True):
                row["distance_km"] = round(self.selection.distances[pk], 1)
        if self.only is None:
            return rows
        return [{name: value for name, value in row.items() if name in self.only} for row in rows]

    def every(self) -> Iterator[Row]:
        """All rows, batch by batch; in the language of now, also when they are read after the view has returned."""
        language = translation.get_language() or "en"
        pks = self.selection.ranked()
        while batch := list(islice(pks, BATCH)):
            with translation.override(language):
                rows = self.of(batch)
            yield from rows

    def _kept(self, pks: Sequence[int]) -> list[bytes]:
        return [form.at(self.base) for form in in_order(pks, forms_of(pks, FormKind.ROW, make_rows))]

    def _serialized(self, pks: Sequence[int]) -> list[Row]:
        zones = {zone.pk: zone for zone in querysets.zone_rows().filter(pk__in=pks)}
        for pk, zone in zones.items():
            if self.has_distances:
                zone.distance_km = self.selection.distances[pk]
        return [self.serializer.to_representation(zones[pk]) for pk in pks if pk in zones]
