"""Running an evaluation: surveys, invitations, how many have answered, the release of figures, the seal."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evaluations.admin.responses import TokenInline
from evaluations.choices import Mode
from evaluations.models import Evaluation, Invitation, Release, Survey
from evaluations.services import inviting
from evaluations.services.releasing import NotEnoughNew, make_release
from evaluations.services.remarks import releasable, release_remarks
from evaluations.services.sealing import seal_evaluation
from ezportal.admin import HistoryAdmin, ReadOnlyAdmin, TabularRows


class SurveyInline(TabularRows):
    model = Survey
    classes = ()
    fields = ("questionnaire", "opens_at", "closes_at")
    autocomplete_fields = ("questionnaire",)
    show_change_link = True


@admin.register(Evaluation)
class EvaluationAdmin(HistoryAdmin):
    """The promise to those who answer, and the surveys under it."""

    inlines = (SurveyInline,)
    frozen_fields = ("visit",)
    autocomplete_fields = ("visit",)
    list_display = ("visit", "mode", "seal_on", "sealed_at")
    list_filter = ("mode",)
    list_select_related = ("visit",)
    search_fields = ("visit__slug", "visit__name_en")
    readonly_fields = ("sealed_at",)
    fieldsets = (
        (None, {
            "fields": ("visit", ("mode", "seal_on"), "sealed_at"),
            "description": gettext_lazy(
                "Named: staff read who wrote what. Confidential: staff see counts only, and on the set day the tie "
                "between answers and persons is destroyed. The mode can't change once somebody has answered."
            ),
        }),
    )  # fmt: skip

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fields = super().get_readonly_fields(request, obj)
        if obj is not None and obj.surveys.filter(responses__isnull=False).exists():
            fields = [*fields, "mode"]
        return [*fields, "seal_on"] if obj is not None and obj.is_sealed else fields


def lines_of(survey: Survey) -> QuerySet[Invitation]:
    """Who is asked, and whether they have answered; never what."""
    people = "delegate__contact", "delegate__group__country", "delegate__group__organisation"
    mails = Count("tokens", filter=Q(tokens__sent_at__isnull=False))
    waiting = Count("tokens", filter=Q(tokens__sent_at=None, revoked_at=None, has_answered=False))
    return survey.invitations.select_related(*people).annotate(mails=mails, waiting=waiting)


@admin.register(Survey)
class SurveyAdmin(HistoryAdmin):
    """A survey, and the page from which it is run."""

    frozen_fields = ("evaluation", "questionnaire")
    change_form_template = "admin/evaluations/survey/change_form.html"
    list_display = ("questionnaire", "evaluation", "opens_at", "closes_at")
    list_select_related = ("questionnaire", "evaluation__visit")
    list_filter = (("evaluation__visit", admin.RelatedOnlyFieldListFilter),)
    search_fields = ("questionnaire__slug", "evaluation__visit__slug")
    autocomplete_fields = ("evaluation", "questionnaire")
    fieldsets = ((None, {"fields": ("evaluation", "questionnaire", ("opens_at", "closes_at"))}),)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.run_view)
        return [path("<int:pk>/run/", view, name="evaluations_survey_run"), *super().get_urls()]

    def run_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        survey = self.get_object(request, str(pk))
        if survey is None or not self.has_change_permission(request, survey):
            raise PermissionDenied
        if request.method != "POST":
            return self._page(request, survey)
        try:
            shown = self._do(request, survey, *request.POST.get("then", "").partition(":")[::2])
        except (ValidationError, NotEnoughNew) as error:
            said = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            self.message_user(request, said, messages.ERROR)
            shown = None
        return shown or HttpResponseRedirect(request.path)

    def _do(self, request: HttpRequest, survey: Survey, step: str, key: str) -> HttpResponse | None:
        if step == "show" and key.isdigit():
            return self._show(request, survey, int(key))
        steps = {
            "invite": self._invite, "remind": self._remind, "revoke": self._revoke, "release": self._release,
            "remarks": self._remarks, "seal": self._seal,
        }  # fmt: skip
        if step in steps:
            said = steps[step](request, survey, key)
            self.log_change(request, survey, said)
            self.message_user(request, said, messages.SUCCESS)
        return None

    def _invite(self, request: HttpRequest, survey: Survey, key: str) -> str:
        count = inviting.invite_delegates(survey=survey)
        return ngettext("%(count)d mail is on its way.", "%(count)d mails are on their way.", count) % {"count": count}

    def _remind(self, request: HttpRequest, survey: Survey, key: str) -> str:
        count = inviting.remind_delegates(survey=survey)
        return ngettext(
            "%(count)d reminder is on its way.", "%(count)d reminders are on their way.", count
        ) % {"count": count}  # fmt: skip

    def _revoke(self, request: HttpRequest, survey: Survey, key: str) -> str:
        for invitation in survey.invitations.filter(pk=key if key.isdigit() else 0):
            inviting.revoke_invitation(invitation=invitation)
        return _("The invitation was withdrawn.")

    def _release(self, request: HttpRequest, survey: Survey, key: str) -> str:
        release = make_release(survey=survey, by=request.user)
        return _("Release %(number)d of the figures is public now.") % {"number": release.number}

    def _remarks(self, request: HttpRequest, survey: Survey, key: str) -> str:
        chosen = request.POST.getlist("remark")
        count = release_remarks(survey=survey, answers=chosen, by=request.user)
        return ngettext(
            "%(count)d open answer was released.", "%(count)d open answers were released.", count
        ) % {"count": count}  # fmt: skip

    def _seal(self, request: HttpRequest, survey: Survey, key: str) -> str:
        count = seal_evaluation(evaluation=survey.evaluation)
        return ngettext("%(count)d response was sealed.", "%(count)d responses were sealed.", count) % {"count": count}

    def _show(self, request: HttpRequest, survey: Survey, key: int) -> HttpResponse:
        """The one answer that holds a token; it can't be asked for again, as nothing keeps it."""
        invitation = survey.invitations.select_related("delegate__contact").filter(pk=key, revoked_at=None).first()
        if invitation is None:
            raise PermissionDenied
        token = inviting.issue_token(invitation=invitation)
        self.log_change(request, survey, _("A link was made for copying."))
        return self._page(request, survey, made_for=invitation.delegate, address=inviting.address_of(token, invitation))

    def _page(self, request: HttpRequest, survey: Survey, **extra: Any) -> HttpResponse:
        lines = list(lines_of(survey))
        is_closed = survey.closes_at <= timezone.now()
        context = {
            **self.admin_site.each_context(request), "title": _("Run the survey"), "subtitle": str(survey),
            "opts": self.opts, "original": survey, "survey": survey, "lines": lines, "is_closed": is_closed,
            "answered": sum(line.has_answered for line in lines), "is_open": survey.is_open(),
            "releases": survey.releases.order_by("-number"), "is_named": survey.evaluation.mode == Mode.NAMED,
            "remarks": releasable(survey) if is_closed else [], "media": self.media, **extra,
        }  # fmt: skip
        return TemplateResponse(request, "admin/evaluations/survey/run.html", context)


