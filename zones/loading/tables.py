"""Which file becomes which table, and how the words of the files map to columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet

from zones import models
from zones.choices import Publication
from zones.loading.problems import LoadError
from zones.loading.reading import Row
from zones.loading.upsert import Registry, Table, slug_from
from zones.models.public import PublicModel

PUBLISHED = {"publication": Publication.PUBLISHED}


def in_owner(model: type[PublicModel], owner: str) -> Callable[[Row, str, Mapping[str, Any]], Any]:
    """A slug that is unique within the owner only: a facility of this zone, a section of this link."""

    def find(row: Row, slug: str, values: Mapping[str, Any]) -> Any:
        rows: QuerySet[Any] = model._base_manager.all()
        found = rows.filter(**{owner: values.get(owner)}, slug=slug).first()
        if found is None:
            raise LoadError([row.problem(str(model._meta.model_name), f"there is no “{slug}” in this {owner}")])
        return found

    return find


def _slug_from_title(*columns: str) -> Callable[[Row, dict[str, Any], Registry], None]:
    def prepare(row: Row, values: dict[str, Any], registry: Registry) -> None:
        if not values.get("slug"):
            values["slug"] = slug_from(*(str(values[column]) for column in columns if values.get(column)))

    return prepare


def _unit_of_indicator(row: Row, values: dict[str, Any], registry: Registry) -> None:
    if not values.get("unit") and values.get("indicator"):
        values["unit"] = values["indicator"].unit
    for subject in ("zone", "country", "facility"):
        values.setdefault(subject, None)


SOURCES = Table(models.Source, ("slug",))
COUNTRIES = Table(models.Country, ("code",), ignored=frozenset({"note", "website"}))
PROVINCES = Table(models.Province, ("code",), ignored=frozenset({"note"}))
ZONE_TYPES = Table(models.ZoneType, ("slug",))
INDUSTRIES = Table(models.Industry, ("slug",), ignored=frozenset({"note"}))
INDICATORS = Table(models.Indicator, ("slug",), ignored=frozenset({"note"}))
ORGANISATIONS = Table(
    models.Organisation, ("slug",), renamed={"role": "responsibility", "role_en": "responsibility_en"}
)
REGULATIONS = Table(models.Regulation, ("slug",), defaults=PUBLISHED)
OVERVIEWS = Table(
    models.CountryOverview, ("country", "label_en", "source", "as_of", "count"), ignored=frozenset({"under"}),
)  # fmt: skip

_ZONE_PARTS_KEY = ("zone", "slug")
FACILITIES = Table(
    models.Facility, _ZONE_PARTS_KEY, defaults=PUBLISHED, local={"parent": in_owner(models.Facility, "zone")},
)  # fmt: skip
ZONE_PARTS: dict[str, Table] = {
    "aliases": Table(models.ZoneAlias, ("zone", "name")),
    "types": Table(models.ZoneClassification, ("zone", "zone_type"), renamed={"type": "zone_type"}),
    "roles": Table(models.ZoneRole, ("zone", "organisation", "role")),
    "industries": Table(models.ZoneIndustry, ("zone", "industry", "relation")),
    "regulations": Table(models.ZoneRegulation, ("zone", "regulation")),
    "facilities": FACILITIES,
    "tenants": Table(models.Tenant, ("zone", "name_en"), defaults=PUBLISHED),
    "opportunities": Table(
        models.InvestmentOpportunity, _ZONE_PARTS_KEY, defaults=PUBLISHED, prepare=_slug_from_title("title_en"),
    ),
    "services": Table(
        models.ZoneService, _ZONE_PARTS_KEY, defaults=PUBLISHED, prepare=_slug_from_title("name_en"),
        local={"facility": in_owner(models.Facility, "zone")},
    ),
    "milestones": Table(models.Milestone, ("zone", "date", "title_en"), defaults=PUBLISHED),
    "incentives": Table(models.Incentive, ("slug",), defaults=PUBLISHED),
    "observations": Table(
        models.Observation,
        ("indicator", "zone", "facility", "country", "period", "source", "locator", "value", "unit"),
        defaults={**PUBLISHED, "period": "", "locator": ""}, prepare=_unit_of_indicator,
        local={"facility": in_owner(models.Facility, "zone")},
    ),
}  # fmt: skip
# Which parts are listed in the order of the file.
ORDERED_PARTS = frozenset({"opportunities", "services"})

INCENTIVES = ZONE_PARTS["incentives"]
OBSERVATIONS = ZONE_PARTS["observations"]
PROCEDURES = Table(models.Procedure, ("slug",), defaults=PUBLISHED, ignored=frozenset({"steps"}))
STEPS = Table(models.Step, ("procedure", "order"))

AREAS = Table(
    models.CrossBorderArea, ("slug",), defaults=PUBLISHED, renamed={"type": "zone_type"},
    ignored=frozenset({
        "members", "agreements", "joint_bodies", "clearance_models", "milestones", "notes", "statements", "aliases",
    }),
)  # fmt: skip
AREA_PARTS: dict[str, Table] = {
    "members": Table(
        models.AreaMember, ("area", "zone", "country", "place"), renamed={"place_en": "place"},
        defaults={"zone": None, "country": None, "place": ""},
    ),
    "aliases": Table(models.AreaAlias, ("area", "name")),
    "agreements": Table(models.Agreement, ("slug",), renamed={"signatories_en": "signatories"}),
    "joint_bodies": Table(models.JointBody, ("slug",)),
    "clearance_models": Table(models.ClearanceModel, ("slug",)),
    "milestones": Table(models.Milestone, ("area", "date", "title_en"), defaults=PUBLISHED),
    "notes": Table(models.AreaStatement, ("area", "topic", "source", "locator")),
}  # fmt: skip
CROSSINGS = Table(
    models.BorderCrossing, ("slug",), defaults=PUBLISHED,
    renamed={"passenger": "has_passengers", "cargo": "has_cargo"},
    ignored=frozenset({"countries", "near_zones", "location"}),
)  # fmt: skip
CROSSING_ZONES = Table(models.CrossingZone, ("crossing", "zone"))

LINKS = Table(
    models.TransportLink, ("slug",), defaults=PUBLISHED,
    ignored=frozenset({"zones", "sections", "stations", "figures"}),
)  # fmt: skip
LINK_PARTS: dict[str, Table] = {
    "zones": Table(models.TransportConnection, ("link", "zone")),
    "sections": Table(
        models.TransportSection, ("link", "slug"), local={"parent": in_owner(models.TransportSection, "link")},
    ),
    "stations": Table(
        models.Station, ("link", "order"), local={"section": in_owner(models.TransportSection, "link")},
    ),
    "figures": Table(models.TransportFigure, ("link", "label_en")),
}  # fmt: skip
