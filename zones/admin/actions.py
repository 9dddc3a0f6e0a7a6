"""Bulk actions: row by row through `save()`, each row under its own rule."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ezportal.admin.refusals import REFUSALS, in_one_line
from zones.access import is_reviewer
from zones.choices import Publication
from zones.models import record_changes


class Tally:
    """What a bulk action did, told in one message for the done and one for the refused."""

    def __init__(self) -> None:
        self.done = 0
        self.refused: list[str] = []

    def refuse(self, row: Any, error: Any = None) -> None:
        said = _("You may not change this row.") if error is None else in_one_line(error, type(row))
        self.refused.append(f"{capfirst(str(row))}: {said}")

    def report(self, model_admin: admin.ModelAdmin[Any], request: HttpRequest, done: str) -> None:
        if self.done:
            model_admin.message_user(request, f"{done} {self.done}", messages.SUCCESS)
        if self.refused:
            count = len(self.refused)
            head = ngettext("%(count)d row was left as it is.", "%(count)d rows were left as they are.", count)
            model_admin.message_user(
                request, f"{head % {'count': count}} {' · '.join(self.refused[:10])}", messages.WARNING
            )


def run_on_each(
    model_admin: admin.ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Any], do: Any, *, log: str
) -> Tally:
    """Call `do(row)` on each row the person may change; a refused row leaves the others as they are."""
    tally = Tally()
    with record_changes():
        for row in queryset:
            if not model_admin.has_change_permission(request, row):
                tally.refuse(row)
                continue
            try:
                with record_changes():
                    do(row)
            except REFUSALS as error:
                tally.refuse(row, error)
                continue
            tally.done += 1
            model_admin.log_change(request, row, log)
    return tally


def _set_publication(
    model_admin: admin.ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Any], state: Publication, done: str
) -> None:
    def do(row: Any) -> None:
        row.publication = state
        row.save()

    rows = queryset.exclude(publication=state)
    run_on_each(model_admin, request, rows, do, log=str(state.label)).report(model_admin, request, done)


@admin.action(description=gettext_lazy("Publish selected"), permissions=["publish"])
def publish_selected(model_admin: admin.ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Any]) -> None:
    _set_publication(model_admin, request, queryset, Publication.PUBLISHED, _("Published:"))


@admin.action(description=gettext_lazy("Withdraw selected"), permissions=["publish"])
def withdraw_selected(model_admin: admin.ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Any]) -> None:
    _set_publication(model_admin, request, queryset, Publication.WITHDRAWN, _("Withdrawn:"))


class PublishActions:
    """For models with a publication state: editors and administrators set it for many rows at once."""

    actions = (publish_selected, withdraw_selected)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return is_reviewer(request.user) and self.has_change_permission(request)  # type: ignore[attr-defined]
