"""Pages of mere text: what the portal is and how its data may be used."""

from typing import Any

from django.db.models import Count
from django.views.generic import TemplateView

from zones.freshness import DUE_MONTHS, FRESH_MONTHS
from zones.models import Source, Zone


class AboutView(TemplateView):
    """What the portal is, whom it serves, how to read a profile."""

    template_name = "zones/about.html"


class DataPolicyView(TemplateView):
    """How values are chosen, how fresh they are, what is left out, and the licences they came with."""

    template_name = "zones/data_policy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        licences = Source.objects.order_by("licence").values_list("licence").annotate(Count("pk"))
        context.update(
            licences=sorted(licences, key=lambda row: -row[1]),
            fresh_months=FRESH_MONTHS,
            due_months=DUE_MONTHS,
            disputed=Zone.objects.published().filter(has_competing_claims=True).count(),
        )
        return context
