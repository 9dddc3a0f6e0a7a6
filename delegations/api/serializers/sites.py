"""Sites, the visits to them and what was noted there."""

from rest_framework import serializers

from delegations import models
from delegations.api.fields import KeyOf, NoteKey, item_key
from delegations.api.serializers.recorded import OrganisationNameSerializer, RecordedSerializer
from ezportal.api.fields import ApiAddress, TranslatedText
from ezportal.api.serializers import ResourceSerializer
from zones.api.fields import Choice, Point, PublicKey, Text
from zones.choices import FacilityKind, SiteStatus


class SiteKeySerializer(ResourceSerializer):
    """A site by its name and place."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    local_name = Text(source="name_local")
    country = Text(source="country_id")
    zone = PublicKey()
    location = Point()
    self = ApiAddress("sites-detail")


class SiteSerializer(RecordedSerializer):
    """A place that delegations go to: a zone, a facility in it, or a place outside any zone."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    local_name = Text(source="name_local")
    kind = Choice(FacilityKind)
    country = Text(source="country_id")
    zone = PublicKey()
    facility = serializers.SerializerMethodField()
    host = OrganisationNameSerializer(read_only=True, allow_null=True)
    address = Text()
    local_address = Text(source="address_local")
    website = Text()
    status = Choice(SiteStatus)
    location = Point()
    self = ApiAddress("sites-detail")

    def get_facility(self, site: models.Site) -> str | None:
        """Its slug in the profile of the zone."""
        facility = site.facility
        is_shown = facility is not None and facility.is_public() and facility.zone.is_public()
        return facility.slug if facility is not None and is_shown else None


class SiteNoteSerializer(RecordedSerializer):
    """Something seen or heard at a site, under an area or the heading of the notes."""

    key = NoteKey()
    area = PublicKey()
    heading = Text()
    text = TranslatedText()


class SiteVisitSerializer(RecordedSerializer):
    """A visit to a site, with the notes by area."""

    order = serializers.IntegerField(read_only=True)
    date = serializers.DateField(read_only=True, allow_null=True)
    site = SiteKeySerializer(read_only=True)
    host = OrganisationNameSerializer(read_only=True, allow_null=True)
    agenda_item = KeyOf(item_key, source="item")
    notes = SiteNoteSerializer(many=True, read_only=True)
