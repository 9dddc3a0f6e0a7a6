"""What is computed from a zone and its parts and kept beside them: search text, freshness, conflicts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Max, Prefetch, Q

from ezportal import cldr
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


def _in_all_languages(row: object, *fields: str) -> Iterable[str]:
    for field in fields:
        for suffix in SUFFIXES:
            yield getattr(row, f"{field}_{suffix}", "") or ""


def _words(zone: Any) -> Iterable[str]:
    yield zone.slug
    yield from _in_all_languages(zone, "name", "summary", "location_advantage")
    yield from (zone.locality, zone.land_tenure, zone.country.short_name_en)
    yield getattr(zone.country, "official_name_en", "") or ""
    yield from (cldr.territory_name(zone.country_id, code) for code, _name in settings.LANGUAGES)
    if zone.province:
        yield from _in_all_languages(zone.province, "name")
    yield from (alias.name for alias in zone.aliases.all())
    for classification in zone.classifications.all():
        yield classification.zone_type.abbreviation
        yield from _in_all_languages(classification.zone_type, "name")
    for role in zone.roles.all():
        yield role.organisation.acronym
        yield from _in_all_languages(role.organisation, "name")
    for industry in zone.industries.all():
        yield industry.label
        yield from _in_all_languages(industry.industry, "label")
    parts = (
        (zone.facilities, "name", "description"), (zone.tenants, "name", "activity"),
        (zone.opportunities, "title", "description"), (zone.services, "name", "description"),
        (zone.milestones, "title", "description"),
    )  # fmt: skip
    for manager, *fields in parts:
        for row in manager.all():
            if row.publication == Publication.PUBLISHED:
                yield from _in_all_languages(row, *fields)


def search_text(zone: Any) -> str:
    """All public names and texts of a zone in every language, each once, normalised for LIKE."""
    seen = dict.fromkeys(normalise(text) for text in _words(zone))
    return "\n".join(text for text in seen if text)


def refresh_zones(pks: Sequence[int]) -> None:
    """Recompute the derived columns of these zones; a fixed number of reads plus one write each.

    The zone model calls this, so models are taken from the registry here.
    """
    stored = apps.get_model("zones", "Zone")._base_manager
    zones = (
        stored.filter(pk__in=pks)
        .select_related("country", "province")
        .prefetch_related(
            "aliases", _joined("classifications", "ZoneClassification", "zone_type"),
            _joined("roles", "ZoneRole", "organisation"), _joined("industries", "ZoneIndustry", "industry"),
            "facilities", "tenants", "opportunities", "services", "milestones",
        )
        .annotate(
            newest_confirmation=Max("claims__confirmed_on", filter=Q(claims__status=ClaimStatus.ACCEPTED)),
        )
    )  # fmt: skip
    disputed = _disputed(pks)
    for zone in zones:
        stored.filter(pk=zone.pk).update(
            search_text=search_text(zone),
            last_confirmed=zone.newest_confirmation,
            freshness=freshness(zone.newest_confirmation),
            has_competing_claims=zone.pk in disputed,
        )


def _joined(name: str, model: str, related: str) -> Prefetch[Any]:
    """Parts with what they name, in one query instead of two: each save of a zone waits for them."""
    return Prefetch(name, queryset=apps.get_model("zones", model)._default_manager.select_related(related))


def _disputed(pks: Sequence[int]) -> set[int]:
    """Zones on which some source contradicts an accepted value. Sources that agree don't count."""
    claims: Any = apps.get_model("zones", "Claim")
    return set(claims.objects.contradicted().filter(zone__in=list(pks)).values_list("zone", flat=True))
