"""How many zones each value of a filter would give, under the other filters of the moment."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, QuerySet, Value, When
from django.db.models.fields import CharField

from zones.choices import DevelopmentForm, OperatingStatus, Publication
from zones.filters import ZoneFilterSet
from zones.models import AreaMember, Country, Industry, Province, Zone, ZoneType
from zones.models.reference import TreeModel


@dataclass(frozen=True)
class FacetValue:
    """`count` zones would be listed if this value were chosen; `is_chosen` says that it is."""

    value: str
    label: str
    count: int
    is_chosen: bool


Facets = dict[str, list[FacetValue]]


def count_facets(filterset: ZoneFilterSet) -> Facets:
    """Counts per value of each facet, leaving that facet's own filter aside.

    `filterset` must be valid. Two queries per facet at most, however many zones there are.
    Values that give nothing are left out unless they are chosen.
    """
    counters = {
        "country": _by_column(filterset, "country", "country_id"),
        "province": _by_column(filterset, "province", "province_id"),
        "status": _by_column(filterset, "status", "status"),
        "development_form": _by_column(filterset, "development_form", "development_form"),
        "zone_type": _by_tree(filterset, "zone_type", ZoneType, "classifications__zone_type"),
        "industry": _by_tree(filterset, "industry", Industry, "industries__industry"),
        "cross_border": _by_truth(filterset, "cross_border", crosses_border()),
        "has_location": _by_truth(filterset, "has_location", When(longitude__isnull=False, then=Value("true"))),
        "visited": _by_truth(
            filterset,
            "visited",
            When(pk__in=Zone.objects.visited().values("pk"), then=Value("true")),
        ),
    }
    labels = _labels()
    return {name: _values(counts, labels[name], _chosen(filterset, name)) for name, counts in counters.items()}


def crosses_border() -> When:
    sides = AreaMember.objects.filter(zone=OuterRef("pk"), area__publication=Publication.PUBLISHED)
    return When(Exists(sides), then=Value("true"))


def _under_the_others(filterset: ZoneFilterSet, facet: str) -> QuerySet:
    bare = filterset.queryset.select_related(None).prefetch_related(None).order_by()
    return filterset.narrowed(bare, without=facet)


def _by_column(filterset: ZoneFilterSet, facet: str, column: str) -> Counter[str]:
    rows = _under_the_others(filterset, facet).values_list(column).annotate(Count("pk"))
    return Counter({value: count for value, count in rows.order_by() if value})


def _by_truth(filterset: ZoneFilterSet, facet: str, is_true: When) -> Counter[str]:
    truth = Case(is_true, default=Value("false"), output_field=CharField())
    rows = _under_the_others(filterset, facet).annotate(truth=truth).values_list("truth")
    return Counter(dict(rows.annotate(Count("pk")).order_by()))


def _by_tree(filterset: ZoneFilterSet, facet: str, model: type[TreeModel], path: str) -> Counter[str]:
    """A zone counts once for each of its terms and once for every term above them."""
    rows: QuerySet[Any] = model._base_manager.all()
    terms = {pk: (slug, parent) for pk, slug, parent in rows.values_list("pk", "slug", "parent_id")}
    pairs = _under_the_others(filterset, facet).exclude(**{path: None}).values_list("pk", path)
    reached: dict[int, set[str]] = defaultdict(set)
    for zone, term in pairs:
        while term is not None:
            slug, term = terms[term]
            reached[zone].add(slug)
    return Counter(slug for slugs in reached.values() for slug in slugs)


def _labels() -> dict[str, dict[str, str]]:
    """Labels in the active language, in the order in which the values are listed."""
    truth = {"true": "true", "false": "false"}
    return {
        "country": {row.code: row.name for row in Country.objects.all()},
        "province": {row.code: row.name for row in Province.objects.all()},
        "status": {value: str(label) for value, label in OperatingStatus.choices},
        "development_form": {value: str(label) for value, label in DevelopmentForm.choices},
        "zone_type": {row.slug: row.name for row in ZoneType.objects.all()},
        "industry": {row.slug: row.label for row in Industry.objects.all()},
        "cross_border": truth,
        "has_location": truth,
        "visited": truth,
    }


def _chosen(filterset: ZoneFilterSet, facet: str) -> set[str]:
    chosen = filterset.form.cleaned_data.get(facet)
    if isinstance(chosen, bool):
        return {str(chosen).lower()}
    return set(chosen or ())


def _values(counts: Counter[str], labels: dict[str, str], chosen: Iterable[str]) -> list[FacetValue]:
    return [
        FacetValue(value, label, counts[value], value in chosen)
        for value, label in labels.items()
        if counts[value] or value in chosen
    ]
