"""Turns a zone's claims into the facts of its page: value, source, other readings, and what is not known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from ezportal import cldr
from ezportal.templatetags.cldr import area
from zones import profile
from zones.choices import (
    Bound,
    ClaimStatus,
    DevelopmentForm,
    LocationPrecision,
    OperatingStatus,
    ValueState,
)
from zones.models import Claim, Province, Zone

# In the order an investor asks: is it running, where, how large, whose, since when, how much.
KEY_FIELDS: dict[str, str | Promise] = {
    "status": gettext_lazy("Operating status"),
    "province": gettext_lazy("Province"),
    "locality": gettext_lazy("Location"),
    "area_ha": gettext_lazy("Gross area"),
    "usable_area_ha": gettext_lazy("Usable area"),
    "development_form": gettext_lazy("Form of development"),
    "established": gettext_lazy("Established"),
    "approved": gettext_lazy("Approved"),
    "construction_started": gettext_lazy("Construction started"),
    "investment_planned": gettext_lazy("Planned investment"),
    "investment_committed": gettext_lazy("Committed investment"),
    "investment_disbursed": gettext_lazy("Investment made so far"),
    "land_tenure": gettext_lazy("Land tenure"),
    "location_advantage": gettext_lazy("Location advantage"),
    "component_of": gettext_lazy("Component of"),
    "component_since": gettext_lazy("Component since"),
    "website": gettext_lazy("Website"),
    "location": gettext_lazy("Point on the map"),
}
# Missing from most zones by nature, so their absence is no news.
QUIET_WHEN_MISSING = {"component_of", "component_since", "location_advantage"}
LONG_TEXTS = {"locality", "land_tenure", "location_advantage"}
NAME_PREFIX = "name_"


@dataclass
class Reading:
    """One claim as shown: the value in the reader's language and what the source said."""

    claim: Claim
    text: str

    @property
    def is_known(self) -> bool:
        return self.claim.value_state == ValueState.KNOWN


@dataclass
class Fact:
    """A field of the profile: the accepted reading, who says the same, who says otherwise."""

    name: str
    label: str | Promise
    reading: Reading | None = None
    agreeing: list[Reading] = field(default_factory=list)
    rivals: list[Reading] = field(default_factory=list)
    earlier: list[Reading] = field(default_factory=list)

    @property
    def is_long(self) -> bool:
        return self.name in LONG_TEXTS

    @property
    def is_known(self) -> bool:
        return self.reading is not None and self.reading.is_known


@dataclass
class Profile:
    """What a zone's page says of it, by claims."""

    facts: list[Fact]
    missing: list[str | Promise]
    names: list[Fact]

    def fact(self, name: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.name == name), None)


@dataclass(frozen=True)
class Lookups:
    """Names for the codes that claims hold, read once per page."""

    provinces: Mapping[str, str]
    zones: Mapping[str, Zone]

    @classmethod
    def for_claims(cls, claims: Iterable[Claim]) -> Lookups:
        """Two queries, whatever the number of claims."""
        codes = {claim.value for claim in claims if claim.field == "province"}
        slugs = {claim.value for claim in claims if claim.field == "component_of"}
        provinces = {row.code: str(row.name) for row in Province.objects.filter(code__in=codes)}
        zones = {row.slug: row for row in Zone.objects.published().filter(slug__in=slugs)}
        return cls(provinces, zones)


def profile_of(claims: list[Claim]) -> Profile:
    """Order a zone's public claims into facts."""
    lookups = Lookups.for_claims(claims)
    by_field: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_field[claim.field].append(claim)
    facts, missing = [], []
    for name, label in KEY_FIELDS.items():
        if name in by_field:
            facts.append(_fact(name, label, by_field[name], lookups))
        elif name not in QUIET_WHEN_MISSING:
            missing.append(label)
    names = [
        _fact(name, cldr.language_name(language_of(name)), by_field[name], lookups)
        for name in by_field
        if name.startswith(NAME_PREFIX)
    ]
    return Profile(facts, missing, names)


def field_label(name: str) -> str:
    """What a profile field is called on a page."""
    if name.startswith(NAME_PREFIX):
        return _("Name in {language}").format(language=cldr.language_name(language_of(name)))
    return str(KEY_FIELDS.get(name, name))


