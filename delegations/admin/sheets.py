"""Sheets of a visit in the admin: templates and exports to download, uploads with a preview, all rows or none."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from delegations.models import LearningVisit
from delegations.sheets.forms import UploadForm, is_too_long, too_large
from delegations.sheets.importing import import_sheet, plan_sheet
from delegations.sheets.keeping import Kept, forget_upload, keep_upload, kept_upload
from delegations.sheets.kinds import KINDS
from delegations.sheets.plan import VisitSheet, title_of
from delegations.sheets.problems import NothingWritten
from delegations.sheets.templates import as_csv, as_xlsx, recorded_rows, template_rows

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Of more problems than these a person corrects the first ones and uploads again.
PROBLEMS_TOLD = 200


class VisitSheets:
    """Adds the pages of the sheets to a visit's own. Each asks whether the person may write such rows."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<path:object_id>/sheets/", view(self.first_sheet_page), name="delegations_learningvisit_sheets"),
            path("<path:object_id>/sheets/<slug:kind>/", view(self.sheet_page), name="delegations_learningvisit_sheet"),
            path(
                "<path:object_id>/sheets/<slug:kind>/<slug:content>.<slug:form>",
                view(self.sheet_file),
                name="delegations_learningvisit_sheet_file",
            ),
        ]
        return [*own, *super().get_urls()]

    def sheet_tools(self, request: HttpRequest, visit: LearningVisit) -> list[tuple[Any, str]]:
        """The link to the sheets, for those who may bring in rows of any kind."""
        if not any(kind.may_use(request.user) for kind in KINDS.values()):
            return []
        return [(_("Sheets"), reverse("admin:delegations_learningvisit_sheets", args=[visit.pk]))]

    def first_sheet_page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        for kind in KINDS.values():
            if kind.may_use(request.user):
                return HttpResponseRedirect(_address(object_id, kind))
        raise PermissionDenied

    # Exempt so that a request that is too long is answered before anything of it is read; what is read is protected.
    @method_decorator(csrf_exempt)
    def sheet_page(self, request: HttpRequest, object_id: str, kind: str) -> HttpResponse:
        visit, sheet = self._visit_and_kind(request, object_id, kind)
        if request.method == "POST" and is_too_long(request.META.get("CONTENT_LENGTH")):
            form = UploadForm({})
            form.errors["file"] = form.error_class([too_large()])
            return self._sheet_answer(request, visit, sheet, form=form, status=413)
        return self._answer(request, visit, sheet)

    @method_decorator(csrf_protect)
    def _answer(self, request: HttpRequest, visit: LearningVisit, sheet: type[VisitSheet]) -> HttpResponse:
        if request.method != "POST":
            return self._sheet_answer(request, visit, sheet)
        if "token" in request.POST:
            return self._confirm(request, visit, sheet, request.POST["token"])
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._sheet_answer(request, visit, sheet, form=form)
        return self._preview(request, visit, sheet, form.cleaned_data["file"].read())

    def sheet_file(self, request: HttpRequest, object_id: str, kind: str, content: str, form: str) -> HttpResponse:
        """The template, or what is recorded now."""
        visit, sheet = self._visit_and_kind(request, object_id, kind)
        if content not in ("template", "recorded") or form not in ("xlsx", "csv"):
            raise Http404
        plan, is_template = sheet(visit=visit, by=request.user), content == "template"
        rows = template_rows(plan) if is_template else recorded_rows(plan)
        if form == "csv":
            response = HttpResponse(as_csv(plan, rows), content_type="text/csv; charset=utf-8")
        else:
            response = HttpResponse(as_xlsx(plan, rows, are_examples=is_template), content_type=XLSX_TYPE)
        name = f"{visit.slug}-{sheet.name}{'-template' if is_template else ''}.{form}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def _visit_and_kind(
        self, request: HttpRequest, object_id: str, name: str
    ) -> tuple[LearningVisit, type[VisitSheet]]:
        visit, kind = self.get_object(request, object_id), KINDS.get(name)
        if visit is None or kind is None or not self.has_view_permission(request, visit):
            raise PermissionDenied
        if not kind.may_use(request.user):
            raise PermissionDenied
        return visit, kind

    # --- Preview and confirmation ------------------------------------------------------------------
    def _preview(
        self, request: HttpRequest, visit: LearningVisit, sheet: type[VisitSheet], content: bytes
    ) -> HttpResponse:
        plan = plan_sheet(kind=sheet, visit=visit, content=content, by=request.user)
        token = ""
        if plan.can_be_written:
            token = keep_upload(Kept(content, plan.digest()), *_place(request, visit, sheet))
        return self._sheet_answer(request, visit, sheet, plan=plan, token=token)

    def _confirm(self, request: HttpRequest, visit: LearningVisit, sheet: type[VisitSheet], token: str) -> HttpResponse:
        place = _place(request, visit, sheet)
        kept = kept_upload(token, *place)
        if kept is None:
            messages.error(request, _("The file is no longer kept. Please upload it again."))
            return HttpResponseRedirect(_address(visit.pk, sheet))
        try:
            plan = import_sheet(kind=sheet, visit=visit, content=kept.content, by=request.user, seen=kept.seen)
        except NothingWritten as refused:
            return self._explain(request, visit, sheet, kept.content, refused)
        finally:
            forget_upload(token, *place)
        done = f"{title_of(sheet)}: {plan.summary()}."
        self.log_change(request, visit, _("Imported a sheet. %(done)s") % {"done": done})
        messages.success(request, _("Imported. %(done)s") % {"done": done})
        return HttpResponseRedirect(_address(visit.pk, sheet))

    def _explain(
        self,
        request: HttpRequest,
        visit: LearningVisit,
        sheet: type[VisitSheet],
        content: bytes,
        refused: NothingWritten,
    ) -> HttpResponse:
        """Something changed since the preview: what the same file would do now."""
        messages.error(request, _("Nothing was written: the data changed since the preview. Look at it again."))
        if not refused.problems:
            return self._preview(request, visit, sheet, content)
        plan = sheet(visit=visit, by=request.user)
        plan.problems = refused.problems
        return self._sheet_answer(request, visit, sheet, plan=plan)

    def _sheet_answer(
        self,
        request: HttpRequest,
        visit: LearningVisit,
        sheet: type[VisitSheet],
        *,
        form: UploadForm | None = None,
        plan: VisitSheet | None = None,
        token: str = "",
        status: int = 200,
    ) -> HttpResponse:
        kinds = [kind for kind in KINDS.values() if kind.may_use(request.user)]
        context = {
            **self.admin_site.each_context(request), "title": _("Sheets: %s") % title_of(sheet), "subtitle": str(visit),
            "opts": self.opts, "original": visit, "form": form or UploadForm(), "plan": plan, "token": token,
            "about": sheet.about,
            "tabs": [(title_of(kind), _address(visit.pk, kind), kind is sheet) for kind in kinds],
            "templates": _files(visit.pk, sheet, "template"), "recorded": _files(visit.pk, sheet, "recorded"),
            "told": plan.problems[:PROBLEMS_TOLD] if plan else [],
            "untold": max(len(plan.problems) - PROBLEMS_TOLD, 0) if plan else 0,
        }  # fmt: skip
        template = "admin/delegations/learningvisit/sheet.html"
        return TemplateResponse(request, template, context, status=status)


def _address(visit: Any, kind: type[VisitSheet], *file: str) -> str:
    name = f"admin:delegations_learningvisit_sheet{'_file' if file else ''}"
    return reverse(name, args=(visit, kind.name, *file))


def _files(visit: Any, kind: type[VisitSheet], content: str) -> list[tuple[str, str]]:
    return [(label, _address(visit, kind, content, form)) for label, form in (("Excel", "xlsx"), ("CSV", "csv"))]


def _place(request: HttpRequest, visit: LearningVisit, kind: type[VisitSheet]) -> tuple[Any, ...]:
    return request.user.pk, visit.pk, kind.name
