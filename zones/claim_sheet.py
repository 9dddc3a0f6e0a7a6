"""A sheet of claims: one statement of a source per row, recorded through the claims service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.html import escape
from django.utils.translation import gettext as _
from import_export import fields, resources
from import_export.results import RowResult

from ezportal.admin.refusals import REFUSALS, explain
from ezportal.parts import in_parts
from zones import access, profile
from zones.choices import Bound, ClaimStatus, ValueState
from zones.models import Claim, Source, Zone, record_changes
from zones.services.claims import Statement, record_claim
from zones.sheets.results import SheetResult

COLUMNS = ("zone", "field", "value", "state", "stated", "bound", "as_of", "source", "locator", "note")
REQUIRED = ("zone", "field", "value", "source")
# Told by the export, not read by the import: they are decided, not stated.
DECIDED = ("status", "reason", "confirmed_on")


class _TrialEnds(Exception):
    """Undoes what a trial has written."""


class ClaimSheet(resources.ModelResource):
    """Recorded beside what is there; a field that has no value yet gets this one. Nothing is replaced by a sheet."""

    zone = fields.Field("zone__slug", "zone")
    state = fields.Field("value_state", "state")
    source = fields.Field("source__slug", "source")

    class Meta:
        model = Claim
        fields = (*COLUMNS, *DECIDED)
        export_order = fields

    def __init__(self, user: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.user = user
        # All that the rows name, by slug, and what is recorded of these zones: claims by zone and field.
        self.zones: dict[str, Zone] = {}
        self.sources: dict[str, Source] = {}
        self.claims: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
        self.has_value: set[tuple[int, str]] = set()

    @classmethod
    def get_result_class(cls) -> type[SheetResult]:
        return SheetResult

    def get_user_visible_fields(self) -> list[Any]:
        return [self.fields[name] for name in COLUMNS]

    def get_diff_headers(self) -> list[str]:
        return [*COLUMNS, _("what becomes of it")]

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        headers = list(dataset.headers or ())
        unknown = [name or "–" for name in headers if name not in (*COLUMNS, *DECIDED)]
        missing = [name for name in REQUIRED if name not in headers]
        if unknown or missing:
            names = {"unknown": unknown or ["–"], "missing": missing or ["–"], "known": COLUMNS}
            raise ValueError(
                _("Unknown columns: %(unknown)s. Missing columns: %(missing)s. The columns are: %(known)s.")
                % {key: ", ".join(columns) for key, columns in names.items()}
            )
        self._look_up(list(dataset.as_dicts()))

    def _look_up(self, rows: Sequence[dict[str, str]]) -> None:
        """A few queries for all rows. The zones stay locked, so that what is read here holds until the end."""
        named = {column: sorted({row[column] for row in rows}) for column in ("zone", "source")}
        for slugs in in_parts(named["source"]):
            self.sources.update({source.slug: source for source in Source.objects.filter(slug__in=slugs)})
        for slugs in in_parts(named["zone"]):
            zones = access.rows_for(self.user, Zone.objects.filter(slug__in=slugs)).select_related("country")
            for zone in zones.order_by("pk").select_for_update(of=("self",)):
                if access.may(self.user, "change", zone):
                    self.zones[zone.slug] = zone
            recorded = Claim.objects.filter(zone__slug__in=slugs).values_list("zone", "field", "pk", "status")
            for zone_pk, field, pk, status in recorded:
                self._note(zone_pk, field, pk, status)

    def _note(self, zone: int, field: str, claim: int, status: str) -> None:
        self.claims[zone, field].add(claim)
        if status == ClaimStatus.ACCEPTED:
            self.has_value.add((zone, field))

    def import_data(self, dataset: Any, dry_run: bool = False, **kwargs: Any) -> SheetResult:
        """A trial ends before the changes of its rows are worked out, which cost more than the rows."""
        try:
            with record_changes():
                result = super().import_data(dataset, dry_run=dry_run, **kwargs)
                if dry_run:
                    raise _TrialEnds
        except _TrialEnds:
            pass
        return result

    def import_row(self, row: Any, instance_loader: Any, **kwargs: Any) -> RowResult:
        cells = {name: row.get(name, "") for name in COLUMNS}
        result = RowResult()
        if not any(cells.values()):
            result.import_type = RowResult.IMPORT_TYPE_SKIP
            return result
        try:
            with record_changes():
                claim, is_new = self._record(cells)
        except REFUSALS as error:
            if cells["zone"] in self.zones:
                self.zones[cells["zone"]].refresh_from_db()
            result.import_type = RowResult.IMPORT_TYPE_INVALID
            result.validation_error = _by_column(explain(error, Claim))
            return result
        result.import_type = RowResult.IMPORT_TYPE_NEW if is_new else RowResult.IMPORT_TYPE_SKIP
        result.instance = claim
        result.add_instance_info(claim)
        outcome = claim.get_status_display() if is_new else _("already there: %(status)s") % {
            "status": claim.get_status_display(),
        }  # fmt: skip
        result.diff = [escape(cells[name]) for name in COLUMNS] + [escape(outcome)]
        return result

    def _record(self, cells: dict[str, str]) -> tuple[Claim, bool]:
        zone, source = self._zone(cells["zone"]), self._source(cells["source"])
        item = profile.field_named(cells["field"])
        _check_choice("state", cells["state"], ValueState.values)
        _check_choice("bound", cells["bound"], Bound.values)
        if not cells["value"] and (cells["state"] or ValueState.KNOWN) == ValueState.KNOWN:
            raise ValidationError({"value": _("Give a value exactly when it is known.")})
        proposes = access.must_propose(self.user, zone)
        is_first = (zone.pk, item.name) not in self.has_value
        statement = Statement(
            source=source, locator=cells["locator"], as_of=cells["as_of"], note=cells["note"],
            stated={item.name: cells["stated"]}, bound={item.name: cells["bound"] or Bound.EXACT},
        )  # fmt: skip
        claim = record_claim(
            zone=zone, is_locked=True, field=item.name, value=cells["value"],
            value_state=cells["state"] or ValueState.KNOWN, statement=statement, by=self.user,
            accept=is_first and not proposes,
            status=ClaimStatus.PROPOSED if proposes else ClaimStatus.COMPETING,
        )  # fmt: skip
        is_new = claim.pk not in self.claims[zone.pk, item.name]
        self._note(zone.pk, item.name, claim.pk, claim.status)
        return claim, is_new

    def _zone(self, slug: str) -> Zone:
        zone = self.zones.get(slug)
        if zone is None:
            raise ValidationError({"zone": _("There is no zone “%(slug)s” that you may change.") % {"slug": slug}})
        return zone

    def _source(self, slug: str) -> Source:
        source = self.sources.get(slug)
        if source is None:
            raise ValidationError({"source": _("There is no source “%(slug)s”.") % {"slug": slug}})
        return source

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return queryset.select_related("zone", "source")


def _check_choice(column: str, text: str, choices: Iterable[str]) -> None:
    if text and text not in choices:
        raise ValidationError(
            {column: _("“%(text)s” is not one of: %(choices)s.") % {"text": text, "choices": ", ".join(choices)}}
        )


def _by_column(refusal: dict[str, list[str]]) -> ValidationError:
    """Errors of the service under the sheet's columns: a profile field's own error is one of its value."""
    columns: dict[str, list[str]] = {}
    for key, said in refusal.items():
        column = "state" if key == "value_state" else key
        if column not in COLUMNS and column != NON_FIELD_ERRORS:
            column = "value"
        columns.setdefault(column, []).extend(said)
    return ValidationError(columns)
