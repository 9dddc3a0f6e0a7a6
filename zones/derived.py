"""What is computed from a zone and its parts and kept beside them: search text, freshness, conflicts."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Max, QuerySet

from ezportal import cldr
from ezportal.keyed_queries import KeyedQuery
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


def _texts_in(name: str, columns: Sequence[str]) -> KeyedQuery:
    def make(pks: Sequence[int]) -> QuerySet[Any]:
        model = apps.get_model("zones", name)
        # Not by the model's manager, which puts translations in the place of columns.
        rows: QuerySet[Any] = QuerySet(model).filter(zone__in=pks).order_by("pk")
        if hasattr(model, "publication"):
            rows = rows.filter(publication=Publication.PUBLISHED)
        return rows.values_list("zone_id", *columns)

    return KeyedQuery(make)


_QUERIES = [_texts_in(name, columns) for name, columns in _ELSEWHERE]


def _texts_elsewhere(pks: Sequence[int]) -> dict[int, list[str]]:
    """By zone; a narrow query for each table, as each save of a zone waits for them."""
    found: dict[int, list[str]] = defaultdict(list)
    for query in _QUERIES:
        for zone, *texts in query.rows(pks):
            found[zone] += [text for text in texts if text]
    return found


def _own_texts(zone: Any) -> Iterable[str]:
    yield zone.slug
    yield from (getattr(zone, column) or "" for column in _in_all_languages("name", "summary", "location_advantage"))
    yield from (zone.locality, zone.land_tenure, zone.country.short_name_en)
    yield getattr(zone.country, "official_name_en", "") or ""
    yield from (cldr.territory_name(zone.country_id, code) for code, _name in settings.LANGUAGES)
    if zone.province:
        yield from (getattr(zone.province, column) or "" for column in _in_all_languages("name"))


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
    """Recompute the derived columns of these zones; a fixed number of reads plus one write each.

    The zone model calls this, so models are taken from the registry here.
    """
    stored = apps.get_model("zones", "Zone")._base_manager
    confirmed, disputed = dict(_newest_confirmations.rows(pks)), {zone for (zone,) in _disputed.rows(pks)}
    elsewhere = _texts_elsewhere(pks)
    for zone in stored.filter(pk__in=pks).select_related("country", "province"):
        newest = confirmed.get(zone.pk)
        stored.filter(pk=zone.pk).update(
            search_text=_as_search_text([*_own_texts(zone), *elsewhere[zone.pk]]),
            last_confirmed=newest,
            freshness=freshness(newest),
            has_competing_claims=zone.pk in disputed,
        )
