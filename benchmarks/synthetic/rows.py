"""One invented zone after the other, as the rows of its tables.

A row is a plain dictionary of columns; what is not named gets the model's default. Numbers of zones, claims and
parts follow the shares of the real data: some ten claims to a zone, a type or two, a few industries, roles and
facilities for some.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.synthetic.guard import slug_of
from benchmarks.synthetic.places import PLACES
from benchmarks.synthetic.words import SCRIPTS, Vocabulary, vocabulary
from zones.choices import Bound, ClaimStatus, FacilityKind, Publication, RoleKind

Row = dict[str, Any]
KINDS = ("Industrial Park", "Special Economic Zone", "Border Economic Zone", "Export Zone", "Technology Park")
STATUSES = {"operating": 60, "under_construction": 18, "announced": 12, "": 6, "suspended": 3, "cancelled": 1}
FORMS = {"government": 48, "private": 22, "joint_venture": 15, "": 15}
TENURES = ("", "Leasehold, 50 years", "Leasehold, 99 years", "Freehold for nationals, leasehold for others")
# No day of the wall clock: the same seed gives the same rows, and freshness is derived when they are stored.
LAST_CHECK = dt.date(2026, 10, 31)


@dataclass
class Reference:
    """Keys of the reference tables that zones point to."""

    source: int
    provinces: dict[str, list[str]]
    zone_types: dict[str, list[int]]
    industries: list[int]
    organisations: list[int]


@dataclass
class ZoneRows:
    """The rows of one zone by table; all of them name the zone's key."""

    zone: Row
    parts: dict[str, list[Row]] = field(default_factory=dict)


