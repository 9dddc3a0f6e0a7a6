"""The vocabularies of the filters as components of the OpenAPI description."""

from collections.abc import Mapping
from typing import Any

from zones.api.filters import indicator_choices
from zones.filters import (
    SLUG,
    country_choices,
    industry_choices,
    province_choices,
    zone_type_choices,
)
from zones.models import Zone

# A longer list would make the description heavier than the data it describes.
LONGEST_LIST = 1000


def add_vocabularies(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """List what may be asked for now; runs at the end of each generation."""
    return list_values(
        result,
        {
            "CountryCode": _values(country_choices()),
            "ProvinceCode": _values(province_choices()),
            "ZoneTypeSlug": _values(zone_type_choices()),
            "IndustrySlug": _values(industry_choices()),
            "IndicatorSlug": _values(indicator_choices()),
            "ZoneSlug": list(Zone.objects.published().order_by("slug").values_list("slug", flat=True)),
        },
    )


def list_values(result: dict[str, Any], vocabularies: Mapping[str, list[str]]) -> dict[str, Any]:
    """Add a component for each vocabulary; one without values, or with too many, tells only their form."""
    for name, values in vocabularies.items():
        schema: dict[str, Any] = {"type": "string", "pattern": f"^{SLUG}$"}
        if 0 < len(values) <= LONGEST_LIST:
            schema = {"type": "string", "enum": values}
        result["components"]["schemas"][name] = schema
    return result


def _values(choices: Any) -> list[str]:
    return [value for value, _label in choices]
