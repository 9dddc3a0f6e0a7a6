"""What the profile page of a zone shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from ezportal.templatetags.portal import absolute
from zones import contributions
from zones.applicability import incentives_for
from zones.choices import IndustryRelation, Publication
from zones.models import (
    AreaMember,
    Claim,
    CrossingZone,
    Facility,
    InvestmentOpportunity,
    Milestone,
    Observation,
    Procedure,
    Step,
    Tenant,
    TransportConnection,
    Zone,
    ZoneService,
)
from zones.views.facts import Profile, profile_of
from zones.views.map_frame import Frame
from zones.views.region_map import draw_map, points_of

# Parts that a reader may look for; their absence is said in words.
EXPECTED = {
    "responsible",
    "opportunities",
    "incentives",
    "industries",
    "services",
    "facilities",
    "tenants",
    "milestones",
    "transport",
}
CONTEXT_DEGREES = 7.0  # width of the small map: the zone and the borders around it


def published(model: Any, *related: str) -> QuerySet:
    """Public rows of a part, with their source."""
    return model.objects.published().select_related("source", *related)


def profiles() -> QuerySet:
    """Published zones with all that is recorded of them; the number of queries is fixed."""
    return (
        Zone.objects.published()
        .select_related("country", "province")
        .prefetch_related(
            Prefetch("component_of", Zone.objects.published()),
            Prefetch("components", Zone.objects.published().select_related("country")),
            "aliases__source",
            "classifications__zone_type",
            "classifications__source",
            "roles__organisation__country",
            "roles__source",
            "industries__industry",
            "industries__source",
            "regulation_links__regulation__source",
            Prefetch("facilities", published(Facility, "operator", "parent").order_by("name_en")),
            Prefetch("tenants", published(Tenant)),
            Prefetch("opportunities", published(InvestmentOpportunity)),
            Prefetch("services", published(ZoneService, "provider", "facility")),
            Prefetch("milestones", published(Milestone)),
            Prefetch("observations", published(Observation, "indicator", "facility")),
            Prefetch("area_memberships", _memberships()),
            Prefetch("crossing_links", _crossings()),
            Prefetch("transport_connections", _connections()),
            Prefetch("claims", Claim.objects.public().select_related("source")),
        )
    )


def _memberships() -> QuerySet:
    sides = AreaMember.objects.select_related("zone__country", "country")
    return (
        AreaMember.objects.filter(area__publication=Publication.PUBLISHED)
        .select_related("area", "source")
        .prefetch_related(Prefetch("area__members", sides))
    )


def _crossings() -> QuerySet:
    return CrossingZone.objects.filter(crossing__publication=Publication.PUBLISHED).select_related(
        "crossing__country", "crossing__neighbour", "source"
    )


def _connections() -> QuerySet:
    return TransportConnection.objects.filter(link__publication=Publication.PUBLISHED).select_related("link", "source")


def profile_context(zone: Zone) -> dict[str, Any]:
    """What the templates of a profile take."""
    profile = profile_of(list(zone.claims.all()))
    incentives = list(
        incentives_for(zone)
        .select_related("source", "country", "zone_type", "legal_basis")
        .order_by("zone_type_id", "country_id", "kind", "pk")
    )
    rows = {
        "incentives": incentives,
        "own_incentives": [row for row in incentives if row.zone_id],
        "shared_incentives": [row for row in incentives if not row.zone_id],
        "procedures": procedures_for(zone),
        "regulations": [
            link.regulation
            for link in zone.regulation_links.all()
            if link.regulation.publication == Publication.PUBLISHED
        ],
    }
    sections, absent = sections_of(zone, profile, rows)
    added = [section for contribute in contributions.zone_sections if (section := contribute(zone))]
    return {
        "profile": profile,
        "zone": zone,
        "industries": by_relation(zone),
        "sections": [*sections, *added],
        "absent": absent,
        "map": small_map(zone),
        "structured": structured_data(zone, profile),
        **rows,
    }


def small_map(zone: Zone) -> Any:
    points = points_of([zone])
    if not points or not points[0].is_on_map:
        return None
    return draw_map(points, title=zone.name, frame=Frame.around(points, span=CONTEXT_DEGREES))


def procedures_for(zone: Zone) -> QuerySet:
    """Formalities of the zone, and of its country."""
    steps = Step.objects.select_related("office", "legal_basis", "source")
    return (
        Procedure.objects.published()
        .filter(Q(zone=zone) | Q(country=zone.country_id))
        .select_related("source", "provider", "country")
        .prefetch_related(Prefetch("steps", steps))
        .order_by("country_id", "slug")
    )


@dataclass(frozen=True)
class Section:
    """A part of the page with a heading of its own."""

    name: str
    label: Any

    @property
    def template(self) -> str:
        return f"zones/sections/{self.name}.html"


def sections_of(zone: Zone, profile: Profile, rows: dict[str, Any]) -> tuple[list[Section], list[Any]]:
    """The sections that have something to show, and the words for those that have not."""
    content = {
        "responsible": (_("Who is responsible"), zone.roles.all()),
        "opportunities": (_("Investment opportunities"), zone.opportunities.all()),
        "incentives": (_("Incentives"), rows["incentives"]),
        "industries": (_("Industries"), zone.industries.all()),
        "services": (_("Services"), zone.services.all()),
        "procedures": (_("Procedures"), rows["procedures"]),
        "facilities": (_("Facilities"), zone.facilities.all()),
        "tenants": (_("Tenants"), zone.tenants.all()),
        "figures": (_("Figures"), zone.observations.all()),
        "milestones": (_("Milestones"), zone.milestones.all()),
        "across_borders": (_("Cross-border area"), zone.area_memberships.all()),
        "transport": (
            _("Transport and border crossings"),
            [*zone.transport_connections.all(), *zone.crossing_links.all()],
        ),
        "components": (
            _("Components"),
            [*zone.components.all(), *([zone.component_of] if zone.component_of else [])],
        ),
        "regulations": (_("Regulations"), rows["regulations"]),
        "types": (_("Zone types"), zone.classifications.all()),
        "names": (_("Names"), [*profile.names, *zone.aliases.all()]),
    }
    sections = [Section(name, label) for name, (label, found) in content.items() if found]
    return sections, [label for name, (label, found) in content.items() if not found and name in EXPECTED]


def by_relation(zone: Zone) -> dict[str, list]:
    """The zone's industries: those it gives priority to and those present."""
    rows = list(zone.industries.all())
    return {relation.value: [row for row in rows if row.relation == relation] for relation in IndustryRelation}


