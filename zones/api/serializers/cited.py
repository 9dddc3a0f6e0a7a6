"""Statements with their source, the base of nearly everything the API tells."""

from typing import Any, ClassVar

from rest_framework import serializers

from ezportal.api.fields import TranslatedText
from ezportal.api.serializers import ResourceSerializer
from zones.api.fields import Choice, PartialDate, Text
from zones.choices import OrganisationKind

LAST = ("source", "locator", "stated", "as_of", "note", "url", "self")


class SourceKeySerializer(ResourceSerializer):
    """The source of a statement: enough to name it and to open it."""

    slug = serializers.SlugField(read_only=True)
    title = serializers.CharField(read_only=True)
    url = Text()


class CitedSerializer(ResourceSerializer):
    """Adds who says it, where in the source, in which words, and for which date."""

    last: ClassVar[tuple[str, ...]] = LAST

    source = SourceKeySerializer(read_only=True, allow_null=True)
    locator = Text()
    stated = Text()
    as_of = PartialDate()
    note = Text()

    def get_fields(self) -> dict[str, Any]:
        """The statement first, then who says so."""
        declared = super().get_fields()
        ordered = [name for name in declared if name not in self.last]
        ordered += [name for name in self.last if name in declared]
        return {name: declared[name] for name in ordered}


class OrganisationKeySerializer(ResourceSerializer):
    """An organisation with what is needed to write to its office."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    acronym = Text()
    kind = Choice(OrganisationKind)
    website = Text()
    office_email = Text()
    office_phone = Text()
