"""A country with what holds for all of its zones."""

from zones.api.serializers.cited import OrganisationKeySerializer
from zones.api.serializers.reference import (
    CountryFields,
    OverviewSerializer,
    ProvinceSerializer,
    ZoneTypeSerializer,
)
from zones.api.serializers.rules import IncentiveSerializer, RegulationKeySerializer


class CountrySerializer(CountryFields):
    """A country with its printed totals, authorities, zone types and national rules."""

    overview = OverviewSerializer(many=True, read_only=True)
    authorities = OrganisationKeySerializer(many=True, read_only=True)
    provinces = ProvinceSerializer(many=True, read_only=True)
    zone_types = ZoneTypeSerializer(many=True, read_only=True)
    incentives = IncentiveSerializer(many=True, read_only=True)
    regulations = RegulationKeySerializer(many=True, read_only=True)