def structured_data(zone: Zone, profile: Profile) -> dict[str, Any]:
    """The zone as schema.org describes places, for search engines."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Place",
        "@id": absolute(zone.get_absolute_url()),
        "name": zone.name,
        "url": absolute(zone.get_absolute_url()),
        "address": {
            "@type": "PostalAddress",
            "addressCountry": zone.country_id,
            **({"addressRegion": zone.province.name} if zone.province else {}),
        },
        "containedInPlace": {"@type": "Country", "name": zone.country.name},
    }
    if names := sorted(_other_names(zone)):
        data["alternateName"] = names
    if zone.latitude is not None and zone.longitude is not None and not zone.is_approximate:
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(zone.latitude),
            "longitude": float(zone.longitude),
        }
    if zone.website:
        data["sameAs"] = zone.website
    if properties := list(_properties(profile)):
        data["additionalProperty"] = properties
    return data


def _other_names(zone: Zone) -> set[str]:
    names = {alias.name for alias in zone.aliases.all()}
    names |= {claim.value for claim in zone.claims.all() if claim.field.startswith("name_")}
    return names - {zone.name, ""}


def _properties(profile: Profile) -> Iterable[dict[str, str]]:
    for fact in profile.facts:
        if fact.reading and fact.is_known and fact.name not in ("location", "component_of", "website"):
            yield {
                "@type": "PropertyValue",
                "name": str(fact.label),
                "value": str(fact.reading.text),
            }
