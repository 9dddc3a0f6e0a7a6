"""What is computed from a zone and its parts and kept beside them: search text, freshness, conflicts."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Max, QuerySet, Value

from ezportal import cldr
from ezportal.keyed_queries import KeyedQuery
from ezportal.parts import SIZE, in_parts
from zones.choices import ClaimStatus, Publication
from zones.freshness import freshness

SUFFIXES = tuple(code.replace("-", "_") for code, _name in settings.LANGUAGES)


@cache
def _is_mark(char: str) -> bool:
    return bool(unicodedata.combining(char)) or unicodedata.category(char) == "Mn"


@cache
def _is_latin(char: str) -> bool:
    return "LATIN" in unicodedata.name(char, "")


@lru_cache(maxsize=20_000)
def normalise(text: str) -> str:
    """Text as it is searched: compatibility forms unified, accents of Latin letters folded, case folded.

    Marks of Khmer, Lao, Burmese and Thai are vowels and tones, so only marks on Latin letters are dropped. Names of
    countries, types and industries stand in the texts of thousands of zones, so what was folded lately is remembered.
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    folded = []
    base_is_latin = False
    for char in unicodedata.normalize("NFKD", text):
        if _is_mark(char):
            if base_is_latin:
                continue
        else:
            base_is_latin = _is_latin(char)
        folded.append("d" if char in "đĐ" else char)
    # Zero-width spaces are typed between words of some scripts and left out by others.
    return " ".join("".join(folded).replace("\u200b", "").casefold().split())


def _in_all_languages(*names: str) -> tuple[str, ...]:
    """The columns of translated texts."""
    return tuple(f"{name}_{suffix}" for name in names for suffix in SUFFIXES)


# Texts that stand in other tables: the model, and the columns of it and of what it names. Of those that have a state of
# publication the published ones are read.
_ELSEWHERE = (
    ("ZoneAlias", ("name",)),
    ("ZoneClassification", ("zone_type__abbreviation", *_in_all_languages("zone_type__name"))),
    ("ZoneRole", ("organisation__acronym", *_in_all_languages("organisation__name"))),
    ("ZoneIndustry", ("label", *_in_all_languages("industry__label"))),
    ("Facility", _in_all_languages("name", "description")),
    ("Tenant", _in_all_languages("name", "activity")),
    ("InvestmentOpportunity", _in_all_languages("title", "description")),
    ("ZoneService", _in_all_languages("name", "description")),
    ("Milestone", _in_all_languages("title", "description")),
)


# One query takes the keys once for each table.
AT_ONCE = SIZE // len(_ELSEWHERE)
_MOST_COLUMNS = max(len(columns) for _name, columns in _ELSEWHERE)


def _texts_in(place: int, name: str, columns: Sequence[str], pks: Sequence[int]) -> QuerySet[Any]:
    model = apps.get_model("zones", name)
    # Not by the model's manager, which puts translations in the place of columns.
    rows: QuerySet[Any] = QuerySet(model).filter(zone__in=pks).order_by()
    if hasattr(model, "publication"):
        rows = rows.filter(publication=Publication.PUBLISHED)
    none = [Value("")] * (_MOST_COLUMNS - len(columns))
    return rows.values_list(Value(place), "pk", "zone_id", *columns, *none)


def _in_all_tables(pks: Sequence[int]) -> QuerySet[Any]:
    first, *others = (_texts_in(place, *table, pks) for place, table in enumerate(_ELSEWHERE))
    return first.union(*others, all=True)


_elsewhere = KeyedQuery(_in_all_tables)


def _texts_elsewhere(pks: Sequence[int]) -> dict[int, list[str]]:
    """By zone, in the order of the tables and of their rows. Each save of a zone waits for this one query."""
    found: dict[int, list[str]] = defaultdict(list)
    for _place, _row, zone, *texts in sorted(_elsewhere.rows(pks), key=itemgetter(0, 1)):
        found[zone] += [text for text in texts if text]
    return found


# Texts of the zone and of what it lies in; the country's name in each language comes from the CLDR.
_OWN = (
    "slug", *_in_all_languages("name", "summary", "location_advantage"), "locality", "land_tenure",
    "country__short_name_en", "country__official_name_en",
)  # fmt: skip
_PROVINCE = _in_all_languages("province__name")
_DERIVED = ("search_text", "last_confirmed", "freshness", "has_competing_claims")


def _zones(pks: Sequence[int]) -> QuerySet[Any]:
    rows: QuerySet[Any] = QuerySet(apps.get_model("zones", "Zone")).filter(pk__in=pks).order_by()
    return rows.values_list("pk", "country_id", *_DERIVED, *_OWN, *_PROVINCE)


_own = KeyedQuery(_zones)


def _own_texts(country: str, texts: Sequence[str | None]) -> Iterable[str]:
    """`texts` are those of _OWN and _PROVINCE."""
    yield from (text or "" for text in texts[: len(_OWN)])
    yield from (cldr.territory_name(country, code) for code, _name in settings.LANGUAGES)
    yield from (text or "" for text in texts[len(_OWN) :])


def _as_search_text(texts: Iterable[str]) -> str:
    """Each text once, normalised for LIKE."""
    seen = dict.fromkeys(map(normalise, texts))
    return "\n".join(text for text in seen if text)


def _accepted(pks: Sequence[int]) -> QuerySet[Any]:
    claims: Any = apps.get_model("zones", "Claim")._base_manager
    accepted = claims.filter(zone__in=pks, status=ClaimStatus.ACCEPTED).order_by()
    return accepted.values("zone").annotate(newest=Max("confirmed_on")).values_list("zone", "newest")


def _contradicted(pks: Sequence[int]) -> QuerySet[Any]:
    """Zones on which some source contradicts an accepted value. Sources that agree don't count."""
    claims: Any = apps.get_model("zones", "Claim").objects
    return claims.contradicted().filter(zone__in=pks).order_by().values_list("zone")


_newest_confirmations, _disputed = KeyedQuery(_accepted), KeyedQuery(_contradicted)


def refresh_zones(pks: Sequence[int]) -> None:
    """Recompute the derived columns of these zones: four reads for each part of them, and a write where one differs.

    The zone model calls this, so models are taken from the registry here.
    """
    for part in in_parts(pks, AT_ONCE):
        _refresh(part)


def _refresh(pks: Sequence[int]) -> None:
    stored = apps.get_model("zones", "Zone")._base_manager
    confirmed, disputed = dict(_newest_confirmations.rows(pks)), {zone for (zone,) in _disputed.rows(pks)}
    elsewhere = _texts_elsewhere(pks)
    for pk, country, *columns in _own.rows(pks):
        before, texts = tuple(columns[: len(_DERIVED)]), columns[len(_DERIVED) :]
        newest = confirmed.get(pk)
        search_text = _as_search_text([*_own_texts(country, texts), *elsewhere[pk]])
        now = (search_text, newest, freshness(newest), pk in disputed)
        if now != before:
            stored.filter(pk=pk).update(**dict(zip(_DERIVED, now, strict=True)))
