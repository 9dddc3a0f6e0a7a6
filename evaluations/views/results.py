"""What delegates said of a visit: ratings and released remarks, from `evaluations.results` and nothing else."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from delegations.views.visit_page import VisitPage
from evaluations.results import results_of
from evaluations.views.figures import blocks_of


class EvaluationView(VisitPage):
    """All figures of a visit's evaluation with their denominators, as charts and tables."""

    page = "evaluation"
    template_name = "evaluations/results.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        blocks = blocks_of(self.object, results_of(self.object))
        return super().get_context_data(blocks=blocks, downloads=downloads_of(self.object.slug), **kwargs)


def downloads_of(slug: str) -> list[tuple[str, str]]:
    """The figures as tables, in the language of the page."""
    address = reverse("learning-visits-evaluation", args=[slug])
    language = get_language() or "en"
    return [(label, f"{address}?{urlencode({'format': label.lower(), 'lang': language})}") for label in ("CSV", "XLSX")]
