"""Learning visits: the row of the list, the visit as a whole, and what a zone tells of it."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from delegations import models
from delegations.api.fields import Counts
from delegations.api.parts import PARTS
from delegations.api.querysets import visits_to
from delegations.api.serializers.agenda import DaySerializer
from delegations.api.serializers.recorded import OrganisationNameSerializer, RecordedSerializer
from delegations.api.serializers.sites import SiteKeySerializer
from delegations.choices import AimKind, FollowUp, Gender, Sector, VisitStatus
from ezportal.api.fields import ApiAddress, PageAddress, TranslatedText, address_of
from ezportal.api.serializers import ResourceSerializer, RowSerializer
from zones.api.fields import Choice, Text
from zones.models import Zone


class DatesSerializer(serializers.Serializer):
    """First and last day, as planned and as held; null as long as they are not known."""

    planned_from = serializers.DateField(read_only=True, allow_null=True)
    planned_to = serializers.DateField(read_only=True, allow_null=True)
    actual_from = serializers.DateField(read_only=True, allow_null=True)
    actual_to = serializers.DateField(read_only=True, allow_null=True)


class VisitFields(RecordedSerializer):
    """A learning visit: when, where to, with how many delegates."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    status = Choice(VisitStatus)
    dates = DatesSerializer(source="*", read_only=True)
    countries = serializers.SerializerMethodField()
    zones = serializers.SerializerMethodField()
    projects = serializers.SerializerMethodField()
    organiser = OrganisationNameSerializer(read_only=True, allow_null=True)
    partner = OrganisationNameSerializer(read_only=True, allow_null=True)
    delegate_count = serializers.IntegerField(read_only=True)
    url = PageAddress()
    self = ApiAddress("learning-visits-detail")

    def get_countries(self, visit: models.LearningVisit) -> list[str]:
        """Where its sites lie, in the order of the visit."""
        return list(dict.fromkeys(row.site.country_id for row in visit.site_visits.all()))

    def get_zones(self, visit: models.LearningVisit) -> list[str]:
        zones = [row.site.zone for row in visit.site_visits.all() if row.site.zone]
        return list(dict.fromkeys(zone.slug for zone in zones if zone.is_public()))

    def get_projects(self, visit: models.LearningVisit) -> list[str]:
        return [link.project.slug for link in visit.project_links.all()]


class VisitRowSerializer(VisitFields, RowSerializer):
    """A learning visit in brief."""


class AimSerializer(RecordedSerializer):
    order = serializers.IntegerField(read_only=True)
    text = TranslatedText()


class VisitAreaSerializer(RecordedSerializer):
    """A discussion area of the visit, with the words of its programme."""

    slug = serializers.SlugField(source="area.slug", read_only=True)
    name = TranslatedText(owner="area")
    wording = Text()


class GroupCountSerializer(serializers.Serializer):
    """The delegates of one country, or of an organisation that stands for no country."""

    group = serializers.CharField(source="group.code", read_only=True)
    country = Text(source="group.country_id")
    organisation = OrganisationNameSerializer(source="group.organisation", read_only=True, allow_null=True)
    total = serializers.IntegerField(read_only=True)
    by_gender = Counts(Gender.values)


class DelegationSerializer(serializers.Serializer):
    """How many delegates there are; of the people themselves nothing is public."""

    total = serializers.IntegerField(read_only=True)
    by_country = GroupCountSerializer(many=True, read_only=True)
    by_gender = Counts(Gender.values)
    by_sector = Counts(Sector.values)


class VisitSerializer(VisitFields):
    """A learning visit as a whole, with the addresses of its parts."""

    purpose = TranslatedText()
    objectives = serializers.SerializerMethodField()
    expected_outcomes = serializers.SerializerMethodField()
    expected_delegates = serializers.IntegerField(read_only=True, allow_null=True)
    discussion_areas = VisitAreaSerializer(source="areas", many=True, read_only=True)
    delegation = DelegationSerializer(source="headcount", read_only=True)
    days = DaySerializer(many=True, read_only=True)
    sites = serializers.SerializerMethodField()
    recommendations_by_status = Counts(FollowUp.values, source="followed_up")
    parts = serializers.SerializerMethodField()

    @extend_schema_field(AimSerializer(many=True))
    def get_objectives(self, visit: models.LearningVisit) -> Any:
        return self.aims(visit, AimKind.OBJECTIVE)

    @extend_schema_field(AimSerializer(many=True))
    def get_expected_outcomes(self, visit: models.LearningVisit) -> Any:
        return self.aims(visit, AimKind.OUTCOME)

    def aims(self, visit: models.LearningVisit, kind: AimKind) -> Any:
        rows = [aim for aim in visit.aims.all() if aim.kind == kind]
        return AimSerializer(rows, many=True, context=self.context).data

    @extend_schema_field(SiteKeySerializer(many=True))
    def get_sites(self, visit: models.LearningVisit) -> Any:
        sites = {row.site_id: row.site for row in visit.site_visits.all()}
        return SiteKeySerializer(sites.values(), many=True, context=self.context).data

    @extend_schema_field({"type": "object", "additionalProperties": {"type": "string", "format": "uri"}})
    def get_parts(self, visit: models.LearningVisit) -> dict[str, str]:
        request = self.context["request"]
        return {name: address_of(request, f"learning-visits-{name}", slug=visit.slug) for name in PARTS}


class VisitOfZoneSerializer(ResourceSerializer):
    """A learning visit to the zone."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    status = Choice(VisitStatus)
    dates = DatesSerializer(source="*", read_only=True)
    url = PageAddress()
    self = ApiAddress("learning-visits-detail")


@extend_schema_field(VisitOfZoneSerializer(many=True))
class VisitsOfZone(serializers.Field):
    """The learning visits to a zone, newest first; one query."""

    def __init__(self) -> None:
        super().__init__(read_only=True, source="*")

    def to_representation(self, value: Zone) -> Any:
        return VisitOfZoneSerializer(visits_to(value), many=True, context=self.context).data
