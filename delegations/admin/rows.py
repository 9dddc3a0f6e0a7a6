"""Desks of what belongs to a visit: reached from its page, added to it, choosing among its rows only."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey, Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from delegations.admin.forms import NumberedRowForm, VisitRowForm, choice_label, rows_of_visit, told_with
from delegations.admin.numbering import NumberedFormSet
from delegations.admin.suggestions import SuggestingForms
from delegations.models import LearningVisit
from delegations.models.base import visit_of
from ezportal.admin import StackedRows, TabularRows, TranslatedStackedRows, TranslatedTabularRows
from zones.access import rows_for
from zones.models import Country

Crumb = tuple[str, str]


def filter_by_visit(model: type[Model]) -> str:
    """The parameter by which a model's list is cut to one visit."""
    return f"{model.visit_path}__id__exact"  # type: ignore[attr-defined]


def list_address(model: type[Model], visit: LearningVisit) -> str:
    """The model's list, cut to the visit."""
    opts = model._meta
    address = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    return f"{address}?{urlencode({filter_by_visit(model): visit.pk})}"


def add_address(model: type[Model], visit: LearningVisit) -> str:
    """The page that adds a row to the visit and leads back to the visit's list."""
    opts = model._meta
    kept = urlencode({"_changelist_filters": urlencode({filter_by_visit(model): visit.pk})})
    return f"{reverse(f'admin:{opts.app_label}_{opts.model_name}_add')}?{kept}"


def trail_of(row: Any, path: str) -> list[Crumb]:
    """What a row lies in, outermost first: the visits, the visit, and perhaps a day of it."""
    trail = []
    for name in path.split("__"):
        row = getattr(row, name, None)
        if row is None:
            return []
        trail.append((str(row), reverse(f"admin:delegations_{row._meta.model_name}_change", args=(row.pk,))))
    opts = row._meta
    whole = capfirst(str(opts.verbose_name_plural))
    return [(whole, reverse(f"admin:delegations_{opts.model_name}_changelist")), *trail[::-1]]


class OfVisit(SuggestingForms):
    """What all desks of a visit's rows share: choices of the same visit, and the way back to it."""

    model: Any
    form = VisitRowForm

    def trail(self, row: Any) -> list[Crumb]:
        return trail_of(row, row.visit_path)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        context["trail"] = self.trail(context["adminform"].form.instance)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]


class VisitPart(OfVisit):
    """Found on the page of what it belongs to, and added there; here are its other languages and its history."""

    is_listed = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), self.parent()]  # type: ignore[misc]

    def parent(self) -> str:
        """The key by which the row hangs on what it belongs to."""
        return self.model.visit_path.split("__")[0]


class VisitRow(OfVisit):
    """A row with a list of its own. To which visit it belongs is settled before anything else is asked."""

    change_list_template = "admin/delegations/change_list.html"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), "visit"]  # type: ignore[misc]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[ModelForm]:
        form: Any = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]
        form.visit = None if change else self.visit_asked_for(request)
        return form

    def visit_asked_for(self, request: HttpRequest) -> LearningVisit | None:
        """The visit named by the address, or by the filter of the list from which the person came."""
        if not hasattr(request, "_visit_asked_for"):
            filters = dict(parse_qsl(request.GET.get("_changelist_filters", "")))
            key = request.GET.get("visit") or filters.get(filter_by_visit(self.model)) or ""
            request._visit_asked_for = self._visits(request).filter(pk=key if key.isdecimal() else 0).first()  # type: ignore[attr-defined]
        return request._visit_asked_for  # type: ignore[attr-defined]

    def _visits(self, request: HttpRequest) -> QuerySet[LearningVisit]:
        return rows_for(request.user, LearningVisit.objects.all())

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponseBase:
        if not self.has_add_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        if self.visit_asked_for(request) is None:
            return self._choose_visit(request)
        return super().add_view(request, form_url, extra_context)  # type: ignore[misc]

    def _choose_visit(self, request: HttpRequest) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request), "opts": self.opts, "title": _("For which visit?"),  # type: ignore[attr-defined]
            "visits": [(visit, add_address(self.model, visit)) for visit in self._visits(request)],
            "may_add_visit": request.user.has_perm("delegations.add_learningvisit"),  # type: ignore[union-attr]
        }  # fmt: skip
        return TemplateResponse(request, "admin/delegations/choose_visit.html", context)

    def get_list_display(self, request: HttpRequest) -> Any:
        """Cut to one visit, the list need not name it in every line."""
        columns = super().get_list_display(request)  # type: ignore[misc]
        is_cut = filter_by_visit(self.model) in request.GET
        return [name for name in columns if name != "visit"] if is_cut else columns

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        key = request.GET.get(filter_by_visit(self.model), "")
        visit = self._visits(request).filter(pk=key).first() if key.isdecimal() else None
        return super().changelist_view(request, {**(extra_context or {}), "visit": visit})  # type: ignore[misc]

    def trail(self, row: Any) -> list[Crumb]:
        trail = super().trail(row)
        visit = visit_of(row)
        here = capfirst(str(self.model._meta.verbose_name_plural))
        return [*trail, (here, list_address(self.model, visit))] if trail else []


class InVisit(SuggestingForms):
    """Rows on the page of a visit, or of something in it."""

    model: Any
    form = NumberedRowForm
    formset = NumberedFormSet

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]
        paths = told_with(self.model)
        return rows.select_related(*paths) if paths else rows

    def get_shared_choices(self, request: HttpRequest, parent: Any) -> dict[str, QuerySet[Any]]:
        shared: dict[str, QuerySet[Any]] = super().get_shared_choices(request, parent)  # type: ignore[misc]
        visit = visit_of(parent) if hasattr(parent, "visit_path") else parent
        for field in self.model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.name in getattr(self.model, "same_visit", ()):
                shared[field.name] = rows_of_visit(field.remote_field.model._default_manager.all(), visit)
            elif isinstance(field, ForeignKey) and field.remote_field.model is Country:
                shared[field.name] = Country.objects.all()
        return shared

    def choice_label(self, row: Any) -> str:
        return choice_label(row)


class LinesInVisit(InVisit, TabularRows):
    """A line per row."""


class BlocksInVisit(InVisit, StackedRows):
    """A block per row."""


class TranslatedLinesInVisit(InVisit, TranslatedTabularRows):
    """A line per row with its English text; the other languages are on the row's own page."""


class TranslatedBlocksInVisit(InVisit, TranslatedStackedRows):
    """A block per row with its English texts; the other languages are on the row's own page."""
