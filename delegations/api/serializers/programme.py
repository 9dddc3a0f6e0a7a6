"""Projects with their activities, and the themes of visits."""

from rest_framework import serializers

from delegations.api.serializers.recorded import OrganisationNameSerializer, RecordedSerializer
from delegations.choices import ActivityKind, ActivityStatus
from ezportal.api.fields import ApiAddress, PageAddress, TranslatedText
from zones.api.fields import Choice, PartialDate, PublicKey, Text


class ActivitySerializer(RecordedSerializer):
    """Something done under a project: dates and status as written, and as EDTF and one of a few states."""

    order = serializers.IntegerField(read_only=True)
    kind = Choice(ActivityKind)
    title = TranslatedText()
    dates_stated = Text()
    starts = PartialDate()
    ends = PartialDate()
    place = Text()
    country = Text(source="country_id")
    status_stated = Text()
    status = Choice(ActivityStatus)
    learning_visit = PublicKey(source="visit")


class ProjectSerializer(RecordedSerializer):
    """A funded project with everything done under it."""

    slug = serializers.SlugField(read_only=True)
    code = Text()
    name = TranslatedText()
    description = TranslatedText()
    funder = OrganisationNameSerializer(read_only=True, allow_null=True)
    implementer = OrganisationNameSerializer(read_only=True, allow_null=True)
    coordinator = OrganisationNameSerializer(read_only=True, allow_null=True)
    starts = PartialDate()
    ends = PartialDate()
    activities = ActivitySerializer(many=True, read_only=True)
    url = PageAddress()
    self = ApiAddress("projects-detail")


class DiscussionAreaSerializer(RecordedSerializer):
    """A theme that visits look at; findings, notes and recommendations are sorted by it."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    description = TranslatedText()
    order = serializers.IntegerField(read_only=True)
    is_retired = serializers.BooleanField(read_only=True)
    self = ApiAddress("discussion-areas-detail")
