"""The values that filters allow, with their labels in one language, in the order in which they are listed."""

from django.utils import translation

from zones.choices import DevelopmentForm, OperatingStatus
from zones.models import Country, Industry, Province, ZoneType

Labels = dict[str, str]


class Vocabulary:
    """Four queries."""

    def __init__(self, language: str) -> None:
        truth = {"true": "true", "false": "false"}
        with translation.override(language):
            self.labels: dict[str, Labels] = {
                "country": {row.code: row.name for row in Country.objects.all()},
                "province": {row.code: row.name for row in Province.objects.all()},
                "status": {value: str(label) for value, label in OperatingStatus.choices},
                "development_form": {value: str(label) for value, label in DevelopmentForm.choices},
                "zone_type": {row.slug: row.name for row in ZoneType.objects.all()},
                "industry": {row.slug: row.label for row in Industry.objects.all()},
                "cross_border": truth,
                "has_location": truth,
                "visited": truth,
            }