def language_of(name_field: str) -> str:
    """The language a name field is in: name_zh_hans gives zh-hans."""
    return name_field.removeprefix(NAME_PREFIX).replace("_", "-")


def _fact(name: str, label: str | Promise, claims: list[Claim], lookups: Lookups) -> Fact:
    fact = Fact(name, label)
    accepted = next((claim for claim in claims if claim.status == ClaimStatus.ACCEPTED), None)
    for claim in claims:
        reading = Reading(claim, shown_value(claim, lookups))
        if claim is accepted:
            fact.reading = reading
        elif claim.status != ClaimStatus.COMPETING:
            fact.earlier.append(reading)
        elif accepted is not None and _says_the_same(claim, accepted):
            fact.agreeing.append(reading)
        else:
            fact.rivals.append(reading)
    return fact


def _says_the_same(claim: Claim, other: Claim) -> bool:
    if claim.value_state == other.value_state == ValueState.KNOWN:
        return profile.BY_NAME[claim.field].agrees(claim.value, other.value)
    return claim.value_state == other.value_state


def shown_value(claim: Claim, lookups: Lookups) -> str:
    """A claim's value as the reader's language writes it, with its bound."""
    if claim.value_state != ValueState.KNOWN:
        return state_words(claim.value_state)
    show = _SHOWN.get(claim.field, _as_it_stands)
    return with_bound(show(claim.value, lookups), claim.bound)


def state_words(state: str) -> str:
    return {
        ValueState.NOT_APPLICABLE: _("Not applicable"),
        ValueState.NOT_DISCLOSED: _("Not disclosed"),
    }.get(ValueState(state), _("Not known"))


def with_bound(text: str, bound: str) -> str:
    """Limit a figure as its source does: "about 1,640 ha"."""
    patterns = {
        Bound.APPROXIMATELY: pgettext("limit of a figure", "about {value}"),
        Bound.AT_LEAST: pgettext("limit of a figure", "at least {value}"),
        Bound.AT_MOST: pgettext("limit of a figure", "at most {value}"),
        Bound.OVER: pgettext("limit of a figure", "more than {value}"),
    }
    pattern = patterns.get(Bound(bound))
    return format_html(pattern, value=text) if pattern else text


def _as_it_stands(value: str, lookups: Lookups) -> str:
    return value


def _area(value: str, lookups: Lookups) -> str:
    return area(Decimal(value))


def _date(value: str, lookups: Lookups) -> str:
    return cldr.partial_date(value)


def _money(value: str, lookups: Lookups) -> str:
    amount, currency = value.split()
    return cldr.large_money(Decimal(amount), currency)


def _province(value: str, lookups: Lookups) -> str:
    return lookups.provinces.get(value, value)


def _zone(value: str, lookups: Lookups) -> str:
    zone = lookups.zones.get(value)
    if zone is None:
        return value
    return format_html('<a href="{}">{}</a>', reverse("zones:zone", args=[value]), zone.name)


def _website(value: str, lookups: Lookups) -> str:
    shown = value.removeprefix("https://").removeprefix("http://").rstrip("/")
    return format_html('<a href="{}" rel="nofollow">{}</a>', value, shown)


def _point(value: str, lookups: Lookups) -> str:
    lon, lat, precision = value.split()
    where = f"{cldr.number(Decimal(lat), decimals=5)}, {cldr.number(Decimal(lon), decimals=5)}"
    return f"{where} — {LocationPrecision(precision).label}"


_SHOWN: dict[str, Callable[[str, Lookups], str]] = {
    "status": lambda value, lookups: str(capfirst(OperatingStatus(value).label)),
    "development_form": lambda value, lookups: str(capfirst(DevelopmentForm(value).label)),
    "province": _province,
    "area_ha": _area,
    "usable_area_ha": _area,
    "established": _date,
    "approved": _date,
    "construction_started": _date,
    "component_since": _date,
    "investment_planned": _money,
    "investment_committed": _money,
    "investment_disbursed": _money,
    "component_of": _zone,
    "website": _website,
    "location": _point,
}
