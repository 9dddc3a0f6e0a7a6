"""Indicators and their observations."""

from rest_framework import serializers

from ezportal.api.fields import ApiAddress, TranslatedText
from ezportal.api.serializers import ResourceSerializer
from zones.api.fields import Choice, DraftLanguages, OptionalNumber, PartialDate, PublicKey, Text
from zones.api.serializers.cited import CitedSerializer
from zones.choices import Bound


class IndicatorSerializer(ResourceSerializer):
    """What is measured, and in which unit."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    unit = serializers.CharField(read_only=True)
    description = TranslatedText()
    is_retired = serializers.BooleanField(read_only=True)
    draft_languages = DraftLanguages()
    self = ApiAddress("indicators-detail")


class ObservationSerializer(CitedSerializer):
    """One value of an indicator for a zone (or a facility in it) or a country."""

    id = serializers.IntegerField(read_only=True)
    indicator = PublicKey()
    zone = PublicKey()
    facility = PublicKey()
    country = Text(source="country_id")
    period = PartialDate()
    value = OptionalNumber()
    unit = Text()
    bound = Choice(Bound)
    self = ApiAddress("observations-detail", lookup="pk")
