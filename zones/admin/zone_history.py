"""Who changed what on a zone: its profile, its claims and its parts in one list, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import ForeignKey, Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.fields import TranslationField

from zones.forms import profile_label
from zones.models import (
    Claim,
    Facility,
    Incentive,
    InvestmentOpportunity,
    Milestone,
    Observation,
    Procedure,
    Tenant,
    Zone,
    ZoneAlias,
    ZoneClassification,
    ZoneIndustry,
    ZoneRegulation,
    ZoneRole,
    ZoneService,
)
from zones.profile import plain
from zones.translation import TRANSLATED

PARTS: tuple[type[Model], ...] = (
    Claim, ZoneAlias, ZoneClassification, ZoneRole, ZoneIndustry, Facility, Tenant, InvestmentOpportunity, ZoneService,
    Milestone, Incentive, Observation, ZoneRegulation, Procedure,
)  # fmt: skip
DID = {"+": gettext_lazy("added"), "~": gettext_lazy("changed"), "-": gettext_lazy("deleted")}
# What names a row, best first.
_NAMES = (
    "name_en", "title_en", "label", "name", "organisation", "zone_type", "industry", "regulation", "indicator", "slug",
)  # fmt: skip
_UNTOLD = {"id", "created_at", "updated_at", "zone"}
PER_PAGE = 100


@dataclass(frozen=True)
class Change:
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Entry:
    """One save of one row."""

    at: dt.datetime
    by: str
    what: str
    row: str
    did: str
    changes: list[Change]


class _Keys:
    """Rows that foreign keys of the history point to, fetched once per model."""

    def __init__(self, records: Iterable[Any]) -> None:
        wanted: dict[type[Model], set[Any]] = {}
        for record in records:
            for field in _told_fields(type(record)):
                if isinstance(field, ForeignKey) and getattr(record, field.attname) is not None:
                    wanted.setdefault(field.remote_field.model, set()).add(getattr(record, field.attname))
        self.rows = {model: model._base_manager.in_bulk(keys) for model, keys in wanted.items()}

    def text(self, record: Any, field: Any) -> str:
        value = getattr(record, field.attname)
        if value in (None, ""):
            return "–"
        if isinstance(field, ForeignKey):
            row = self.rows.get(field.remote_field.model, {}).get(value)
            return str(row) if row is not None else f"#{value}"
        if isinstance(value, Decimal):
            return plain(value)
        return str(dict(field.flatchoices).get(value, value)) if field.choices else str(value)


def _told_fields(history_model: type[Model]) -> list[Any]:
    """Tracked columns without the bookkeeping; of translated texts the languages, not the one in use."""
    model = history_model.instance_type  # type: ignore[attr-defined]
    skipped = {*_UNTOLD, *TRANSLATED.get(model, ())}
    return [field for field in history_model.tracked_fields if field.name not in skipped]  # type: ignore[attr-defined]


def _label(field: Any) -> str:
    if isinstance(field, TranslationField):
        return f"{capfirst(str(field.translated_field.verbose_name))} [{field.language}]"
    return capfirst(str(field.verbose_name))


def _records(zone: Zone) -> list[Any]:
    """One query per model, rows of one thing together in the order of their saves."""
    found = list(Zone.history.filter(id=zone.pk).select_related("history_user").order_by("history_id"))  # type: ignore[attr-defined]
    for model in PARTS:
        history = model.history.filter(zone_id=zone.pk)  # type: ignore[attr-defined]
        found += history.select_related("history_user").order_by("id", "history_id")
    return found


def _name(record: Any, keys: _Keys) -> str:
    if isinstance(record.instance_type, type) and record.instance_type is Zone:
        return ""
    if record.instance_type is Claim:
        return f"{profile_label(record.field)}: {record.value or record.get_value_state_display()}"
    fields = {field.name: field for field in _told_fields(type(record))}
    texts = (keys.text(record, fields[name]) for name in _NAMES if name in fields)
    return next((text for text in texts if text != "–"), "")


def entries(zone: Zone) -> list[Entry]:
    """The whole history of the zone; the number of queries does not depend on its length."""
    records = _records(zone)
    return sorted(_told(records, _Keys(records)), key=lambda entry: entry.at, reverse=True)


def _told(records: list[Any], keys: _Keys) -> Iterator[Entry]:
    before = None
    for record in records:
        same_row = before is not None and type(before) is type(record) and before.id == record.id
        yield Entry(
            at=record.history_date,
            by=str(record.history_user) if record.history_user else _("loaded data"),
            what=capfirst(str(record.instance_type._meta.verbose_name)),
            row=_name(record, keys),
            did=str(DID.get(record.history_type, record.history_type)),
            changes=_changes(before, record, keys) if same_row else [],
        )
        before = record


def _changes(before: Any, after: Any, keys: _Keys) -> list[Change]:
    return [
        Change(_label(field), keys.text(before, field), keys.text(after, field))
        for field in _told_fields(type(after))
        if getattr(before, field.attname) != getattr(after, field.attname)
    ]


def zone_history_view(model_admin: admin.ModelAdmin[Any], request: HttpRequest, zone: Zone) -> HttpResponse:
    """The caller has checked that the person may see the zone."""
    page = Paginator(entries(zone), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        **model_admin.admin_site.each_context(request), "title": _("History: %s") % zone, "original": zone,
        "opts": model_admin.opts, "page": page, "pages": list(page.paginator.get_elided_page_range(page.number)),
        "has_view_permission": True,
    }  # fmt: skip
    return TemplateResponse(request, "admin/zones/zone/history.html", context)