class Generator:
    """Zones number 1 to `count`, the same for the same seed."""

    def __init__(self, reference: Reference, *, seed: int) -> None:
        self.reference = reference
        self.seed = seed
        self.words: dict[str, Vocabulary] = {script: vocabulary(script) for script in SCRIPTS}

    def zones(self, count: int) -> Iterator[ZoneRows]:
        for number in range(1, count + 1):
            # A generator of its own for each zone: zone 17 of 200 is zone 17 of 100,000.
            yield self._zone(number, random.Random(f"{self.seed} {number}"))

    def _zone(self, number: int, rng: random.Random) -> ZoneRows:
        country = rng.choices(list(PLACES), [place.share for place in PLACES.values()])[0]
        values = self._profile(number, country, rng)
        zone = {
            **_columns(values), "id": number, "slug": slug_of(number), "country_id": country,
            "summary_en": self._text("en", rng, 24), "publication": Publication.DRAFT,
        }  # fmt: skip
        zone["summary"], zone["name"] = zone["summary_en"], zone["name_en"]
        if rng.random() < 0.5:
            zone[f"summary_{PLACES[country].language}"] = self._text(PLACES[country].language, rng, 12)
        parts = {
            "Claim": self._claims(number, values, rng),
            "ZoneClassification": self._types(number, country, rng),
            "ZoneIndustry": self._industries(number, rng),
            "ZoneRole": self._roles(number, rng),
            "Facility": self._facilities(number, rng),
            "Milestone": self._milestones(number, values, rng),
            "ZoneAlias": self._aliases(number, rng),
        }
        return ZoneRows(zone, parts)

    def _profile(self, number: int, country: str, rng: random.Random) -> dict[str, str]:
        """The canonical texts of the profile fields that are known (see `zones.profile`)."""
        place, label = PLACES[country], f"Synthetic {number:06d}"
        west, south, east, north = place.box
        provinces = self.reference.provinces[country]
        # Squared: some provinces have many zones, many have few.
        province = provinces[int(len(provinces) * rng.random() ** 2)]
        values = {
            "name_en": f"{label} {self.words['en'].sentence(rng, 2)} {rng.choice(KINDS)}",
            "province": province,
            "locality": self._text("en", rng, 4) if rng.random() < 0.7 else "",
            "status": _weighted(STATUSES, rng),
            "development_form": _weighted(FORMS, rng),
            "area_ha": _plain(max(1.0, rng.lognormvariate(5.3, 1.3))) if rng.random() < 0.85 else "",
            "established": _date(rng) if rng.random() < 0.85 else "",
            "land_tenure": rng.choice(TENURES),
            "location_advantage": self._text("en", rng, 10) if rng.random() < 0.4 else "",
            "website": f"https://synthetic-{number}.example/" if rng.random() < 0.3 else "",
        }
        if rng.random() < 0.8:
            values[f"name_{place.language}"] = f"{label} {self.words[place.language].sentence(rng, 3)}"
        if rng.random() < 0.9:
            lon, lat = rng.uniform(west, east), rng.uniform(south, north)
            values["location"] = f"{_plain(lon, 5)} {_plain(lat, 5)} {rng.choice(('site', 'town', 'province'))}"
        if rng.random() < 0.35:
            values["investment_planned"] = f"{rng.randint(1, 900) * 1_000_000} USD"
        return {name: text for name, text in values.items() if text}

    def _text(self, script: str, rng: random.Random, words: int) -> str:
        return self.words[script].sentence(rng, words)

    def _claims(self, number: int, values: dict[str, str], rng: random.Random) -> list[Row]:
        confirmed = LAST_CHECK - dt.timedelta(days=rng.randint(0, 1200))
        rows = [
            self._stated(number, field=name, value=text, status=ClaimStatus.ACCEPTED, confirmed_on=confirmed)
            for name, text in values.items()
        ]
        if "area_ha" in values and rng.random() < 0.2:
            other = _plain(float(values["area_ha"]) * 1.25)
            rows.append(self._stated(number, field="area_ha", value=other, status=ClaimStatus.COMPETING, as_of="2019"))
        return [{"value_state": "known", "bound": Bound.EXACT, **row} for row in rows]

    def _stated(self, number: int, **columns: Any) -> Row:
        return {"source_id": self.reference.source, "locator": f"row {number}", "zone_id": number, **columns}

    def _types(self, number: int, country: str, rng: random.Random) -> list[Row]:
        kinds = self.reference.zone_types[country]
        return [self._stated(number, zone_type_id=key) for key in rng.sample(kinds, 1 + (rng.random() < 0.25))]

    def _industries(self, number: int, rng: random.Random) -> list[Row]:
        picked = rng.sample(self.reference.industries, rng.randint(1, 4))
        return [self._stated(number, industry_id=key, relation=rng.choice(("priority", "present"))) for key in picked]

    def _roles(self, number: int, rng: random.Random) -> list[Row]:
        if rng.random() < 0.5:
            return []
        kinds = rng.sample([RoleKind.DEVELOPER, RoleKind.OPERATOR, RoleKind.MANAGEMENT_AUTHORITY], rng.randint(1, 2))
        return [
            self._stated(number, organisation_id=rng.choice(self.reference.organisations), role=kind) for kind in kinds
        ]

    def _facilities(self, number: int, rng: random.Random) -> list[Row]:
        if rng.random() < 0.8:
            return []
        return [
            self._stated(
                number, slug=f"facility-{n}", kind=rng.choice(FacilityKind.values), status="operating",
                publication=Publication.PUBLISHED, **_in_english("name", f"Synthetic {self._text('en', rng, 2)}"),
            )
            for n in range(rng.randint(1, 3))
        ]  # fmt: skip

    def _milestones(self, number: int, values: dict[str, str], rng: random.Random) -> list[Row]:
        if "established" not in values or rng.random() < 0.7:
            return []
        title = _in_english("title", f"Synthetic opening {self._text('en', rng, 3)}")
        return [self._stated(number, date=values["established"], publication=Publication.PUBLISHED, **title)]

    def _aliases(self, number: int, rng: random.Random) -> list[Row]:
        if rng.random() < 0.7:
            return []
        return [self._stated(number, name=f"Synthetic {self._text('en', rng, 2)}", language="en")]


def _columns(values: dict[str, str]) -> Row:
    """The profile's texts as columns of the zone."""
    columns: Row = {name: text for name, text in values.items() if name not in ("location", "province")}
    columns["province_id"] = values["province"]
    if "location" in values:
        longitude, latitude, precision = values["location"].split()
        columns.update(longitude=longitude, latitude=latitude, location_precision=precision)
    if "investment_planned" in values:
        amount, currency = values["investment_planned"].split()
        columns.update(investment_planned=amount, investment_planned_currency=currency)
    if "location_advantage" in values:
        columns["location_advantage_en"] = values["location_advantage"]
    return columns


def _in_english(column: str, text: str) -> Row:
    return {column: text, f"{column}_en": text}


def _weighted(shares: dict[str, int], rng: random.Random) -> str:
    return rng.choices(list(shares), list(shares.values()))[0]


def _plain(number: float, places: int = 2) -> str:
    text = f"{number:.{places}f}"
    return text.rstrip("0").rstrip(".")


def _date(rng: random.Random) -> str:
    """A year, a month or a day: more of them lately than long ago."""
    year = 2025 - int(45 * rng.random() ** 1.5)
    return rng.choice((f"{year}", f"{year}-{rng.randint(1, 12):02d}", f"{year}-06-{rng.randint(1, 28):02d}"))
