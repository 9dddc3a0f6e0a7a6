"""What is edited on a zone's page beside its profile."""

from __future__ import annotations

from ezportal.admin.inlines import SOURCE_COLUMNS, TabularRows, TranslatedTabularRows
from zones.models import (
    Facility,
    Incentive,
    InvestmentOpportunity,
    Milestone,
    Observation,
    Tenant,
    ZoneAlias,
    ZoneClassification,
    ZoneIndustry,
    ZoneRegulation,
    ZoneRole,
    ZoneService,
)

# Parts have a page of their own; their table shows what a glance needs.
PART_COLUMNS = ("source", "locator", "publication")


class AliasInline(TabularRows):
    model = ZoneAlias
    fields = ("name", "language", *SOURCE_COLUMNS)
    autocomplete_fields = ("source",)


class ClassificationInline(TabularRows):
    model = ZoneClassification
    fields = ("zone_type", *SOURCE_COLUMNS)
    autocomplete_fields = ("zone_type", "source")


class RoleInline(TabularRows):
    model = ZoneRole
    fields = ("organisation", "role", *SOURCE_COLUMNS)
    autocomplete_fields = ("organisation", "source")


class IndustryInline(TabularRows):
    model = ZoneIndustry
    fields = ("industry", "relation", "label", *SOURCE_COLUMNS)
    autocomplete_fields = ("industry", "source")


class RegulationInline(TabularRows):
    model = ZoneRegulation
    fields = ("regulation", *SOURCE_COLUMNS)
    autocomplete_fields = ("regulation", "source")


class FacilityInline(TranslatedTabularRows):
    model = Facility
    fields = ("name_en", "slug", "kind", "status", "opened", "parent", "operator", *PART_COLUMNS)
    autocomplete_fields = ("operator", "source")
    prepopulated_fields = {"slug": ("name_en",)}
    siblings = {"parent": "facilities"}


class TenantInline(TranslatedTabularRows):
    model = Tenant
    fields = ("name_en", "organisation", "activity_en", "status", "since", *PART_COLUMNS)
    autocomplete_fields = ("organisation", "source")


class OpportunityInline(TranslatedTabularRows):
    model = InvestmentOpportunity
    fields = ("title_en", "slug", "description_en", "order", *PART_COLUMNS)
    autocomplete_fields = ("source",)
    prepopulated_fields = {"slug": ("title_en",)}


class ServiceInline(TranslatedTabularRows):
    model = ZoneService
    fields = ("name_en", "slug", "description_en", "provider", "facility", "order", *PART_COLUMNS)
    autocomplete_fields = ("provider", "source")
    prepopulated_fields = {"slug": ("name_en",)}
    siblings = {"facility": "facilities"}


class MilestoneInline(TranslatedTabularRows):
    model = Milestone
    fk_name = "zone"
    fields = ("date", "title_en", "description_en", *PART_COLUMNS)
    autocomplete_fields = ("source",)


class IncentiveInline(TranslatedTabularRows):
    model = Incentive
    fields = ("title_en", "slug", "kind", "rate_percent", "years", "legal_basis", *PART_COLUMNS)
    autocomplete_fields = ("legal_basis", "source")
    prepopulated_fields = {"slug": ("title_en",)}


class ObservationInline(TabularRows):
    model = Observation
    fields = ("indicator", "facility", "period", "value", "unit", "bound", "stated", *PART_COLUMNS)
    autocomplete_fields = ("indicator", "source")
    siblings = {"facility": "facilities"}
    show_change_link = True


INLINES = (
    AliasInline, ClassificationInline, RoleInline, IndustryInline, FacilityInline, TenantInline, OpportunityInline,
    ServiceInline, MilestoneInline, IncentiveInline, ObservationInline, RegulationInline,
)  # fmt: skip
