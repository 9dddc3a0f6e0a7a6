"""Loading the whole of `fixtures/`, in the order in which rows need each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db.models import Model

from zones import models
from zones.loading import tables
from zones.loading.problems import LoadError
from zones.loading.reading import Row, read
from zones.loading.upsert import Registry, Report, Table, Upserter
from zones.loading.zones import ZoneWriter
from zones.models import record_changes

Step = Callable[[str, int], None]


def load(folder: Path, *, on_row: Step = lambda what, rows: None) -> Report:
    """Load every file of the folder in one transaction.

    `on_row(what, rows)` is called when rows of a kind are done. Raises LoadError with all problems found, and leaves
    the database as it was.
    """
    loader = Loader(folder, on_row)
    with record_changes():
        loader.run()
        if loader.upserter.problems:
            raise LoadError(loader.upserter.problems)
    return loader.report


def count_rows(folder: Path) -> int:
    """How many top-level rows the files have: the length of the progress bar."""
    files = [*FILES, *(file for files, _run in PARTS for file in files)]
    return sum(1 for pattern, section in files for _row in read(folder, pattern, section))


FILES = (
    ("sources*.csv", ""), ("countries.yaml", ""), ("provinces.csv", ""), ("zone_types.yaml", ""),
    ("industries.yaml", ""), ("indicators*.yaml", ""), ("organisations/*.yaml", ""), ("regulations/*.yaml", ""),
    ("zones/*.yaml", ""), ("incentives*.yaml", ""), ("procedures.yaml", ""), ("country_overviews.yaml", ""),
    ("crossborder.yaml", "cross_border_areas"), ("crossborder.yaml", "border_crossings"), ("transport.yaml", ""),
)  # fmt: skip


# What other apps keep in the folder: their files and the function that loads them, after those of zones.
PARTS: list[tuple[tuple[tuple[str, str], ...], Callable[[Loader], None]]] = []


def add_part(files: tuple[tuple[str, str], ...], run: Callable[[Loader], None]) -> None:
    """Called by an app when it is ready."""
    if (files, run) not in PARTS:
        PARTS.append((files, run))


class Loader:
    """One load: reads the files in order and writes their rows through one upserter."""

    def __init__(self, folder: Path, on_row: Step) -> None:
        self.folder = folder
        self.on_row = on_row
        self.report = Report()
        self.upserter = Upserter(Registry(), self.report)

    def reference(self) -> None:
        """What zones are described by: sources, countries, provinces, types, industries, indicators."""
        self.plain("sources*.csv", tables.SOURCES)
        self.plain("countries.yaml", tables.COUNTRIES)
        self.plain("provinces.csv", tables.PROVINCES)
        self._tree("zone_types.yaml", tables.ZONE_TYPES)
        self._tree("industries.yaml", tables.INDUSTRIES)
        self.plain("indicators*.yaml", tables.INDICATORS)

    def run(self) -> None:
        self.reference()
        self._tree("organisations/*.yaml", tables.ORGANISATIONS)
        self.plain("regulations/*.yaml", tables.REGULATIONS)
        self._zones()
        self.plain("incentives*.yaml", tables.INCENTIVES)
        self._with_parts("procedures.yaml", "", tables.PROCEDURES, {"steps": tables.STEPS}, "procedure")
        self._overviews()
        self._with_parts("crossborder.yaml", "cross_border_areas", tables.AREAS, tables.AREA_PARTS, "area")
        self._crossings()
        self._with_parts("transport.yaml", "", tables.LINKS, tables.LINK_PARTS, "link")
        for _files, run in PARTS:
            run(self)

    def rows(self, pattern: str, section: str = "") -> list[Row]:
        return list(read(self.folder, pattern, section))

    def write(self, table: Table, row: Row, owner: dict[str, Any] | None = None) -> Any:
        """The saved row, None where it was refused (the problem is kept for the end)."""
        return self.upserter.write(table, row, owner)

    def tick(self, model: type[Model]) -> None:
        """One top-level row of a kind is done."""
        self.on_row(str(model._meta.verbose_name_plural), 1)

    def plain(self, pattern: str, table: Table) -> None:
        for row in read(self.folder, pattern):
            self.upserter.write(table, row)
            self.on_row(str(table.model._meta.verbose_name_plural), 1)

    def _tree(self, pattern: str, table: Table) -> None:
        """Parents before children, whatever the order of the file."""
        waiting = list(read(self.folder, pattern))
        slugs = {str(row.values.get("slug")) for row in waiting}
        done: set[str] = set()
        while waiting:
            ready = [r for r in waiting if str(r.values.get("parent") or "") not in slugs - done]
            if not ready:
                raise LoadError([row.problem("parent", "the parents form a circle") for row in waiting])
            for row in ready:
                self.upserter.write(table, row)
                done.add(str(row.values.get("slug")))
                self.on_row(str(table.model._meta.verbose_name_plural), 1)
            waiting = [row for row in waiting if str(row.values.get("slug")) not in done]

    def _zones(self) -> None:
        writer = ZoneWriter(self.upserter)
        rows = list(read(self.folder, "zones/*.yaml"))
        for row in rows:
            writer.write(row)
            self.on_row(str(models.Zone._meta.verbose_name_plural), 1)
        for row in rows:
            writer.write_late(row)

    def _overviews(self) -> None:
        """Counts first name the total they belong to by its label."""
        by_label: dict[tuple[Any, str], models.CountryOverview] = {}
        for order, row in enumerate(read(self.folder, "country_overviews.yaml"), 1):
            owner: dict[str, Any] = {"order": order}
            if row.values.get("under"):
                owner["total"] = by_label.get((row.values.get("country"), row.values["under"]))
                if owner["total"] is None:
                    self.upserter.problems.append(
                        row.problem("under", f"there is no total “{row.values['under']}” above")
                    )
            saved = self.upserter.write(tables.OVERVIEWS, row, owner)
            by_label[row.values.get("country"), str(row.values.get("label_en"))] = saved
            self.on_row(str(models.CountryOverview._meta.verbose_name_plural), 1)

    def _with_parts(self, file: str, section: str, table: Table, parts: dict[str, Table], owner: str) -> None:
        for row in read(self.folder, file, section):
            saved = self.upserter.write(table, row)
            if saved is not None:
                for key, part_table in parts.items():
                    self._parts(row, key, part_table, {owner: saved})
            self.on_row(str(table.model._meta.verbose_name_plural), 1)

    def _parts(self, row: Row, key: str, table: Table, owner: dict[str, Any]) -> None:
        inherited = {word: row.values[word] for word in ("source", "at") if row.values.get(word)}
        for order, child in enumerate(row.children(key), 1):
            # A part without a source of its own stands in the source of its row.
            values = child.values if child.values.get("source") else {**inherited, **child.values}
            given = dict(owner)
            if key == "figures":
                given["order"] = order
            self.upserter.write(table, Row(child.file, child.name, values), given)

    def _crossings(self) -> None:
        for row in read(self.folder, "crossborder.yaml", "border_crossings"):
            values = dict(row.values)
            countries = list(values.get("countries") or [])
            values.update(zip(("country", "neighbour"), countries, strict=False))
            location = str(values.get("location") or "").split()
            if len(location) == 3:
                values.update(zip(("longitude", "latitude", "location_precision"), location, strict=True))
            saved = self.upserter.write(tables.CROSSINGS, Row(row.file, row.name, values))
            for slug in values.get("near_zones") or [] if saved is not None else []:
                link = {"zone": slug, "source": values.get("source"), "at": values.get("at")}
                self.upserter.write(tables.CROSSING_ZONES, row.child(f"near_zones[{slug}]", link), {"crossing": saved})
            self.on_row(str(models.BorderCrossing._meta.verbose_name_plural), 1)
