"""Countries and the reference lists."""

from rest_framework import serializers

from ezportal.api.fields import ApiAddress, PageAddress, TranslatedText
from ezportal.api.serializers import ResourceSerializer, RowSerializer
from zones.api.fields import Choice, CountryName, DraftLanguages, PartialDate, PublicKey, Text
from zones.api.serializers.cited import CitedSerializer, SourceKeySerializer
from zones.choices import Bound, OrganisationKind, SourceKind


class CountryFields(ResourceSerializer):
    """A country with the number of its published zones."""

    code = serializers.CharField(read_only=True)
    alpha3 = serializers.CharField(read_only=True)
    name = CountryName()
    official_name = TranslatedText()
    local_name = Text()
    capital = Text()
    currency = Text()
    time_zone = Text()
    local_language = Text()
    is_member = serializers.BooleanField(read_only=True)
    zone_count = serializers.IntegerField(read_only=True)
    draft_languages = DraftLanguages()
    url = PageAddress()
    self = ApiAddress("countries-detail", lookup="code")


class CountryRowSerializer(CountryFields, RowSerializer):
    """A country with the number of its published zones."""


class OverviewSerializer(CitedSerializer):
    """A national total as a source prints it, never derived from the zones recorded here."""

    label = TranslatedText()
    count = serializers.IntegerField(read_only=True)
    bound = Choice(Bound)
    zone_type = PublicKey()
    part_of = Text(source="total.label_en")


class ProvinceSerializer(ResourceSerializer):
    code = serializers.CharField(read_only=True)
    name = TranslatedText()


class ZoneTypeSerializer(ResourceSerializer):
    """A kind of zone; without a country it is an international concept."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    abbreviation = Text()
    definition = TranslatedText()
    parent = PublicKey()
    country = Text(source="country_id")
    is_retired = serializers.BooleanField(read_only=True)
    draft_languages = DraftLanguages()
    source = SourceKeySerializer(read_only=True, allow_null=True)
    locator = Text()
    note = Text()
    self = ApiAddress("zone-types-detail")


class IndustrySerializer(ResourceSerializer):
    """An ISIC Rev. 4 section or division, or a cluster label of the portal."""

    slug = serializers.SlugField(read_only=True)
    label = TranslatedText()
    isic_code = Text()
    parent = PublicKey()
    is_retired = serializers.BooleanField(read_only=True)
    draft_languages = DraftLanguages()
    self = ApiAddress("industries-detail")


class OrganisationSerializer(CitedSerializer):
    """A public or private body with the office to write to, never a person."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    acronym = Text()
    kind = Choice(OrganisationKind)
    country = Text(source="country_id")
    parent = PublicKey()
    responsibility = TranslatedText()
    address = Text()
    website = Text()
    office_email = Text()
    office_phone = Text()
    is_retired = serializers.BooleanField(read_only=True)
    self = ApiAddress("organisations-detail")
    stated = None


class SourceSerializer(ResourceSerializer):
    """A document, page or data set that states facts."""

    slug = serializers.SlugField(read_only=True)
    title = serializers.CharField(read_only=True)
    kind = Choice(SourceKind)
    publisher = Text()
    url = Text()
    published = PartialDate()
    language = Text()
    licence = Text()
    note = Text()
    page = PageAddress()
    self = ApiAddress("sources-detail")
