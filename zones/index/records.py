"""Reads published zones, and what they are filed under, from the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import QuerySet

from zones.choices import Publication
from zones.derived import SUFFIXES
from zones.models import Industry, Zone, ZoneClassification, ZoneIndustry, ZoneType

COLUMNS = (
    "pk", "slug", "country_id", "province_id", "status", "development_form", "established", "area_ha", "longitude",
    "latitude", "location_precision", "component_of_id", "updated_at",
)  # fmt: skip
NAMES = tuple(f"name_{suffix}" for suffix in SUFFIXES)


class ZoneRecord(NamedTuple):
    """A published zone as the index knows it. `area_ha` and the point are numbers or None, `names` go by SUFFIXES."""

    pk: int
    slug: str
    country: str
    province: str | None
    status: str
    development_form: str
    established: str
    area_ha: float | None
    longitude: float | None
    latitude: float | None
    location_precision: str
    parent: int | None
    updated_at: float
    names: tuple[str, ...]

    def name_in(self, language: str) -> str:
        """The name as shown: in the language, else in English."""
        return self.names[SUFFIXES.index(language.replace("-", "_"))] or self.names[0]


def records(zones: QuerySet | None = None) -> Iterator[ZoneRecord]:
    zones = Zone._base_manager.all() if zones is None else zones
    rows = zones.filter(publication=Publication.PUBLISHED).order_by().values_list(*COLUMNS, *NAMES)
    for row in rows.iterator(chunk_size=5000):
        plain, names = list(row[: len(COLUMNS)]), row[len(COLUMNS) :]
        plain[7:10] = [None if value is None else float(value) for value in plain[7:10]]
        plain[12] = plain[12].timestamp()
        yield ZoneRecord._make([*plain, tuple(name or "" for name in names)])


def texts(pks: Iterable[int] | None = None) -> Iterator[tuple[int, str]]:
    """The search text of each published zone."""
    zones = Zone._base_manager.filter(publication=Publication.PUBLISHED)
    if pks is not None:
        zones = zones.filter(pk__in=list(pks))
    return zones.order_by().values_list("pk", "search_text").iterator(chunk_size=5000)


class Tree:
    """The terms of a tree by key, and which slugs a zone is filed under: its terms and all above them."""

    def __init__(self, model: type[ZoneType] | type[Industry]) -> None:
        terms: QuerySet[Any] = model._base_manager.all()
        self._terms = {pk: (slug, parent) for pk, slug, parent in terms.values_list("pk", "slug", "parent_id")}

    def slugs_of(self, keys: Iterable[int]) -> set[str]:
        slugs = set()
        for key in keys:
            term: int | None = key
            while term is not None:
                slug, term = self._terms[term]
                slugs.add(slug)
        return slugs


def filings(
    model: type[ZoneClassification] | type[ZoneIndustry], path: str, pks: Iterable[int] | None = None
) -> dict[int, list[int]]:
    """The keys of the terms that each zone has."""
    rows: QuerySet[Any] = model._base_manager.order_by()
    if pks is not None:
        rows = rows.filter(zone__in=list(pks))
    found: dict[int, list[int]] = defaultdict(list)
    for zone, term in rows.values_list("zone_id", path).iterator(chunk_size=5000):
        found[zone].append(term)
    return found
