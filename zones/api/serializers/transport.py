"""Transport links with their sections, stations and figures."""

from rest_framework import serializers

from ezportal.api.fields import ApiAddress, PageAddress, TranslatedText
from zones.api.fields import Choice, OptionalNumber, PartialDate, PublicKey, Text
from zones.api.serializers.cited import CitedSerializer
from zones.choices import Bound, SiteStatus, TransportKind


class LinkedZoneSerializer(CitedSerializer):
    zone = PublicKey()


class SectionSerializer(CitedSerializer):
    order = serializers.IntegerField(read_only=True)
    slug = serializers.SlugField(read_only=True)
    parent = PublicKey()
    name = TranslatedText()
    length_km = OptionalNumber()
    design_speed_kmh = OptionalNumber()
    duration_hours = OptionalNumber()
    construction_started = PartialDate()
    opened = PartialDate()
    planned_opening = PartialDate()
    status = Choice(SiteStatus)


class StationSerializer(CitedSerializer):
    order = serializers.IntegerField(read_only=True)
    name = TranslatedText()
    section = PublicKey()
    country = Text(source="country_id")
    zone = PublicKey()
    status = Choice(SiteStatus)


class FigureSerializer(CitedSerializer):
    label = TranslatedText()
    value = OptionalNumber()
    unit = Text()
    bound = Choice(Bound)


class TransportLinkSerializer(CitedSerializer):
    """A railway, road or waterway between places of the region."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    kind = Choice(TransportKind)
    status = Choice(SiteStatus)
    description = TranslatedText()
    length_km = OptionalNumber()
    construction_started = PartialDate()
    scheduled_opening = PartialDate()
    zones = LinkedZoneSerializer(source="connections", many=True, read_only=True)
    sections = SectionSerializer(many=True, read_only=True)
    stations = StationSerializer(many=True, read_only=True)
    figures = FigureSerializer(many=True, read_only=True)
    url = PageAddress()
    self = ApiAddress("transport-links-detail")
