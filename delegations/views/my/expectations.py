"""What a delegate expects of the visit: up to ten texts on one page, which is one form."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from delegations.models import DiscussionArea, Expectation
from delegations.my_forms import ExpectationForm
from delegations.services import handing_in
from delegations.views.my.base import DelegateView, go_to, is_from_script
from delegations.views.my.writing import Slip, save_slip, status_of, told_to_script

_POSTED = re.compile(r"e(\d+)-edition")


class ExpectationsView(DelegateView):
    """Every button saves the whole page first, so that nothing typed into another text is lost."""

    template_name = "delegations/my/expectations.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        slips = kwargs.pop("slips", None) or [self._slip(row) for row in self._rows()]
        problems = kwargs.pop("problems", None) or [problem for slip in slips for problem in slip.problems]
        return super().get_context_data(
            slips=slips, problems=problems, most=handing_in.MOST_EXPECTATIONS,
            has_drafts=any(slip.form is not None for slip in slips), **kwargs,
        )  # fmt: skip

    def post(self, request: HttpRequest) -> HttpResponse:
        slips = self._posted(request)
        for slip in slips:
            if slip.form is not None and slip.form.is_bound:
                save_slip(slip, partial(self._save, slip.row))
        if is_from_script(request):
            return told_to_script(slips)
        if (status := status_of(slips)) != 200:
            return self.page(status, slips=slips)
        return self._then(request.POST.get("then", ""))

    def _rows(self) -> QuerySet[Any]:
        return Expectation._base_manager.filter(delegate=self.delegate).select_related("area").order_by("order", "pk")

    def _slip(self, row: Expectation, data: Any = None) -> Slip:
        if data is None and not row.is_draft:
            return Slip(row)
        form = ExpectationForm(data, prefix=f"e{row.pk}", initial=ExpectationForm.shown(row), areas=self._areas())
        return Slip(row, form)

    def _areas(self) -> list[tuple[int, str]]:
        if not hasattr(self, "_known_areas"):
            areas = DiscussionArea.objects.filter(visit_areas__visit=self.visit).order_by("visit_areas__order", "pk")
            self._known_areas = [(area.pk, str(area)) for area in areas]
        return self._known_areas

    def _posted(self, request: HttpRequest) -> list[Slip]:
        """The rows there are, with what was typed into them, and what was typed into rows that are gone."""
        posted = {int(match[1]) for name in request.POST if (match := _POSTED.fullmatch(name))}
        rows = {row.pk: row for row in self._rows()}
        slips = [self._slip(row, request.POST if row.pk in posted else None) for row in rows.values()]
        for pk in posted - set(rows):
            slips.append(self._slip(Expectation(pk=pk, delegate=self.delegate), request.POST))
        return slips

    def _save(self, row: Expectation, form: Any) -> Expectation:
        by_hand = not is_from_script(self.request)
        edition, values = form.cleaned_data["edition"], form.cleaned_data
        return handing_in.save_expectation(row=row, edition=edition, values=values, keep_history=by_hand)

    def _then(self, step: str) -> HttpResponse:
        """What the button was for, after everything is saved."""
        here = reverse("my:expectations")
        step, _dash, key = step.partition(":")
        row = self._rows().filter(pk=key).first() if key.isdigit() else None
        if step == "add":
            return self._add()
        if step == "hand-in":
            return self._hand_in()
        if step == "take-back" and row is not None and handing_in.take_back(row=row):
            return go_to(here, "taken-back", f"expectation-{row.pk}")
        if step == "remove" and row is not None:
            handing_in.remove(row=row)
            return go_to(here, "removed")
        return go_to(here, "saved" if step == "save" else "")

    def _add(self) -> HttpResponse:
        try:
            row = handing_in.add_expectation(delegate=self.delegate, language=translation.get_language())
        except ValidationError as error:
            return self.page(400, problems=[{"anchor": "main", "text": error.messages[0]}])
        return go_to(reverse("my:expectations"), anchor=f"id_e{row.pk}-text")

    def _hand_in(self) -> HttpResponse:
        written = [row for row in self._rows() if row.is_draft and row.written]
        if not written:
            return self.page(400, problems=[{"anchor": "main", "text": _("Write something before you hand it in.")}])
        for row in written:
            handing_in.hand_in(row=row)
        return go_to(reverse("my:expectations"), "handed-in")
