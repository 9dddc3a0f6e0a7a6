"""A questionnaire as delegates see it, for those who build it."""

from __future__ import annotations

from typing import Any

from evaluations.models import Questionnaire
from evaluations.views.form import by_section, items_of


def preview_context(questionnaire: Questionnaire) -> dict[str, Any]:
    """What the templates of the form take, with nothing answered."""
    items = items_of(questionnaire, None)
    return {"questionnaire": questionnaire, "sections": by_section(items), "total": len(items), "is_preview": True}
