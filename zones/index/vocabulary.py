"""The values that filters allow, with their labels in one language, in the order in which they are listed."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from zones.choices import DevelopmentForm, OperatingStatus
from zones.models import Country, Industry, Province, ZoneType


class Labels(dict[str, str]):
    """Labels by value, in the order in which values are listed. Never changed, and told apart as objects."""

    __hash__ = object.__hash__  # type: ignore[assignment]


class Vocabulary:
    """Four queries."""

    def __init__(self, language: str) -> None:
        countries: QuerySet[Any] = Country.objects.all()
        provinces: list[Any] = list(Province.objects.all())
        types: QuerySet[Any] = ZoneType.objects.all()
        industries: QuerySet[Any] = Industry.objects.all()
        truth = Labels(true="true", false="false")
        with translation.override(language):
            self.labels: dict[str, Labels] = {
                "country": Labels((row.code, row.name) for row in countries),
                "province": Labels((row.code, row.name) for row in provinces),
                "status": Labels((value, str(label)) for value, label in OperatingStatus.choices),
                "development_form": Labels((value, str(label)) for value, label in DevelopmentForm.choices),
                "zone_type": Labels((row.slug, row.name) for row in types),
                "industry": Labels((row.slug, row.label) for row in industries),
                "cross_border": truth,
                "has_location": truth,
                "visited": truth,
            }
        self.provinces_of: dict[str, set[str]] = defaultdict(set)
        for row in provinces:
            self.provinces_of[row.country_id].add(row.code)
