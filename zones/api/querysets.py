"""What each resource reads: public rows only, with their parts in a fixed number of queries."""

from django.db.models import Count, Model, Prefetch, Q, QuerySet

from zones import models
from zones.choices import Publication
from zones.models import Zone

PUBLISHED = Publication.PUBLISHED


def cited(model: type[Model], *related: str) -> QuerySet:
    return model._default_manager.select_related("source", *related)


def published(model: type[Model], *related: str) -> QuerySet:
    return cited(model, *related).filter(publication=PUBLISHED)


def countries() -> QuerySet:
    zones = Count("zones", filter=Q(zones__publication=PUBLISHED))
    return models.Country.objects.annotate(zone_count=zones).order_by("code")


def country_details() -> QuerySet:
    organisations = models.Organisation.objects.filter(
        kind__in=("ministry", "authority", "management_board"), is_retired=False
    ).order_by("slug")
    return countries().prefetch_related(
        Prefetch("overview", cited(models.CountryOverview, "zone_type", "total")),
        Prefetch("organisations", organisations, to_attr="authorities"),
        "provinces",
        Prefetch("zone_types", cited(models.ZoneType, "parent")),
        Prefetch("incentives", incentives()),
        Prefetch("regulations", published(models.Regulation, "body")),
    )


def zone_rows() -> QuerySet:
    """Zones as the list shows them: their country, province, types and industries."""
    return (
        Zone.objects.published()
        .select_related("country", "province")
        .prefetch_related(
            Prefetch("classifications", cited(models.ZoneClassification, "zone_type")),
            Prefetch("industries", cited(models.ZoneIndustry, "industry")),
        )
    )


def zone_details() -> QuerySet:
    links = cited(models.ZoneRegulation, "regulation__source", "regulation__body")
    return (
        zone_rows()
        .select_related("component_of")
        .prefetch_related(
            Prefetch("aliases", cited(models.ZoneAlias)),
            Prefetch(
                "components",
                Zone.objects.published().order_by("slug"),
                to_attr="public_components",
            ),
            Prefetch("roles", cited(models.ZoneRole, "organisation")),
            Prefetch("tenants", published(models.Tenant, "organisation")),
            Prefetch("facilities", published(models.Facility, "parent", "operator")),
            Prefetch("opportunities", published(models.InvestmentOpportunity)),
            Prefetch("services", published(models.ZoneService, "provider", "facility")),
            Prefetch("milestones", published(models.Milestone)),
            Prefetch("regulation_links", links.filter(regulation__publication=PUBLISHED)),
            Prefetch(
                "area_memberships",
                cited(models.AreaMember, "area").filter(area__publication=PUBLISHED),
            ),
            Prefetch(
                "transport_connections",
                cited(models.TransportConnection, "link").filter(link__publication=PUBLISHED),
            ),
            Prefetch("observations", shown_observations()),
            Prefetch("claims", claims(), to_attr="public_claims"),
        )
    )


def claims() -> QuerySet:
    """Claims of published zones; a parent zone that is not public stays unnamed."""
    # Named one by one, because an index finds what is equal, and not what differs.
    hidden = Zone.objects.filter(publication__in=[state for state in Publication.values if state != PUBLISHED])
    return (
        models.Claim.objects.public()
        .select_related("source")
        .filter(zone__publication=PUBLISHED)
        .exclude(field="component_of", value__in=hidden.values("slug"))
        .order_by("field", "status", "pk")
    )


def zone_types() -> QuerySet:
    return cited(models.ZoneType, "parent")


def industries() -> QuerySet:
    return models.Industry.objects.select_related("parent")


def organisations() -> QuerySet:
    return cited(models.Organisation, "parent")


def incentives() -> QuerySet:
    return published(models.Incentive, "zone", "zone_type", "legal_basis").filter(
        Q(zone=None) | Q(zone__publication=PUBLISHED)
    )


def regulations() -> QuerySet:
    links = models.ZoneRegulation.objects.filter(zone__publication=PUBLISHED).select_related("zone")
    return published(models.Regulation, "body").prefetch_related(Prefetch("zone_links", links))


def procedures() -> QuerySet:
    steps = cited(models.Step, "office", "legal_basis")
    return (
        published(models.Procedure, "zone", "provider")
        .filter(Q(zone=None) | Q(zone__publication=PUBLISHED))
        .prefetch_related(Prefetch("steps", steps))
    )


def cross_border_areas() -> QuerySet:
    crossings = models.BorderCrossing.objects.published().order_by("slug")
    return published(models.CrossBorderArea, "zone_type").prefetch_related(
        Prefetch("aliases", cited(models.AreaAlias)),
        Prefetch("members", cited(models.AreaMember, "zone__country", "country")),
        Prefetch("agreements", cited(models.Agreement)),
        Prefetch("joint_bodies", cited(models.JointBody)),
        Prefetch("clearance_models", cited(models.ClearanceModel)),
        Prefetch("statements", cited(models.AreaStatement)),
        Prefetch("milestones", published(models.Milestone)),
        Prefetch("border_crossings", crossings),
    )


def border_crossings() -> QuerySet:
    links = models.CrossingZone.objects.filter(zone__publication=PUBLISHED).select_related("zone")
    return published(models.BorderCrossing, "area").prefetch_related(
        Prefetch("zone_links", links.order_by("zone__slug"))
    )


def transport_links() -> QuerySet:
    connections = cited(models.TransportConnection, "zone").filter(zone__publication=PUBLISHED)
    return published(models.TransportLink).prefetch_related(
        Prefetch("connections", connections),
        Prefetch("sections", cited(models.TransportSection, "parent")),
        Prefetch("stations", cited(models.Station, "section", "zone")),
        Prefetch("figures", cited(models.TransportFigure)),
    )


def indicators() -> QuerySet:
    return models.Indicator.objects.order_by("slug")


def shown_observations() -> QuerySet:
    """Published figures of published subjects."""
    return published(models.Observation, "indicator", "zone", "facility").filter(
        Q(zone=None) | Q(zone__publication=PUBLISHED),
        Q(facility=None) | Q(facility__publication=PUBLISHED),
    )
