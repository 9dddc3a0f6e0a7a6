"""A list and a detail of zones in the fewest lines, with their relations fetched together, as one should."""

import django_filters
from rest_framework import serializers, viewsets

from zones import models


class ProvinceSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.Province
        fields = ("code", "name")


class ZoneTypeSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.ZoneType
        fields = ("slug", "name", "abbreviation")


class IndustrySerializer(serializers.ModelSerializer):
    class Meta:
        model = models.Industry
        fields = ("slug", "label")


class ClassificationSerializer(serializers.ModelSerializer):
    zone_type = ZoneTypeSerializer()

    class Meta:
        model = models.ZoneClassification
        fields = ("zone_type",)


class ZoneIndustrySerializer(serializers.ModelSerializer):
    industry = IndustrySerializer()

    class Meta:
        model = models.ZoneIndustry
        fields = ("industry", "relation")


class ZoneSerializer(serializers.ModelSerializer):
    province = ProvinceSerializer()
    classifications = ClassificationSerializer(many=True)
    industries = ZoneIndustrySerializer(many=True)

    class Meta:
        model = models.Zone
        fields = (
            "slug", "name", "country", "province", "classifications", "status", "development_form", "established",
            "area_ha", "longitude", "latitude", "location_precision", "industries", "last_confirmed", "freshness",
        )  # fmt: skip


class ClaimSerializer(serializers.ModelSerializer):
    source: serializers.Field = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = models.Claim
        fields = ("field", "value", "value_state", "bound", "status", "source", "locator", "as_of", "confirmed_on")


class RoleSerializer(serializers.ModelSerializer):
    organisation: serializers.Field = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = models.ZoneRole
        fields = ("organisation", "role")


class FacilitySerializer(serializers.ModelSerializer):
    class Meta:
        model = models.Facility
        fields = ("slug", "kind", "name", "status", "opened")


class MilestoneSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.Milestone
        fields = ("date", "title")


class ZoneDetailSerializer(ZoneSerializer):
    claims = ClaimSerializer(many=True)
    roles = RoleSerializer(many=True)
    facilities = FacilitySerializer(many=True)
    milestones = MilestoneSerializer(many=True)

    class Meta(ZoneSerializer.Meta):
        fields = (
            *ZoneSerializer.Meta.fields, "locality", "land_tenure", "location_advantage", "website", "summary",
            "claims", "roles", "facilities", "milestones",
        )  # fmt: skip


class ZoneFilter(django_filters.FilterSet):
    established_from = django_filters.CharFilter("established", "gte")
    area_min = django_filters.NumberFilter("area_ha", "gte")

    class Meta:
        model = models.Zone
        fields = ("country", "province", "status", "development_form")


class ZoneViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = (
        models.Zone.objects.published()
        .select_related("country", "province")
        .prefetch_related("classifications__zone_type", "industries__industry")
    )
    filterset_class = ZoneFilter
    lookup_field = "slug"

    def get_serializer_class(self) -> type[ZoneSerializer]:
        return ZoneSerializer if self.action == "list" else ZoneDetailSerializer

    def get_queryset(self):  # type: ignore[no-untyped-def]
        rows = super().get_queryset()
        if self.action == "list":
            return rows
        return rows.prefetch_related("claims__source", "roles__organisation", "facilities", "milestones")
