"""What delegations expect of a visit, and what they make of it."""

from rest_framework import serializers

from delegations.api.answers import AnswerKey, AnswerKind, AnswerText
from delegations.api.fields import FindingKey, KeyOf, item_key
from delegations.api.serializers.recorded import RecordedSerializer, SubjectSerializer
from delegations.choices import FindingKind
from ezportal.api.fields import TranslatedText
from ezportal.api.serializers import ResourceSerializer
from zones.api.fields import Choice, PublicKey, Text


class ExpectationAnswerSerializer(ResourceSerializer):
    """What answered an expectation; `key` is that of the row in the agenda, the site visits or the findings."""

    kind = AnswerKind()
    key = AnswerKey()
    text = AnswerText()


class ExpectationSerializer(RecordedSerializer):
    """What the delegates of a country group expect, and what answered it."""

    group = serializers.CharField(source="group.code", read_only=True)
    country = Text(source="group.country_id")
    order = serializers.IntegerField(read_only=True)
    text = TranslatedText()
    area = PublicKey()
    answers = ExpectationAnswerSerializer(many=True, read_only=True)


class TopicSerializer(RecordedSerializer):
    """A topic on which delegates were to write a case study."""

    order = serializers.IntegerField(read_only=True)
    text = TranslatedText()
    area = PublicKey()


class CaseStudySerializer(ResourceSerializer):
    """A released case study by its country group, never by its writer; `topic` is the order of the topic."""

    group = serializers.CharField(source="group.code", read_only=True)
    country = Text(source="group.country_id")
    topic = serializers.IntegerField(source="topic.order", read_only=True, allow_null=True)
    title = Text()
    text = Text()
    language = Text()


class PresentationSerializer(RecordedSerializer):
    """What a country group presented at the workshop; its points are the findings."""

    group = serializers.CharField(source="group.code", read_only=True)
    country = Text(source="group.country_id")
    order = serializers.IntegerField(read_only=True)
    title = Text()
    presented_on = serializers.DateField(read_only=True, allow_null=True)
    agenda_item = KeyOf(item_key, source="item")
    finding_count = serializers.IntegerField(read_only=True)


class FindingSerializer(SubjectSerializer):
    """A point of a presentation; `country` presented it, `countries` and `zones` are what it speaks of."""

    key = FindingKey()
    group = serializers.CharField(source="presentation.group.code", read_only=True)
    country = Text(source="presentation.group.country_id")
    kind = Choice(FindingKind)
    area = PublicKey()
    heading = Text()
    text = TranslatedText()
