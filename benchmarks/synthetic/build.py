"""Fills a throw-away database with invented zones, then lets the portal derive what it keeps beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F

from benchmarks.synthetic.guard import MARK, refuse_real_database
from benchmarks.synthetic.reference import load_reference, read_reference
from benchmarks.synthetic.rows import Generator, ZoneRows
from benchmarks.synthetic.tables import Table
from ezportal.parts import in_parts
from zones import derived, triggers
from zones.choices import ChangeAction, Publication
from zones.models import Change, DataVersion, Zone, ZoneVersion

BATCH = 2_000
DERIVED_BATCH = 500
PARTS = ("Claim", "ZoneClassification", "ZoneIndustry", "ZoneRole", "Facility", "Milestone", "ZoneAlias")


def build_reference(fixtures: Path) -> None:
    """Fill the tables that zones point to. Takes longest of all, so its outcome is kept for every number of zones."""
    refuse_real_database()
    triggers.install()
    load_reference(fixtures)


def build_rows(count: int, *, seed: int) -> None:
    """Write `count` zones with their parts and one change each, into a database that has the reference tables only.

    Zones come as drafts, get their claims and are published then, so that the triggers of the database itself
    certify that every value has its claim. Raises RealDatabase where anything real is.
    """
    refuse_real_database()
    if Zone.objects.exists():
        raise ValueError("The database has synthetic zones already; make another one.")
    generator = Generator(read_reference(), seed=seed)
    writers = {name: Table(_model(name)) for name in PARTS}
    zones = Table(Zone).with_key(Zone)
    for batch in in_parts(generator.zones(count), BATCH):
        with transaction.atomic():
            write_batch(zones, writers, batch)
    _set_counter(Zone)
    _analyse()


def write_batch(zones: Table, writers: dict[str, Table], batch: list[ZoneRows]) -> None:
    zones.write(rows.zone for rows in batch)
    for name, table in writers.items():
        table.write(row for rows in batch for row in rows.parts[name])
    keys = [rows.zone["id"] for rows in batch]
    written = Zone._base_manager.filter(pk__gte=keys[0], pk__lte=keys[-1])
    written.update(publication=Publication.PUBLISHED)
    _note_changes(batch)


def _note_changes(batch: list[ZoneRows]) -> None:
    """Each zone is a change of its own, and carries its number."""
    DataVersion.objects.filter(pk=1).update(last_sequence=F("last_sequence") + len(batch))
    last = DataVersion.objects.get(pk=1).last_sequence
    Table(Change).with_key(Change).write(
        {"sequence": last - len(batch) + number, "resource": "zones", "key": rows.zone["slug"],
         "action": ChangeAction.CREATED}
        for number, rows in enumerate(batch, 1)
    )  # fmt: skip
    first, last_key = batch[0].zone["id"], batch[-1].zone["id"]
    Table(ZoneVersion).write({"zone_id": pk, "sequence": pk + last - last_key} for pk in range(first, last_key + 1))


def build_derived() -> None:
    """Have the portal compute everything that it stores beside the rows, by its own functions."""
    refuse_real_database()
    keys = list(Zone._base_manager.order_by("pk").values_list("pk", flat=True))
    for batch in in_parts(keys, DERIVED_BATCH):
        with transaction.atomic():
            derived.refresh_zones(batch)
    # As the worker keeps them in operation, but only what an export reads: all languages would take hours here.
    # Lines and profiles are kept from their first reader on, who comes before the rounds.
    call_command("rebuild_public_forms", kinds=["row", "csv"], languages=["en"], verbosity=0)
    _analyse()


def _model(name: str) -> Any:
    return apps.get_model("zones", name)


def _set_counter(model: Any) -> None:
    """PostgreSQL counts keys apart from the rows, and knows nothing of those that were given."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            table = model._meta.db_table
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")


def _analyse() -> None:
    """The statistics that a database in use has by its own upkeep."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def count_marked() -> int:
    return Zone.objects.filter(slug__startswith=MARK).count()
