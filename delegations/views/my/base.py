"""What every page of a delegate stands on: who is in, and the answer to who is not."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.generic.base import ContextMixin, TemplateResponseMixin, View

from delegations.models import Delegate, LearningVisit, PersonalLink
from delegations.views.my import session

# What was just done, told on the page that follows: its word in the address, and the sentence.
DONE = {
    "saved": _("Saved."),
    "handed-in": _("Handed in. You can take it back until the institute publishes it."),
    "taken-back": _("Taken back. It is a draft again."),
    "removed": _("Removed."),
}


def is_from_script(request: HttpRequest) -> bool:
    """Asked by the script that saves while somebody types."""
    return request.headers.get("Accept") == "application/json"


def go_to(address: str, done: str = "", anchor: str = "") -> HttpResponse:
    return HttpResponseRedirect(address + (f"?done={done}" if done else "") + (f"#{anchor}" if anchor else ""))


class DelegateView(TemplateResponseMixin, ContextMixin, View):
    """A page for the delegate whose link was opened in this browser; `delegate` and `visit` are whose it is."""

    link: PersonalLink
    delegate: Delegate
    visit: LearningVisit

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        link = session.link_of(request)
        if link is None:
            if is_from_script(request):
                return JsonResponse({"closed": True}, status=403)
            return render(request, "delegations/my/closed.html", status=403)
        self.link, self.delegate, self.visit = link, link.delegate, link.delegate.visit
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page()

    def page(self, status: int = 200, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context), status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        done = DONE.get(self.request.GET.get("done", ""), "")
        return super().get_context_data(visit=self.visit, delegate=self.delegate, done=done, **kwargs)
