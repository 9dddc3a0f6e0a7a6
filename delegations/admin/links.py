"""The personal links of a visit's delegates: how far each has come, and the buttons that send, show and revoke."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from delegations.choices import LinkState
from delegations.models import Delegate, LearningVisit, PersonalLink
from delegations.services import links
from delegations.services.link_mail import address_of, language_of


@dataclass(frozen=True)
class Line:
    """A delegate with the newest link; `working` counts all that open."""

    delegate: Delegate
    newest: PersonalLink | None
    working: int

    @property
    def state(self) -> LinkState:
        return self.newest.state if self.newest is not None else LinkState.NONE

    @property
    def has_address(self) -> bool:
        contact = getattr(self.delegate, "contact", None)
        return contact is not None and bool(contact.email)


def lines_of(visit: LearningVisit) -> list[Line]:
    """Every delegate of the visit; two queries."""
    delegates = visit.delegates.select_related("contact", "group__country", "group__organisation")
    found = []
    for delegate in delegates.prefetch_related("links").order_by("group__order", "number", "pk"):
        own = list(delegate.links.all())  # the newest first
        found.append(Line(delegate, own[0] if own else None, sum(link.is_live() for link in own)))
    return found


class VisitLinks(admin.ModelAdmin):
    """For the admin of learning visits: the page of its personal links."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.links_view)
        return [path("<int:pk>/links/", view, name="delegations_learningvisit_links"), *super().get_urls()]

    def link_tools(self, request: HttpRequest, visit: LearningVisit) -> list[tuple[Any, str]]:
        """The link to the page below, for those who may open it."""
        if not links.may_run_links(request.user):
            return []
        return [(_("Personal links"), reverse("admin:delegations_learningvisit_links", args=[visit.pk]))]

    def links_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        visit = self.get_object(request, str(pk))
        if visit is None or not self.has_change_permission(request, visit) or not links.may_run_links(request.user):
            raise PermissionDenied
        if request.method != "POST":
            return self._links_page(request, visit)
        try:
            return self._act(request, visit)
        except ValidationError as error:
            self.message_user(request, error.messages[0], messages.ERROR)
            return HttpResponseRedirect(request.path)

    def _act(self, request: HttpRequest, visit: LearningVisit) -> HttpResponseBase:
        """Messages count people, and name none: they travel in cookies."""
        step, _colon, key = request.POST.get("then", "").partition(":")
        chosen = [int(value) for value in request.POST.getlist("delegate") if value.isdigit()]
        if step == "show" and key.isdigit():
            return self._show(request, visit, int(key))
        if step == "send-missing":
            self._tell_sent(request, visit, links.send_links(visit=visit, by=request.user))
        elif not chosen:
            self.message_user(request, _("Tick the delegates first."), messages.WARNING)
        elif step == "send":
            self._tell_sent(request, visit, links.send_links(visit=visit, delegates=chosen, by=request.user))
        elif step == "revoke":
            count = links.revoke_links(visit=visit, delegates=chosen, by=request.user)
            said = ngettext("%(count)d link was revoked.", "%(count)d links were revoked.", count) % {"count": count}
            self._note(request, visit, said)
        return HttpResponseRedirect(request.path)

    def _tell_sent(self, request: HttpRequest, visit: LearningVisit, sent: links.Sent) -> None:
        if sent.queued:
            said = ngettext("%(count)d link is on its way.", "%(count)d links are on their way.", sent.queued)
            self._note(request, visit, said % {"count": sent.queued})
        if sent.just_sent:
            said = ngettext(
                "%(count)d delegate was sent one a moment ago and gets no second.",
                "%(count)d delegates were sent one a moment ago and get no second.", sent.just_sent,
            )  # fmt: skip
            self.message_user(request, said % {"count": sent.just_sent}, messages.WARNING)
        if sent.without_address:
            said = ngettext(
                "%(count)d delegate has no e-mail address.", "%(count)d delegates have no e-mail address.",
                sent.without_address,
            )  # fmt: skip
            self.message_user(request, said % {"count": sent.without_address}, messages.WARNING)
        if not (sent.queued or sent.just_sent or sent.without_address):
            self.message_user(request, _("Everybody has a working link."), messages.INFO)

    def _note(self, request: HttpRequest, visit: LearningVisit, said: str) -> None:
        self.log_change(request, visit, said)
        self.message_user(request, said, messages.SUCCESS)

    def _show(self, request: HttpRequest, visit: LearningVisit, key: int) -> HttpResponseBase:
        """The one answer that holds a token; it can't be asked for again, as nothing keeps it."""
        delegate = visit.delegates.select_related("contact").filter(pk=key).first()
        if delegate is None:
            raise PermissionDenied
        _link, token = links.issue_link(delegate=delegate, by=request.user)
        self.log_change(request, visit, _("A personal link was made for copying."))
        return self._links_page(request, visit, made_for=delegate, address=address_of(token, language_of(delegate)))

    def _links_page(self, request: HttpRequest, visit: LearningVisit, **extra: Any) -> HttpResponseBase:
        lines = lines_of(visit)
        context = {
            **self.admin_site.each_context(request), "title": _("Personal links"), "subtitle": str(visit),
            "opts": self.opts, "original": visit, "lines": lines, "all_ticked": request.GET.get("tick") == "all",
            "missing": links.without_working_link(visit).count(), "expiry": _expiry(visit), "media": self.media,
            **extra,
        }  # fmt: skip
        return TemplateResponse(request, "admin/delegations/learningvisit/links.html", context)


def _expiry(visit: LearningVisit) -> Any:
    """Until when a link made now works; None where there can be none any more."""
    try:
        return links.expiry_of(visit)
    except ValidationError:
        return None
