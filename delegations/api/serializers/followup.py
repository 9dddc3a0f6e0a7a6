"""What follows from a visit, and what its sources disagree on."""

from rest_framework import serializers

from delegations.api.fields import KeyOf, finding_key
from delegations.api.serializers.recorded import OrganisationNameSerializer, RecordedSerializer, SubjectSerializer
from delegations.choices import FollowUp
from ezportal.api.fields import TranslatedText
from ezportal.api.serializers import ResourceSerializer
from zones.api.fields import Choice, PublicKey, Text


class RecommendationSerializer(SubjectSerializer):
    """A recommendation with its owner, due day and how far it has come."""

    order = serializers.IntegerField(read_only=True)
    text = TranslatedText()
    group = serializers.CharField(source="group.code", read_only=True, allow_null=True)
    country = Text(source="group.country_id")
    finding = KeyOf(finding_key)
    area = PublicKey()
    owner = OrganisationNameSerializer(read_only=True, allow_null=True)
    due_on = serializers.DateField(read_only=True, allow_null=True)
    status = Choice(FollowUp)
    response = TranslatedText()
    evidence = Text()
    evidence_url = Text()


class LessonSerializer(RecordedSerializer):
    """What the organisers learned for the next visit."""

    order = serializers.IntegerField(read_only=True)
    text = TranslatedText()
    area = PublicKey()


class ReadingSerializer(RecordedSerializer):
    """One of the statements; at most one is used."""

    text = TranslatedText()
    is_used = serializers.BooleanField(read_only=True)


class ContradictionSerializer(ResourceSerializer):
    """A point on which the sources disagree; `reason` says which reading is used, and why."""

    order = serializers.IntegerField(read_only=True)
    subject = TranslatedText()
    reason = TranslatedText()
    readings = ReadingSerializer(many=True, read_only=True)
