"""Zones: the row of the list, the whole profile, and the claims behind it."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ezportal.api.fields import ApiAddress, PageAddress, TranslatedText, as_number
from ezportal.api.serializers import ResourceSerializer, RowSerializer
from zones import contributions, profile
from zones.api.fields import Choice, OptionalNumber, PartialDate, Point, PublicKey, Text
from zones.api.serializers.cited import CitedSerializer
from zones.api.serializers.parts import (
    AliasSerializer,
    ComponentSerializer,
    ConnectionSerializer,
    FacilitySerializer,
    LatestObservationSerializer,
    MembershipSerializer,
    MilestoneSerializer,
    OpportunitySerializer,
    RoleSerializer,
    ServiceSerializer,
    TenantSerializer,
    ZoneIndustrySerializer,
)
from zones.api.serializers.rules import IncentiveSerializer, RegulationKeySerializer
from zones.choices import (
    PUBLIC_CLAIM_STATUSES,
    Bound,
    ClaimStatus,
    DevelopmentForm,
    OperatingStatus,
    ValueState,
)
from zones.freshness import Freshness
from zones.models import Claim, Zone

INVESTMENT_KINDS = ("planned", "committed", "disbursed")


@extend_schema_field({"type": ["number", "null"]})
class DistanceField(serializers.Field):
    """Kilometres to the point of `near`; null without one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, value: Zone) -> float | None:
        distance = getattr(value, "distance_km", None)
        return None if distance is None else round(distance, 1)


class ZoneFields(ResourceSerializer):
    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    local_name = Text()
    country = serializers.CharField(source="country_id", read_only=True)
    province = Text(source="province_id")
    province_name = TranslatedText("name", owner="province")
    zone_types = serializers.SerializerMethodField()
    status = Choice(OperatingStatus)
    development_form = Choice(DevelopmentForm)
    established = PartialDate()
    area_ha = OptionalNumber()
    location = Point()
    industries = serializers.SerializerMethodField()
    last_confirmed = serializers.DateField(read_only=True, allow_null=True)
    freshness = serializers.ChoiceField(choices=Freshness.values, read_only=True)
    url = PageAddress()
    self = ApiAddress("zones-detail")

    def get_zone_types(self, zone: Zone) -> list[str]:
        return [row.zone_type.slug for row in zone.classifications.all()]

    def get_industries(self, zone: Zone) -> list[str]:
        return list(dict.fromkeys(row.industry.slug for row in zone.industries.all()))


class ZoneRowSerializer(ZoneFields, RowSerializer):
    """A zone in brief."""

    distance_km = DistanceField()


class ClaimSerializer(CitedSerializer):
    """What one source says of one field, in the field's own form."""

    field = serializers.ChoiceField(choices=list(profile.BY_NAME), read_only=True)
    value = serializers.SerializerMethodField()
    value_state = Choice(ValueState)
    bound = Choice(Bound)
    status = serializers.ChoiceField(choices=[status.value for status in PUBLIC_CLAIM_STATUSES], read_only=True)
    reason = Text()
    confirmed_on = serializers.DateField(read_only=True, allow_null=True)

    @extend_schema_field({"type": ["string", "number", "object", "null"]})
    def get_value(self, claim: Claim) -> Any:
        return claim_value(claim)


def claim_value(claim: Claim) -> Any:
    """The value as JSON: a number for an area, an object for a point or an amount."""
    if not claim.value:
        return None
    value = profile.field_named(claim.field).as_json(claim.value)
    if isinstance(value, float):
        return as_number(value)
    if isinstance(value, dict) and "amount" in value:
        return {**value, "amount": as_number(value["amount"])}
    return value


class InvestmentSerializer(CitedSerializer):
    """An accepted amount, from the claim that it rests on."""

    kind = serializers.ChoiceField(choices=INVESTMENT_KINDS, read_only=True)
    amount = serializers.FloatField(read_only=True)
    currency = serializers.CharField(read_only=True)
    bound = Choice(Bound)


class ZoneSerializer(ZoneFields):
    """The whole profile of a zone, with the fields that other apps add to it."""

    aliases = AliasSerializer(many=True, read_only=True)
    parent = PublicKey(source="component_of")
    component_since = PartialDate()
    components = ComponentSerializer(source="public_components", many=True, read_only=True)
    locality = Text()
    usable_area_ha = OptionalNumber()
    approved = PartialDate()
    construction_started = PartialDate()
    investment = serializers.SerializerMethodField()
    land_tenure = Text()
    location_advantage = TranslatedText()
    summary = TranslatedText()
    website = Text()
    industry_relations = ZoneIndustrySerializer(source="industries", many=True, read_only=True)
    roles = RoleSerializer(many=True, read_only=True)
    tenants = TenantSerializer(many=True, read_only=True)
    facilities = FacilitySerializer(many=True, read_only=True)
    opportunities = OpportunitySerializer(many=True, read_only=True)
    incentives = IncentiveSerializer(source="applicable_incentives", many=True, read_only=True)
    regulations = serializers.SerializerMethodField()
    services = ServiceSerializer(many=True, read_only=True)
    milestones = MilestoneSerializer(many=True, read_only=True)
    cross_border_areas = MembershipSerializer(source="area_memberships", many=True, read_only=True)
    transport = ConnectionSerializer(source="transport_connections", many=True, read_only=True)
    indicators = serializers.SerializerMethodField()
    claims = ClaimSerializer(source="public_claims", many=True, read_only=True)

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        return {**fields, **{name: make() for name, make in contributions.zone_fields.items()}}

    @extend_schema_field(InvestmentSerializer(many=True))
    def get_investment(self, zone: Zone) -> list[dict[str, Any]]:
        accepted = {
            claim.field: claim for claim in zone.public_claims if claim.status == ClaimStatus.ACCEPTED and claim.value
        }
        rows = []
        for kind in INVESTMENT_KINDS:
            if claim := accepted.get(f"investment_{kind}"):
                cited = CitedSerializer(claim, context=self.context).data
                rows.append({"kind": kind, **claim_value(claim), "bound": claim.bound, **cited})
        return rows

    @extend_schema_field(RegulationKeySerializer(many=True))
    def get_regulations(self, zone: Zone) -> Any:
        rows = [link.regulation for link in zone.regulation_links.all()]
        return RegulationKeySerializer(rows, many=True, context=self.context).data

    @extend_schema_field(LatestObservationSerializer(many=True))
    def get_indicators(self, zone: Zone) -> Any:
        """The newest period of each indicator; every reading of it where sources differ."""
        newest: dict[tuple[int, int | None], str] = {}
        for row in zone.observations.all():
            key = row.indicator_id, row.facility_id
            newest[key] = max(newest.get(key, ""), row.period)
        rows = [row for row in zone.observations.all() if row.period == newest[row.indicator_id, row.facility_id]]
        return LatestObservationSerializer(rows, many=True, context=self.context).data
