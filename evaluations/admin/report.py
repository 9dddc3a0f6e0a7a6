"""Reports of a visit: asking for one, watching it being made, fetching it, and where its numbers come from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from delegations.models import LearningVisit
from evaluations.models import ReportText, VisitReport
from evaluations.models.report import ReportState, TextBlock
from evaluations.report.numbers import ask_again
from evaluations.services.reporting import request_report, restart_report
from ezportal.admin import ReadOnlyAdmin
from ezportal.languages import DEFAULT_LANGUAGE
from zones.access import is_reviewer

TEMPLATES = "admin/evaluations/visitreport"
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class MakeReportForm(forms.Form):
    language = forms.ChoiceField(label=gettext_lazy("Language of the report"), choices=settings.LANGUAGES)


@admin.register(VisitReport)
class VisitReportAdmin(ReadOnlyAdmin):
    """For editors and administrators: a report may hold the directory."""

    list_display = ("__str__", "language", "state", "requested_at")
    list_filter = ("state", "language", "visit")
    list_select_related = ("visit",)
    search_fields = ("visit__name_en", "visit__slug")
    change_list_template = f"{TEMPLATES}/change_list.html"
    change_form_template = f"{TEMPLATES}/change_form.html"
    fieldsets = (
        (None, {"fields": ("visit", ("number", "language"), ("state", "progress"), "step")}),
        (gettext_lazy("When"), {"fields": ("requested_by", ("requested_at", "finished_at"), "data_version")}),
    )
    readonly_fields = ("visit", "requested_by")

    def get_urls(self) -> list[URLPattern]:
        own = (
            ("of-visit/<int:visit_id>/", self.visit_view, "visit"),
            ("of-visit/<int:visit_id>/make/", require_POST(self.make_view), "make"),
            ("<int:report_id>/again/", require_POST(self.restart_view), "restart"),
            ("<int:report_id>/numbers/", self.numbers_view, "numbers"),
            ("<int:report_id>/file/<str:kind>/", self.file_view, "file"),
        )
        return [
            *(
                path(route, self.admin_site.admin_view(view), name=f"evaluations_visitreport_{name}")
                for route, view, name in own
            ),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        visits = LearningVisit.objects.only("name_en", "slug")
        return super().changelist_view(request, {**(extra_context or {}), "visits": visits})

    # --- Of one visit --------------------------------------------------------------------
    def visit_view(self, request: HttpRequest, visit_id: int) -> HttpResponse:
        """The reports of a visit, how far each is, and the texts that go into the next."""
        visit = self._visit(request, visit_id)
        reports = list(VisitReport.objects.filter(visit=visit).defer("content").select_related("requested_by"))
        return self._page(
            request, "visit", _("Report"), visit,
            reports=reports,
            is_under_way=any(report.is_under_way and not report.is_stuck for report in reports),
            form=MakeReportForm(initial={"language": DEFAULT_LANGUAGE}),
            texts=_texts(visit),
        )  # fmt: skip

    def make_view(self, request: HttpRequest, visit_id: int) -> HttpResponse:
        visit = self._visit(request, visit_id)
        form = MakeReportForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Choose the language of the report."))
        else:
            report = request_report(visit=visit, language=form.cleaned_data["language"], by=request.user)
            self.log_change(request, report, _("Asked for the report"))
        return HttpResponseRedirect(_address("visit", visit.pk))

    def restart_view(self, request: HttpRequest, report_id: int) -> HttpResponse:
        report = self._report(request, report_id)
        if restart_report(report=report, by=request.user):
            self.log_change(request, report, _("Started the report again"))
        else:
            messages.warning(request, _("This report is ready, or is just being made."))
        return HttpResponseRedirect(_address("visit", report.visit_id))

    # --- Of one report -------------------------------------------------------------------
    def numbers_view(self, request: HttpRequest, report_id: int) -> HttpResponse:
        """Every number of a report with the query it came from, and what that query gives today."""
        report = self._report(request, report_id)
        entries = report.content.get("numbers", [])
        today = ask_again(report.visit, entries)
        rows = [
            {**entry, "today": now, "differs": now != entry["value"]} for entry, now in zip(entries, today, strict=True)
        ]
        differing = sum(row["differs"] for row in rows)
        title = _("Where the numbers come from")
        return self._page(request, "numbers", title, report.visit, report=report, rows=rows, differing=differing)

    def file_view(self, request: HttpRequest, report_id: int, kind: str) -> HttpResponse | FileResponse:
        report = self._report(request, report_id)
        file = getattr(report, kind) if kind in TYPES and report.state == ReportState.DONE else None
        if not file:
            raise Http404
        try:
            stream = file.open("rb")
        except FileNotFoundError:
            raise Http404 from None
        name = file.name.rsplit("/", 1)[-1]
        answer = FileResponse(stream, as_attachment=True, filename=name, content_type=TYPES[kind])
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Cache-Control"] = "private, no-store"
        return answer

    # --- Who may -------------------------------------------------------------------------
    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_reviewer(request.user) and super().has_view_permission(request, obj)

    def _visit(self, request: HttpRequest, visit_id: int) -> LearningVisit:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(LearningVisit, pk=visit_id)

    def _report(self, request: HttpRequest, report_id: int) -> VisitReport:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(VisitReport.objects.select_related("visit"), pk=report_id)

    def _page(
        self, request: HttpRequest, name: str, title: str, visit: LearningVisit, **extra: Any
    ) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request), "title": title, "subtitle": str(visit), "opts": self.opts,
            "visit": visit, **extra,
        }  # fmt: skip
        return TemplateResponse(request, f"{TEMPLATES}/{name}.html", context)


def _texts(visit: LearningVisit) -> list[dict[str, Any]]:
    """Each chapter that people write a text for, with the way to it: to change it, or to begin it."""
    found = {text.block: text for text in ReportText.objects.filter(visit=visit)}
    rows = []
    for block in TextBlock:
        text = found.get(block)
        if text is not None:
            address = reverse("admin:evaluations_reporttext_change", args=(text.pk,))
        else:
            address = reverse("admin:evaluations_reporttext_add") + f"?visit={visit.pk}&block={block.value}"
        rows.append({"label": block.label, "address": address, "is_written": text is not None})
    return rows


def _address(name: str, key: int) -> str:
    return reverse(f"admin:evaluations_visitreport_{name}", args=(key,))


def visit_tools(request: HttpRequest, visit: LearningVisit) -> list[tuple[Any, str]]:
    """For the page of a visit in the admin."""
    if is_reviewer(request.user) and request.user.has_perm("evaluations.view_visitreport"):  # type: ignore[union-attr]
        return [(_("Report"), _address("visit", visit.pk))]
    return []
