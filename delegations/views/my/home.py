"""Where a delegate arrives: what there is to do, and how far each thing is."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from delegations import contributions
from delegations.models import CaseStudy, Expectation
from delegations.services.directory import fellow_delegates, own_contact
from delegations.views.my import session
from delegations.views.my.base import DelegateView
from zones.choices import Publication

COUNTS = {
    "drafts": Count("pk", filter=Q(publication=Publication.DRAFT)),
    "handed_in": Count("pk", filter=Q(publication=Publication.IN_REVIEW)),
    "published": Count("pk", filter=Q(publication=Publication.PUBLISHED)),
}


class HomeView(DelegateView):
    template_name = "delegations/my/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            expectations=self._counted(Expectation._base_manager.all()),
            case_studies=self._counted(CaseStudy._base_manager.all()),
            fellows=len(fellow_delegates(self.delegate)),
            contact=own_contact(self.delegate),
            tasks=[task for tasks_of in contributions.delegate_tasks for task in tasks_of(self.delegate)],
            **kwargs,
        )

    def _counted(self, rows: QuerySet[Any]) -> dict[str, int]:
        return rows.filter(delegate=self.delegate).aggregate(**COUNTS)


class LeaveView(DelegateView):
    """Closes the pages in this browser; the link opens them again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        response = render(request, "delegations/my/left.html")
        session.end(response)
        return response
