"""Lists of learning visits as tables, for reading. Who may see a row in the list gets it in the table."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from import_export import fields, resources

from delegations.models import Delegate, Expectation, Recommendation
from ezportal.admin.languages import in_all_languages
from zones.sheets.resource import WIDGETS_MAP


class VisitTable(resources.ModelResource):
    """Rows of visits, each with the visit's slug first."""

    WIDGETS_MAP = WIDGETS_MAP
    visit = fields.Field("visit__slug", "visit")


class DelegateTable(VisitTable):
    """The list of delegates without what reaches them."""

    group = fields.Field("group__code", "group")
    organisation = fields.Field("organisation__slug", "organisation")

    class Meta:
        name = _("Delegates")
        model = Delegate
        fields: tuple[str, ...] = (
            "visit", "group", "number", "title", "name", "name_local", "position", "organisation_stated",
            "organisation", "gender", "sector", "role",
        )  # fmt: skip
        export_order = fields

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return queryset.select_related("visit", "group", "organisation", "contact")


class ContactTable(DelegateTable):
    """The list of delegates with their contact data, for editors and administrators."""

    email = fields.Field("contact__email", "email")
    phone = fields.Field("contact__phone", "phone")
    messenger = fields.Field("contact__messenger", "messenger")
    address = fields.Field("contact__address", "address")
    language = fields.Field("contact__language", "language")

    class Meta:
        name = _("Delegates with contact data")
        model = Delegate
        fields = (*DelegateTable._meta.fields, "email", "phone", "messenger", "address", "language")
        export_order = fields


class ExpectationTable(VisitTable):
    """What each country expects; who wrote it stays out."""

    group = fields.Field("group__code", "group")
    area = fields.Field("area__slug", "area")

    class Meta:
        name = _("Expectations")
        model = Expectation
        fields = ("visit", "group", "order", *in_all_languages("text"), "area", "publication", "handed_in_at")
        export_order = fields

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return queryset.select_related("visit", "group", "area")


class RecommendationTable(VisitTable):
    """Recommendations with the state of their follow-up."""

    group = fields.Field("group__code", "group")
    area = fields.Field("area__slug", "area")
    owner = fields.Field("owner__slug", "owner")
    days_overdue = fields.Field(column_name="days_overdue")

    class Meta:
        name = _("Recommendations")
        model = Recommendation
        fields = (
            "visit", "order", *in_all_languages("text"), "area", "group", "owner", "due_on", "status", "days_overdue",
            "response_en", "evidence", "evidence_url",
        )  # fmt: skip
        export_order = fields

    def dehydrate_days_overdue(self, row: Recommendation) -> int | None:
        today = timezone.localdate()
        return (today - row.due_on).days if row.due_on is not None and row.is_overdue(today) else None

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return queryset.select_related("visit", "group", "area", "owner")
