"""Counts per value of each filter."""

from rest_framework import serializers


class FacetValueSerializer(serializers.Serializer):
    """A value, its label in the language of the answer, and the zones it would give."""

    value = serializers.CharField(read_only=True)
    label = serializers.CharField(read_only=True)
    count = serializers.IntegerField(read_only=True)
    is_chosen = serializers.BooleanField(read_only=True)


class FacetsByFilterSerializer(serializers.Serializer):
    country = FacetValueSerializer(many=True, read_only=True)
    province = FacetValueSerializer(many=True, read_only=True)
    status = FacetValueSerializer(many=True, read_only=True)
    development_form = FacetValueSerializer(many=True, read_only=True)
    zone_type = FacetValueSerializer(many=True, read_only=True)
    industry = FacetValueSerializer(many=True, read_only=True)
    cross_border = FacetValueSerializer(many=True, read_only=True)
    has_location = FacetValueSerializer(many=True, read_only=True)
    visited = FacetValueSerializer(many=True, read_only=True)


class FacetsSerializer(serializers.Serializer):
    """`count` zones match; each facet leaves its own filter aside."""

    count = serializers.IntegerField(read_only=True)
    facets = FacetsByFilterSerializer(read_only=True)
