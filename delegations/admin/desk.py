"""The desk of a visit: timetable, warnings, to-do list; and how a new one begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.admin.desk_forms import CopyForm, SetUpForm
from delegations.admin.timetable import Timetable
from delegations.checks import VisitRecord, read_record, warnings_for, warnings_in
from delegations.models import LearningVisit
from delegations.services.copying import CopiedVisit, copy_visit
from delegations.services.setting_up import set_up_visit
from delegations.todo import Phase, Todo, todo_for
from ezportal.admin.refusals import REFUSALS, explain
from ezportal.admin.shown_warnings import shown_warnings
from ezportal.data_warnings import DataWarning
from zones.admin.small_form import small_form

TEMPLATES = "admin/delegations/learningvisit"
View = Callable[..., HttpResponse]


class VisitDesk:
    """For the admin of learning visits. Whoever sees the visit sees its days and warnings; the rest is for editors."""

    admin_site: admin.AdminSite
    opts: Any
    media: forms.Media

    def get_urls(self) -> list[URLPattern]:
        pages: tuple[tuple[str, View], ...] = (
            ("days", self.days_view), ("warnings", self.warnings_view), ("todo", self.todo_view),
            ("copy", self.copy_view),
        )  # fmt: skip
        own = [
            path(
                f"<path:object_id>/{name}/", self.admin_site.admin_view(view), name=f"delegations_learningvisit_{name}"
            )
            for name, view in pages
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def desk_tools(self, request: HttpRequest, visit: LearningVisit) -> list[tuple[str, str]]:
        """Ways from the form of a visit to the pages of its desk that the person may open."""
        found = [warning for warning in warnings_for(visit) if not warning.is_note]
        tools = [(_("Day view"), "days"), (_("Warnings (%(count)d)") % {"count": len(found)}, "warnings")]
        if self.has_change_permission(request, visit):  # type: ignore[attr-defined]
            tools.append((_("To do"), "todo"))
            if self.has_add_permission(request):  # type: ignore[attr-defined]
                tools.append((_("Copy"), "copy"))
        return [(label, _address(name, visit)) for label, name in tools]

    # --- Looking -----------------------------------------------------------------------------
    def days_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        visit = self._visit(request, object_id)
        record, warnings = _checked(visit)
        days = Timetable(record, warnings, request.user).days()
        return self._page(request, visit, "days", _("Day view"), warnings, days=days)

    def warnings_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        visit = self._visit(request, object_id)
        _record, warnings = _checked(visit)
        shown = shown_warnings(warnings, request.user)
        return self._page(request, visit, "warnings", _("Warnings"), warnings, shown=shown)

    def todo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        visit = self._visit(request, object_id, to_change=True)
        record, warnings = _checked(visit)
        found = todo_for(record, timezone.localdate())
        phases = [
            (phase, [(todo, self._place_of(todo, visit)) for todo in found if todo.phase == phase]) for phase in Phase
        ]
        needed = [todo for todo in found if not todo.is_optional]
        return self._page(
            request, visit, "todo", _("To do"), warnings, phases=phases, total=len(needed),
            done=sum(todo.is_done for todo in needed),
        )  # fmt: skip

    def _visit(self, request: HttpRequest, object_id: str, *, to_change: bool = False) -> LearningVisit:
        visit = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        allowed = self.has_change_permission if to_change else self.has_view_permission  # type: ignore[attr-defined]
        if visit is None or not allowed(request, visit):
            raise PermissionDenied
        return visit

    def _place_of(self, todo: Todo, visit: LearningVisit) -> str:
        """The list in which it is done, cut to the visit; the visit's form where there is none."""
        for model in self.admin_site._registry:
            if model._meta.label_lower == todo.model:
                address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
                return f"{address}?{todo.lookup}__id__exact={visit.pk}"
        return _address("change", visit)

    def _page(
        self, request: HttpRequest, visit: LearningVisit, name: str, title: str, warnings: list[DataWarning],
        **extra: Any,
    ) -> HttpResponse:  # fmt: skip
        context = {
            **self.admin_site.each_context(request), "title": title, "subtitle": str(visit), "opts": self.opts,
            "original": visit, "here": name, "may_change": self.has_change_permission(request, visit),  # type: ignore[attr-defined]
            "warning_count": sum(not warning.is_note for warning in warnings), **extra,
        }  # fmt: skip
        return TemplateResponse(request, f"{TEMPLATES}/{name}.html", context)

    # --- Beginning ---------------------------------------------------------------------------
    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponseBase:
        """A few questions instead of the whole form: the rest is done from the to-do list."""
        if not self.has_add_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        latest = LearningVisit.objects.exclude(organiser=None).values_list("organiser", flat=True).first()
        form = SetUpForm(request.POST or None, initial={"organiser": latest})
        if request.method == "POST" and form.is_valid():
            visit = _written(form, lambda: set_up_visit(plan=form.plan(), by=request.user))
            if visit is not None:
                self.log_addition(request, visit, [{"added": {}}])  # type: ignore[attr-defined]
                text = _("The visit has its days and its country groups. This is what to do next.")
                return self._to_the_list(request, visit, text)
        return self._form_page(request, form, "set_up", _("Set up a learning visit"), None)

    def copy_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        visit = self._visit(request, object_id, to_change=True)
        if not self.has_add_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        form = CopyForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            copied = _written(form, lambda: copy_visit(visit=visit, by=request.user, **form.cleaned_data))
            if copied is not None:
                self.log_addition(request, copied.visit, [{"added": {}}])  # type: ignore[attr-defined]
                return self._to_the_list(request, copied.visit, _told(copied))
        return self._form_page(request, form, "copy", _("Copy to a new visit"), visit)

    def _to_the_list(self, request: HttpRequest, visit: LearningVisit, text: str) -> HttpResponse:
        self.message_user(request, text, messages.SUCCESS)  # type: ignore[attr-defined]
        return HttpResponseRedirect(_address("todo", visit))

    def _form_page(
        self, request: HttpRequest, form: forms.Form, name: str, title: str, visit: LearningVisit | None
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request), "title": title, "opts": self.opts, "original": visit, "form": form,
            "adminform": small_form(form, [(None, {"fields": list(form.fields)})], self),  # type: ignore[arg-type]
            "media": self.media + form.media,
        }  # fmt: skip
        return TemplateResponse(request, f"{TEMPLATES}/{name}.html", context)


def _address(page: str, visit: LearningVisit) -> str:
    return reverse(f"admin:delegations_learningvisit_{page}", args=(visit.pk,))


def _checked(visit: LearningVisit) -> tuple[VisitRecord, list[DataWarning]]:
    record = read_record(visit)
    return record, warnings_in(record, timezone.localdate())


def _written(form: forms.Form, write: Callable[[], Any]) -> Any:
    """What the service made; None when it refused, which then stands at the fields of the form."""
    try:
        return write()
    except REFUSALS as error:
        for field, said in explain(error, LearningVisit).items():
            form.add_error(field if field in form.fields else None, said)  # type: ignore[arg-type]
    return None


def _told(copied: CopiedVisit) -> str:
    counts = ", ".join(f"{name} {count}" for name, count in copied.counts.items())
    return _("Copied: %(counts)s. People, notes and findings stay with the earlier visit.") % {"counts": counts or "–"}
