"""Answers with names, in evaluations whose promise is that staff read them. Those of confidential ones are not here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from evaluations.choices import Mode, ResponseState
from evaluations.models import Answer, EvaluationResponse, InvitationToken
from ezportal.admin import ReadOnlyAdmin, TabularRows


class ReadOnlyRows(TabularRows):
    """Rows that no hand writes, shown to whoever may see what they belong to."""

    classes = ()
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may see the row may see what is in it."""
        return request.user.has_perm("evaluations.view_evaluationresponse")


class AnswerInline(ReadOnlyRows):
    model = Answer
    fields = ("question", "rating", "then_rating", "choice", "number", "text")
    readonly_fields = fields


class TokenInline(ReadOnlyRows):
    """Which mails were sent; the hash of the token is shown to nobody."""

    model = InvitationToken
    fields = ("mailing", "queued_at", "sent_at")
    readonly_fields = fields


@admin.register(EvaluationResponse)
class ResponseAdmin(ReadOnlyAdmin):
    inlines = (AnswerInline,)
    list_display = ("delegate", "survey", "group", "submitted_at")
    list_filter = (("survey__evaluation__visit", admin.RelatedOnlyFieldListFilter),)
    list_select_related = (
        "invitation__delegate",
        "survey__questionnaire",
        "survey__evaluation__visit",
        "group__country",
    )
    search_fields = ("invitation__delegate__name", "survey__evaluation__visit__slug")
    readonly_fields = ("delegate", "survey", "group")
    fieldsets = ((None, {"fields": ("delegate", "survey", ("group", "gender", "sector"), "submitted_at")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        named = super().get_queryset(request).filter(survey__evaluation__mode=Mode.NAMED)
        return named.filter(state=ResponseState.SUBMITTED)

    @admin.display(description=gettext_lazy("delegate"))
    def delegate(self, response: EvaluationResponse) -> str:
        return str(response.invitation.delegate) if response.invitation is not None else "–"
