"""What changed in the public data, newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView

from zones import contributions, models

# What a resource of the change feed is called, and the column its keys are in.
_RESOURCES: dict[str, tuple[Any, str, Any]] = {
    "zones": (models.Zone, "slug", _("zone")),
    "countries": (models.Country, "code", _("country")),
    "zone-types": (models.ZoneType, "slug", _("zone type")),
    "industries": (models.Industry, "slug", _("industry")),
    "organisations": (models.Organisation, "slug", _("organisation")),
    "sources": (models.Source, "slug", _("source")),
    "cross-border-areas": (models.CrossBorderArea, "slug", _("cross-border area")),
    "border-crossings": (models.BorderCrossing, "slug", _("border crossing")),
    "transport-links": (models.TransportLink, "slug", _("transport link")),
    "incentives": (models.Incentive, "slug", _("incentive")),
    "regulations": (models.Regulation, "slug", _("regulation")),
    "procedures": (models.Procedure, "slug", _("procedure")),
    "indicators": (models.Indicator, "slug", _("indicator")),
}


@dataclass(frozen=True)
class TitledChange:
    """A change with what it happened to; the name of what is gone is not public any more."""

    change: models.Change
    kind: Any
    title: str
    url: str


def with_titles(changes: Iterable[models.Change]) -> list[TitledChange]:
    """Name the rows that changed: one query per resource among them."""
    changes = list(changes)
    keys: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        keys[change.resource].add(change.key)
    known = _RESOURCES | contributions.resources
    rows = {
        (resource, getattr(row, known[resource][1])): row
        for resource, wanted in keys.items()
        if resource in known
        for row in _public_rows(known[resource], wanted)
    }
    return [
        _titled(change, known[change.resource][2] if change.resource in known else change.resource,
                rows.get((change.resource, change.key)))
        for change in changes
    ]  # fmt: skip


def _public_rows(resource: tuple[Any, str, Any], keys: set[str]) -> Iterable[Model]:
    model, column, _words = resource
    queryset = model.objects.filter(**{f"{column}__in": keys})
    return queryset.published() if hasattr(queryset, "published") else queryset


def _titled(change: models.Change, kind: Any, row: Any) -> TitledChange:
    address: Callable[[], str] | None = getattr(row, "get_absolute_url", None)
    return TitledChange(change, kind, str(row) if row else change.key, address() if address else "")


class ChangeListView(ListView):
    """The change feed for readers; programs take it from the API."""

    queryset = models.Change.objects.all()
    paginate_by = 50
    template_name = "zones/changes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["changes"] = with_titles(context["page_obj"].object_list)
        return context
