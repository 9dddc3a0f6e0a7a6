"""The agenda of a visit, and the card of one day."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from delegations.views.programme import load_days
from delegations.views.visit_page import VisitPage


class AgendaView(VisitPage):
    """All days with their items and routes."""

    page = "agenda"
    template_name = "delegations/agenda.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(days=load_days(self.object), **kwargs)


class DayView(VisitPage):
    """One day, made to be printed on one sheet."""

    page = "agenda"
    template_name = "delegations/day.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        date = self.kwargs["date"]
        days = load_days(self.object, on=date)
        if not days:
            raise Http404
        dates = list(self.object.days.values_list("date", flat=True))
        place = dates.index(date)
        return super().get_context_data(
            day=days[0],
            number=place + 1,
            number_of_days=len(dates),
            before=dates[place - 1] if place else None,
            after=dates[place + 1] if place + 1 < len(dates) else None,
            **kwargs,
        )
