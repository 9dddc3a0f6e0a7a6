"""What delegates hand in: expectations and case studies, reviewed and published by editors."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.forms import ModelForm
from django.http import FileResponse, HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.admin import ExportMixin

from delegations.admin.case_file import PrivateFileInput, file_link, send_file
from delegations.admin.fieldsets import RECORD
from delegations.admin.forms import VisitRowForm
from delegations.admin.rows import LinesInVisit, VisitRow
from delegations.exports import ExpectationTable
from delegations.models import CaseStudy, Expectation, ExpectationAnswer, Finding
from ezportal.admin import HistoryAdmin, TranslatedAdmin, in_all_languages
from zones.access import rows_for
from zones.admin.actions import PublishActions
from zones.admin.sheets import ExportPermissions
from zones.choices import Publication


class HandedInForm(VisitRowForm):
    """Its writer may be at work on the same row: what was saved meanwhile is not overwritten."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.edition

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        seen = self.cleaned_data.get("seen")
        if seen is not None and seen != self.instance.edition:
            text = _("Somebody else saved this meanwhile. Open it again: your entry was not written, theirs was kept.")
            raise ValidationError(text)
        return cleaned


class HandedInAdmin(PublishActions, VisitRow):
    """Rows that a delegate may write too. What a focal point writes waits for review."""

    form = HandedInForm
    list_select_related: Any = ("visit", "group__country", "group__organisation", "area")
    # Whoever only reads sees these instead; nothing for what only a form has.
    shown_instead: ClassVar[dict[str, str]] = {"seen": ""}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)  # type: ignore[misc]
        if self.has_change_permission(request, obj):  # type: ignore[attr-defined]
            return fieldsets
        return [(title, {**options, "fields": self._read(options["fields"])}) for title, options in fieldsets]

    def _read(self, names: Any) -> list[Any]:
        shown = (self.shown_instead.get(name, name) if isinstance(name, str) else name for name in names)
        return [name for name in shown if name]

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        if obj.publication == Publication.IN_REVIEW and obj.handed_in_at is None:
            obj.handed_in_at = timezone.now()
        super().save_model(request, obj, form, change)  # type: ignore[misc]


class AnswerInline(LinesInVisit):
    """What of the visit answered the expectation; points of other countries stay with their focal points."""

    model = ExpectationAnswer
    fields = ("item", "site_note", "finding")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        within = Q(finding=None) | Q(finding__in=rows_for(request.user, Finding.objects.all()))
        return super().get_queryset(request).filter(within)


@admin.register(Expectation)
class ExpectationAdmin(HandedInAdmin, ExportPermissions, ExportMixin, TranslatedAdmin):
    inlines = (AnswerInline,)
    autocomplete_fields = ("area", "source")
    resource_classes = [ExpectationTable]
    list_display = ("__str__", "group", "visit", "area", "publication", "handed_in_at")
    list_filter = (
        "publication", ("visit", admin.RelatedOnlyFieldListFilter),
        ("group__country", admin.RelatedOnlyFieldListFilter), ("area", admin.RelatedOnlyFieldListFilter),
    )  # fmt: skip
    search_fields = ("visit__slug", *in_all_languages("text"))
    readonly_fields = ("language",)
    fieldsets = (
        (None, {"fields": ("seen", "visit", "group", "text_en", "area", ("publication", "order"))}),
        (gettext_lazy("Writer"), {"fields": ("delegate", "language"), "classes": ("collapse",)}),
        RECORD,
    )


@admin.register(CaseStudy)
class CaseStudyAdmin(HandedInAdmin, HistoryAdmin):
    list_display = ("__str__", "group", "visit", "topic", "publication", "has_file", "handed_in_at")
    list_filter = (
        "publication", ("visit", admin.RelatedOnlyFieldListFilter),
        ("group__country", admin.RelatedOnlyFieldListFilter),
    )  # fmt: skip
    list_select_related = ("visit", "group__country", "group__organisation", "topic")
    search_fields = ("visit__slug", "title", "text")
    readonly_fields = ("download",)
    # The stock link to a file leads to a public address, which this one has not.
    shown_instead: ClassVar[dict[str, str]] = {"seen": "", "file": "download"}
    fieldsets = (
        (None, {"fields": ("seen", "visit", "group", "topic", ("title", "language"), "text", "publication")}),
        (gettext_lazy("File"), {"fields": ("file",), "description": gettext_lazy("Never public: only the text is.")}),
        (gettext_lazy("Writer"), {"fields": ("delegate",), "classes": ("collapse",)}),
    )  # fmt: skip

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "file":
            kwargs["widget"] = PrivateFileInput
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=gettext_lazy("file"), boolean=True)
    def has_file(self, row: CaseStudy) -> bool:
        return bool(row.file)

    @admin.display(description=gettext_lazy("file"))
    def download(self, row: CaseStudy) -> str:
        return file_link(row) or "–"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.file_view)
        return [path("<int:pk>/file/", view, name="delegations_casestudy_file"), *super().get_urls()]

    def file_view(self, request: HttpRequest, pk: int) -> FileResponse:
        row = self.get_object(request, str(pk))
        if row is None or not self.has_view_permission(request, row):
            raise PermissionDenied
        return send_file(row)
