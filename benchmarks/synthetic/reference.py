"""The reference tables of fixtures/, without any zone, and the one source that all invented claims name."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.synthetic.guard import SOURCE
from benchmarks.synthetic.places import PLACES
from benchmarks.synthetic.rows import Reference
from benchmarks.synthetic.words import vocabulary
from zones.choices import OrganisationKind, SourceKind
from zones.loading.load import Loader
from zones.loading.problems import LoadError
from zones.models import Industry, Organisation, Province, Source, ZoneType, record_changes

ORGANISATIONS = 40


def load_reference(folder: Path) -> None:
    """Load sources, countries, provinces, types, industries and indicators; make the synthetic source and bodies."""
    loader = Loader(folder, lambda what, rows: None)
    with record_changes():
        loader.reference()
        if loader.upserter.problems:
            raise LoadError(loader.upserter.problems)
        source = _synthetic_source()
        _synthetic_organisations(source)


def _synthetic_source() -> Source:
    source = Source(
        slug=SOURCE, title="Synthetic source of invented zones", kind=SourceKind.OTHER, publisher="Synthetic",
        note="Everything that names this source is invented by a generator, for measurements.",
    )  # fmt: skip
    source.save()
    return source


def _synthetic_organisations(source: Source) -> None:
    rng, words = random.Random("organisations"), vocabulary("en")
    for number in range(1, ORGANISATIONS + 1):
        name = f"Synthetic {number:03d} {words.sentence(rng, 2)} Development"
        body: Any = Organisation(slug=f"synthetic-{number:03d}", kind=OrganisationKind.DEVELOPER, source=source)
        body.name_en = name
        body.save()


def read_reference() -> Reference:
    provinces: dict[str, list[str]] = defaultdict(list)
    for code, country in _rows(Province).order_by("code").values_list("code", "country_id"):
        provinces[country].append(code)
    types = _rows(ZoneType).order_by("slug").values_list("pk", "country_id")
    shared = [pk for pk, country in types if country is None]
    return Reference(
        source=Source.objects.get(slug=SOURCE).pk,
        provinces=dict(provinces),
        zone_types={code: shared + [pk for pk, country in types if country == code] for code in PLACES},
        industries=_keys(_rows(Industry)),
        organisations=_keys(_rows(Organisation).filter(slug__startswith=SOURCE)),
    )


def _rows(model: Any) -> Any:
    return model._base_manager.all()


def _keys(rows: Any) -> list[int]:
    return list(rows.order_by("slug").values_list("pk", flat=True))
