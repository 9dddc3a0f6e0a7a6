"""Cross-border areas and border crossings with their parts."""

from rest_framework import serializers

from ezportal.api.fields import ApiAddress, PageAddress, TranslatedText
from zones.api.fields import Choice, OptionalTruth, PartialDate, Point, PublicKey, Text
from zones.api.serializers.cited import CitedSerializer
from zones.api.serializers.parts import AliasSerializer, MilestoneSerializer
from zones.choices import AreaStatus, BodyLevel, ClearanceKind, SiteStatus, TransportKind
from zones.models import AreaMember, BorderCrossing, CrossBorderArea


class MemberSerializer(CitedSerializer):
    """One side of the area; `zone` is null where only the country is known."""

    zone = PublicKey()
    country = serializers.SerializerMethodField()
    place = Text()

    def get_country(self, member: AreaMember) -> str | None:
        side = member.side
        return side.code if side else None


class AgreementSerializer(CitedSerializer):
    slug = serializers.SlugField(read_only=True)
    title = TranslatedText()
    kind = Text()
    signed = PartialDate()
    signatories = Text()
    description = TranslatedText()


class JointBodySerializer(CitedSerializer):
    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    level = Choice(BodyLevel)
    established = PartialDate()
    description = TranslatedText()


class ClearanceModelSerializer(CitedSerializer):
    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    kind = Choice(ClearanceKind)
    description = TranslatedText()
    expected_effect = TranslatedText()
    status = Choice(SiteStatus)


class StatementSerializer(CitedSerializer):
    topic = serializers.CharField(read_only=True)
    text = TranslatedText()


class CrossBorderAreaSerializer(CitedSerializer):
    """An area that joins zones of two countries, or one zone and a side not yet known."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    abbreviation = Text()
    zone_type = PublicKey()
    status = Choice(AreaStatus)
    description = TranslatedText()
    aliases = AliasSerializer(many=True, read_only=True)
    members = MemberSerializer(many=True, read_only=True)
    agreements = AgreementSerializer(many=True, read_only=True)
    joint_bodies = JointBodySerializer(many=True, read_only=True)
    clearance_models = ClearanceModelSerializer(many=True, read_only=True)
    statements = StatementSerializer(many=True, read_only=True)
    milestones = MilestoneSerializer(many=True, read_only=True)
    border_crossings = serializers.SerializerMethodField()
    url = PageAddress()
    self = ApiAddress("cross-border-areas-detail")

    def get_border_crossings(self, area: CrossBorderArea) -> list[str]:
        return [crossing.slug for crossing in area.border_crossings.all()]


class BorderCrossingSerializer(CitedSerializer):
    """A gate or port; `neighbour` is null where no source names the other side."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    kind = Choice(TransportKind)
    country = Text(source="country_id")
    neighbour = Text(source="neighbour_id")
    cross_border_area = PublicKey(source="area")
    status = Choice(SiteStatus)
    description = TranslatedText()
    has_passengers = OptionalTruth()
    has_cargo = OptionalTruth()
    location = Point()
    zones = serializers.SerializerMethodField()
    self = ApiAddress("border-crossings-detail")

    def get_zones(self, crossing: BorderCrossing) -> list[str]:
        return [link.zone.slug for link in crossing.zone_links.all()]
