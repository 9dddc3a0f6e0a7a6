"""Delegates and how they are reached. Focal points see those of their own country only."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from import_export.admin import ExportMixin

from delegations.admin.fieldsets import RECORD
from delegations.admin.forms import VisitRowForm
from delegations.admin.rows import VisitRow
from delegations.admin.suggestions import SuggestingForms
from delegations.exports import ContactTable, DelegateTable
from delegations.models import Delegate, DelegateContact, PersonalLink
from ezportal.admin import HistoryAdmin, StackedRows
from zones.access import is_reviewer
from zones.admin.sheets import ExportPermissions


class Unnamed:
    """Stands for a row in the admin's log, which outlives the erasure of names and therefore holds none."""

    def __init__(self, row: Model) -> None:
        self._meta, self.pk = row._meta, row.pk

    def __str__(self) -> str:
        return f"#{self.pk}"


class UnnamedLog:
    """Keeps the name of a row out of the admin's log."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return super().log_addition(request, Unnamed(obj), message)  # type: ignore[misc]

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return super().log_change(request, Unnamed(obj), message)  # type: ignore[misc]

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        return super().log_deletions(request, [Unnamed(row) for row in queryset])  # type: ignore[misc]


class ContactInline(SuggestingForms, StackedRows):
    model = DelegateContact
    max_num = 1
    fields = (
        ("email", "phone"), ("messenger", "language"), "address", ("shares_name", "shares_organisation"),
        ("shares_email", "shares_phone", "shares_messenger"), "shares_in_report",
    )  # fmt: skip


class DelegateForm(VisitRowForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "name" in self.fields:
            self.fields["name"].required = True
        if "title" in self.fields:
            self.fields["title"].widget.attrs.update({"class": "", "size": 8})
        if "note" in self.fields:
            self.fields["note"].help_text = _("Not public.")


@admin.register(Delegate)
class DelegateAdmin(UnnamedLog, VisitRow, ExportPermissions, ExportMixin, HistoryAdmin):
    form = DelegateForm
    goes_along = (PersonalLink,)
    inlines = (ContactInline,)
    autocomplete_fields = ("organisation", "source")
    list_display = ("name_or_number", "group", "visit", "position", "organisation_stated", "gender", "sector", "role")
    list_filter = (
        ("visit", admin.RelatedOnlyFieldListFilter), ("group__country", admin.RelatedOnlyFieldListFilter), "gender",
        "sector", "role",
    )  # fmt: skip
    list_select_related = ("group__country", "group__organisation", "visit")
    search_fields = ("name", "name_local", "position", "organisation_stated")
    fieldsets = (
        (None, {"fields": ("visit", ("group", "number"), "role")}),
        (_("Name and work"), {
            "fields": (("title", "name"), "name_local", "position", "organisation_stated", "organisation"),
            "description": _("Never public: pages and the API count delegates, they name none."),
        }),
        (_("What is counted"), {
            "fields": (("gender", "sector"),),
            "description": _("As the person or a title says. Never guess a gender from a name."),
        }),
        RECORD,
    )  # fmt: skip

    @admin.display(description=_("delegate"), ordering="name")
    def name_or_number(self, delegate: Delegate) -> str:
        number = f"{delegate.number}. " if delegate.number else ""
        return f"{number}{delegate}"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fields = super().get_readonly_fields(request, obj)
        erased = obj is not None and obj.names_erased_at is not None
        return [*fields, *Delegate.PERSONAL_FIELDS] if erased else fields

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new delegate is the next on the list."""
        visit = self.visit_asked_for(request)
        numbers = visit.delegates.values_list("number", flat=True) if visit is not None else ()
        last = max((number for number in numbers if number), default=0)
        return {"number": last + 1, **super().get_changeform_initial_data(request)}

    def get_resource_classes(self, request: HttpRequest) -> list[Any]:
        may_reach = is_reviewer(request.user) and request.user.has_perm("delegations.view_delegatecontact")
        return [DelegateTable, ContactTable] if may_reach else [DelegateTable]
