"""What rests on a source: every public row that names it, of whatever kind, a page at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, IntegerField, Model, Q, QuerySet, Value

from zones import contributions, models
from zones.choices import PUBLIC_CLAIM_STATUSES, Publication

PUBLISHED = Publication.PUBLISHED
_OF_ZONE = Q(zone__publication=PUBLISHED)
_OF_AREA = Q(area__publication=PUBLISHED)
_OF_LINK = Q(link__publication=PUBLISHED)
_OWN = Q(publication=PUBLISHED)
_OF_ZONE_OR_NONE = _OF_ZONE | Q(zone__isnull=True)

# Which rows of a kind are public, and by which relation each finds the page it is shown on.
_KINDS: dict[type[Model], tuple[Q, str]] = {
    models.Claim: (_OF_ZONE & Q(status__in=PUBLIC_CLAIM_STATUSES), "zone"),
    models.ZoneAlias: (_OF_ZONE, "zone"),
    models.ZoneClassification: (_OF_ZONE, "zone"),
    models.ZoneRole: (_OF_ZONE, "zone"),
    models.ZoneIndustry: (_OF_ZONE, "zone"),
    models.ZoneRegulation: (_OF_ZONE & Q(regulation__publication=PUBLISHED), "zone"),
    models.Facility: (_OWN & _OF_ZONE, "zone"),
    models.Tenant: (_OWN & _OF_ZONE, "zone"),
    models.InvestmentOpportunity: (_OWN & _OF_ZONE, "zone"),
    models.ZoneService: (_OWN & _OF_ZONE, "zone"),
    models.Milestone: (_OWN & (_OF_ZONE | _OF_AREA), "zone"),
    models.Observation: (_OWN & _OF_ZONE_OR_NONE, "zone"),
    models.Incentive: (_OWN & _OF_ZONE_OR_NONE, "zone"),
    models.Procedure: (_OWN & _OF_ZONE_OR_NONE, "zone"),
    models.Regulation: (_OWN, "country"),
    models.CountryOverview: (Q(), "country"),
    models.CrossBorderArea: (_OWN, ""),
    models.AreaMember: (_OF_AREA & _OF_ZONE_OR_NONE, "area"),
    models.AreaAlias: (_OF_AREA, "area"),
    models.Agreement: (_OF_AREA, "area"),
    models.JointBody: (_OF_AREA, "area"),
    models.ClearanceModel: (_OF_AREA, "area"),
    models.AreaStatement: (_OF_AREA, "area"),
    models.BorderCrossing: (_OWN, "country"),
    models.TransportLink: (_OWN, ""),
    models.TransportSection: (_OF_LINK, "link"),
    models.Station: (_OF_LINK, "link"),
    models.TransportFigure: (_OF_LINK, "link"),
    models.Organisation: (Q(), "country"),
    models.ZoneType: (Q(), "country"),
}


def kinds() -> dict[type[Model], tuple[Q, str]]:
    """Those of zones, then those of the other apps."""
    return _KINDS | contributions.resting_kinds


@dataclass(frozen=True)
class RestingRow:
    """A row that names the source: what it is, what it says, and the page that shows it."""

    kind: Any
    row: Any
    owner: Any

    @property
    def field(self) -> str:
        return self.row.field if isinstance(self.row, models.Claim) else ""


def rows_resting_on(source: models.Source) -> QuerySet:
    """Rank of the kind (its place in `kinds()`) and key of each public row that names the source; one union."""
    # Plain querysets: those of translated models put the columns in another order, and a union goes by order.
    first, *others = (
        QuerySet(model)
        .filter(condition, source=source)
        .order_by()
        .annotate(rank=Value(rank, output_field=IntegerField()), key=F("pk"))
        .values_list("rank", "key")
        for rank, (model, (condition, _owner)) in enumerate(kinds().items())
    )
    # In one call: SQLite's parser gives up on unions nested thirty deep.
    return first.union(*others, all=True).order_by("rank", "key")


def load_rows(keys: Sequence[tuple[int, int]]) -> list[RestingRow]:
    """The rows of one page of `rows_resting_on`; one query per kind among them."""
    wanted: dict[int, list[int]] = defaultdict(list)
    for rank, key in keys:
        wanted[rank].append(key)
    found = {}
    for rank, (model, (_condition, owner)) in enumerate(kinds().items()):
        if rank not in wanted:
            continue
        related = [name for name in (owner, "area" if model is models.Milestone else "") if name]
        for row in model._default_manager.filter(pk__in=wanted[rank]).select_related(*related):
            found[rank, row.pk] = RestingRow(model._meta.verbose_name, row, _owner_of(row, owner))
    return [found[place] for place in keys if place in found]


def _owner_of(row: Any, relation: str) -> Any:
    """The row whose page shows this one; itself when it has a page."""
    owner = row
    for step in relation.split("__") if relation else ():
        owner = getattr(owner, step, None)
    owner = owner or getattr(row, "area", None) or getattr(row, "country", None)
    return owner if hasattr(owner, "get_absolute_url") else None
