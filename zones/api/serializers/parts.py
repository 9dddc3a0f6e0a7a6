"""The parts of a zone's profile."""

from rest_framework import serializers

from ezportal.api.fields import TranslatedText
from ezportal.api.serializers import ResourceSerializer
from zones.api.fields import Choice, OptionalNumber, PartialDate, Point, PublicKey, Text
from zones.api.serializers.cited import CitedSerializer, OrganisationKeySerializer
from zones.choices import (
    AreaStatus,
    Bound,
    FacilityKind,
    IndustryRelation,
    OperatingStatus,
    RoleKind,
    SiteStatus,
    TransportKind,
)


class AliasSerializer(CitedSerializer):
    name = serializers.CharField(read_only=True)
    language = Text()


class ClassificationSerializer(CitedSerializer):
    zone_type = PublicKey()


class ZoneIndustrySerializer(CitedSerializer):
    industry = PublicKey()
    relation = Choice(IndustryRelation)
    label = Text()


class RoleSerializer(CitedSerializer):
    role = Choice(RoleKind)
    organisation = OrganisationKeySerializer(read_only=True)


class TenantSerializer(CitedSerializer):
    name = TranslatedText()
    organisation = PublicKey()
    activity = TranslatedText()
    status = Choice(SiteStatus)
    since = PartialDate()


class FacilitySerializer(CitedSerializer):
    slug = serializers.SlugField(read_only=True)
    parent = PublicKey()
    kind = Choice(FacilityKind)
    name = TranslatedText()
    description = TranslatedText()
    status = Choice(SiteStatus)
    opened = PartialDate()
    operator = PublicKey()
    location = Point()


class OpportunitySerializer(CitedSerializer):
    slug = serializers.SlugField(read_only=True)
    title = TranslatedText()
    description = TranslatedText()


class ServiceSerializer(CitedSerializer):
    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    description = TranslatedText()
    provider = PublicKey()
    facility = PublicKey()


class MilestoneSerializer(CitedSerializer):
    date = PartialDate()
    title = TranslatedText()
    description = TranslatedText()


class ComponentSerializer(ResourceSerializer):
    """A zone that is part of this one."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    status = Choice(OperatingStatus)
    since = PartialDate(source="component_since")


class MembershipSerializer(CitedSerializer):
    """A cross-border area of which the zone is a side."""

    slug = serializers.SlugField(source="area.slug", read_only=True)
    name = TranslatedText(owner="area")
    status = Choice(AreaStatus, source="area.status")
    place = Text()


class ConnectionSerializer(CitedSerializer):
    """A transport link that serves the zone."""

    slug = serializers.SlugField(source="link.slug", read_only=True)
    name = TranslatedText(owner="link")
    kind = Choice(TransportKind, source="link.kind")
    status = Choice(SiteStatus, source="link.status")


class LatestObservationSerializer(CitedSerializer):
    """The latest value of one indicator; `facility` where it is one facility's figure."""

    indicator = PublicKey()
    name = TranslatedText(owner="indicator")
    facility = PublicKey()
    period = PartialDate()
    value = OptionalNumber()
    unit = Text()
    bound = Choice(Bound)
