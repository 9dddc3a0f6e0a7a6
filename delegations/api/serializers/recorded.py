"""Rows of a visit's record, and the organisations they name."""

from typing import Any

from rest_framework import serializers

from ezportal.api.fields import TranslatedText
from ezportal.api.serializers import ResourceSerializer
from zones.api.fields import Text
from zones.api.serializers.cited import LAST, CitedSerializer


class RecordedSerializer(CitedSerializer):
    """Adds the source and the place in it; `source` is null where the institute recorded the row itself."""

    stated = None
    as_of = None


class OrganisationNameSerializer(ResourceSerializer):
    """An organisation by its name; `organisations/{slug}/` tells more."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    acronym = Text()


class SubjectSerializer(RecordedSerializer):
    """Adds what a row speaks of: the public zones, the countries and the cross-border areas."""

    last = ("zones", "countries", "cross_border_areas", *LAST)

    zones = serializers.SerializerMethodField()
    countries = serializers.SerializerMethodField()
    cross_border_areas = serializers.SerializerMethodField()

    def get_zones(self, row: Any) -> list[str]:
        zones = [subject.zone for subject in row.subjects.all() if subject.zone]
        return [zone.slug for zone in zones if zone.is_public()]

    def get_countries(self, row: Any) -> list[str]:
        return [subject.country_id for subject in row.subjects.all() if subject.country_id]

    def get_cross_border_areas(self, row: Any) -> list[str]:
        areas = [subject.cross_border_area for subject in row.subjects.all() if subject.cross_border_area]
        return [area.slug for area in areas if area.is_public()]
