"""Answering a questionnaire by a personal link: opening changes nothing, and everything is saved as it is answered."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views import View

from delegations.services.links import LinkRefused
from delegations.views.my import opening
from delegations.views.my.base import is_from_script
from evaluations.choices import Mode, ResponseState
from evaluations.models import EvaluationResponse, Invitation, InvitationToken
from evaluations.services.answering import Closed, Saved, hand_in, reopen, save_answers
from evaluations.services.inviting import TokenRefused, find_token
from evaluations.views import answers_session
from evaluations.views.form import Item, by_section, given_in, items_of, take_back_what_was_typed


class OpenView(opening.OpenView):
    """GET shows a button; POST opens the questionnaire and takes the token out of the address."""

    def find(self, token: str) -> InvitationToken:
        try:
            return find_token(token=token)
        except TokenRefused as error:
            raise LinkRefused(was_known=False) from error

    def show(self, request: HttpRequest, found: InvitationToken) -> HttpResponse:
        survey = found.invitation.survey
        return render(request, "evaluations/answers/open.html", {"visit": survey.evaluation.visit, "survey": survey})

    def let_in(self, token: str) -> HttpResponse:
        found = self.find(token)
        response = HttpResponseRedirect(reverse("answers:survey", args=[found.invitation.survey_id]))
        answers_session.begin(response, found)
        return response


class SurveyView(View):
    """The questionnaire: a form while it is open, thanks when it is handed in, and a word when it is closed."""

    invitation: Invitation

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        invitation = answers_session.invitation_of(request, kwargs["pk"])
        if invitation is None:
            if is_from_script(request):
                return JsonResponse({"closed": True}, status=403)
            return render(request, "evaluations/answers/left.html", status=403)
        self.invitation = invitation
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        response = self._response()
        if not self.invitation.survey.is_open():
            return self._page("closed", is_early=self.invitation.survey.opens_at > timezone.now())
        if response is not None and response.state == ResponseState.SUBMITTED:
            return self._page("thanks")
        return self._form(items_of(self.invitation.survey.questionnaire, response))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        step = request.POST.get("then", "save")
        try:
            if step == "reopen":
                reopen(invitation=self.invitation)
                return HttpResponseRedirect(request.path)
            return self._save(request, step)
        except Closed as closed:
            if is_from_script(request):
                return JsonResponse({"fields": {}, "problems": [str(closed)]}, status=400)
            return self._page("closed", status=409, reason=str(closed), typed=_typed(request))

    def _save(self, request: HttpRequest, step: str) -> HttpResponse:
        form = self.invitation.survey.questionnaire
        given, editions = given_in(request.POST, items_of(form, None))
        if not given:
            raise Http404
        language = str(translation.get_language())
        saved = save_answers(invitation=self.invitation, given=given, editions=editions, language=language)
        if is_from_script(request):
            return _told_to_script(saved)
        items = items_of(form, self._response())
        if not saved.is_clean:
            take_back_what_was_typed(items, given, saved)
            return self._form(items, status=409 if saved.conflicts else 400)
        if step == "hand-in":
            missing = hand_in(invitation=self.invitation)
            for item in items:
                item.problems = missing.get(item.question.code, [])
            if missing:
                return self._form(items, status=400)
            return HttpResponseRedirect(request.path)
        return HttpResponseRedirect(f"{request.path}?done=saved")

    def _response(self) -> EvaluationResponse | None:
        return EvaluationResponse.objects.filter(invitation=self.invitation).first()

    def _form(self, items: list[Item], status: int = 200) -> HttpResponse:
        problems = [
            {"anchor": item.anchor, "text": f"{item.question.text} {said}"} for item in items for said in item.problems
        ]
        return self._page(
            "form", status=status, sections=by_section(items), problems=problems, total=len(items),
            answered=sum(item.is_answered for item in items), done=self.request.GET.get("done") == "saved",
        )  # fmt: skip

    def _page(self, name: str, status: int = 200, **context: Any) -> HttpResponse:
        survey = self.invitation.survey
        context |= {
            "survey": survey, "questionnaire": survey.questionnaire, "visit": survey.evaluation.visit,
            "evaluation": survey.evaluation, "is_named": survey.evaluation.mode == Mode.NAMED,
        }  # fmt: skip
        return render(self.request, f"evaluations/answers/{name}.html", context, status=status)


def _told_to_script(saved: Saved) -> JsonResponse:
    """The editions of what was saved, and why the rest was not."""
    problems = [said for messages in saved.problems.values() for said in messages]
    if saved.conflicts:
        problems.append(str(_clash_words()))
    status = 409 if saved.conflicts else 400 if problems else 200
    fields = {f"edition-{code}": edition for code, edition in saved.editions.items()}
    return JsonResponse({"fields": fields, "problems": problems}, status=status)


def _clash_words() -> str:
    return translation.gettext("Another window or device saved a different answer meanwhile.")


def _typed(request: HttpRequest) -> list[str]:
    """Texts that came too late: shown once more, so that they can be copied."""
    return [str(value) for name, value in request.POST.items() if name.startswith("answer-") and len(str(value)) > 1]
