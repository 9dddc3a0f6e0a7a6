"""Sheets of zones, organisations and observations: what their columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export import fields, resources

from ezportal.admin.languages import in_all_languages
from zones.models import Country, Facility, Indicator, Observation, Organisation, Source, Zone
from zones.sheets.cells import KeyWidget, PartOfZoneWidget
from zones.sheets.importing import SheetResource
from zones.sheets.resource import WIDGETS_MAP

# More digits than any key has.
_LONGEST_ID = 18


class OrganisationSheet(SheetResource):
    """Public bodies and companies by slug; offices only, never persons."""

    country = fields.Field("country", "country", KeyWidget(Country, "code"))
    parent = fields.Field("parent", "parent", KeyWidget(Organisation, "slug"))
    source = fields.Field("source", "source", KeyWidget(Source, "slug"))

    class Meta:
        model = Organisation
        import_id_fields = ("slug",)
        fields = (
            "slug", "kind", "name_en", "acronym", "country", "parent", "responsibility_en", "address", "website",
            "office_email", "office_phone", "source", "locator", "as_of", "note",
        )  # fmt: skip
        export_order = fields

    def named_own(self, row: dict[str, str]) -> set[str]:
        return super().named_own(row) | ({row.get("parent", "")} - {""})

    def keep(self, written: Iterable[Any]) -> None:
        """Also as what others are part of."""
        rows = list(written)
        super().keep(rows)
        self.fields["parent"].widget.found.update({row.slug: row for row in rows})


class ObservationSheet(SheetResource):
    """Figures. A row with an id changes that figure, a row without one is new."""

    related = ("zone",)

    indicator = fields.Field("indicator", "indicator", KeyWidget(Indicator, "slug"))
    zone = fields.Field("zone", "zone", KeyWidget(Zone, "slug", columns=("country_id", "publication")))
    facility = fields.Field("facility", "facility", PartOfZoneWidget(Facility, "slug", columns=("zone__slug",)))
    country = fields.Field("country", "country", KeyWidget(Country, "code"))
    source = fields.Field("source", "source", KeyWidget(Source, "slug"))

    class Meta:
        model = Observation
        fields = (
            "id", "indicator", "zone", "facility", "country", "period", "value", "unit", "bound", "stated", "source",
            "locator", "as_of", "note", "publication",
        )  # fmt: skip
        export_order = fields

    def _stored_rows(self, named: Sequence[str]) -> Iterable[Any]:
        return super()._stored_rows([key for key in named if key.isdecimal() and len(key) <= _LONGEST_ID])

    def stored_row(self, row: dict[str, str]) -> Any:
        """The row with that id if the person may change it; whether another one exists is not told."""
        if not (key := self.key_in(row)):
            return None
        found = self.stored.get(key)
        if found is None or not self.may("change", found):
            raise ValidationError({"id": _("There is no figure %(id)s that you may change.") % {"id": key}})
        return found


class ZoneTable(resources.ModelResource):
    """Zones as a table, for reading: values go in with their source, through the form or a sheet of claims."""

    WIDGETS_MAP = WIDGETS_MAP
    types = fields.Field(column_name="types")
    component_of = fields.Field("component_of__slug", "component_of")

    class Meta:
        model = Zone
        fields = (
            "slug", "country", *in_all_languages("name"), "types", "province", "locality", "longitude", "latitude",
            "location_precision", "status", "development_form", "area_ha", "usable_area_ha", "established", "approved",
            "construction_started", "investment_planned", "investment_planned_currency", "investment_committed",
            "investment_committed_currency", "investment_disbursed", "investment_disbursed_currency", "land_tenure",
            "website", "component_of", "component_since", "publication", "last_confirmed",
        )  # fmt: skip
        export_order = fields

    def dehydrate_types(self, zone: Zone) -> str:
        return "; ".join(row.zone_type.slug for row in zone.classifications.all())

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return queryset.select_related("component_of").prefetch_related("classifications__zone_type")
