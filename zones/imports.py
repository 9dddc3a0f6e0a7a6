"""Sheets of zones, organisations and observations: what their columns mean and who may write a row.

A refused row names its column and the rule. The stored row and the row as it would become are both asked for
permission, so that nobody moves a row into or out of another country.
"""

from __future__ import annotations

import datetime as dt
import re
from html import escape
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from import_export import fields, resources, widgets

from ezportal.admin.languages import in_all_languages
from ezportal.admin.refusals import REFUSALS, explain
from zones import access
from zones.choices import Publication
from zones.models import Country, Facility, Indicator, Observation, Organisation, Source, Zone, record_changes
from zones.profile import plain
from zones.translation import TRANSLATED

_FORMULA = re.compile(r"^[=+\-@\t\r]")
_NUMBER = re.compile(r"^[+-]?[0-9.,]+$")


def is_formula(cell: Any) -> bool:
    """Would a spreadsheet run this text?"""
    return isinstance(cell, str) and bool(_FORMULA.match(cell)) and not _NUMBER.match(cell)


def plain_cell(cell: Any) -> str:
    """The text of a cell: nothing for an empty one, without the apostrophe the export puts before formulas."""
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()[:10]
    text = "" if cell is None else str(cell).strip()
    return text[1:] if text.startswith("'") and is_formula(text[1:]) else text


class KeyWidget(widgets.ForeignKeyWidget):
    """A row by its key; a key that is unknown is an error that names it."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = plain_cell(value)
        if not text:
            return None
        try:
            return super().clean(text, row, **kwargs)
        except ObjectDoesNotExist as error:
            raise ValueError(_("There is no “%(text)s”.") % {"text": text}) from error


class TextWidget(widgets.CharWidget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return plain_cell(value)


class NumberWidget(widgets.DecimalWidget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = plain_cell(value)
        if not text:
            return None
        try:
            return super().clean(text, row, **kwargs)
        except ArithmeticError as error:
            raise ValueError(_("“%(text)s” is not a number.") % {"text": text}) from error

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        """With a point and without separators in every language, so that a sheet can come back."""
        if value is None:
            return None if kwargs.get("force_native_type") else ""
        return value if kwargs.get("force_native_type") else plain(value)


WIDGETS_MAP = {
    **resources.ModelResource.WIDGETS_MAP,
    **dict.fromkeys(("CharField", "SlugField", "TextField"), TextWidget),
    "DecimalField": NumberWidget,
}


class PlainDiff(resources.Diff):
    """Old and new value without colours written into the page, which the content security policy forbids."""

    def as_html(self) -> list[str]:
        return [
            format_html("<del>{}</del> <ins>{}</ins>", old, new) if old != new and not self.new else escape(str(new))
            for old, new in zip(self.left, self.right, strict=True)
        ]


class GuardedResource(resources.ModelResource):
    """Rows under the rules of `zones.access`, checked before anything of a stored row is told."""

    WIDGETS_MAP = WIDGETS_MAP

    def __init__(self, user: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.user = user

    @classmethod
    def get_diff_class(cls) -> type[PlainDiff]:
        return PlainDiff

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        known = [field.column_name for field in self.get_import_fields()]
        if unknown := [str(name) for name in dataset.headers or () if name not in known]:
            raise ValueError(
                _("Unknown columns: %(unknown)s. The columns are: %(known)s.")
                % {"unknown": ", ".join(unknown), "known": ", ".join(known)}
            )

    def after_init_instance(self, instance: Any, new: bool, row: Any, **kwargs: Any) -> None:
        if not new and not access.may(self.user, "change", instance):
            raise ValidationError(_("You may not change this row."))

    def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        super().import_instance(instance, row, **kwargs)
        for field in instance._meta.concrete_fields:
            # An empty cell is no text; where the column is NULL it stays so, or unchanged rows look changed.
            if field.null and getattr(instance, field.attname) == "":
                setattr(instance, field.attname, None)
        if hasattr(instance, "publication") and not access.is_reviewer(self.user):
            instance.publication = Publication.IN_REVIEW  # as in the form

    def validate_instance(self, instance: Any, *args: Any, **kwargs: Any) -> None:
        """A translated text is told by its English column, which is the one in the sheet."""
        try:
            super().validate_instance(instance, *args, **kwargs)
        except ValidationError as error:
            texts = TRANSLATED.get(type(instance), ())
            told: dict[str, list[str]] = {}
            for name, said in error.message_dict.items():
                told.setdefault(f"{name}_en" if name in texts else name, []).extend(said)
            raise ValidationError(told) from error

    def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        action = "add" if instance._state.adding else "change"
        if not access.may(self.user, action, instance):
            raise ValidationError(_("You may not write this row there."))

    def do_instance_save(self, instance: Any, is_create: bool) -> None:
        try:
            with record_changes():
                instance.save()
        except REFUSALS as error:
            raise ValidationError(explain(error, type(instance))) from error


class OrganisationSheet(GuardedResource):
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
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True


class FacilityWidget(KeyWidget):
    """A facility of the zone that the same row names."""

    def get_queryset(self, value: Any, row: Any, *args: Any, **kwargs: Any) -> Any:
        return Facility.objects.filter(zone__slug=plain_cell(row.get("zone")))


class ObservationSheet(GuardedResource):
    """Figures. A row with an id changes that figure, a row without one is new."""

    indicator = fields.Field("indicator", "indicator", KeyWidget(Indicator, "slug"))
    zone = fields.Field("zone", "zone", KeyWidget(Zone, "slug"))
    facility = fields.Field("facility", "facility", FacilityWidget(Facility, "slug"))
    country = fields.Field("country", "country", KeyWidget(Country, "code"))
    source = fields.Field("source", "source", KeyWidget(Source, "slug"))

    class Meta:
        model = Observation
        fields = (
            "id", "indicator", "zone", "facility", "country", "period", "value", "unit", "bound", "stated", "source",
            "locator", "as_of", "note", "publication",
        )  # fmt: skip
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True

    def get_instance(self, instance_loader: Any, row: Any) -> Any:
        """The row with that id if the person may change it; whether another one exists is not told."""
        key = plain_cell(row.get("id"))
        if not key:
            return None
        found = Observation.objects.filter(pk=key).first() if key.isdigit() else None
        if found is None or not access.may(self.user, "change", found):
            raise ValidationError({"id": _("There is no figure %(id)s that you may change.") % {"id": key}})
        return found

    def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        key = instance.pk
        super().import_instance(instance, row, **kwargs)
        instance.pk = key


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
