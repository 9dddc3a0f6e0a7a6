"""The vocabularies of the filters on learning visits as components of the OpenAPI description."""

from typing import Any

from delegations.api.filters import area_choices, project_choices, visit_choices
from zones.api.schema import list_values


def add_vocabularies(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """List what may be asked for now; runs at the end of each generation."""
    choices = {
        "ProjectSlug": project_choices(),
        "LearningVisitSlug": visit_choices(),
        "DiscussionAreaSlug": area_choices(),
    }
    return list_values(result, {name: [value for value, _label in pairs] for name, pairs in choices.items()})