def survey_tools(request: HttpRequest, visit: Any) -> list[tuple[Any, str]]:
    """The way from a visit to its evaluation, or to beginning one."""
    if not request.user.has_perm("evaluations.change_evaluation"):
        return []
    found = Evaluation.objects.filter(visit=visit).first()
    if found is not None:
        return [(_("Evaluation"), reverse("admin:evaluations_evaluation_change", args=[found.pk]))]
    return [(_("Evaluation"), f"{reverse('admin:evaluations_evaluation_add')}?visit={visit.pk}")]


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    """Who is asked; what they answer is shown nowhere here."""

    list_display = ("delegate", "survey", "has_answered", "revoked_at")
    list_filter = (("survey__evaluation__visit", admin.RelatedOnlyFieldListFilter), "has_answered")
    list_select_related = ("delegate", "survey__questionnaire", "survey__evaluation__visit")
    search_fields = ("delegate__name", "survey__evaluation__visit__slug")
    readonly_fields = ("survey", "delegate")
    fieldsets = ((None, {"fields": ("survey", "delegate", ("has_answered", "revoked_at"))}),)
    inlines = (TokenInline,)


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin, HistoryAdmin):
    """Frozen figures; the private basis is not shown."""

    list_display = ("survey", "number", "released_at", "released_by")
    list_filter = (("survey__evaluation__visit", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("survey__questionnaire", "survey__evaluation__visit", "released_by")
    readonly_fields = ("survey", "released_by", "figures")
    fieldsets = ((None, {"fields": ("survey", ("number", "released_at", "released_by"), "figures")}),)
