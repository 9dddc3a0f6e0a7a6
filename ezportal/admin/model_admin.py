"""The screens of one model: list, form and history, each under the row rules."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey, Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from modeltranslation.admin import TranslationAdmin
from modeltranslation.fields import TranslationField
from simple_history.admin import SimpleHistoryAdmin

from ezportal.admin.forms import PortalForm
from ezportal.admin.history import DiscreetDeltas
from ezportal.admin.languages import in_all_languages, language_fieldsets
from ezportal.admin.permissions import RowPermissions
from ezportal.admin.refusals import REFUSALS, explain
from ezportal.admin.widgets import KnowingAutocomplete, quieten
from zones.access import is_reviewer, rows_for
from zones.models import record_changes

__all__ = ["HistoryAdmin", "PortalAdmin", "ReadOnlyAdmin", "TranslatedAdmin", "in_all_languages"]


class PortalAdmin(RowPermissions, admin.ModelAdmin):
    """Lists in a constant number of queries, and forms that turn every refusal into an error of theirs."""

    model: type[Model]
    form = PortalForm
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    # Parts that are found through their parent stay out of the start page; their own pages are there all the same.
    is_listed = True
    # Written once: slugs and codes are never changed, because links, partners and fixtures name rows by them.
    frozen_fields: tuple[str, ...] = ()
    # Foreign keys that must share a parent with the row: {"facility": "zone"}.
    same_parent: dict[str, str] = {}

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.is_listed and super().has_module_permission(request)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponseBase:
        """One form is one transaction and one step of the data version; what is refused comes back as errors."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with record_changes():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except REFUSALS as error:
            request._refusal = explain(error, self.model)  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        with record_changes():
            return super().delete_view(request, object_id, extra_context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[ModelForm]:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.user, form.refusal = request.user, getattr(request, "_refusal", None)
        form.same_parent = self.same_parent
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fields = list(super().get_readonly_fields(request, obj))
        if obj is not None:
            fields += self.frozen_fields
        if not is_reviewer(request.user) and "publication" in _names(self.fieldsets):
            fields.append("publication")
        return fields

    def get_inline_formsets(self, request: HttpRequest, formsets: Any, inline_instances: Any, obj: Any = None) -> Any:
        """A closed table of rows tells how many it holds."""
        for inline, formset in zip(inline_instances, formsets, strict=True):
            if count := formset.initial_form_count():
                inline.verbose_name_plural = f"{inline.verbose_name_plural} ({count})"
        return super().get_inline_formsets(request, formsets, inline_instances, obj)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj is not None else dict(super().get_prepopulated_fields(request, obj))

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            quieten(field)
        return field

    def formfield_for_foreignkey(self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnowingAutocomplete(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        rows, may_repeat = super().get_search_results(request, queryset, search_term)
        match = request.resolver_match
        if match is not None and match.url_name == "autocomplete" and hasattr(self.model, "is_retired"):
            rows = rows.filter(is_retired=False)
        return rows, may_repeat

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Of rows that the public can see; a part is public when its owner is."""
        owner = obj.public_row() if hasattr(obj, "public_row") else None
        if owner is None or not obj.is_public() or not owner.is_public():
            return None
        return super().get_view_on_site_url(obj)


def _names(fieldsets: Any) -> list[str]:
    return list(admin.utils.flatten_fieldsets(fieldsets or ()))


class HistoryAdmin(PortalAdmin, SimpleHistoryAdmin):
    """Shows who changed what. Nothing is put back from here: an old value needs its source as a new one does."""

    object_history_list_template = "admin/history_list.html"

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        self._check_history(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def get_history_queryset(
        self, request: HttpRequest, history_manager: Any, pk_name: str, object_id: Any
    ) -> QuerySet[Any]:
        """What a row was while it belonged to another country is not told."""
        records = super().get_history_queryset(request, history_manager, pk_name, object_id)
        return rows_for(request.user, records, of=self.model)

    def get_historical_record_context_helper(self, request: HttpRequest, historical_record: Any) -> DiscreetDeltas:
        hidden = () if is_reviewer(request.user) else self.reviewer_fields
        return DiscreetDeltas(self.model, historical_record, user=request.user, hidden=hidden)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """An old version has no form of its own: the list tells what changed, and nothing is put back."""
        self._check_history(request, object_id)
        opts = self.model._meta
        return HttpResponseRedirect(reverse(f"admin:{opts.app_label}_{opts.model_name}_history", args=(object_id,)))

    def _check_history(self, request: HttpRequest, object_id: str) -> None:
        """The row as it is now decides, not as it was; of rows that are gone only reviewers see the past."""
        obj = self.get_object(request, unquote(object_id))
        if not is_reviewer(request.user) and (obj is None or not self.has_view_permission(request, obj)):
            raise PermissionDenied


class TranslatedAdmin(HistoryAdmin, TranslationAdmin):
    """English in the first fieldsets, every other language in a collapsed one of its own."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_fieldsets(request, obj), *language_fieldsets(self.model)]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(db_field, TranslationField):
            field.widget.attrs["lang"] = db_field.language
        return field


class ReadOnlyAdmin(PortalAdmin):
    """Records that no hand writes."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
